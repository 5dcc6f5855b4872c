"""What a runner takes along: the data as files, and the page for a physio. Pure: values in, bytes out."""
