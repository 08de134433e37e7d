"""What may be asked for over the line, and what comes back."""

import json

from tests.door.conftest import LUSTER, SECRET, VIK


def test_the_reading_commands_come_over_the_line(house):
    assert house.run("luster", "list") == (0, f"{LUSTER}  0/5  klart\n", "")
    assert "4 Felles feiekontor  [open]" in house.run("luster", "show", "2026-03-24")[1]
    assert "møtet er kalla inn" in house.run("luster", "log", LUSTER)[1]
    status, out, _ = house.run("luster", "check", LUSTER, "--json")
    assert status == 1
    assert {found["meeting"] for found in json.loads(out)} == {LUSTER}
    assert "Kommandoar" not in house.run("luster", "help")[1]
    assert "get MØTE FORMAT" in house.run("luster", "help")[1]
    assert house.run("luster", "get", "--help", "--lang", "en")[0] == 0


def test_the_protocol_and_the_meeting_are_fetched_with_one_line(house):
    status, text, _ = house.run("luster", "get", "2026-03-24", "md")
    assert status == 0
    assert "Felles feiekontor" in text
    assert house.run("luster", "get", LUSTER, "html")[1].startswith("<!DOCTYPE html>")
    assert json.loads(house.run("luster", "get", LUSTER, "json")[1])["id"] == LUSTER
    assert house.run("luster", "get", LUSTER, "log")[1] == house.run("luster", "log", LUSTER)[1]
    copy = json.loads(house.run("luster", "get", LUSTER, "backup")[1])
    assert (copy["sognko"], copy["meeting"]) == ("backup", LUSTER)
    assert copy["pack"]["name"] == "sakspapir.txt"
    assert "FORMAT" in house.run("luster", "get", LUSTER, "rtf")[2]
    # Not approved yet: there is nothing to sign, and nothing to verify.
    assert "manifest" in house.run("luster", "get", LUSTER, "manifest")[2]
    assert house.run("luster", "verify", LUSTER)[0] == 1
    assert house.run("luster", "verify")[:2] == (0, "Ingen protokollar er godkjende enno.\n")


def test_a_file_is_put_into_the_inbox_and_read_there(house):
    pack = "Styret i Luster KO\nMøte 12. mai 2026\n\n1. Opning\n\n2. Ymse\n".encode()
    # ssh hands on its words with spaces between them.
    assert house.run("luster", "put", "Møte 12. mai.txt", stdin=pack) == (
        0,
        "Møte 12. mai.txt\n",
        "",
    )
    (own,) = [
        path
        for path in (house.archive / "inbox").iterdir()
        if path.name.startswith("sekretaeren-i-luster")
    ]
    assert (own / "Møte 12. mai.txt").read_bytes() == pack
    assert (own / "Møte 12. mai.txt").stat().st_mode & 0o777 == 0o600
    assert "2026-05-12" in house.run("luster", "agenda", "'Møte 12. mai.txt'")[1]
    # The very same once more is no harm; another is not put over it.
    assert house.run("luster", "put", "Møte 12. mai.txt", stdin=pack)[0] == 0
    status, _, said = house.run("luster", "put", "Møte 12. mai.txt", stdin=b"noko anna")
    assert status == 2
    assert "Møte 12. mai.txt" in said
    assert (own / "Møte 12. mai.txt").read_bytes() == pack
    assert house.run("luster", "put", "tom.txt")[0] == 2
    # Others do not see it.
    assert house.run("vik", "agenda", "'Møte 12. mai.txt'")[0] == 2
    assert [path.name for path in own.iterdir()] == ["Møte 12. mai.txt"]


def test_a_key_for_all_boards_shares_the_inbox_of_the_archive(house):
    assert house.run("leiar", "put", "felles.txt", stdin=b"1. Opning\n")[0] == 0
    assert (house.archive / "inbox" / "felles.txt").is_file()
    assert LUSTER in house.run("leiar", "list")[1]
    assert VIK in house.run("leiar", "list")[1]
    assert SECRET in house.run("leiar", "show", VIK)[1]


def test_what_another_board_has_is_not_there(house):
    for command in (
        ["show", VIK],
        ["log", VIK, "--json"],
        ["check", VIK],
        ["get", VIK, "md"],
        ["get", VIK, "backup", "--full"],
        ["show", f"{LUSTER}/../{VIK}"],
        ["show", VIK.removesuffix("-ko")],
    ):
        status, out, said = house.run("luster", *command)
        assert (status, out) == (2, ""), command
        assert "Fann ikkje møtet" in said
    # Said in the same words as of what never was.
    never = house.run("luster", "show", VIK.replace("vik", "xyz"))[2]
    assert house.run("luster", "show", VIK)[2] == never.replace("xyz", "vik")
    for command in (
        ["list", "--json"],
        ["board", "list", "--json"],
        ["search", "feiekontor", "--json"],
        ["decisions", "--json"],
        ["references", "--json"],
        ["followups", "--json"],
    ):
        assert "i-vik" not in house.run("luster", *command)[1]
    assert house.run("luster", "check", "--full") == (0, "", "")
    assert house.run("luster", "figures", "--json") == (0, "[]\n", "")
    # Nor is it sent to a server that somebody names.
    status, _, said = house.run("luster", "search", "feiekontor", "--index", "postgresql://x/y")
    assert status == 2
    assert "--index" in said
    # What is to be done is read over the line, and noted in the app.
    assert house.run("luster", "followups", "done", LUSTER, "4")[0] == 2
    # By date there is only one's own.
    assert "Luster" in house.run("luster", "show", "24.3.2026")[1]


def test_the_second_screen_follows_ones_own_meeting_and_no_other(house):
    with house.terminal("luster", commands=["follow"]) as terminal:
        terminal.wait_for("Styret i Luster KO")
    for command in (["follow", VIK], ["follow", VIK, "--closed"]):
        with house.terminal("luster", commands=command) as terminal:
            assert terminal.wait_end() == 2
            assert "Fann ikkje møtet" in terminal.screen()
    assert house.run("luster", "follow")[0] == 2
