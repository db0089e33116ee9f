"""The officers' console: pages that translate a request into one duty and its answer into HTML. No logic, no store."""
