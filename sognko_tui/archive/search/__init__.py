"""Looks through what was decided before. The sole importer of sqlite3 and of pg8000."""
