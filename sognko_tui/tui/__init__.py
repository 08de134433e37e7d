"""What the secretary sees and types. The sole importer of textual."""
