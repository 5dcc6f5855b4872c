"""What is asked, heard, said, and when. This room knows no physiology.

An update comes in, the clock is read once, pure code decides, one transaction keeps everything, the reply goes out.
"""
