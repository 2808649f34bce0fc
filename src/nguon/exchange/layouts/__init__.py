"""Column maps of the lists that offices really keep, as data; and finding them in a sheet."""

from nguon.exchange.layouts.headings import Column, Table, find_table
from nguon.exchange.layouts.loading import Field, Layout, all_layouts, layout_named

__all__ = ["Column", "Field", "Layout", "Table", "all_layouts", "find_table", "layout_named"]
