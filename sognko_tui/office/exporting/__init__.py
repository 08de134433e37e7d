"""What leaves the house: the protocol, extracts, letters, data and the parcel for the record system."""
