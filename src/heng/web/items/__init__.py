"""Data items: what a card's formulas read, their values, and the KPIs computed from them."""
