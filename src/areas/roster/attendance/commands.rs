//! What people do with attendance: pure decisions from facts to changes.

use super::super::model::{Person, Shift, Span};
use super::clauses::{att_01_on_time, att_04_consent, att_08_stop};
use super::judge::judge;
use super::model::{Absence, Away, Became, Limits, Presence, Stop, StopState, Way};
use super::why::{moment, of_away, of_coming, of_going};
use crate::base::{Actor, Day, Deed, Finding, Flaw, Function, Instant, Judged, Reach, Refusal, Verdict};
use crate::msg;
use crate::rules::Parameters;

/// An act on attendance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The person comes to an own shift (ATT-01). Never held up by roll call, notices or relief.
    SignIn {
        /// Which shift.
        shift: i64,
    },
    /// The person goes from an own shift (ATT-01).
    SignOut {
        /// Which shift.
        shift: i64,
    },
    /// 离台单: the person is away from the seat (ATT-04), or a 班长 notes that somebody is.
    Away {
        /// During which shift.
        shift: i64,
        /// From when; `None`: from now on.
        from: Option<Instant>,
        /// Back at the seat, where that is known already.
        to: Option<Instant>,
        /// Minutes that it is expected to take.
        expected: i64,
        /// What for.
        reason: String,
    },
    /// A 班长 agrees to an absence, or extends it to more minutes (ATT-04, ATT-05).
    Consent {
        /// Which absence.
        away: i64,
        /// Minutes from its beginning.
        minutes: i64,
    },
    /// The person is back at the seat.
    Back {
        /// From which absence.
        away: i64,
        /// When; `None`: now.
        at: Option<Instant>,
    },
    /// Corrects when somebody came or went (Appendix B, attendance corrections).
    Correct {
        /// Which shift.
        shift: i64,
        /// Coming or going.
        way: Way,
        /// When; `None`: not at all.
        at: Option<Instant>,
        /// Why.
        reason: String,
    },
    /// An absence from the seat does not count.
    Void {
        /// Which.
        away: i64,
        /// Why.
        reason: String,
    },
    /// A 班长 orders somebody to stop working (ATT-08).
    Stop {
        /// Whom.
        staff: i64,
        /// Which breach.
        breach: String,
        /// From when until when.
        span: Span,
        /// What is proposed to 客服部主任.
        proposal: String,
    },
    /// 客服部主任 confirms or lifts an order (ATT-08).
    DecideStop {
        /// Which order.
        stop: i64,
        /// Confirms it; otherwise lifts it.
        confirm: bool,
        /// What he says; a reason where it is lifted.
        text: String,
    },
    /// The program itself: a shift is over and nobody came, or what was 旷工(待定) is settled (ATT-07).
    Settle {
        /// Which shift.
        shift: i64,
    },
    /// A month sheet leaves the program; kept in the journal.
    Export {
        /// First day of the month.
        month: Day,
        /// Team; `None` for everybody.
        team: Option<i64>,
        /// Lines.
        rows: i64,
        /// Why (FILE-23).
        reason: String,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::SignIn { .. } => "attendance.sign_in",
            Command::SignOut { .. } => "attendance.sign_out",
            Command::Away { .. } => "attendance.away",
            Command::Consent { .. } => "attendance.consent",
            Command::Back { .. } => "attendance.back",
            Command::Correct { .. } => "attendance.correct",
            Command::Void { .. } => "attendance.void",
            Command::Stop { .. } => "attendance.stop",
            Command::DecideStop { .. } => "attendance.stop_decide",
            Command::Settle { .. } => "attendance.settle",
            Command::Export { .. } => "attendance.export",
        }
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// When.
    pub at: Instant,
    /// The shift that is meant.
    pub shift: Option<Shift>,
    /// How it was worked so far.
    pub presence: Option<Presence>,
    /// Whose shift, absence or order it is.
    pub person: Option<Person>,
    /// The absence that is meant.
    pub away: Option<Away>,
    /// Absences of the shift that count.
    pub aways: Vec<Away>,
    /// The order that is meant.
    pub stop: Option<Stop>,
    /// The actor works a shift now.
    pub on_duty: bool,
    /// What the shift was settled as before.
    pub settled: Option<Became>,
    /// Values of the regulations.
    pub params: Parameters,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new entry of coming or going.
    Sign {
        /// Coming or going.
        way: Way,
        /// When; `None`: not at all.
        at: Option<Instant>,
        /// Why it is corrected; empty for an own sign.
        reason: String,
    },
    /// A new absence.
    InsertAway {
        /// First moment.
        from: Instant,
        /// Back at the seat.
        to: Option<Instant>,
        /// Expected minutes.
        expected: i64,
        /// What for.
        reason: String,
    },
    /// A 班长 agreed to so many minutes.
    Consent(i64),
    /// The absence ended.
    Back(Instant),
    /// The absence does not count; why.
    Void(String),
    /// A new order.
    InsertStop {
        /// Which breach.
        breach: String,
        /// From when until when.
        span: Span,
        /// What is proposed.
        proposal: String,
    },
    /// The order stands elsewhere now; what was said.
    TurnStop(StopState, String),
    /// The shift is settled as this by a clause, and until when that may change by itself.
    Settle(Became, Option<&'static str>, Option<Instant>),
    /// Only the journal.
    Note,
}

/// What a decision comes to.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clause.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor) -> Decision {
    match command {
        Command::SignIn { .. } => sign(facts, Way::In, actor),
        Command::SignOut { .. } => sign(facts, Way::Out, actor),
        Command::Away { from, to, expected, reason, .. } => go_away(facts, from.unwrap_or(facts.at), *to, *expected, reason, actor),
        Command::Consent { minutes, .. } => consent(facts, *minutes, actor),
        Command::Back { at, .. } => back(facts, at.unwrap_or(facts.at), actor),
        Command::Correct { way, at, reason, .. } => correct(facts, *way, *at, reason, actor),
        Command::Void { reason, .. } => void(facts, reason, actor),
        Command::Stop { breach, span, proposal, .. } => stop(facts, breach, *span, proposal, actor),
        Command::DecideStop { confirm, text, .. } => decide_stop(facts, *confirm, text, actor),
        Command::Settle { .. } => settle(facts, actor),
        Command::Export { team, reason, .. } => export(*team, reason, actor),
    }
}

fn not_allowed() -> Refusal {
    Refusal::by("SEC-08", msg!("base-refused-do"))
}

fn missing() -> Refusal {
    super::super::plan::commands::missing()
}

fn shift_of(facts: &Facts) -> Result<(&Shift, &Presence), Refusal> {
    facts.shift.as_ref().filter(|shift| shift.published).zip(facts.presence.as_ref()).ok_or_else(missing)
}

/// Who may enter and correct the attendance of this person (Appendix B): 班长 for the own team, 客服部主任 for everybody, nobody for himself.
fn may_correct(facts: &Facts, actor: &Actor) -> Result<(), Refusal> {
    let access = actor.must_do(Function::Roster)?;
    let person = facts.person.as_ref().ok_or_else(missing)?;
    if person.id == actor.id {
        return Err(Refusal::by("SEC-08", msg!("roster-attendance-not-own")));
    }
    let own_team = person.team.is_some() && person.team == actor.team;
    if access.reach == Reach::All || own_team { Ok(()) } else { Err(Refusal::by("SEC-08", msg!("roster-attendance-other-team"))) }
}

fn own_team(facts: &Facts, actor: &Actor) -> bool {
    facts.person.as_ref().is_some_and(|person| person.team.is_some() && person.team == actor.team)
}

/// Only the one who works the shift now signs for it (SWAP-10).
fn own_shift(facts: &Facts, shift: &Shift, actor: &Actor) -> Result<(), Refusal> {
    if shift.staff == actor.id {
        return Ok(());
    }
    if shift.planned == actor.id && shift.swap.is_some() {
        let name = facts.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        return Err(Refusal::by("SWAP-10", msg!("roster-attendance-swapped-away", name = name)));
    }
    Err(Refusal::by("ATT-01", msg!("roster-attendance-not-yours")))
}

fn sign(facts: &Facts, way: Way, actor: &Actor) -> Decision {
    let (shift, presence) = shift_of(facts)?;
    own_shift(facts, shift, actor)?;
    let at = facts.at;
    let signing = att_01_on_time::signing(shift.span);
    if at < signing.from {
        return Err(Refusal::by("ATT-01", msg!("roster-attendance-too-early", time = moment(at.day(), signing.from))));
    }
    if at > signing.to {
        return Err(Refusal::by("ATT-01", msg!("roster-attendance-too-late")));
    }
    let done = match way {
        Way::In => presence.sign_in,
        Way::Out => presence.sign_out,
    };
    if let Some(done) = done {
        let message = msg!("roster-attendance-signed", way = way.message(), time = moment(shift.day, done));
        return Err(Refusal::by("ATT-01", message));
    }
    if way == Way::Out && presence.sign_in.is_none() {
        return Err(Refusal::by("ATT-01", msg!("roster-attendance-not-in")));
    }
    let signed = match way {
        Way::In => Presence { sign_in: Some(at), ..presence.clone() },
        Way::Out => Presence { sign_out: Some(at), ..presence.clone() },
    };
    let judged = judge(&signed, &Limits::on(&facts.params, shift.day), at);
    let said = match way {
        Way::In => of_coming(&signed, &judged, &facts.params, shift.day),
        Way::Out => of_going(&signed, &judged, &facts.params, shift.day),
    };
    let findings = said.into_iter().map(noted).collect();
    Ok((vec![Change::Sign { way, at: Some(at), reason: String::new() }], findings))
}

/// What a clause says of an act that is done all the same. 点名缺 is a note of the roll call and no warning: the person is not late.
fn noted(judged: Judged) -> Finding {
    let verdict = match judged.finding.verdict {
        _ if judged.finding.clause == "ATT-06" => Verdict::Kept,
        Verdict::Refused => Verdict::Warned,
        verdict => verdict,
    };
    Finding { verdict, ..judged.finding }
}

fn go_away(facts: &Facts, from: Instant, to: Option<Instant>, expected: i64, reason: &str, actor: &Actor) -> Decision {
    let (shift, presence) = shift_of(facts)?;
    if shift.staff != actor.id {
        may_correct(facts, actor)?;
    }
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: "ATT-04", message });
    if reason.trim().is_empty() {
        flaw("reason", msg!("roster-attendance-away-reason"));
    }
    if !(1..=att_04_consent::LONGEST).contains(&expected) {
        flaw("expected", msg!("roster-attendance-away-minutes", most = att_04_consent::LONGEST));
    }
    if from < shift.span.from || from >= shift.span.to {
        flaw(
            "from",
            msg!("roster-attendance-away-outside", from = moment(shift.day, shift.span.from), to = moment(shift.day, shift.span.to)),
        );
    }
    if to.is_some_and(|to| to <= from) {
        flaw("to", msg!("roster-attendance-away-order"));
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)?;
    let span = |from: Instant, to: Option<Instant>| Span { from, to: to.unwrap_or(shift.span.to) };
    if let Some(other) = facts.aways.iter().find(|other| span(other.from, other.to).overlaps(span(from, to))) {
        return Err(Refusal::by("ATT-04", msg!("roster-attendance-away-twice", time = moment(shift.day, other.from))));
    }
    let findings = match to {
        Some(_) => weighed(facts, shift, presence, &Absence { from, to, permitted: 0 }),
        None => {
            vec![Finding { clause: "ATT-04", verdict: Verdict::Kept, message: msg!("roster-attendance-away-asks", minutes = expected) }]
        }
    };
    let change = Change::InsertAway { from, to, expected, reason: reason.trim().to_owned() };
    Ok((vec![change], findings))
}

/// What the clauses say of an absence that is over, among the others of its shift.
fn weighed(facts: &Facts, shift: &Shift, presence: &Presence, absence: &Absence) -> Vec<Finding> {
    let others = presence.away.iter().filter(|other| other.from != absence.from).copied();
    let presence = Presence { away: others.chain([*absence]).collect(), ..presence.clone() };
    let judged = judge(&presence, &Limits::on(&facts.params, shift.day), absence.to.unwrap_or(facts.at).max(facts.at));
    of_away(absence, &presence, &judged, &facts.params, shift.day).into_iter().map(noted).collect()
}

fn away_of(facts: &Facts) -> Result<(&Away, &Shift, &Presence), Refusal> {
    let (shift, presence) = shift_of(facts)?;
    let away = facts.away.as_ref().ok_or_else(missing)?;
    if away.void.is_some() {
        return Err(Refusal::by("ATT-04", msg!("roster-attendance-away-void")));
    }
    Ok((away, shift, presence))
}

fn consent(facts: &Facts, minutes: i64, actor: &Actor) -> Decision {
    let (away, ..) = away_of(facts)?;
    actor.must_do(Function::StopWork)?;
    if away.staff == actor.id {
        return Err(Refusal::by("SEC-08", msg!("roster-attendance-not-own")));
    }
    if !att_04_consent::decides(actor, away.staff, own_team(facts, actor), facts.on_duty) {
        return Err(Refusal::by("ATT-04", msg!("roster-attendance-consent-other")));
    }
    if away.to.is_some_and(|to| to <= facts.at) {
        return Err(Refusal::by("ATT-04", msg!("roster-attendance-consent-late")));
    }
    if minutes <= away.permitted() || minutes > att_04_consent::LONGEST {
        let message = msg!("roster-attendance-consent-minutes", least = away.permitted() + 1, most = att_04_consent::LONGEST);
        return Err(Refusal::of_field("minutes", "ATT-04", message));
    }
    let message = msg!("roster-attendance-says-consent", minutes = minutes);
    Ok((vec![Change::Consent(minutes)], vec![Finding { clause: "ATT-04", verdict: Verdict::Kept, message }]))
}

fn back(facts: &Facts, at: Instant, actor: &Actor) -> Decision {
    let (away, shift, presence) = away_of(facts)?;
    if away.staff != actor.id {
        may_correct(facts, actor)?;
    }
    if let Some(to) = away.to.filter(|to| *to <= facts.at) {
        return Err(Refusal::by("ATT-04", msg!("roster-attendance-away-over", time = moment(shift.day, to))));
    }
    if at <= away.from {
        return Err(Refusal::of_field("to", "ATT-04", msg!("roster-attendance-away-order")));
    }
    let findings = weighed(facts, shift, presence, &Absence { to: Some(at), ..away.absence() });
    Ok((vec![Change::Back(at)], findings))
}

fn correct(facts: &Facts, way: Way, at: Option<Instant>, reason: &str, actor: &Actor) -> Decision {
    let (shift, presence) = shift_of(facts)?;
    may_correct(facts, actor)?;
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: "CONV-11", message });
    if reason.trim().is_empty() {
        flaw("reason", msg!("roster-attendance-correct-reason"));
    }
    let (was, other) = match way {
        Way::In => (presence.sign_in, presence.sign_out),
        Way::Out => (presence.sign_out, presence.sign_in),
    };
    let signing = att_01_on_time::signing(shift.span);
    let in_order = |at: Instant| match (way, other) {
        (Way::In, Some(out)) => at < out,
        (Way::Out, Some(come)) => at > come,
        (Way::Out, None) => false,
        (Way::In, None) => true,
    };
    match at {
        Some(at) if at > facts.at => flaw("at", msg!("roster-attendance-correct-future")),
        Some(at) if at < signing.from || at > signing.to => flaw(
            "at",
            msg!("roster-attendance-correct-outside", from = moment(shift.day, signing.from), to = moment(shift.day, signing.to)),
        ),
        Some(at) if !in_order(at) => flaw("at", msg!("roster-attendance-correct-order")),
        None if way == Way::In && other.is_some() => flaw("at", msg!("roster-attendance-correct-order")),
        at if at == was => flaw("at", msg!("roster-attendance-correct-same")),
        _ => {}
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)?;
    let corrected = match way {
        Way::In => Presence { sign_in: at, ..presence.clone() },
        Way::Out => Presence { sign_out: at, ..presence.clone() },
    };
    let limits = Limits::on(&facts.params, shift.day);
    let (before, after) = (judge(presence, &limits, facts.at), judge(&corrected, &limits, facts.at));
    let message = msg!("roster-attendance-corrected", before = super::why::result(&before), after = super::why::result(&after));
    let findings = vec![Finding { clause: "CONV-11", verdict: Verdict::Kept, message }];
    let mut changes = vec![Change::Sign { way, at, reason: reason.trim().to_owned() }];
    // A shift that is over is settled in the same act, so that the program need not do it once more.
    if matches!(after.became, Became::Absent | Became::Pending) && facts.at >= shift.span.to {
        changes.push(Change::Settle(after.became, after.source, after.until));
    }
    Ok((changes, findings))
}

fn void(facts: &Facts, reason: &str, actor: &Actor) -> Decision {
    away_of(facts)?;
    may_correct(facts, actor)?;
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "CONV-11", msg!("roster-attendance-correct-reason")));
    }
    Ok((vec![Change::Void(reason.trim().to_owned())], Vec::new()))
}

fn stop(facts: &Facts, breach: &str, span: Span, proposal: &str, actor: &Actor) -> Decision {
    actor.must_do(Function::StopWork)?;
    let person = facts.person.as_ref().filter(|person| person.active).ok_or_else(missing)?;
    if person.id == actor.id {
        return Err(Refusal::by("SEC-08", msg!("roster-attendance-not-own")));
    }
    if !att_08_stop::orders(actor, person.id, own_team(facts, actor), facts.on_duty) {
        return Err(Refusal::by("ATT-08", msg!("roster-attendance-stop-other")));
    }
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: "ATT-08", message });
    if breach.trim().is_empty() {
        flaw("breach", msg!("roster-attendance-stop-breach"));
    }
    if proposal.trim().is_empty() {
        flaw("proposal", msg!("roster-attendance-stop-proposal"));
    }
    if span.to <= span.from || span.to <= facts.at {
        flaw("to", msg!("roster-attendance-stop-span"));
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)?;
    let change = Change::InsertStop { breach: breach.trim().to_owned(), span, proposal: proposal.trim().to_owned() };
    let message = msg!("roster-attendance-says-stopped", name = person.name.as_str());
    Ok((vec![change], vec![Finding { clause: "ATT-08", verdict: Verdict::Kept, message }]))
}

fn decide_stop(facts: &Facts, confirm: bool, text: &str, actor: &Actor) -> Decision {
    let stop = facts.stop.as_ref().ok_or_else(missing)?;
    if actor.access(Function::StopWork).deed != Deed::Approve {
        return Err(not_allowed());
    }
    if !att_08_stop::confirms(actor, stop.staff) {
        return Err(Refusal::by("SEC-08", msg!("roster-attendance-not-own")));
    }
    let Some(state) = att_08_stop::after(stop.state, confirm) else {
        return Err(Refusal::by("ATT-08", msg!("roster-attendance-stop-settled", state = stop.state.message())));
    };
    if !confirm && text.trim().is_empty() {
        return Err(Refusal::of_field("text", "ATT-08", msg!("roster-attendance-stop-lift-reason")));
    }
    Ok((vec![Change::TurnStop(state, text.trim().to_owned())], Vec::new()))
}

/// Only the program settles, and only what has become something else since.
fn settle(facts: &Facts, actor: &Actor) -> Decision {
    let (shift, presence) = shift_of(facts)?;
    if actor.id != 0 {
        return Err(not_allowed());
    }
    let judged = judge(presence, &Limits::on(&facts.params, shift.day), facts.at);
    if facts.settled == Some(judged.became) {
        return Ok((Vec::new(), Vec::new()));
    }
    let findings = judged.source.map(|clause| Finding {
        clause,
        verdict: Verdict::Kept,
        message: msg!("roster-attendance-says-absence", result = judged.became.message(), source = super::why::source(clause)),
    });
    Ok((vec![Change::Settle(judged.became, judged.source, judged.until)], findings.into_iter().collect()))
}

/// Who reads everybody's sheet takes it out, a 班长 that of the own team.
fn export(team: Option<i64>, reason: &str, actor: &Actor) -> Decision {
    let access = actor.must_read(Function::Roster)?;
    let all = access.reach == Reach::All;
    let own = access.deed >= Deed::Do && team.is_some() && team == actor.team;
    if !all && !own {
        return Err(not_allowed());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "FILE-23", msg!("roster-attendance-export-reason")));
    }
    Ok((vec![Change::Note], Vec::new()))
}
