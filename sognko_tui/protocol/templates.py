"""What is wrong with a template that a board has in place of ours, whatever language it is in."""

from __future__ import annotations


class TemplateFault(ValueError):
    """A template cannot be used: `line` is where, counted from 1, or 0 for the whole of it.

    `message` is one line in the words of the tool that reads the template. Where we found the fault
    ourselves there is a `code` too, with the `word` in the template that it is about, so that it can
    be told in the language of the screen: `unknown_name`, `unknown_filter`, `not_allowed` (a kind of
    statement that a letter may not use), `too_long`, `too_deep`, `too_much`, `not_text`; of the pages
    `packages` (it wants some from the net), `endless`, `greedy` (of memory or time).
    """

    def __init__(self, line: int, message: str, *, code: str = "", word: str = "") -> None:
        super().__init__(f"{line}: {message}" if line else message)
        self.line = line
        self.message = message
        self.code = code
        self.word = word
