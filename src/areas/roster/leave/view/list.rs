//! The lists of requests: the own ones, those that wait for the person's decision, and those of the group. Nothing is decided from a list.

use std::collections::BTreeMap;

use egui::{Align, Layout, Rect, Ui};

use super::super::model::{Phase, days_of};
use super::super::{Answer, Line, Query, Scope};
use super::{Asked, Place, ask, go, leave_answer, why_not_file, words};
use crate::areas;
use crate::areas::parts::{Reason, Trouble, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::{Actor, Deed, Function, No, Reach};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, Table, TableState, badge, chip, icons, text};

/// The list of the page.
#[derive(Default)]
pub(super) struct List {
    scope: Option<Scope>,
    lines: BTreeMap<Scope, Vec<Line>>,
    asked: bool,
    trouble: Option<Trouble>,
    state: TableState,
}

/// The lists that a person has.
fn scopes(actor: &Actor) -> Vec<Scope> {
    let decides = actor.access(Function::LeaveDecide);
    let mut scopes = Vec::new();
    if actor.access(Function::LeaveFile).deed >= Deed::Do {
        scopes.push(Scope::Own);
    }
    if decides.deed >= Deed::Approve {
        scopes.push(Scope::Waiting);
    }
    if decides.deed >= Deed::Read {
        scopes.push(Scope::Team);
    }
    scopes
}

impl List {
    /// Asks once for the lists.
    pub fn start(&mut self, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask(actions);
        }
    }

    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            for scope in [Scope::Own, Scope::Waiting, Scope::Team] {
                ask(Asked::List(scope), Query::List(scope), actions);
            }
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match leave_answer(answer) {
            Ok(Some(Answer::List(scope, lines))) => {
                self.lines.insert(*scope, lines.clone());
                self.trouble = None;
            }
            // Who has no group is refused its list, and has no tab for it.
            Ok(_) | Err(No::Refused(_)) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// What waits for the person's decision.
    pub fn waiting(&self) -> &[Line] {
        self.lines.get(&Scope::Waiting).map_or(&[], Vec::as_slice)
    }

    /// The list that is shown: what waits, where something does; otherwise the own one.
    fn shown(&self, cx: &Cx<'_>) -> Scope {
        let scopes = scopes(cx.me);
        let first = if self.waiting().is_empty() { scopes.first() } else { Some(&Scope::Waiting) };
        self.scope.filter(|scope| scopes.contains(scope)).or(first.copied()).unwrap_or_default()
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, egui::vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        let scope = self.shown(cx);
        self.head(ui, cx, head.shrink2(egui::vec2(space::XL, 0.0)), scope, actions);
        let body = page.with_min_y(head.bottom());
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("roster-leave-view-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| areas::parts::trouble(ui, cx, &title, trouble, actions));
            return;
        }
        let Some(lines) = self.lines.remove(&scope) else { return };
        if lines.is_empty() {
            empty(ui, cx, body, scope, actions);
        } else {
            self.table(ui, cx, body, scope, &lines, actions);
        }
        self.lines.insert(scope, lines);
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, scope: Scope, actions: &mut Actions) {
        let lang = cx.lang;
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let why = why_not_file(cx);
            let label = lang.tr("roster-leave-view-new");
            if Button::primary(&label).icon(icons::PLUS).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                go(Place::New, actions);
            }
            if Button::quiet(&lang.tr("roster-leave-view-report")).icon(icons::CHART_BAR).show(ui).clicked() {
                go(Place::Report, actions);
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(left - space::M), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            text::title(ui, &lang.tr("roster-leave-view-title"));
            ui.add_space(space::S);
            for one in scopes(cx.me) {
                let count = self.lines.get(&one).map_or(0, Vec::len);
                let count = (one == Scope::Waiting && count > 0).then(|| group(i64::try_from(count).unwrap_or(i64::MAX)));
                let everybody = cx.me.access(Function::LeaveDecide).reach == Reach::All;
                let label = lang.tr(match one {
                    Scope::Own => "roster-leave-view-own",
                    Scope::Waiting => "roster-leave-view-waiting",
                    Scope::Team if everybody => "roster-leave-view-everybody",
                    Scope::Team => "roster-leave-view-team",
                });
                if chip::view_pill(ui, &label, count.as_deref(), one == scope).clicked() && one != scope {
                    self.scope = Some(one);
                    self.state.rows_changed();
                }
            }
        });
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, scope: Scope, lines: &[Line], actions: &mut Actions) {
        let l = |id: &str| cx.lang.tr(id).into_owned();
        // Kinds and states are longer words in English.
        let (kind, state) = if cx.lang == Lang::En { (160.0, 168.0) } else { (130.0, 110.0) };
        let titles = [
            ("no", l("roster-leave-view-col-no"), 136.0),
            ("who", l("roster-leave-view-col-who"), 90.0),
            ("kind", l("roster-leave-view-col-kind"), kind),
            ("when", l("roster-leave-view-col-when"), 150.0),
            ("days", l("roster-leave-view-col-days"), 64.0),
            ("state", l("roster-leave-view-col-state"), state),
            ("due", l("roster-leave-view-col-due"), 144.0),
            ("reason", l("roster-leave-view-col-reason"), 120.0),
        ];
        let own = scope == Scope::Own;
        let columns: Vec<Column<'_>> = titles
            .iter()
            .filter(|(id, ..)| !(own && *id == "who"))
            .map(|(id, title, width)| {
                let column = Column::new(id, title, *width);
                match *id {
                    "days" => column.right(),
                    "reason" => column.fills(),
                    _ => column,
                }
            })
            .collect();
        let name = l("roster-leave-view-title");
        let shown = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("leave", cx.lang, &columns, lines.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.state, |ui, at| {
                if let Some(line) = lines.get(at.row) {
                    cell(ui, cx, at, line);
                }
            })
        });
        let clicked = shown.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let row = shown.opened.or(if clicked { self.state.cursor } else { None });
        if let Some(line) = row.and_then(|row| lines.get(row)) {
            let mine = [line.leave.draft.applicant, line.leave.filer].contains(&cx.me.id);
            let typed = mine && matches!(line.leave.phase, Phase::Draft | Phase::Returned);
            go(if typed { Place::Edit(line.leave.id) } else { Place::Approve(line.leave.id) }, actions);
        }
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, at: &Cell<'_>, line: &Line) {
    let (lang, today, leave) = (cx.lang, cx.now.day(), &line.leave);
    match at.column {
        "no" => at.text(ui, &leave.no),
        "who" => at.text(ui, &leave.applicant_name),
        "kind" => at.text(ui, &lang.say(&words::kind(leave))),
        "when" => at.text(ui, &words::when(lang, leave, today)),
        "days" => at.text(ui, &days_of(leave.halves())),
        "state" => {
            let words = lang.say(&line.state.message());
            badge::badge(ui, &words, words::family(line.state));
            at.name(ui, &words);
        }
        "due" => {
            let (due, family) = due(line, cx);
            match due {
                Some(due) => at.deadline(ui, family, &words::moment(lang, due, today)),
                None => at.weak(ui, ""),
            }
        }
        _ => at.weak(ui, &leave.draft.reason),
    }
}

/// Until when something must happen, and how urgent it is.
fn due(line: &Line, cx: &Cx<'_>) -> (Option<crate::base::Instant>, Family) {
    let due = line.leave.due(line.deadlines, cx.now);
    let family = match due {
        Some(due) if due < cx.now => Family::Danger,
        Some(due) if due.day() == cx.now.day() => Family::Warning,
        _ => Family::Neutral,
    };
    (due, family)
}

fn empty(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, scope: Scope, actions: &mut Actions) {
    let l = |id| cx.lang.tr(id);
    let (icon, title, sentence) = match scope {
        Scope::Own => (icons::CALENDAR_X, "roster-leave-view-empty-own", "roster-leave-view-empty-own-hint"),
        Scope::Waiting => (icons::CHECK_CIRCLE, "roster-leave-view-empty-waiting", "roster-leave-view-empty-waiting-hint"),
        Scope::Team => (icons::CALENDAR_X, "roster-leave-view-empty-team", "roster-leave-view-empty-team-hint"),
    };
    let new = cx.lang.say(&msg!("roster-leave-view-new"));
    let clicked = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        let (title, sentence) = (l(title), l(sentence));
        let page = EmptyPage::new(icon, &title, &sentence);
        if scope == Scope::Own { page.primary(icons::PLUS, &new).show(ui, cx.lang) } else { page.show(ui, cx.lang) }
    });
    if matches!(clicked, Some(EmptyClick::Primary)) {
        go(Place::New, actions);
    }
}
