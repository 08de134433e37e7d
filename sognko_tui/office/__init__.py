"""A secretary's acts that need several parts: take in a pack, open, write, check, approve."""
