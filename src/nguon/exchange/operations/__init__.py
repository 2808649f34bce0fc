"""Writing what a list says: storing a plan, and keeping the file that is being looked at."""

from nguon.exchange.operations.storing import Stored, store
from nguon.exchange.operations.uploads import drop_upload, keep_upload, store_upload

__all__ = ["Stored", "drop_upload", "keep_upload", "store", "store_upload"]
