"""Documents in: published bytes → (edition, findings). One package a kind of document."""
