"""What became of the edition before a card in it."""
