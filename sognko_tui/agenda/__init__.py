"""Lines become the items of an agenda, which the secretary may mend before they are accepted."""
