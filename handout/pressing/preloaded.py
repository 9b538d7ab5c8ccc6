"""Imported for what it does, in the process that workers are forked from, and nowhere else."""

from handout.pressing.warmth import warm_by_environment

warm_by_environment()
