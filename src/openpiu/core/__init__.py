"""Libraries: values in, values out. No clock, network, database, Django or logging lives here."""
