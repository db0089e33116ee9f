"""What a desk machine has: a journal on its disk, snapshots beside it, and a clock that nobody can set."""
