"""The pages of a website with all public protocols: data in, bytes out; nothing is read or written here.

Everything is made of what `told.tell` gives, which is made of the public part of a meeting alone. The
words of the pages are data, one file a language, chosen by the board's own (`words`).
"""
