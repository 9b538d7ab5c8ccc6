"""The press and those who work it: jobs in, proven prints out, in this process or in many."""
