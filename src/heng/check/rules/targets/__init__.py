"""TG: target cells."""
