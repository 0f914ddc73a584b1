"""Which rulebook judges a card: decisions of bodies, and looking under another one."""
