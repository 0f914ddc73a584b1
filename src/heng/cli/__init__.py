"""The command line. Works on files without a database; reaches the record through `heng.workflow` only."""
