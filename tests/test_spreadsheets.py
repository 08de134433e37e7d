"""Tables that spreadsheets open: nothing in a cell acts there."""

from sognko_tui.spreadsheets import csv_file, guarded


def test_no_line_of_a_cell_begins_a_formula():
    # Divided at another sign than ours, a line of the text would be a line of the table.
    assert guarded("=1+1\nog så\n@SUM(A1)") == "'=1+1\nog så\n'@SUM(A1)"


def test_a_file_has_a_mark_for_its_letters_and_a_row_a_line():
    assert b"".join(csv_file([["Sak", 'a "b"'], ["-1", "x;y"]])).decode() == (
        '\ufeff"Sak";"a ""b"""\r\n"\'-1";"x;y"\r\n'
    )
