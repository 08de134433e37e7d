"""What is said of other sessions: who has a meeting open, who took it over, and how that goes."""

from __future__ import annotations

from collections.abc import Mapping

from sognko_tui.archive.store import Holder
from sognko_tui.office import printable
from sognko_tui.texts import N_, _

_ENDS = {
    "other": N_("{who} var snarare og har møtet no. Her kan det berre lesast."),
    "elsewhere": N_(
        "{who} svarar ikkje, og økta kan ikkje avsluttast herifrå. Avslutt Sognko der, og prøv att."
    ),
    "forbidden": N_(
        "{who} svarar ikkje, og du har ikkje lov til å avslutte økta. Avslutt henne som den "
        "brukaren, eller be den som driv maskina."
    ),
    "ourselves": N_("Det er dette programmet som har møtet ope. Gå ut av det og inn att."),
    "stubborn": N_("{who} slepp ikkje møtet. Prøv att, eller start maskina på nytt."),
    "unreadable": N_("Ingen har møtet ope lenger, men det kan berre lesast."),
}

_STAGES = {
    "asking": N_("Ber {who} om å sleppe møtet …"),
    "ending": N_("{who} svarar ikkje: økta får beskjed om å avslutte …"),
    "killing": N_("{who} avsluttar ikkje: økta blir stoppa. Det som er skrive, er på disken …"),
}


def who(holder: Holder) -> str:
    """Somebody and where: `skrivar (pts/3 på tenar, frå 192.0.2.7)`."""
    user = holder.user or _("ukjend")
    where = holder.tty.removeprefix("/dev/")
    if holder.host:
        where = _("{tty} på {host}").format(tty=where, host=holder.host) if where else holder.host
    if holder.origin:
        origin = _("frå {address}").format(address=holder.origin)
        where = f"{where}, {origin}" if where else origin
    return printable.line(f"{user} ({where})" if where else user)


def held_by(holder: Holder) -> str:
    """That somebody else has the meeting open, since when, what that means and what can be done."""
    if holder.since is None:
        said = _("{who} har møtet ope. Her kan det berre lesast. F8 + tek over.")
        return said.format(who=who(holder))
    time = holder.since.strftime("%H:%M")
    said = _("{who} har møtet ope sidan kl. {time}. Her kan det berre lesast. F8 + tek over.")
    return said.format(who=who(holder), time=time)


def taken_by(holder: Holder, *, take_back: bool) -> str:
    """That somebody took the meeting over from us, and with `take_back` how to take it back."""
    time = holder.since.strftime("%H:%M") if holder.since else "…"
    said = _("{who} tok over møtet kl. {time}. Alt er lagra.")
    if take_back:
        said = _("{who} tok over møtet kl. {time}. Alt er lagra. F8 + tek det att.")
    return said.format(who=who(holder), time=time)


def held_on_to(holder: Holder) -> str:
    """That somebody asks for a meeting whose last words are not on the disk."""
    said = _("{who} vil ta over møtet, men disken har ikkje teke imot alt. Det blir halde på.")
    return said.format(who=who(holder))


def question(holder: Holder) -> str:
    """What is asked before a meeting is taken over."""
    said = _(
        "{who} har møtet ope. Økta der lagrar, slepp møtet og les vidare. Svarar ho ikkje, blir ho "
        "avslutta; alt som er skrive, ligg på disken."
    )
    return said.format(who=who(holder))


def nobody() -> str:
    """That the meeting is free to be written on again."""
    return _("Ingen har møtet ope til skriving lenger. F8 + tek over.")


def take_over_stage(stage: str, of: Holder | None) -> str:
    """What is being tried."""
    return _with(_STAGES, stage, of)


def take_over_end(end: str, of: Holder | None) -> str:
    """Why taking over did not succeed, and what to do."""
    return _with(_ENDS, end, of)


def _with(texts: Mapping[str, str], code: str, holder: Holder | None) -> str:
    return _(texts[code]).format(who=who(holder) if holder is not None else _("ukjend"))
