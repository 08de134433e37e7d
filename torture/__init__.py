"""What the program must live through, with the real program and real parts: `make torture`.

Every module has `run`, which takes how many trials and a seed and raises `AssertionError` where a
word was lost, and `main`, which prints what was tried and found. `FULL=1` takes the full numbers.
"""
