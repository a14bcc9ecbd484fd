"""`python -m halfsky`: the command line."""

import sys

from halfsky.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
