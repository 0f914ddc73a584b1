"""The first page of an edition: one sentence, the counts, the map, what needs attention, the budget."""
