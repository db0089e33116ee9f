"""The command line: `openpiu ...`. One file a command family; `program` holds the table of commands."""
