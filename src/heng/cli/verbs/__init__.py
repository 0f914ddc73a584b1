"""One module a verb: `NAME`, `HELP`, `add_options` and `run`."""
