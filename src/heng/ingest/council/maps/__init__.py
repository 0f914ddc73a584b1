"""The strategy map as the report draws it: each map once, with the places of its copies."""
