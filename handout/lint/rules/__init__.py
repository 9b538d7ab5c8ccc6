"""The rules, one small function each, by theme."""

from handout.lint.rules import citing as citing
from handout.lint.rules import control as control
from handout.lint.rules import daily as daily
from handout.lint.rules import figures as figures
from handout.lint.rules import safety as safety
from handout.lint.rules import slots as slots
from handout.lint.rules import tenfold as tenfold
from handout.lint.rules import values as values
