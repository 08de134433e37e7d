"""A file becomes lines, each with its evidence: place, size, weight, page, links."""
