"""Settings, addresses, deployment checks and the entry point of `heng`."""
