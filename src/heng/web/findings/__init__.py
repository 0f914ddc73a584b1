"""What the checker found in one edition, and the pages of its rules."""
