//! The dialogs of attendance: 离台, consent, corrections, 停工, going early, export. What is typed stays until it is stored.

use std::path::Path;

use egui::{Context, Response, Ui};

use super::super::clauses::{att_01_on_time, att_04_consent};
use super::super::commands::Command;
use super::super::model::{Away, Stop, Way};
use super::super::questions::{Line, StopLine};
use super::super::sheet::{SheetOrder, month_text};
use super::words;
use crate::areas::parts::{self, Trouble, clock};
use crate::areas::roster::model::{Shift, Span};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Pick};
use crate::areas::{self, Done, roster};
use crate::base::{Day, Flaw, Instant, No};
use crate::exchange::SheetFormat;
use crate::msg;
use crate::rules;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, check, chip, clause, dialog, text};

/// What a dialog is about.
enum Kind {
    Away { shift: i64, minutes: String, reason: String },
    Consent { away: i64, minutes: String },
    Note { shift: Box<Shift>, from: String, to: String, reason: String },
    Correct { line: Box<Line>, way: usize, not_at_all: bool, time: String, reason: String },
    Void { away: i64, reason: String },
    Leave { shift: i64, early: i64 },
    Stop { staff: i64, until: String, breach: String, proposal: String },
    Lift { stop: i64, text: String },
    Export { month: Day, team: Option<i64>, format: usize, reason: String, ordered: bool },
}

/// Formats as they are offered, with the endings of their files.
const FORMATS: [(&str, SheetFormat, &str); 2] = [("XLSX", SheetFormat::Xlsx, "xlsx"), ("CSV", SheetFormat::Csv, "csv")];

/// One open dialog.
pub(super) struct Act {
    kind: Kind,
    /// What it is about, below the title.
    about: String,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    touched: bool,
}

impl Act {
    fn new(kind: Kind, about: String) -> Self {
        Act { kind, about, flaws: Vec::new(), trouble: None, touched: false }
    }

    /// 离台单 of the own shift.
    pub fn away(cx: &Cx<'_>, line: &Line) -> Self {
        let room = cx.parameters.params.int("leave_room_min", line.shift.day);
        let kind = Kind::Away { shift: line.shift.id, minutes: room.to_string(), reason: String::new() };
        Act::new(kind, words::shift(cx, line))
    }

    /// Agrees to an absence: as many minutes as were asked, or as many more as were agreed to before.
    pub fn consent(cx: &Cx<'_>, line: &Line, away: &Away) -> Self {
        let minutes = if away.permitted() == 0 { away.expected } else { away.permitted() + 5 };
        let about = cx.lang.say(&msg!(
            "roster-attendance-about-away",
            name = line.name.as_str(),
            time = clock(away.from),
            minutes = away.expected,
            reason = away.reason.as_str()
        ));
        Act::new(Kind::Consent { away: away.id, minutes: minutes.to_string() }, about)
    }

    /// A 班长 notes that somebody was away.
    pub fn note(cx: &Cx<'_>, line: &Line) -> Self {
        let kind = Kind::Note { shift: Box::new(line.shift.clone()), from: String::new(), to: String::new(), reason: String::new() };
        Act::new(kind, format!("{}　{}", line.name, words::shift(cx, line)))
    }

    /// Corrects coming or going.
    pub fn correct(cx: &Cx<'_>, line: &Line) -> Self {
        // Whoever came and forgot to sign out, or whoever forgot to sign in.
        let way = usize::from(line.presence.sign_in.is_some() && line.presence.sign_out.is_none() && line.shift.span.to <= cx.now);
        let kind = Kind::Correct { line: Box::new(line.clone()), way, not_at_all: false, time: String::new(), reason: String::new() };
        Act::new(kind, format!("{}　{}", line.name, words::shift(cx, line)))
    }

    /// Says that an absence does not count.
    pub fn void(cx: &Cx<'_>, line: &Line, away: &Away) -> Self {
        let span = format!("{}–{}", clock(away.from), words::time(away.to));
        Act::new(Kind::Void { away: away.id, reason: String::new() }, format!("{}　{}　{span}", line.name, words::shift(cx, line)))
    }

    /// Goes before the end.
    pub fn leave(cx: &Cx<'_>, line: &Line, early: i64) -> Self {
        Act::new(Kind::Leave { shift: line.shift.id, early }, words::shift(cx, line))
    }

    /// Orders somebody to stop, until the end of the shift unless something else is typed.
    pub fn stop(cx: &Cx<'_>, line: &Line) -> Self {
        let until = clock(line.shift.span.to);
        let kind = Kind::Stop { staff: line.shift.staff, until, breach: String::new(), proposal: String::new() };
        Act::new(kind, format!("{}　{}", line.name, words::shift(cx, line)))
    }

    /// Lifts a 停工 order.
    pub fn lift(line: &StopLine) -> Self {
        let Stop { id, breach, .. } = &line.stop;
        Act::new(Kind::Lift { stop: *id, text: String::new() }, format!("{}　{breach}", line.name))
    }

    /// Takes the month sheet out.
    pub fn export(cx: &Cx<'_>, month: Day, team: Option<i64>) -> Self {
        let about = cx.lang.say(&msg!("roster-attendance-sheet-title", month = month_text(month)));
        Act::new(Kind::Export { month, team, format: 0, reason: String::new(), ordered: false }, about)
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.touched
    }

    /// Title, verb and clause.
    fn words(&self) -> (&'static str, &'static str, &'static str) {
        match &self.kind {
            Kind::Away { .. } => ("roster-attendance-title-away", "roster-attendance-verb-away", "ATT-04"),
            Kind::Consent { .. } => ("roster-attendance-title-consent", "roster-attendance-verb-consent", "ATT-05"),
            Kind::Note { .. } => ("roster-attendance-title-note", "roster-attendance-verb-note", "ATT-03"),
            Kind::Correct { .. } => ("roster-attendance-title-correct", "roster-attendance-verb-correct", ""),
            Kind::Void { .. } => ("roster-attendance-title-void", "roster-attendance-verb-void", ""),
            Kind::Leave { .. } => ("roster-attendance-title-leave", "roster-attendance-verb-leave", "ATT-01"),
            Kind::Stop { .. } => ("roster-attendance-title-stop", "roster-attendance-verb-stop", "ATT-08"),
            Kind::Lift { .. } => ("roster-attendance-title-lift", "roster-attendance-verb-lift", "ATT-08"),
            Kind::Export { .. } => ("roster-attendance-title-export", "roster-attendance-verb-export", "FILE-23"),
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let (title, verb, clause) = self.words();
        let (title, verb) = (cx.lang.tr(title), cx.lang.tr(verb));
        let own = |command: &areas::Command| matches!(command, areas::Command::Roster(roster::Command::Attendance(_)));
        let busy = cx.is_pending(own) || (matches!(self.kind, Kind::Export { .. }) && cx.job.is_some());
        let first = dialog::first_picture(ctx, "attendance-act");
        let about = self.about.clone();
        let shown = Dialog::new("attendance-act", &title).explanation(&about).width(480.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if let Some(main) = self.fields(ui, cx).filter(|_| first) {
                main.request_focus();
            }
            match &self.trouble {
                Some(trouble) if self.flaws.is_empty() => {
                    parts::trouble(ui, cx, &cx.lang.tr("roster-attendance-not-saved"), trouble, actions);
                }
                _ => quote(ui, clause),
            }
            dialog::buttons(ui, |ui| {
                let working = cx.lang.tr("roster-attendance-saving");
                let go = Button::primary(&verb).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("roster-attendance-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.trouble = None;
            self.flaws.clear();
            self.send(cx, actions);
        }
        (leave || shown.dismissed) && !busy
    }

    /// An act ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<Done, No>) -> bool {
        let Err(no) = outcome else { return true };
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
        }
        self.trouble = Trouble::of(no);
        false
    }

    /// Where the exported file goes.
    pub fn picked(&mut self, cx: &Cx<'_>, path: &Path, actions: &mut Actions) {
        let Kind::Export { month, team, format, reason, ordered } = &mut self.kind else { return };
        let chosen = FORMATS.get(*format).map_or(SheetFormat::Xlsx, |(_, format, _)| *format);
        let format = SheetFormat::of_path(path).unwrap_or(chosen);
        *ordered = true;
        let order = SheetOrder { month: *month, team: *team, reason: reason.clone(), format, lang: cx.lang };
        actions.push(Action::Start(Job::ExportAttendance { order: Box::new(order), path: path.to_owned() }));
    }

    /// The export ended; returns true when the dialog closes.
    pub fn exported(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) -> bool {
        let Kind::Export { ordered, .. } = &mut self.kind else { return false };
        if !std::mem::take(ordered) {
            return false;
        }
        match outcome {
            Ok(JobDone::Written(_, rows)) => {
                actions.push(Action::Say(msg!("roster-attendance-said-exported", count = *rows)));
                true
            }
            Ok(_) => true,
            Err(no) => {
                if let No::Refused(refusal) = no {
                    self.flaws.clone_from(&refusal.flaws);
                }
                self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
                false
            }
        }
    }

    fn flaw(&mut self, field: &'static str, message: crate::base::Message) {
        self.flaws = vec![Flaw { field, clause: "", message }];
    }

    /// Sends what was typed, or says what is missing in it.
    fn send(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        let number = |text: &str| text.trim().parse::<i64>().unwrap_or(0);
        let unreadable = || msg!("roster-attendance-time-unreadable");
        let command = match &self.kind {
            Kind::Away { shift, minutes, reason } => {
                Command::Away { shift: *shift, from: None, to: None, expected: number(minutes), reason: reason.clone() }
            }
            Kind::Consent { away, minutes } => Command::Consent { away: *away, minutes: number(minutes) },
            Kind::Note { shift, from, to, reason } => {
                let read = |typed: &str| words::moment_in(typed, shift.span);
                let Some(start) = read(from) else { return self.flaw("from", unreadable()) };
                let Some(end) = read(to) else { return self.flaw("to", unreadable()) };
                let expected = end.minutes_since(start).clamp(1, att_04_consent::LONGEST);
                Command::Away { shift: shift.id, from: Some(start), to: Some(end), expected, reason: reason.clone() }
            }
            Kind::Correct { line, way, not_at_all, time, reason } => {
                let at = words::moment_in(time, att_01_on_time::signing(line.shift.span));
                if at.is_none() && !not_at_all {
                    return self.flaw("at", unreadable());
                }
                let way = if *way == 0 { Way::In } else { Way::Out };
                Command::Correct { shift: line.shift.id, way, at: at.filter(|_| !not_at_all), reason: reason.clone() }
            }
            Kind::Void { away, reason } => Command::Void { away: *away, reason: reason.clone() },
            Kind::Leave { shift, .. } => Command::SignOut { shift: *shift },
            Kind::Stop { staff, until, breach, proposal } => {
                let from = minute_of(cx.now);
                let Some(to) = words::moment_in(until, Span { from: cx.now, to: cx.now.plus_minutes(24 * 60) }) else {
                    return self.flaw("to", unreadable());
                };
                Command::Stop { staff: *staff, breach: breach.clone(), span: Span { from, to }, proposal: proposal.clone() }
            }
            Kind::Lift { stop, text } => Command::DecideStop { stop: *stop, confirm: false, text: text.clone() },
            Kind::Export { month, format, reason, .. } => {
                if reason.trim().is_empty() {
                    return self.flaw("reason", msg!("roster-attendance-export-reason"));
                }
                let ending = FORMATS.get(*format).map_or("xlsx", |(_, _, ending)| ending);
                let title = cx.lang.say(&msg!("roster-attendance-sheet-title", month = month_text(*month)));
                actions.push(Action::Pick(Pick::ExportSheet(format!("{title}.{ending}"))));
                return;
            }
        };
        actions.push(Action::Do(areas::Command::Roster(roster::Command::Attendance(command))));
    }

    /// Draws what is typed; returns the input where the hands begin.
    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Response> {
        let flaws = std::mem::take(&mut self.flaws);
        let error = |name: &str| flaws.iter().find(|flaw| flaw.field == name).map(|flaw| cx.lang.say(&flaw.message));
        let mut touched = false;
        let mut line = |ui: &mut Ui, id: &str, name: &str, hint: &str, value: &mut String| {
            let hint = if hint.is_empty() { "".into() } else { cx.lang.tr(hint) };
            let input = Input::new(&cx.lang.tr(id)).required().hint(&hint).error(error(name).as_deref()).limit(200).text(ui, value);
            touched |= input.changed();
            input
        };
        let minutes = |ui: &mut Ui, name: &str, value: &mut String| {
            let (label, suffix) = (cx.lang.tr("roster-attendance-field-minutes"), cx.lang.tr("roster-attendance-minutes-short"));
            Input::new(&label).required().suffix(&suffix).width(160.0).right().error(error(name).as_deref()).limit(3).text(ui, value)
        };
        let main = match &mut self.kind {
            Kind::Away { minutes: value, reason, .. } => {
                let main = line(ui, "roster-attendance-field-reason", "reason", "", reason);
                minutes(ui, "expected", value);
                Some(main)
            }
            Kind::Consent { minutes: value, .. } => Some(minutes(ui, "minutes", value)),
            Kind::Note { from, to, reason, .. } => {
                let main = line(ui, "roster-attendance-field-from", "from", "roster-attendance-time-hint", from);
                line(ui, "roster-attendance-field-to", "to", "", to);
                line(ui, "roster-attendance-field-reason", "reason", "", reason);
                Some(main)
            }
            Kind::Correct { line: about, way, not_at_all, time, reason } => {
                let parts = [Way::In, Way::Out].map(|way| cx.lang.say(&way.message()));
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                chip::segmented(ui, &cx.lang.tr("roster-attendance-field-way"), &parts, way);
                let was = if *way == 0 { about.presence.sign_in } else { about.presence.sign_out };
                text::paragraph(ui, &cx.lang.say(&msg!("roster-attendance-correct-was", time = words::time(was))));
                let main = (!*not_at_all).then(|| line(ui, "roster-attendance-field-time", "at", "roster-attendance-time-hint", time));
                if was.is_some() {
                    check::checkbox(ui, not_at_all, &cx.lang.tr("roster-attendance-correct-none"));
                }
                let why = line(ui, "roster-attendance-field-reason", "reason", "", reason);
                Some(main.unwrap_or(why))
            }
            Kind::Void { reason, .. } => Some(line(ui, "roster-attendance-field-reason", "reason", "", reason)),
            Kind::Leave { early, .. } => {
                text::paragraph(ui, &cx.lang.say(&msg!("roster-attendance-leave-early", minutes = *early)));
                None
            }
            Kind::Stop { until, breach, proposal, .. } => {
                let main = line(ui, "roster-attendance-field-breach", "breach", "", breach);
                line(ui, "roster-attendance-field-proposal", "proposal", "", proposal);
                line(ui, "roster-attendance-field-until", "to", "roster-attendance-time-hint", until);
                Some(main)
            }
            Kind::Lift { text, .. } => Some(line(ui, "roster-attendance-field-reason", "text", "", text)),
            Kind::Export { format, reason, .. } => {
                let parts: Vec<&str> = FORMATS.iter().map(|(name, ..)| *name).collect();
                chip::segmented(ui, &cx.lang.tr("roster-attendance-field-format"), &parts, format);
                Some(line(ui, "roster-attendance-field-purpose", "reason", "", reason))
            }
        };
        self.touched |= touched;
        self.flaws = flaws;
        main
    }
}

/// The beginning of the minute, as the clock on the wall shows it.
fn minute_of(at: Instant) -> Instant {
    Instant(at.0 - at.0.rem_euclid(60_000))
}

/// The words of the clause that asks for it.
fn quote(ui: &mut Ui, id: &str) {
    if let Some(found) = rules::clause(id) {
        clause::quote(ui, found.words, &format!("{id} {}", found.place()));
    }
}
