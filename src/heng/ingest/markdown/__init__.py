"""Cards that people write in Markdown (`docs/card-form.md`)."""

from heng.ingest.markdown.reader import card_in

__all__ = ["card_in"]
