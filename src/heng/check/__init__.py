"""The checker: rules over the model, one file each, named for the fault they report."""
