//! Words of the pages of leave: what stands in a row, when, and what is said when something is done.

use super::super::model::{Leave, Part, State, days_of};
use super::super::{Command, Decision};
use crate::areas::Done;
use crate::areas::parts::clock;
use crate::base::{Day, Instant, Message, Post};
use crate::i18n::{Lang, day_short};
use crate::msg;
use crate::ui::tokens::{Family, Shift as Tint};

/// The tint of a kind of shift.
pub(super) fn tint(tint: i64) -> Tint {
    Tint::nth(usize::try_from(tint).unwrap_or(0))
}

/// The colour in which a state stands.
pub(super) fn family(state: State) -> Family {
    match state {
        State::Draft | State::Withdrawn | State::Back => Family::Neutral,
        State::AwaitsLeader | State::AwaitsDirector | State::AwaitsCentre | State::AwaitsLate => Family::Info,
        State::Returned | State::AwaitsProof | State::AwaitsBack => Family::Warning,
        State::InForce | State::ApprovedLate => Family::Success,
        State::Rejected | State::AbsencePending | State::Absent => Family::Danger,
    }
}

/// `一般事假 1.0 天`
pub(super) fn what(lang: Lang, leave: &Leave) -> String {
    lang.say(&msg!("roster-leave-view-what", kind = kind(leave), days = days_of(leave.halves())))
}

/// The kind, as 补批 where it is made up for.
pub(super) fn kind(leave: &Leave) -> Message {
    let kind = leave.draft.kind.message();
    if leave.draft.late { msg!("roster-leave-view-late-kind", kind = kind) } else { kind }
}

/// `03-11 周三 08:00–16:00`
pub(super) fn part(lang: Lang, part: &Part, today: Day) -> String {
    format!("{} {}–{}", day_short(lang, part.day, today), clock(part.span.from), clock(part.span.to))
}

/// `03-11 周三 早` or `03-11 周三 至 03-13 周五`
pub(super) fn when(lang: Lang, leave: &Leave, today: Day) -> String {
    match leave.days() {
        None => String::new(),
        Some((first, last)) if first == last => {
            let names: Vec<&str> = leave.taken().map(|part| part.name.as_str()).filter(|name| !name.is_empty()).collect();
            [day_short(lang, first, today), lang.list(&names)].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        }
        Some((first, last)) => {
            lang.say(&msg!("roster-leave-view-from-to", from = day_short(lang, first, today), to = day_short(lang, last, today)))
        }
    }
}

/// `今天 07:00`, `03-11 周三 07:00`
pub(super) fn moment(lang: Lang, at: Instant, today: Day) -> String {
    let day = if at.day() == today { lang.tr("ui-today").into_owned() } else { day_short(lang, at.day(), today) };
    format!("{day} {}", clock(at))
}

/// What is done by whoever takes a step of the chain.
pub(super) fn duty(lang: Lang, post: Post, is_last: bool) -> String {
    let id = match (is_last, post) {
        (false, _) => "roster-leave-view-endorses",
        (true, Post::Director) => "roster-leave-view-approves-short",
        (true, _) => "roster-leave-view-approves",
    };
    lang.tr(id).into_owned()
}

/// What the toast says when something is done; nothing for what is kept by itself.
pub(super) fn said(command: &Command, done: &Done) -> Option<Message> {
    let no = done.title.as_str();
    Some(match command {
        Command::Save { .. } => return None,
        Command::File { .. } => msg!("roster-leave-said-sent", no = no),
        Command::Decide { decision: Decision::Approve, .. } => msg!("roster-leave-said-agreed", no = no),
        Command::Decide { decision: Decision::Reject, .. } => msg!("roster-leave-said-rejected", no = no),
        Command::Decide { decision: Decision::Return, .. } => msg!("roster-leave-said-returned", no = no),
        Command::Withdraw { .. } => msg!("roster-leave-said-withdrawn", no = no),
        Command::Cancel { .. } => msg!("roster-leave-said-cancel", no = no),
        // What the clauses said on the way is told: late, early, what is still missing.
        _ => done.findings.last().map_or_else(|| msg!("roster-leave-said-done", no = no), |finding| finding.message.clone()),
    })
}
