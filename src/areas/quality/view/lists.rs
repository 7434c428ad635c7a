//! What waits to be scored, and the checks of a month.

use std::sync::Arc;

use egui::{Align, Layout, Rect, Ui};

use super::super::model::{Pick, Stage, months_on};
use super::super::questions::RecordRow;
use super::super::score::shown_total;
use super::super::{Answer, Printout, Query};
use super::parts::{grade_badge, moment, stage_family, titled};
use super::told::Told;
use super::{Asked, Got, Place, go, head, unreadable};
use crate::areas::parts::inside;
use crate::areas::view::{Action, Actions, Cx, Job, Paper};
use crate::base::{Day, Deed, Function};
use crate::i18n::Lang;
use crate::ui::calendar::month_title;
use crate::ui::table::Cell;
use crate::ui::{Button, EmptyPage, IconButton, Table, TableState, badge, chip, icons, text};

/// Drawn records and own drafts, with names of people.
#[derive(Default)]
pub(super) struct Queue {
    pub picks: Vec<Pick>,
    pub drafts: Vec<RecordRow>,
    pub names: std::collections::BTreeMap<i64, String>,
}

/// 打分: what waits to be scored.
#[derive(Default)]
pub(super) struct QueuePage {
    told: Told<Queue>,
    state: TableState,
}

impl QueuePage {
    pub fn again(&self, actions: &mut Actions) {
        self.told.again(actions);
    }

    pub fn take(&mut self, answer: Got<'_>) {
        match answer {
            Ok(Answer::Queue { picks, drafts, names }) => {
                self.told.take(Ok(Queue { picks: picks.clone(), drafts: drafts.clone(), names: names.clone() }));
            }
            Ok(_) => {}
            Err(no) => self.told.take(Err(no)),
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        self.told.want(Asked::Queue, Query::Queue, actions);
        let may = cx.me.access(Function::QaScore).deed >= Deed::Do;
        let mut new = false;
        let body = head(
            ui,
            page,
            |ui| {
                text::title(ui, &lang.tr("quality-queue"));
            },
            |ui| {
                let why = lang.tr("quality-may-not-score");
                new = Button::primary(&lang.tr("quality-act-new")).icon(icons::PLUS).allowed(may, &why).show(ui).clicked();
            },
        );
        if new {
            go(Place::New, actions);
        }
        if let Some(trouble) = &self.told.trouble {
            return unreadable(ui, cx, body, trouble, actions);
        }
        let Some(queue) = &self.told.what else { return };
        let drafts = queue.drafts.len();
        if drafts + queue.picks.len() == 0 {
            let (title, sentence) = (lang.tr("quality-queue-empty"), lang.tr("quality-queue-empty-hint"));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::SEAL_CHECK, &title, &sentence).show(ui, lang));
            return;
        }
        let columns = [("person", 110.0), ("title", 220.0), ("at", 130.0), ("channel", 120.0), ("shift", 80.0), ("state", 100.0)];
        let titles = columns.map(|(id, _)| lang.tr(&format!("quality-column-{id}")));
        let columns = titled(&columns, &titles, "title", "");
        let name = lang.tr("quality-queue");
        let out = inside(ui, body, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("qa-queue", lang, &columns, drafts + queue.picks.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.state, |ui, at| match queue.drafts.get(at.row) {
                Some(row) => draft_cell(ui, lang, row, at),
                None => {
                    if let Some(pick) = at.row.checked_sub(drafts).and_then(|row| queue.picks.get(row)) {
                        pick_cell(ui, lang, pick, queue.names.get(&pick.record.handler).map_or("", String::as_str), at);
                    }
                }
            })
        });
        let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        if let Some(row) = out.opened.or(if clicked { self.state.cursor } else { None }) {
            match queue.drafts.get(row) {
                Some(row) => go(Place::Record(row.record.id), actions),
                None => {
                    if let Some(pick) = row.checked_sub(drafts).and_then(|row| queue.picks.get(row)) {
                        go(Place::Pick(pick.id), actions);
                    }
                }
            }
        }
    }
}

fn draft_cell(ui: &mut Ui, lang: Lang, row: &RecordRow, at: &Cell<'_>) {
    match at.column {
        "person" => at.text(ui, &row.person),
        "title" => at.weak(ui, row.record.subject.as_ref().map_or(row.record.content.as_str(), |(_, title)| title.as_str())),
        "at" => at.weak(ui, &moment(row.record.on)),
        "channel" => at.weak(ui, &row.record.channel),
        "state" => {
            badge(ui, &lang.say(&Stage::Draft.message()), stage_family(Stage::Draft));
            at.name(ui, &lang.say(&Stage::Draft.message()));
        }
        _ => {}
    }
}

fn pick_cell(ui: &mut Ui, lang: Lang, pick: &Pick, name: &str, at: &Cell<'_>) {
    match at.column {
        "person" => at.text(ui, name),
        "title" => at.text(ui, &pick.record.title),
        "at" => at.weak(ui, &moment(pick.record.at)),
        "channel" => at.weak(ui, &pick.record.channel),
        "shift" => at.weak(ui, &pick.record.shift),
        _ => at.weak(ui, &lang.say(&pick.state.message())),
    }
}

/// 考评记录: the checks of a month that the person may read.
#[derive(Default)]
pub(super) struct RecordsPage {
    month: Option<Day>,
    told: Told<Arc<[RecordRow]>>,
    state: TableState,
}

impl RecordsPage {
    pub fn again(&self, actions: &mut Actions) {
        self.told.again(actions);
    }

    pub fn take(&mut self, answer: Got<'_>) {
        match answer {
            Ok(Answer::Records(rows)) => self.told.take(Ok(Arc::clone(rows))),
            Ok(_) => {}
            Err(no) => self.told.take(Err(no)),
        }
    }

    /// Draws the page: of everybody who may be seen, or of one person.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, person: Option<i64>, actions: &mut Actions) {
        let lang = cx.lang;
        let month = *self.month.get_or_insert(cx.now.day().first_of_month());
        self.told.want(Asked::Records, Query::Records { month }, actions);
        let (mut to, mut all) = (None, false);
        let name =
            self.told.what.iter().flat_map(|rows| rows.iter()).find(|row| Some(row.record.person) == person).map(|row| row.person.clone());
        let body = head(
            ui,
            page,
            |ui| {
                text::title(ui, &lang.tr("quality-records"));
                if person.is_some() {
                    all = chip::filter(ui, lang, &lang.tr("quality-column-person"), name.as_deref().unwrap_or("—")).removed;
                }
                if IconButton::new(icons::CARET_LEFT, &lang.tr("ui-previous-month")).small().show(ui).clicked() {
                    to = Some(months_on(month, -1));
                }
                text::body(ui, &month_title(lang, month));
                if IconButton::new(icons::CARET_RIGHT, &lang.tr("ui-next-month")).small().show(ui).clicked() {
                    to = Some(months_on(month, 1));
                }
            },
            |ui| {
                let Some(staff) = person else { return };
                if Button::quiet(&lang.tr("quality-act-print-month")).icon(icons::PRINTER).show(ui).clicked() {
                    let paper = Paper::Quality(Printout::Person { staff, month });
                    actions.push(Action::Start(Job::Print { paper, path: None }));
                }
            },
        );
        if all {
            go(Place::Records, actions);
        }
        if let Some(to) = to {
            self.month = Some(to);
            self.state.rows_changed();
        }
        if let Some(trouble) = &self.told.trouble {
            return unreadable(ui, cx, body, trouble, actions);
        }
        let Some(rows) = &self.told.what else { return };
        let rows: Vec<&RecordRow> = rows.iter().filter(|row| person.is_none_or(|person| row.record.person == person)).collect();
        if rows.is_empty() {
            let (title, sentence) = (lang.tr("quality-records-empty"), lang.tr("quality-records-empty-hint"));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::SEAL_CHECK, &title, &sentence).show(ui, lang));
            return;
        }
        let columns = [
            ("no", 146.0),
            ("person", 80.0),
            ("at", 96.0),
            ("channel", 96.0),
            ("content", 200.0),
            ("checker", 80.0),
            ("total", 56.0),
            ("grade", 82.0),
            ("state", 90.0),
        ];
        let titles = columns.map(|(id, _)| lang.tr(&format!("quality-column-{id}")));
        let columns = titled(&columns, &titles, "content", "total");
        let name = lang.tr("quality-records");
        let out = inside(ui, body, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("qa-records", lang, &columns, rows.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.state, |ui, at| {
                if let Some(row) = rows.get(at.row) {
                    record_cell(ui, lang, row, at);
                }
            })
        });
        let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        if let Some(row) = out.opened.or(if clicked { self.state.cursor } else { None }).and_then(|row| rows.get(row)) {
            go(Place::Record(row.record.id), actions);
        }
    }
}

fn record_cell(ui: &mut Ui, lang: Lang, row: &RecordRow, at: &Cell<'_>) {
    let record = &row.record;
    match at.column {
        "no" => at.text(ui, &record.no),
        "person" => at.text(ui, &row.person),
        "at" => at.weak(ui, &moment(record.on)),
        "channel" => at.weak(ui, &record.channel),
        "content" => at.weak(ui, &record.content),
        "checker" => at.weak(ui, &record.checker_name),
        "total" => at.text(ui, &shown_total(record.total.hundredths())),
        "grade" => {
            grade_badge(ui, lang, row.grade);
            at.name(ui, &lang.say(&row.grade.message()));
        }
        _ => {
            let state = lang.say(&record.stage().message());
            badge(ui, &state, stage_family(record.stage()));
            at.name(ui, &state);
        }
    }
}
