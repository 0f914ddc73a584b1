"""An edition as a card in Markdown (`docs/card-form.md`), which `heng.ingest.markdown` reads back."""

from heng.publish.card.card import card_text

__all__ = ["card_text"]
