"""The data items that formulas read, and the figures computed from them."""
