"""Budget, allotment and execution."""
