"""The appendix on budget execution, in each form that a text or table gives it."""
