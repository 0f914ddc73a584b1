"""Numbers that head paragraphs, as readers of documents use them; the grammar is the model's."""

from __future__ import annotations

from heng.model.numbering import Mark, Style, han_value, read_mark

__all__ = ["Mark", "Style", "han_value", "read_mark"]
