"""The heart: a meeting as a log of events, its rules, and nothing about files or screens."""
