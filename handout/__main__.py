"""``python -m handout``."""

from __future__ import annotations

import sys

from handout.cli import main

sys.exit(main())
