"""Words that stand in the record itself. They are never renamed: digests cover them."""

from heng.model.terms import Act, Voice

__all__ = ["Act", "Voice"]
