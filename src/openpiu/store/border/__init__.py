"""Border (API and border check) records. The border desk reaches this database and no other (CJ-12, SBC-9)."""
