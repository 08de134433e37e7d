"""What a step of the meeting was, in the secretary's words: for undo and for the log."""

from __future__ import annotations

from sognko_tui.meeting import events as e
from sognko_tui.meeting.log import Step
from sognko_tui.meeting.state import Meeting
from sognko_tui.texts import N_, _

DEEDS: dict[type[e.Event], str] = {
    e.MeetingConvened: N_("møtet vart innkalla"),
    e.HeadChanged: N_("endring i møtehovudet"),
    e.MeetingStarted: N_("starttida"),
    e.MeetingEnded: N_("sluttida"),
    e.BreakTaken: N_("pausen"),
    e.MemberArrived: N_("frammøtet"),
    e.MemberLeft: N_("frammøtet"),
    e.AbsenceNoted: N_("forfallet"),
    e.AttendanceCleared: N_("frammøtet"),
    e.PresenceCorrected: N_("rettinga av frammøtet"),
    e.GuestNoted: N_("gjesten"),
    e.Disqualified: N_("at ein medlem er ugild"),
    e.DisqualificationCompleted: N_("vara eller møteleiar for ein som er ugild"),
    e.DisqualificationLifted: N_("at ein medlem likevel ikkje er ugild"),
    e.ItemOpened: N_("gjekk til saka"),
    e.ItemAdded: N_("den nye saka"),
    e.TextEdited: N_("skrivinga"),
    e.ProposalCorrected: N_("rettinga i framlegget"),
    e.PackRevised: N_("den nye versjonen av sakspapira"),
    e.ItemAnnounced: N_("saka som kom til"),
    e.ItemRevised: N_("det nye sakspapiret"),
    e.ItemLeftOut: N_("at ei sak er teken ut"),
    e.ProposalMoved: N_("medlemsframlegget"),
    e.VoteTaken: N_("røystinga"),
    e.VoteWithdrawn: N_("at røystinga vart stroken"),
    e.DecisionAdopted: N_("vedtaket"),
    e.ProposalRejected: N_("at framlegget fall"),
    e.ItemHandled: N_("at saka vart handsama"),
    e.ItemPostponed: N_("utsetjinga"),
    e.ItemWithdrawn: N_("at saka vart trekt"),
    e.ItemReturned: N_("at saka vart send tilbake"),
    e.ItemForwarded: N_("at saka vart send over"),
    e.ItemReopened: N_("at saka vart teken opp att"),
    e.StatementRecorded: N_("protokolltilførselen"),
    e.FollowUpNoted: N_("oppfølginga"),
    e.RuleOverridden: N_("grunngjevinga for å gå vidare"),
    e.ProtocolRead: N_("lesinga av protokollen"),
    e.BreakCorrected: N_("rettinga av pausen"),
    e.NextMeetingSet: N_("neste møte"),
    e.ProtocolCirculated: N_("at protokollen er send rundt"),
    e.ProtocolApproved: N_("godkjenninga av protokollen"),
    e.CorrectionBegun: N_("at protokollen skal rettast"),
    e.RemarkReceived: N_("tilvisinga til ein merknad"),
    e.ParticipationChanged: N_("korleis nokon er med"),
    e.DeputySkipped: N_("at ein vara ikkje vart kalla inn"),
    e.ItemMoved: N_("rekkjefølgja"),
    e.ProposalWithdrawn: N_("at eit framlegg vart trekt"),
    e.PostOpened: N_("det som skal veljast"),
    e.PostRemoved: N_("at eit val fall bort"),
    e.Nominated: N_("den som er føreslegen"),
    e.BallotTaken: N_("røystinga i valet"),
    e.BallotWithdrawn: N_("at ei røysting i valet vart stroken"),
    e.KeptApart: N_("det som vart handsama for lukka dører"),
    e.SessionClosed: N_("at møtet vart lukka"),
    e.SessionOpened: N_("at møtet vart opna att"),
    e.ClosureLifted: N_("at saka likevel ikkje var lukka"),
    e.ItemTimesCorrected: N_("tidene for saka"),
    e.StatementWithdrawn: N_("at ein tilførsel vart stroken"),
    e.RemarkRecorded: N_("merknaden til protokollen"),
    e.FollowUpWithdrawn: N_("at ei oppfølging vart stroken"),
    e.FollowUpSettled: N_("at ei oppfølging er gjord"),
    e.FollowUpReopened: N_("at ei oppfølging ikkje er gjord likevel"),
    e.ProtocolSigned: N_("underskrifta"),
    e.ParcelReceived: N_("kvitteringa frå arkivet"),
    e.Undone: N_("angringa"),
    e.Redone: N_("at noko vart gjort om att"),
}
"""A noun for each kind of event."""

FIELDS: dict[e.Field, str] = {
    "decision": N_("VEDTAK"),
    "minutes": N_("REFERAT"),
    "notes": N_("NOTAT"),
}
"""The three fields of an item, as they are called on the screen."""

_WEIGHT = (
    e.DecisionAdopted,
    e.ProposalRejected,
    e.ItemHandled,
    e.ItemPostponed,
    e.ItemWithdrawn,
    e.ItemReturned,
    e.ItemForwarded,
    e.VoteTaken,
    e.TextEdited,
    e.PackRevised,
)


def deed(step: Step, meeting: Meeting) -> str:
    """What the step did: its weightiest event, with the item and the field where it has them."""
    events = [entry.event for entry in step.entries]
    event = next((x for kind in _WEIGHT for x in events if isinstance(x, kind)), events[0])
    name = _(DEEDS[type(event)])
    if isinstance(event, e.TextEdited):
        name = _("{what} i {field}").format(what=name, field=_(FIELDS[event.field]))
    item = (
        meeting.item(getattr(event, "item", None)) if not isinstance(event, e.ItemAdded) else None
    )
    if item is not None:
        return _("{what} i sak {number}").format(what=name, number=item.number)
    return name
