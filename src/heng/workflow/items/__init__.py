"""Data items in the record: their values, what people say of them, and the figures computed from them."""
