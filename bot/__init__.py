"""What is asked, heard, said, and when. This room knows no physiology.

An update comes in, the clock is read once, pure code decides, one transaction keeps everything, the reply goes out.
"""

VERSION = "0.1.0"
"""As in pyproject.toml; a test compares."""
