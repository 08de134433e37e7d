"""Publishing: the public protocols of an archive as a website in a folder, kept up to date.

`plan` says which meetings there are pages of and where, `year` makes a year's pages and its part of
the search index, `run` puts everything together, and `tree` alone writes into the folder.
"""

from sognko_tui.office.publishing.run import Published, publish

__all__ = ["Published", "publish"]
