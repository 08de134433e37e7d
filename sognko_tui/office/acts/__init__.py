"""The acts of the secretary, those of one subject in each module; `desk` puts them together.

What an act needs beyond the archive is imported when it is done: a list of meetings is shown
before anything of what they are made of is loaded.
"""
