"""`openpiu bench match`: the public trial of name screening, peers beside it on identical input. Start at `running`."""
