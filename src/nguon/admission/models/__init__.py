"""Tables of the admission dossier."""

from nguon.admission.models.dossiers import Dossier
from nguon.admission.models.introductions import Introduction
from nguon.admission.models.votes import VOTES_HELD, Resolution, VoteColumns, votes_add_up

__all__ = ["VOTES_HELD", "Dossier", "Introduction", "Resolution", "VoteColumns", "votes_add_up"]
