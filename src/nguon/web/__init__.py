"""The pages people see. Each view makes one call downwards; nothing here judges, reads tables or writes them."""
