"""The pieces screens are made of, named by what they show."""
