"""`python -m assist.cli`: the command line without its installed script."""

import sys

from assist.cli.main import main

sys.exit(main())
