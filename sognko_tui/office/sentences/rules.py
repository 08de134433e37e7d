"""What each rule is called, what it says, and what the program does with it where a board keeps it."""

from __future__ import annotations

from typing import NamedTuple

from sognko_tui.texts import N_


class RuleWords(NamedTuple):
    """A rule in words: its short name, what it says in a sentence, and what the program does."""

    name: str
    says: str
    does: str


RULES: dict[str, RuleWords] = {
    # The call and the sakliste
    "notice": RuleWords(
        N_("Innkalling"),
        N_("Det skal gå fram når møtet vart kalla inn."),
        N_("Gjennomgang minner om det når datoen for innkallinga manglar."),
    ),
    "order": RuleWords(
        N_("Rekkjefølgje og nummer"),
        N_("Sakene kan takast i ei anna rekkjefølgje, men held nummeret sitt."),
        N_("Protokollen fortel etter kva sak ei flytta sak vart handsama."),
    ),
    "outside_agenda": RuleWords(
        N_("Sak utanfor saklista"),
        N_(
            "Ei sak utanfor saklista kan takast opp når ikkje møteleiaren eller ein tredel av dei "
            "frammøtte set seg imot."
        ),
        N_("F2 spør om nokon set seg imot."),
    ),
    "information_decision": RuleWords(
        N_("Vedtak i orientering"),
        N_(
            "I ei orientering kan det gjerast vedtak når ikkje møteleiaren eller ein tredel av dei "
            "frammøtte set seg imot."
        ),
        N_("F2 spør om nokon set seg imot."),
    ),
    "postponing": RuleWords(
        N_("Utsetjing først"),
        N_("Eit framlegg om å utsetje saka blir røysta over før alt anna, med vanleg fleirtal."),
        N_("Utset saka (F8 u) åtvarar når det er røysta over vedtaket alt."),
    ),
    # The room
    "quorum": RuleWords(
        N_("Vedtaksfør"),
        N_("Styret er vedtaksført når minst halvparten av medlemene er til stades og røystar."),
        N_("F2 spør om ein grunn når for få kan røyste i saka."),
    ),
    "presiding": RuleWords(
        N_("Kven som leier møtet"),
        N_(
            "Leiaren leier møtet, elles nestleiaren. Er ingen av dei med, vel styret ein møteleiar "
            "blant dei som er der."
        ),
        N_("F6 spør kven som er vald. Kjem leiaren eller nestleiaren, tek dei over."),
    ),
    "seats": RuleWords(
        N_("Plass i styret"),
        N_("Berre medlemer, og varaar som møter for nokon, har røyst."),
        N_("Ein vara som ikkje møter for nokon, kjem ikkje med i røystinga."),
    ),
    "deputy_order": RuleWords(
        N_("Rekkjefølgja til varaane"),
        N_("Varaene blir kalla inn i den rekkjefølgja dei har, eller som personleg vara."),
        N_("Frammøtet (F6) føreslår den neste og spør om ein grunn når nokon blir hoppa over."),
    ),
    "arrival": RuleWords(
        N_("Kjem under ei sak"),
        N_("Den som kjem medan ei sak blir handsama, tek del frå den neste."),
        N_("Frammøtet (F6) spør når det enno skal røystast i saka."),
    ),
    "remote": RuleWords(
        N_("Fjernmøte"),
        N_("Styret har løyve til å halde fjernmøte: alle må sjå, høyre og tale med kvarandre."),
        N_("Utan løyvet åtvarar programmet når nokon er med på fjernmøte."),
    ),
    "remote_closed": RuleWords(
        N_("Ikkje fjernmøte i lukka sak"),
        N_("Ei sak som skal lukkast, kan ikkje handsamast i fjernmøte."),
        N_("Lukka dører (F8 w) åtvarar når nokon er med på fjernmøte."),
    ),
    "exemption": RuleWords(
        N_("Fritak"),
        N_("Styret kan frita ein medlem frå ei sak når viktige personlege grunnar taler for det."),
        N_("Fritaket blir ført som ugildskap (F8 i), med paragrafen som heimel."),
    ),
    "disqualification": RuleWords(
        N_("Ugildskap"),
        N_("Den som er ugild, er ikkje med på å handsame saka."),
        N_("Den ugilde har inga røyst i saka. Gjennomgang minner om ein heimel som manglar."),
    ),
    "several_disqualified": RuleWords(
        N_("Fleire ugilde"),
        N_(
            "Er det spørsmål om fleire er ugilde, røystar ingen av dei over spørsmåla, om ikkje "
            "styret då er for få."
        ),
        N_("Når styret elles er for få, tek alle del i spørsmåla om ugildskap."),
    ),
    "elected_office": RuleWords(
        N_("Folkevalde i val"),
        N_("Ein folkevald er ikkje ugild i val til offentlege verv."),
        N_("Programmet åtvarar når nokon blir ført som ugild i eit val."),
    ),
    "closed_session": RuleWords(
        N_("Lukka møte"),
        N_("Møtet blir lukka med ei røysting i ope møte og med heimel."),
        N_("Lukka dører (F8 w) tek røystinga og føreslår heimlane i lova."),
    ),
    # The votes
    "majority": RuleWords(
        N_("Fleirtal"),
        N_("Eit vedtak treng fleirtal av røystene."),
        N_("Eit framlegg som ikkje fekk fleirtal, blir ført som falle."),
    ),
    "majority_of_present": RuleWords(
        N_("Fleirtal av frammøtte"),
        N_("Eit vedtak treng fleirtal av dei som er til stades."),
        N_("Blanke røyster og dei som lét vere å røyste, tel mot framlegget."),
    ),
    "casting_vote": RuleWords(
        N_("Dobbeltrøyst"),
        N_("Ved likt røystetal avgjer røysta til møteleiaren."),
        N_("Likt røystetal blir avgjort slik med det same. Utan regelen står det uavgjort."),
    ),
    "duty_to_vote": RuleWords(
        N_("Røysteplikt"),
        N_("Den som er til stades, skal røyste."),
        N_("Blankt kan førast i val og tilsetjingar. Utan regelen kan det førast i alle saker."),
    ),
    "points": RuleWords(
        N_("Punkt for punkt"),
        N_("Det kan røystast over eit framlegg punkt for punkt."),
        N_("Vedtaket blir sett saman av punkta som fekk fleirtal, med nye nummer."),
    ),
    "alternatives": RuleWords(
        N_("Framlegg mot kvarandre"),
        N_("Framlegg som ikkje kan stå saman, blir sette opp mot kvarandre."),
        N_("Framlegg i saka (F8 m) føreslår rekkjefølgja for røystingane."),
    ),
    "trial_vote": RuleWords(
        N_("Prøverøysting"),
        N_("Ei prøverøysting bind ingen."),
        N_("Ho tel ikkje, og ho står ikkje i resultatet."),
    ),
    "written_ballot": RuleWords(
        N_("Skriftleg røysting"),
        N_("Skriftleg røysting er meint for val. Om andre røystingar kan vere skriftlege, er omstridt."),
        N_("Røystinga (F5) åtvarar når ho er skriftleg og saka ikkje er eit val."),
    ),
    "election": RuleWords(
        N_("Fleirtalsval"),
        N_("I første runde treng ein meir enn halvparten av røystene, i neste runde vinn den som har flest."),
        N_("Val (F8 q) seier frå når det må ein runde til."),
    ),
    "lot": RuleWords(
        N_("Lodd"),
        N_("Likt røystetal i eit val blir avgjort med lodd."),
        N_("Røystinga (F5) spør kva loddet gav. Utan regelen står det uavgjort."),
    ),
    # The protocol
    "protocol": RuleWords(
        N_("Det protokollen skal ha"),
        N_("Protokollen skal ha tid, stad, frammøte, saker, vedtak og røystetal."),
        N_("Gjennomgang finn det som manglar."),
    ),
    "names": RuleWords(
        N_("Namn i røystinga"),
        N_("Det skal gå fram kven som røysta for kva. Det er nok å nemne mindretalet."),
        N_("Gjennomgang finn røystingar som berre har tal."),
    ),
    "identity": RuleWords(
        N_("Eitt namn på kvar"),
        N_("Den same personen skal heite det same i heile protokollen."),
        N_("Gjennomgang finn namn som er skrivne på to måtar."),
    ),
    "times": RuleWords(
        N_("Tider i rekkjefølgje"),
        N_("Tidene i protokollen skal stemme med kvarandre."),
        N_("Gjennomgang finn tider som ikkje kan stemme."),
    ),
    "statements": RuleWords(
        N_("Protokolltilførsel"),
        N_("Den som vil, kan få ført eit kort utsegn i protokollen."),
        N_("Tilførselen står under saka, med namn (F8 k)."),
    ),
    "remark": RuleWords(
        N_("Merknad til protokoll"),
        N_("Ein merknad til den førre protokollen endrar ikkje den gamle teksten."),
        N_("Merknaden står i den nye protokollen og viser til den gamle (F8 0)."),
    ),
    "correction": RuleWords(
        N_("Retting etterpå"),
        N_("Ein godkjend protokoll blir retta i ein ny versjon, med kven, når og kvifor."),
        N_("Rett det som er ført (F8 -) lagar den nye versjonen. Loggen har begge."),
    ),
    "signed_by_all": RuleWords(
        N_("Alle skriv under"),
        N_("Alle som sat i styret på møtet, skriv under protokollen."),
        N_("Utan regelen er det berre møteleiaren som skriv under."),
    ),
}  # fmt: skip
"""Every rule, by its name in code, in the order a board's rules are shown."""
