//! Words of the pages: times, durations, results with their colours, what was done.

use egui::Ui;

use super::super::commands::Command;
use super::super::model::{Became, Judgement};
use super::super::questions::Line;
use super::super::{judge, why};
use super::step;
use crate::areas::Done;
use crate::areas::parts::clock;
use crate::areas::roster::model::Span;
use crate::areas::view::Cx;
use crate::base::{Day, Instant, Message, Verdict, plus_days};
use crate::i18n::{Lang, day_short};
use crate::msg;
use crate::ui::calendar::month_title;
use crate::ui::tokens::Family;
use crate::ui::{Button, icons, text};

/// 3 小时 18 分钟
pub(super) fn duration(lang: Lang, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    lang.say(&match (hours, rest) {
        (0, rest) => msg!("roster-attendance-minutes", count = rest),
        (hours, 0) => msg!("roster-attendance-hours", hours = hours),
        (hours, rest) => msg!("roster-attendance-hours-minutes", hours = hours, minutes = rest),
    })
}

/// The colour of a result. What is ordinary has none.
pub(super) fn family(became: Became) -> Family {
    match became {
        Became::Due | Became::OnTime => Family::Neutral,
        Became::Late | Became::LeftEarly | Became::Pending => Family::Warning,
        Became::LateBreach | Became::AwayBreach | Became::Absent => Family::Danger,
        Became::Leave | Became::Business => Family::Info,
    }
}

/// The result with its figure.
pub(super) fn result(lang: Lang, judged: &Judgement) -> String {
    lang.say(&why::result(judged))
}

/// What became of a shift by now: time goes on while a page stands.
pub(super) fn judged(cx: &Cx<'_>, line: &Line) -> Judgement {
    let limits = super::super::Limits::on(&cx.parameters.params, line.shift.day);
    judge::judge(&line.presence, &limits, cx.now)
}

/// `08:00–16:00`
pub(super) fn hours(span: Span) -> String {
    format!("{}–{}", clock(span.from), clock(span.to))
}

/// `03-11 周三 早 08:00–16:00`
pub(super) fn shift(cx: &Cx<'_>, line: &Line) -> String {
    let shift = &line.shift;
    format!("{} {} {}", day_short(cx.lang, shift.day, cx.now.day()), shift.name, hours(shift.span))
}

/// A time, or — where there is none.
pub(super) fn time(at: Option<Instant>) -> String {
    at.map_or_else(|| "—".to_owned(), clock)
}

/// The moment of a typed clock time within a span: the first one that fits, so that 02:30 of a night shift is on the next day.
pub(super) fn moment_in(typed: &str, span: Span) -> Option<Instant> {
    let typed = typed.trim().replace('：', ":");
    let whole = if typed.matches(':').count() == 1 { format!("{typed}:00") } else { typed };
    let mut parts = whole.split(':').map(|part| part.parse::<i8>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let time = jiff::civil::Time::new(hour, minute, second, 0).ok().filter(|_| parts.next().is_none())?;
    let first = span.from.day();
    let days = (0..=2).map(|add| plus_days(first, add));
    days.map(|day| Instant::of(day.to_datetime(time))).find(|at| span.from <= *at && *at <= span.to)
}

/// A day between two arrows, and the way back to today.
pub(super) fn step_day(ui: &mut Ui, cx: &Cx<'_>, day: Day) -> Option<Day> {
    let mut wish = None;
    if step(ui, icons::CARET_LEFT, &cx.lang.tr("roster-attendance-day-before")) {
        wish = Some(plus_days(day, -1));
    }
    text::strong(ui, &day_short(cx.lang, day, cx.now.day()));
    if step(ui, icons::CARET_RIGHT, &cx.lang.tr("roster-attendance-day-after")) {
        wish = Some(plus_days(day, 1));
    }
    let today = cx.now.day();
    if day != today && Button::secondary(&cx.lang.tr("roster-attendance-today")).small().show(ui).clicked() {
        wish = Some(today);
    }
    wish
}

/// A month between two arrows.
pub(super) fn step_month(ui: &mut Ui, cx: &Cx<'_>, month: Day) -> Option<Day> {
    let mut wish = None;
    if step(ui, icons::CARET_LEFT, &cx.lang.tr("roster-attendance-month-before")) {
        wish = Some(plus_days(month.first_of_month(), -1).first_of_month());
    }
    text::strong(ui, &month_title(cx.lang, month));
    if step(ui, icons::CARET_RIGHT, &cx.lang.tr("roster-attendance-month-after")) {
        wish = Some(plus_days(month.last_of_month(), 1));
    }
    wish
}

/// What an act came to, for the toast: the gravest of what clauses said, or that it is done.
pub(super) fn said(command: &Command, done: &Done) -> Message {
    let gravest = || {
        let top = done.findings.iter().map(|finding| finding.verdict).max()?;
        done.findings.iter().find(|finding| finding.verdict == top).map(|finding| finding.message.clone())
    };
    let plain = match command {
        Command::SignIn { .. } => {
            // Coming in time says whether it was in time for the roll call.
            let call = done.findings.iter().find(|finding| finding.clause == "ATT-06");
            let warned = done.findings.iter().any(|finding| finding.verdict == Verdict::Warned);
            let told = if warned { gravest() } else { call.map(|finding| finding.message.clone()).or_else(gravest) };
            return told.map_or_else(|| msg!("roster-attendance-said-in"), |what| msg!("roster-attendance-said-in-with", what = what));
        }
        Command::SignOut { .. } => {
            return gravest()
                .map_or_else(|| msg!("roster-attendance-said-out"), |what| msg!("roster-attendance-said-out-with", what = what));
        }
        Command::Away { .. } | Command::Consent { .. } | Command::Correct { .. } | Command::Stop { .. } | Command::Back { .. } => {
            return gravest().unwrap_or_else(|| msg!("roster-attendance-said-done"));
        }
        Command::Void { .. } => msg!("roster-attendance-said-void"),
        Command::DecideStop { confirm: true, .. } => msg!("roster-attendance-said-confirmed"),
        Command::DecideStop { confirm: false, .. } => msg!("roster-attendance-said-lifted"),
        Command::Settle { .. } | Command::Export { .. } => msg!("roster-attendance-said-done"),
    };
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_typed_time_is_found_in_its_shift() {
        let at = |day, hour, minute| Instant::of(date(2026, 3, day).at(hour, minute, 0, 0));
        let night = Span { from: at(10, 22, 0), to: at(11, 6, 0) };
        assert_eq!(moment_in("22:30", night), Some(at(10, 22, 30)));
        assert_eq!(moment_in("2：30", night), Some(at(11, 2, 30)));
        assert_eq!(moment_in(" 06:00:00 ", night), Some(at(11, 6, 0)));
        for wrong in ["12:00", "", "8", "25:00", "22:61", "22:30:00:00", "二点"] {
            assert_eq!(moment_in(wrong, night), None, "{wrong}");
        }
    }

    #[test]
    fn durations_have_at_most_two_units() {
        assert_eq!([5, 60, 198].map(|minutes| duration(Lang::Zh, minutes)), ["5 分钟", "1 小时", "3 小时 18 分钟"]);
    }
}
