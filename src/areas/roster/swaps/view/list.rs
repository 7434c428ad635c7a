//! The list of swaps: what waits for the person, his own, all that he may read, and his drafts.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::model::{Kept, Part, State};
use super::super::questions::{Answer, Query, Row, Wait};
use super::{Asked, Place, go, swaps_answer, why_not_file, words};
use crate::areas::parts::{Reason, Trouble, day_narrow, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, roster};
use crate::base::{Actor, Deed, Function, No};
use crate::i18n::group;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, Table, TableState, chip, icons, text};

/// Swaps that one answer holds; a button asks for more.
const PAGE: usize = 300;

/// Which swaps are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    /// Everything that the person may read.
    #[default]
    All,
    /// In which he takes part, and his drafts.
    Mine,
    /// That wait for his confirmation.
    Confirm,
    /// That wait for his decision or judgement.
    Decide,
}

impl Shown {
    const EACH: [(Shown, &'static str); 4] = [
        (Shown::All, "roster-swaps-list-all"),
        (Shown::Mine, "roster-swaps-list-mine"),
        (Shown::Confirm, "roster-swaps-list-confirm"),
        (Shown::Decide, "roster-swaps-list-decide"),
    ];

    /// Whether the person has this list: who swaps no shifts has nothing to confirm, who leads nobody nothing to decide.
    fn is_of(self, me: &Actor) -> bool {
        match self {
            Shown::All => true,
            Shown::Mine | Shown::Confirm => me.access(Function::SwapFile).deed >= Deed::Do,
            Shown::Decide => me.access(Function::SwapDecide).deed >= Deed::Approve,
        }
    }

    fn holds(self, row: &Row, me: i64) -> bool {
        match self {
            Shown::All => true,
            Shown::Mine => row.swap.a == me || row.swap.b == me,
            Shown::Confirm => row.waits == Some(Wait::Confirm),
            Shown::Decide => matches!(row.waits, Some(Wait::Decide | Wait::Assess)),
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
enum Line<'a> {
    Draft(&'a Kept),
    Swap(&'a Row),
}

/// The list.
#[derive(Default)]
pub(super) struct List {
    shown: Shown,
    rows: Vec<Row>,
    drafts: Vec<Kept>,
    more: bool,
    limit: usize,
    asked: bool,
    answered: bool,
    trouble: Option<Trouble>,
    state: TableState,
}

impl List {
    /// Asks once.
    pub fn start(&mut self, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.limit = PAGE;
            self.send(actions);
        }
    }

    /// Asks again, if it was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if self.asked {
            self.send(actions);
        }
    }

    fn send(&self, actions: &mut Actions) {
        let query = areas::Query::Roster(roster::Query::Swaps(Query::List { most: self.limit }));
        actions.push(Action::Ask(Slot::Swaps(Asked::List), query));
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match swaps_answer(answer) {
            Ok(Some(Answer::List { rows, drafts, more })) => {
                (self.rows, self.drafts, self.more) = (rows.clone(), drafts.clone(), *more);
                (self.trouble, self.answered) = (None, true);
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// A draft of the person.
    pub fn draft(&self, id: i64) -> Option<&Kept> {
        self.drafts.iter().find(|kept| kept.id == id)
    }

    /// The drafts are known.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    fn lines(&self, me: i64) -> Vec<Line<'_>> {
        let drafts = self.drafts.iter().filter(|_| matches!(self.shown, Shown::All | Shown::Mine)).map(Line::Draft);
        let mut rows: Vec<&Row> = self.rows.iter().filter(|row| self.shown.holds(row, me)).collect();
        if matches!(self.shown, Shown::Confirm | Shown::Decide) {
            // What expires first stands first; what is judged afterwards has expired long ago.
            rows.sort_by_key(|row| (!row.state.is_pending(), row.swap.first_start(), row.swap.id));
        }
        drafts.chain(rows.into_iter().map(Line::Swap)).collect()
    }

    /// Draws head and table.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        let body = page.with_min_y(head.bottom());
        line_at(ui, head, head.bottom());
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("roster-swaps-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                crate::areas::parts::trouble(ui, cx, &title, trouble, actions);
            });
            return;
        }
        if !self.answered {
            return;
        }
        if self.lines(cx.me.id).is_empty() {
            self.empty(ui, cx, body);
            return;
        }
        self.table(ui, cx, body, actions);
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let why = why_not_file(cx);
            let new =
                Button::primary(&lang.tr("roster-swaps-new")).icon(icons::PLUS).refused_if(why.as_ref().map(Reason::refused)).show(ui);
            if new.clicked() {
                go(Place::New, actions);
            }
            if Button::quiet(&lang.tr("roster-swaps-report")).icon(icons::CHART_BAR).show(ui).clicked() {
                go(Place::Report, actions);
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            text::title(ui, &lang.tr("roster-swaps-title"));
            ui.add_space(space::S);
            for (shown, label) in Shown::EACH.into_iter().filter(|(shown, _)| shown.is_of(cx.me)) {
                let count = self.rows.iter().filter(|row| shown.holds(row, cx.me.id)).count();
                let counted = matches!(shown, Shown::Confirm | Shown::Decide) && count > 0;
                let count = counted.then(|| group(i64::try_from(count).unwrap_or(i64::MAX)));
                if chip::view_pill(ui, &lang.tr(label), count.as_deref(), shown == self.shown).clicked() && shown != self.shown {
                    self.shown = shown;
                    self.state.rows_changed();
                }
            }
            if self.more && Button::link(&lang.tr("roster-swaps-more")).small().show(ui).clicked() {
                self.limit += PAGE;
                self.send(actions);
            }
        });
    }

    fn empty(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
        let (title, sentence) = match self.shown {
            Shown::All | Shown::Mine => ("roster-swaps-empty", "roster-swaps-empty-hint"),
            Shown::Confirm => ("roster-swaps-empty-confirm", "roster-swaps-empty-confirm-hint"),
            Shown::Decide => ("roster-swaps-empty-decide", "roster-swaps-empty-decide-hint"),
        };
        let (title, sentence) = (cx.lang.tr(title), cx.lang.tr(sentence));
        inside(ui, rect, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::SWAP, &title, &sentence).show(ui, cx.lang));
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        const COLUMNS: [(&str, f32); 7] =
            [("people", 150.0), ("given", 140.0), ("returned", 140.0), ("state", 110.0), ("until", 210.0), ("filed", 90.0), ("no", 160.0)];
        let titles = COLUMNS.map(|(id, _)| cx.lang.tr(&format!("roster-swaps-column-{id}")));
        let columns: Vec<Column<'_>> = COLUMNS
            .iter()
            .zip(&titles)
            .map(|((id, width), title)| {
                let column = Column::new(id, title, *width);
                if *id == "people" { column.fills() } else { column }
            })
            .collect();
        let name = cx.lang.tr("roster-swaps-title");
        let mut state = std::mem::take(&mut self.state);
        let lines = self.lines(cx.me.id);
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("swaps", cx.lang, &columns, lines.len()).takes_keyboard().name(&name);
            table.show(ui, &mut state, |ui, at| {
                if let Some(line) = lines.get(at.row) {
                    cell(ui, cx, *line, at);
                }
            })
        });
        let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let row = out.opened.or(if clicked { state.cursor } else { None });
        match row.and_then(|row| lines.get(row)) {
            Some(Line::Draft(kept)) => go(Place::Draft(kept.id), actions),
            Some(Line::Swap(row)) => go(Place::Swap(row.swap.id), actions),
            None => {}
        }
        self.state = state;
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: Line<'_>, at: &Cell<'_>) {
    let (lang, today) = (cx.lang, cx.now.day());
    let row = match line {
        Line::Draft(kept) => {
            match at.column {
                "people" => at.text(ui, if kept.draft.reason.is_empty() { "—" } else { &kept.draft.reason }),
                "state" => badge_cell(ui, cx, State::Draft, at),
                "filed" => at.weak(ui, &day_narrow(kept.at.day(), today)),
                _ => {}
            }
            return;
        }
        Line::Swap(row) => row,
    };
    match at.column {
        "people" => at.text(ui, &lang.say(&crate::msg!("roster-swaps-a-and-b", a = row.a.as_str(), b = row.b.as_str()))),
        "given" => at.text(ui, &words::leg_name(lang, &row.swap.given, today)),
        "returned" => {
            let returned = row.swap.leg(Part::Return).map_or_else(|| "—".to_owned(), |leg| words::leg_name(lang, leg, today));
            at.text(ui, &returned);
        }
        "state" => badge_cell(ui, cx, row.state, at),
        "until" => match row.waits {
            Some(wait) => {
                let family = if row.state.is_pending() && row.swap.first_start().day() > today { Family::Neutral } else { Family::Warning };
                let what = lang.say(&words::wait_message(wait));
                let text = if row.state.is_pending() {
                    lang.say(&crate::msg!("roster-swaps-until", what = what, until = words::moment(lang, row.swap.first_start(), today)))
                } else {
                    what
                };
                at.deadline(ui, family, &text);
            }
            None if row.state.is_pending() => at.weak(ui, &words::moment(lang, row.swap.first_start(), today)),
            None => {}
        },
        "filed" => at.weak(ui, &day_narrow(row.swap.filed_at.day(), today)),
        _ => at.weak(ui, &row.swap.no),
    }
}

fn badge_cell(ui: &mut Ui, cx: &Cx<'_>, state: State, at: &Cell<'_>) {
    words::state_badge(ui, cx.lang, state);
    at.name(ui, &cx.lang.say(&state.message()));
}
