"""What the search is measured with: queries as they are typed, and the other ways to find a word."""
