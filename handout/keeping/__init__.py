"""What of an output folder still stands, why the rest does not, and what is kept of what was made."""

from handout.keeping.keeper import EVERY_KEY as EVERY_KEY
from handout.keeping.keeper import Keeper as Keeper
from handout.keeping.keeper import keeping as keeping
from handout.keeping.keeper import keeping_if_it_can as keeping_if_it_can
from handout.keeping.reasons import is_crowded as is_crowded
from handout.keeping.reasons import why_again as why_again
