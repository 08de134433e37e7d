"""The names of the index's files in the archive's folder; git leaves out what begins so."""

NAME = ".index.sqlite"
LOCK = NAME + ".lock"
BUILDING = NAME + ".ny"
