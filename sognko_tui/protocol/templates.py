"""What is wrong with a template that a board has in place of ours, whatever language it is in."""

from __future__ import annotations


class TemplateFault(ValueError):
    """A template cannot be used: `line` is where, counted from 1, or 0 for the whole of it.

    `message` is one line in the words of the language of the template, as its own tool would say it.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"{line}: {message}" if line else message)
        self.line = line
        self.message = message
