"""Compiled arithmetic over the columns of `layout`: numbers in, numbers out; no objects, no text.

Importing this room loads numba; the rest of `matching` does so only when something is compared.
"""
