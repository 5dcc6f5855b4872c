"""What whoever runs this bot may ask for and do: figures, and a message to all. For anybody else none of it exists."""
