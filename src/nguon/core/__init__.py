"""Words that every context shares: days, periods, findings, scopes, folded names, shares. Knows no Django."""
