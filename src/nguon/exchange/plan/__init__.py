"""The one plan of an import: what becomes of each row. A dry run shows it, a commit carries it out."""

from nguon.exchange.plan.making import check_options, make_plan, narrowed
from nguon.exchange.plan.parts import Options, Plan, PlannedRow

__all__ = ["Options", "Plan", "PlannedRow", "check_options", "make_plan", "narrowed"]
