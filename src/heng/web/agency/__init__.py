"""The page of an agency: its KPIs with coverage and bounds, where it helps others, and its budget as printed."""
