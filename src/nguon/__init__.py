"""Nguồn: finding, helping and admitting party members, from one cell to the whole country."""
