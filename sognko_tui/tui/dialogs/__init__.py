"""Questions that cover the screen and give back a typed answer."""
