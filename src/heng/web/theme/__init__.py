"""One theme, one objective: their map, their figures, their actions."""
