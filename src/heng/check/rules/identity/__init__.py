"""ID: codes and what they stand for."""
