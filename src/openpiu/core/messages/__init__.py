"""Carriers' messages to flights, travellers and bookings, with repairs and faults. `read_messages` is the one way in."""
