"""One screen, one module; its stylesheet has the same name in `styles/`."""
