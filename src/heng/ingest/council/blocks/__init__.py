"""Text that prints each cell as a block of its own, or columns beside one another: blocks and lines become cells."""
