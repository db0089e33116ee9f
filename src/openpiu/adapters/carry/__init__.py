"""How bundles get to partners and from them."""
