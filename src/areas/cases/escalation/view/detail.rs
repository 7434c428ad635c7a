//! One report beside the list: what it is about, how far it is, and what the person can do with it now.

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::{Answer, Asked, Command, Place, Query, act, answer_of, ask, go, is_busy};
use crate::areas;
use crate::areas::Done;
use crate::areas::cases::dialog::{Form, Outcome};
use crate::areas::cases::escalation::model::{Report, State, StepKind};
use crate::areas::cases::escalation::questions::View;
use crate::areas::cases::{Printout, paper};
use crate::areas::parts::{Reason, Trouble, busy_typing, clock, day_narrow, inside, trouble};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::base::{Instant, No, Refusal};
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::property::{properties, property};
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Badge, Button, IconButton, icons, text};

/// Tint of a state.
pub(super) fn family(state: State) -> Family {
    match state {
        State::Raised | State::Disputed => Family::Info,
        State::Owed => Family::Warning,
        State::Running | State::Done => Family::Neutral,
    }
}

/// What a dialog asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Instruct,
    Pass,
    Dissent,
    Insist,
    Finish,
    Tell(i64),
}

impl Kind {
    /// The key that begins it.
    fn key(self) -> (&'static str, Key) {
        match self {
            Kind::Instruct => ("I", Key::I),
            Kind::Pass => ("P", Key::P),
            Kind::Dissent => ("D", Key::D),
            Kind::Insist => ("S", Key::S),
            Kind::Finish => ("F", Key::F),
            Kind::Tell(_) => ("T", Key::T),
        }
    }

    /// Name within the text ids, and the clause behind it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Kind::Instruct => ("instruct", "ESC-07"),
            Kind::Pass => ("pass", "ESC-04"),
            Kind::Dissent => ("dissent", "ESC-07"),
            Kind::Insist => ("insist", "ESC-07"),
            Kind::Finish => ("finish", "ESC-07"),
            Kind::Tell(_) => ("tell", "ESC-06"),
        }
    }

    fn command(self, id: i64, text: String) -> Command {
        match self {
            Kind::Instruct => Command::Instruct { id, text },
            Kind::Pass => Command::Pass { id, text },
            Kind::Dissent => Command::Dissent { id, text },
            Kind::Insist => Command::Insist { id, text },
            Kind::Finish => Command::Finish { id, text },
            Kind::Tell(to) => Command::Tell { id, to, text },
        }
    }
}

struct Asking {
    kind: Kind,
    text: String,
    trouble: Option<Trouble>,
}

/// The report beside the list.
#[derive(Default)]
pub(super) struct Detail {
    id: Option<i64>,
    view: Option<Box<View>>,
    trouble: Option<Trouble>,
    asking: Option<Asking>,
}

impl Detail {
    /// Shows this report, or none.
    pub fn open(&mut self, id: Option<i64>, actions: &mut Actions) {
        if self.id != id {
            *self = Detail { id, ..Detail::default() };
            self.ask(actions);
        }
    }

    /// Whether one is shown.
    pub fn is_open(&self) -> bool {
        self.id.is_some()
    }

    /// Whether something is typed.
    pub fn is_dirty(&self) -> bool {
        self.asking.as_ref().is_some_and(|asking| !asking.text.trim().is_empty())
    }

    /// Asks again, if one is shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(id) = self.id {
            ask(Asked::One, Query::View { id }, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match answer_of(answer) {
            Ok(Some(Answer::View(view))) if Some(view.report.id) == self.id => (self.view, self.trouble) = (Some(view.clone()), None),
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// An act ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>) {
        match (outcome, &mut self.asking) {
            (Ok(_), _) => self.asking = None,
            (Err(no), Some(asking)) => asking.trouble = Trouble::of(no),
            (Err(_), None) => {}
        }
    }

    /// Draws it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        ui.painter().vline(rect.left() - 0.5, rect.y_range(), line(ui.ctx(), tokens(ui).line));
        let inner = rect.shrink2(vec2(space::XL, space::L));
        if let Some(no) = &self.trouble {
            let title = cx.lang.tr("cases-escalation-unreadable");
            inside(ui, inner, Layout::top_down(Align::Min), |ui| trouble(ui, cx, &title, no, actions));
        }
        if let Some(view) = self.view.take() {
            inside(ui, inner, Layout::top_down(Align::Min), |ui| {
                ScrollArea::vertical().id_salt("report").auto_shrink(false).show(ui, |ui| self.content(ui, cx, &view, actions));
            });
            self.view = Some(view);
        }
        self.dialog(ui, cx, actions);
        if self.asking.is_none() && !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            go(Place::List, actions);
        }
    }

    fn content(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &View, actions: &mut Actions) {
        let (lang, report) = (cx.lang, &view.report);
        let head = vec2(ui.available_width(), size::CONTROL_SMALL);
        ui.allocate_ui_with_layout(head, Layout::left_to_right(Align::Center), |ui| {
            text::caption(ui, &report.no);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if IconButton::new(icons::X, &lang.tr("cases-escalation-close")).small().key("Esc").show(ui).clicked() {
                    go(Place::List, actions);
                }
                paper::button(ui, cx, &report.no, &[Printout::Report(report.id)], actions);
            });
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::heading(ui, &lang.say(&report.category.message()));
            Badge::new(&lang.say(&report.state.message()), family(report.state)).show(ui);
            if report.urgent {
                Badge::new(&lang.tr("cases-escalation-urgent"), Family::Danger).show(ui);
            }
        });
        ui.add_space(space::M);
        properties(ui, |ui| facts(ui, cx, view));
        ui.add_space(space::M);
        text::group(ui, &lang.tr("cases-escalation-column-content"));
        text::paragraph(ui, &report.content);
        if !report.opinion.is_empty() {
            ui.add_space(space::M);
            text::group(ui, &lang.tr("cases-escalation-opinion"));
            text::paragraph(ui, &report.opinion);
        }
        if !report.place.is_empty() && report.subject != 0 {
            ui.add_space(space::M);
            if Button::link(&lang.tr("cases-escalation-behind")).small().show(ui).clicked() {
                actions.extend(Route::of_place(&report.place, report.subject).map(Action::Go));
            }
        }
        ui.add_space(space::L);
        self.buttons(ui, cx, view);
        ui.add_space(space::L);
        text::group(ui, &lang.tr("cases-escalation-way"));
        ui.add_space(space::S);
        way(ui, cx, report);
    }

    /// What can be done, the usual first; what a clause forbids is grey and says which.
    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &View) {
        let report = &view.report;
        let untold = report.skipped.iter().find(|superior| superior.told_at.is_none()).map(|superior| superior.staff);
        let holds = report.is_held_by(cx.me.id) || view.instruct.is_none();
        let mine = report.reporter == cx.me.id;
        let all: [(Kind, bool, Option<&Refusal>); 6] = [
            (Kind::Insist, view.insist, None),
            (Kind::Instruct, holds && matches!(report.state, State::Raised | State::Disputed), view.instruct.as_ref()),
            (Kind::Pass, holds && report.state == State::Raised, view.pass.as_ref()),
            (Kind::Finish, view.finish, None),
            (Kind::Dissent, mine && report.state == State::Running, view.dissent.as_ref()),
            (Kind::Tell(untold.unwrap_or(0)), view.tell && untold.is_some(), None),
        ];
        let free = self.asking.is_none() && !busy_typing(ui);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::M);
            let mut first = true;
            for (kind, shown, refusal) in all {
                if !shown {
                    continue;
                }
                let why = refusal.map(|refusal| Reason::of(cx.lang, refusal));
                let label = cx.lang.tr(&format!("cases-escalation-act-{}", kind.words().0));
                let button = if first && why.is_none() { Button::primary(&label) } else { Button::secondary(&label) };
                first &= why.is_some();
                let (cap, key) = kind.key();
                let pressed = free && why.is_none() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
                if button.key(cap).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() || pressed {
                    self.asking = Some(Asking { kind, text: String::new(), trouble: None });
                }
            }
        });
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let (Some(asking), Some(id)) = (&mut self.asking, self.id) else { return };
        let (name, clause) = asking.kind.words();
        let title = cx.lang.tr(&format!("cases-escalation-act-{name}"));
        let form = Form::new("report-act", &title, &title).quoting(clause).width(460.0);
        let Asking { kind, text, trouble } = asking;
        let outcome = form.show(ui.ctx(), cx, is_busy(cx), trouble.as_ref(), actions, |ui, first| {
            let label = cx.lang.tr(&format!("cases-escalation-field-{name}"));
            let input = Input::new(&label).required().limit(1000).multi_line(ui, text, 4);
            if first {
                input.request_focus();
            }
        });
        match outcome {
            Outcome::Open => {}
            Outcome::Sent => {
                *trouble = None;
                act(kind.command(id, text.clone()), actions);
            }
            Outcome::Left => self.asking = None,
        }
    }
}

fn facts(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let (lang, report, today) = (cx.lang, &view.report, cx.now.day());
    let at = |at: Instant| format!("{} {}", day_narrow(at.day(), today), clock(at));
    property(ui, &lang.tr("cases-escalation-column-reporter"), &report.reporter_name);
    property(ui, &lang.tr("cases-escalation-column-raised"), &at(report.raised_at));
    let holders: Vec<String> = report.holders.iter().map(|(_, name)| name.clone()).collect();
    let holder = match report.state {
        State::Raised | State::Disputed if holders.is_empty() => report.department.clone(),
        State::Raised | State::Disputed => lang.list(&holders),
        // It is carried out, or told afterwards, by who reported.
        State::Running | State::Owed => report.reporter_name.clone(),
        State::Done => String::new(),
    };
    if !holder.is_empty() {
        property(ui, &lang.tr("cases-escalation-column-holder"), &holder);
    }
    if let Some(due) = view.due {
        property(ui, &lang.tr("cases-escalation-due"), &at(due));
    }
    if !report.urgent_reason.is_empty() {
        property(ui, &lang.tr("cases-escalation-urgent-reason"), &report.urgent_reason);
    }
    for superior in &report.skipped {
        let said = match superior.told_at {
            Some(told) => lang.say(&msg!("cases-escalation-told-at", at = at(told))),
            None => lang.say(&msg!("cases-escalation-tell-by", at = at(superior.due))),
        };
        property(ui, &superior.name, &said);
    }
}

fn way(ui: &mut Ui, cx: &Cx<'_>, report: &Report) {
    timeline::timeline(ui, |ui| {
        for (place, step) in report.steps.iter().enumerate().rev() {
            let (icon, family) = match step.kind {
                StepKind::Raised => (icons::PLUS, Family::Neutral),
                StepKind::Passed => (icons::ARROW_FAT_LINE_UP, Family::Neutral),
                StepKind::Instructed | StepKind::Insisted => (icons::STAMP, Family::Success),
                StepKind::Dissented => (icons::CHAT_TEXT, Family::Warning),
                StepKind::Finished => (icons::CHECK, Family::Success),
                StepKind::Told => (icons::MEGAPHONE_SIMPLE, Family::Neutral),
            };
            let kind = cx.lang.say(&step.kind.message());
            let (by, to) = (step.by_name.as_str(), step.to_name.as_str());
            let said = match to {
                "" => msg!("cases-escalation-line", by = by, kind = kind),
                _ => msg!("cases-escalation-line-to", by = by, kind = kind, to = to),
            };
            let said = cx.lang.say(&said);
            let time = format!("{} {}", day_narrow(step.at.day(), cx.now.day()), clock(step.at));
            timeline::entry(ui, &Entry { icon, family, text: &said, detail: &step.text, time: &time, last: place == 0 });
        }
    });
}
