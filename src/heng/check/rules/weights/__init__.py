"""WT: weights of components, actions and steps."""
