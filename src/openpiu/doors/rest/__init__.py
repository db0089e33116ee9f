"""The machine interface (REST), described by /rest/v1/openapi.json. Never called "API": that is passenger data."""
