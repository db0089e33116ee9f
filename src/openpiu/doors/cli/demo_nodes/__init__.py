"""The two nodes of the demo: each a unit of its own, with its own database, keys and people; they meet by HTTPS."""
