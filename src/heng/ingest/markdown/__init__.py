"""Cards that people write in Markdown (`docs/card-form.md`)."""

from heng.ingest.markdown.reader import card_in, is_card_file

__all__ = ["card_in", "is_card_file"]
