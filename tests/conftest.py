"""What holds for every test: the library's lengths of time are unambiguous ones."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")
