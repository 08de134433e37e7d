"""A meeting as data for other programs, each format by a writer of its own.

The writers tell what is in the meeting they are given: for the public they are given its public part.
"""
