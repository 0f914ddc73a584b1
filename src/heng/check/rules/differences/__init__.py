"""Rules about what two editions print differently."""
