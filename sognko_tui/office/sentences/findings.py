"""What `check` finds, by code. Parameters: number and title of the item, person, counts."""

from sognko_tui.texts import N_

FINDINGS: dict[str, str] = {
    # The meeting as a whole
    "no_attendance": N_("Frammøtet er ikkje ført. Før det med F6."),
    "unaccounted": N_("{person} er verken ført som møtt eller fråverande. Før frammøtet med F6."),
    "protocol_outdated": N_(
        "{file} er ikkje lenger lik møtet: noko er endra sidan protokollen vart skriven. "
        "F9 og Enter skriv han på nytt."
    ),
    "remarks_overdue": N_(
        "Merknadsfristen var {day} og er ute. Godkjenn protokollen i neste møte (F9, K)."
    ),
    "protocol_edited": N_(
        "{file} er ikkje slik programmet skreiv han: nokon har endra fila for hand. "
        "«sognko compare» viser skilnadene, og H på F9-skjermen."
    ),
    "sealed_changed": N_(
        "{file} er ikkje slik protokollen vart godkjend. «sognko verify» seier meir; «sognko write» "
        "legg det endra til sides og skriv det godkjende att, der programmet får det til."
    ),
    "sealed_missing": N_(
        "{file} høyrer til den godkjende protokollen og er borte. «sognko write» skriv fila att."
    ),
    "unsealed": N_(
        "Protokollen er godkjend, men {file} finst ikkje: ingen kan sjå om han vert endra. "
        "«sognko write» skriv det."
    ),
    "time_outside": N_(
        "Klokkesletta i sak {numbers} ligg utanfor møtet, frå det starta til det slutta. "
        "I møtet rettar F8 - dei i kvar sak og F8 h starten og slutten."
    ),
    "break_outside": N_("Ein pause ligg utanfor møtet, frå det starta til det slutta."),
    "mover_away": N_(
        "{person} står som den som sette fram eit framlegg i sak {number}, men er ikkje ført som til "
        "stades der."
    ),
    "statement_away": N_(
        "{person} har ein protokolltilførsel i sak {number}, men er ikkje ført som til stades der."
    ),
    "not_in_archive": N_(
        "Arkivsystemet ({system}) har ikkje kvittert for versjon {version} av protokollen. "
        "«sognko export MØTE --to arkiv» lagar pakka, «sognko receipt» fører kvitteringa."
    ),
    "term_over": N_(
        "Tida for kopien her gjekk ut {since}: protokollen er i arkivsystemet ({system}), og styret "
        "har sagt at kopien kan slettast."
    ),
    "no_place": N_("Møtestaden manglar."),
    "no_chair": N_(
        "Verken leiar eller nestleiar var med i sak {numbers}, og ingen er ført som møteleiar."
    ),
    "no_secretary": N_("Det står ikkje kven som førte protokollen."),
    "no_notice": N_("Det står ikkje når det vart kalla inn til møtet."),
    "not_started": N_("Starttida for møtet manglar."),
    "not_ended": N_("Sluttida for møtet manglar."),
    "other_day": N_(
        "Starttida er ført på ein annan dag enn møtedagen. I møtet rettar F8 h tidene."
    ),
    "ends_before_start": N_("Møtet sluttar før det byrjar. Rett tidene."),
    "no_next_meeting": N_(
        "Sak {number} viser til neste møte, men det står ingen stad når det er. I møtet fører F8 8 datoen."
    ),
    "remote_not_allowed": N_(
        "{person} var med på fjernmøte, men det er ikkje ført at styret har løyve til det. "
        "Styre, R fører løyvet."
    ),
    "same_name": N_(
        "Fleire heiter {person}. Før i Styre kva kvar av dei representerer, så dei kan skiljast."
    ),
    "guest_spelt": N_("Gjesten «{name}» liknar på {person}. Er det den same, skriv namnet likt."),
    "log_problem": N_("Hending nr. {seq} i loggen lét seg ikkje bruke: {problem}"),
    # The items
    "item_open": N_("Sak {number} er open. Vedta saka, eller før korleis ho enda."),
    "blank_open": N_(
        "Sak {number} har opne felt i vedtaket ({count}). Fyll inn, eller stryk punktet."
    ),
    "blank_left": N_(
        "Sak {number} er vedteken med eit ope felt i vedtaket. Ta ho opp att i møtet (F8 a) og fyll inn."
    ),
    "not_carried": N_(
        "Sak {number} er ført som vedteken, men røystinga gav ikkje fleirtal. Røyst på nytt."
    ),
    "fell_though_carried": N_(
        "Sak {number} er ført som ikkje vedteken, men røystinga gav fleirtal. "
        "Ta ho opp att i møtet (F8 a) og rett røystinga eller utfallet."
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
    "moment_at_odds": N_(
        "Klokkeslettet då {person} kom eller gjekk, stemmer ikkje med tidene for sak {number}, som "
        "det er ført ved. T i frammøtet (F6) rettar det."
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
    "member_and_deputy": N_(
        "Både {member} og {person}, som møtte for medlemen, har røysta i sak {number}. "
        "Rett frammøtet eller røystinga."
    ),
    "ballot_tally": N_(
        "Røysting {round} om {post} i sak {number} går ikkje opp: {voted} røyster er førte, "
        "{entitled} skulle røyste. Ta saka opp att og rett valet."
    ),
    "post_unfilled": N_(
        "Sak {number} er avslutta, men ingen er vald til {post}. Ta saka opp att: F8 q fører valet."
    ),
    "elected_undecided": N_(
        "Valet i sak {number} er avgjort, men står ikkje i noko vedtak. Ta saka opp att: "
        "F2 vedtek det."
    ),
    "written_vote": N_(
        "Røystinga i sak {number} var skriftleg. Det er meint for forholdsval: "
        "elles skal det stå kven som røysta for kva."
    ),
    "no_names": N_(
        "Røystinga i sak {number} er ført med tal. Ta saka opp att og før kven som var imot."
    ),
    "refused_to_vote": N_("{person} lét vere å røyste i sak {number}."),
    "not_as_voted": N_(
        "Vedtaket i sak {number} er ikkje det røystingane kom til. Ta saka opp att i møtet: "
        "F8 m, S set det saman."
    ),
    "never_voted_on": N_(
        "Framlegg {motion} i sak {number} er verken røysta over eller trekt. "
        "Ta saka opp att i møtet (F8 a), så fører F8 m det."
    ),
    "no_basis": N_("Heimelen for å lukke møtet i sak {number} manglar. F8 w rettar det."),
    "never_opened": N_("Møtet vart lukka i sak {number} og er ikkje opna att. F8 w opnar."),
    "ended_behind_doors": N_(
        "Sak {number} står som offentleg, men vart avslutta medan møtet var lukka for sak {other}. "
        "F8 w i sak {other} rettar tidene; skulle saka vere lukka, tek F8 a ho opp att."
    ),
    "meant_to_be_closed": N_(
        "Sakspapiret seier at sak {number} er unnateken offentleg innsyn, men ho vart handsama for "
        "opne dører."
    ),
    "kept_apart": N_(
        "Det som vart handsama for lukka dører i sak {number}, ligg ikkje i denne kopien av arkivet."
    ),
    "remote_while_closed": N_(
        "Nokon var med på fjernmøte i sak {number}, som skulle vere lukka. Sjå frammøtet (F6)."
    ),
    "name_spelt": N_(
        "«{name}» i sak {number} liknar på {person}. Er det den same, skriv namnet likt."
    ),
    "nobody_to_do_it": N_("Oppfølginga «{what}» i sak {number} har ingen som skal gjere det."),
    "unknown_reference": N_(
        "Sak {number} viser til {reference}, som ikkje finst i arkivet. Sjå etter om det er rett."
    ),
    "tie": N_(
        "Likt røystetal i sak {number} er ikkje avgjort. Ta saka opp att i møtet (F8 a) og før kva som avgjer."
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
    "numbered_twice": N_(
        "Sak {number} har eit nummer som er brukt i året før: òg møtet {meeting} har ei slik sak."
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
    "set_aside": N_(
        "Det som vart lagt til sides då møtet sist vart opna, ligg i møtemappa: {files}. "
        "Slett fila når ingen treng henne."
    ),
    "tables_differ": N_(
        "Tabellane {tables} i meeting.json stemmer ikkje med loggen: nokon har endra fila for hand. "
        "Loggen gjeld."
    ),
    # What a bad merge left
    "half_merged": N_(
        "{file} er halvt fletta: git har lagt begge versjonane inn i fila. Vel éin med "
        "«git checkout --ours» eller «--theirs» og namnet på fila; den andre finst i historia i git."
    ),
    "half_merged_protocol": N_(
        "{file} er halvt fletta av git. «sognko write» med id-en til møtet skriv fila på nytt."
    ),
    "their_meeting": N_(
        "{file} er versjonen til den andre, for begge har ført møtet. Den som ligg i meeting.json, "
        "gjeld. Skal deira gjelde, legg {file} i staden for meeting.json. Skal begge takast vare på, "
        "lagar «sognko restore {file} --another» eit møte for seg. Slett så {file}."
    ),
    "their_boards": N_(
        "{file} er versjonen til den andre, for begge har endra det same styret. Før inn i Styre det "
        "som skal gjelde derifrå, og slett så fila."
    ),
    "left_by_merge": N_(
        "Det ligg att filer etter ei fletting: {files}. Slett dei når ingen treng dei."
    ),
    "boards_damaged": N_(
        "{file} er øydelagd og kan ikkje lesast. Hent ein tidlegare versjon fram att frå git eller "
        "ein kopi."
    ),
    "no_meeting_file": N_(
        "meeting.json manglar i mappa. Hent fila fram att frå git eller ein kopi, eller slett mappa."
    ),
    "meeting_damaged": N_(
        "meeting.json er øydelagd og kan ikkje lesast. Hent ein tidlegare versjon fram att frå git "
        "eller ein kopi; journalen er urørt."
    ),
    "log_numbers": N_(
        "Loggen i meeting.json er blanda av to versjonar: nummer {numbers} står ikkje i rekkjefølgje. "
        "Hent fram ein heil versjon frå git."
    ),
    "written_twice": N_(
        "{file} er blanda av to versjonar: {what} står to gonger. Hent fram ein heil versjon frå git."
    ),
    "id_twice": N_(
        "meeting.json seier at dette er møtet {other}, som òg ligg i mappa si. Slett denne mappa om "
        "ho er ein kopi, eller hent fram att den rette fila."
    ),
    "other_id": N_(
        "meeting.json seier at dette er møtet {other}. Gjev mappa det namnet att, eller hent fram att "
        "den rette fila."
    ),
    "other_date": N_(
        "meeting.json seier at møtet er {date}, men mappa har ein annan dato. Hent fram att den rette "
        "fila."
    ),
    "other_board": N_(
        "meeting.json seier at møtet er i {board}, men mappa høyrer til eit anna styre. Hent fram att "
        "den rette fila."
    ),
    "closed_part_other": N_(
        "{file} høyrer ikkje til denne meeting.json: det som vart handsama for lukka dører, er ført "
        "på ei anna maskin. Hent {file} derifrå, eller hent fram att den meeting.json som høyrer til."
    ),
    "journal_other": N_(
        "{file} går ikkje ut frå denne meeting.json: ei økt som ikkje vart lukka, skreiv på ein annan "
        "versjon. Opne ikkje møtet. Hent den versjonen fram att frå git, opne og lukk møtet, og hent så "
        "inn den nye."
    ),
    "board_twice": N_(
        "Styret {board} står to gonger i boards.json. Hent fram ein heil versjon frå git, og før inn "
        "i Styre det som manglar."
    ),
    "board_missing": N_(
        "Styret {board} finst ikkje i boards.json. Hent fila fram att frå git, eller lag styret på "
        "nytt («sognko board add»)."
    ),
}
