"""What `check` finds, by code. Parameters: number and title of the item, person, counts."""

from sognko_tui.texts import N_

FINDINGS: dict[str, str] = {
    # The meeting as a whole
    "no_attendance": N_("Frammøtet er ikkje ført. Før det med F6."),
    "unaccounted": N_("{person} er verken ført som møtt eller fråverande. Før frammøtet med F6."),
    "no_place": N_("Møtestaden manglar."),
    "no_secretary": N_("Det står ikkje kven som førte protokollen."),
    "no_notice": N_("Det står ikkje når det vart kalla inn til møtet."),
    "not_started": N_("Starttida for møtet manglar."),
    "not_ended": N_("Sluttida for møtet manglar."),
    "other_day": N_("Starttida er ført på ein annan dag enn møtedagen. F8 h rettar tidene."),
    "ends_before_start": N_("Møtet sluttar før det byrjar. Rett tidene."),
    "log_problem": N_("Hending nr. {seq} i loggen lét seg ikkje bruke: {problem}"),
    # The items
    "item_open": N_("Sak {number} er open. Vedta saka, eller før korleis ho enda."),
    "blank_open": N_(
        "Sak {number} har opne felt i vedtaket ({count}). Fyll inn, eller stryk punktet."
    ),
    "blank_left": N_(
        "Sak {number} er vedteken med eit ope felt i vedtaket. Ta henne opp att og fyll inn."
    ),
    "not_carried": N_(
        "Sak {number} er ført som vedteken, men røystinga gav ikkje fleirtal. Røyst på nytt."
    ),
    "fell_though_carried": N_(
        "Sak {number} er ført som ikkje vedteken, men røystinga gav fleirtal. "
        "Ta henne opp att og rett røystinga eller utfallet."
    ),
    "no_result": N_(
        "Røystetalet i sak {number} er ikkje ført. Ta saka opp att, før røystinga med F5 og avslutt."
    ),
    "left_too_early": N_(
        "{person} er ført som gått etter sak {number}, men var gått då det vart røysta i saka. "
        "Sjå frammøtet (F6)."
    ),
    "came_too_late": N_(
        "{person} er ført som komen under eller etter sak {number}, men er rekna med i røystinga "
        "der. Sjå frammøtet (F6)."
    ),
    "closed_after_end": N_(
        "Sak {number} vart avslutta etter at møtet var slutt. Rett sluttida om møtet varte lenger."
    ),
    "edited_after_vote": N_("Vedtaket i sak {number} vart endra etter at det var røysta over det."),
    "voter_not_present": N_(
        "{person} har røysta i sak {number}, men er ikkje ført som til stades der. "
        "Rett frammøtet eller røystinga."
    ),
    "may_not_vote": N_(
        "{person} har røysta i sak {number} utan å ha røysterett der. "
        "Rett frammøtet eller røystinga."
    ),
    "tally": N_(
        "Røystene i sak {number} stemmer ikkje: {voted} har røysta, {entitled} har røysterett. "
        "Røyst på nytt."
    ),
    "not_quorate": N_("Styret var ikkje vedtaksført i sak {number}."),
    "no_ground": N_("Heimelen for at {person} var ugild i sak {number}, manglar."),
    "asks_deputy": N_(
        "Saksframstillinga i sak {number} spør etter vara, men vedtaket nemner ingen."
    ),
    "asks_period": N_(
        "Saksframstillinga i sak {number} spør etter ein periode, men vedtaket nemner ingen."
    ),
    "asks_names": N_("Saksframstillinga i sak {number} spør etter namn, men vedtaket har ingen."),
    # Other meetings
    "remark_not_linked": N_(
        "Merknaden i sak {number} er ikkje vist til i møtet {meeting}. F8 0 prøver på nytt."
    ),
    "remark_without_source": N_(
        "Møtet {meeting} skulle ha ein merknad til denne protokollen i sak {number}, men har ingen."
    ),
    # The files
    "newer_events": N_(
        "{count} hendingar er skrivne av ein nyare versjon av Sognko og er ikkje med her. "
        "Oppdater programmet."
    ),
    "old_checkpoint": N_(
        "meeting.json er eldre enn journalen, så det kan mangle hendingar. "
        "Er fila henta fram frå ein kopi?"
    ),
    "tables_differ": N_(
        "Tabellane {tables} i meeting.json stemmer ikkje med loggen: nokon har endra fila for hand. "
        "Loggen gjeld."
    ),
}
