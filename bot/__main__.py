"""`python -m bot`: see `bot.command_line`."""

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # while loading, which makes no garbage: to look for some was an eighth of the start
    from bot.command_line import main

    sys.exit(main(sys.argv[1:]))
