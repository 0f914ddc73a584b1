"""Opening a card as of a day and as known on a day: what was published, what people changed, what stands beside it."""
