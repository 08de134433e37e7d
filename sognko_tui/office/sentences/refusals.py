"""Why a change was refused, and why an item cannot be closed, by code."""

from sognko_tui.texts import N_

PROBLEMS: dict[str, str] = {
    "convened_twice": N_("Møtet er kalla inn to gonger."),
    "read_already": N_("Møtet er lese ut av ein protokoll alt."),
    "minuted_already": N_("Møtet er ført her, og kan ikkje lesast ut av ein protokoll."),
    "not_convened": N_("Loggen byrjar ikkje med ei innkalling."),
    "no_id": N_("Møtet har ingen id."),
    "no_such_item": N_("Saka finst ikkje i møtet."),
    "no_such_person": N_("{person} er ikkje med i styret eller møtet."),
    "no_such_proposal": N_("Framlegget finst ikkje i sak {number}."),
    "no_such_seat": N_("{person} har ingen plass i styret å møte for."),
    "no_such_stay": N_("{person} har ikkje så mange opphald i møtet."),
    "no_such_step": N_("Det som skulle angrast, finst ikkje i loggen."),
    "item_worked_on": N_("I sak {number} er det alt ført noko: ho kan ikkje takast ut."),
    "item_closed": N_("Sak {number} er ferdig. F8 a tek ho opp att."),
    "item_open": N_("Sak {number} er open alt."),
    "item_ids_collide": N_("To saker har same id."),
    "person_ids_collide": N_("To personar har same id."),
    "proposal_ids_collide": N_("To framlegg i sak {number} har same id."),
    "no_date": N_("«{value}» er ingen dato. Skriv til dømes 2.12.2025."),
    "no_form": N_("«{value}» er inga møteform."),
    "no_reason": N_("Skriv ein grunn for å gå imot regelen."),
    "already_here": N_("{person} er ført som til stades alt."),
    "was_here": N_("{person} har vore til stades og kan ikkje førast med forfall."),
    "not_here": N_("{person} er ikkje ført som til stades."),
    "seat_taken": N_("Nokon møter for {person} alt."),
    "has_own_seat": N_("{person} har eigen plass i styret og kan ikkje møte for andre."),
    "stays_overlap": N_("Tidene for {person} går over i kvarandre."),
    "leaves_before_arriving": N_("{person} kan ikkje gå før vedkomande kom."),
    "already_known": N_("{person} står på lista alt."),
    "guest_with_seat": N_("{person} har plass i styret og er ikkje gjest."),
    "already_disqualified": N_("{person} er ført som ugild i saka alt."),
    "not_disqualified": N_("{person} er ikkje ført som ugild i saka."),
    "presides_disqualified": N_("{person} er ugild og kan ikkje leie saka."),
    "voted_twice": N_("Nokon er ført med to røyster i sak {number}."),
    "may_not_vote": N_("{person} har ikkje røysterett i sak {number}. Sjå frammøtet (F6)."),
    "not_unanimous": N_("Røystinga i sak {number} er ikkje samrøystes: nokon røysta annleis."),
    "no_tie": N_("Det er ikkje likt røystetal i sak {number}, så dobbeltrøysta gjeld ikkje."),
    "casting_differs": N_("Møteleiaren røysta på den andre sida i sak {number}."),
    "not_presiding": N_("{person} leier ikkje møtet i sak {number}, og har ikkje dobbeltrøyst."),
    "withdrawn_already": N_("Framlegget i sak {number} er trekt."),
    "no_vote": N_("Det er ikkje røysta i sak {number}."),
    "not_come_to": N_("Møtet er ikkje kome til sak {number} enno. Før det når ho er framme."),
    "adopted_text_differs": N_(
        "Vedtaket i sak {number} er ikkje teksten som står i feltet VEDTAK."
    ),
    "edit_misfit": N_("Endringa passar ikkje til teksten i sak {number}."),
    "after_itself": N_("Sak {number} kan ikkje takast etter seg sjølv."),
    "against_itself": N_("Eit framlegg i sak {number} kan ikkje setjast opp mot seg sjølv."),
    "no_such_point": N_("Punktet finst ikkje i sak {number}."),
    "nobody_named": N_("Sei kven spørsmålet om ugildskap i sak {number} gjeld."),
    "voted_on_already": N_("Det er røysta over framlegget i sak {number} alt."),
    "names_and_numbers": N_("Før anten namn eller tal i sak {number}, ikkje begge."),
    "too_many_votes": N_("Fleire røyster enn dei {entitled} som kan røyste i sak {number}."),
    "lot_without_outcome": N_("Sei kva loddet gav i sak {number}."),
    "no_such_post": N_("Sak {number} har ikkje noko slikt val."),
    "no_such_nominee": N_("Nokon i sak {number} har fått røyster utan å vere føreslegen."),
    "nominated_already": N_("Den same er føreslegen alt i sak {number}."),
    "not_elected": N_("Valet i sak {number} er ikkje avgjort."),
    "no_basis": N_("Heimelen for å lukke møtet i sak {number} manglar."),
    "not_closed": N_("Møtet er ikkje lukka i sak {number}."),
    "ends_before_start": N_("Det sluttar før det byrjar. Rett tidene."),
    "no_such_break": N_("Pausen finst ikkje."),
    "no_such_follow_up": N_("Oppfølginga i sak {number} finst ikkje lenger."),
    "not_settled": N_("Oppfølginga i sak {number} er ikkje ført som gjord."),
    "no_such_note": N_("Det som skulle strykast, finst ikkje."),
    "no_such_deputy": N_("{person} er ikkje vara i styret."),
    "takes_part_so": N_("{person} er ført slik alt."),
    "approved": N_("Protokollen er godkjend. F8 - byrjar ei retting, som blir ein ny versjon."),
    "due_before_sent": N_("Fristen for merknader er før dagen protokollen blir send rundt."),
    "not_approved": N_("Protokollen er ikkje godkjend enno: rett direkte i møtet."),
    "correcting_already": N_("Rettinga er begynt alt."),
    "never_approved": N_("Protokollen er ikkje godkjend enno. Arkivet tek imot den godkjende."),
    "no_reference": N_("Kvitteringa manglar tilvisinga i arkivsystemet."),
    "no_such_version": N_("Protokollen har ingen versjon {version}."),
    "noted_already": N_("Det er ført alt."),
}
"""An event that does not fit the meeting; `person` is a name here."""

REFUSED: dict[str, str] = {
    "nothing_to_undo": N_("Det er ikkje noko å angre."),
    "nothing_to_redo": N_("Det er ikkje noko å gjere om att."),
    "needed_later": N_(
        "Dette kan ikkje angrast: noko som er gjort seinare, byggjer på det. {because}"
    ),
    "approved_since": N_(
        "Protokollen er godkjend, så dette kan ikkje angrast. F8 - rettar i ein ny versjon."
    ),
    "unwritable": N_("Teksten har teikn som ikkje kan lagrast. Lim inn på nytt, eller skriv han."),
}
"""What else a session refuses."""

OBSTACLES: dict[str, str] = {
    "closed": N_("Sak {number} er ferdig alt."),
    "attendance": N_("Før frammøtet først (F6)."),
    "emptied": N_("VEDTAK er tomt. Kva vart det til med sak {number}?"),
    "blank": N_("Vedtaket i sak {number} har eit ope felt. Fyll inn, skriv «ingen», eller stryk punktet."),
    "quorum": N_("Styret er ikkje vedtaksført i sak {number}."),
    "vote_outdated": N_("Røystinga i sak {number} stemmer ikkje med dei som har røysterett no. Røyst på nytt (F5)."),
    "ballot_outdated": N_("Nokon som røysta i valet i sak {number}, er kjend ugild etterpå. Stryk røystinga og røyst på nytt (F8 q)."),
    "tie": N_("Likt røystetal i sak {number}. Før kven si røyst eller kva lodd som avgjer (F5)."),
    "outside_agenda": N_("Sak {number} står ikkje på saklista. Går ho til vedtak, skal grunnen førast."),
    "information_decision": N_("Sak {number} er ei orientering. Kan det gjerast vedtak i henne?"),
    "election": N_("Valet i sak {number} er ikkje avgjort."),
}  # fmt: skip
"""Why F2 cannot close an item."""
