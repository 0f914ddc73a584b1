"""What people change in the record: each a later version with its reason, nothing overwritten."""
