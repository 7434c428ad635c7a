//! 今日客户 (FILE-14): what happened with one's own customers since yesterday and which files wait for an update; for who manages
//! customers, how each agent kept to the day. Below it, the files that one keeps put in order (FILE-25).

use egui::{Align, Layout, Rect, Ui, vec2};

use super::show::{self, Trouble, telling};
use crate::areas::customers::clauses::file_14_daily::Touch;
use crate::areas::customers::{Answer as Told, Command, DayLine, Query, Tidy, TodayRow};
use crate::areas::parts;
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::areas::{self, Answer, Done};
use crate::base::{Day, Deed, Function, Instant, No, Reach, Why, plus_days};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, Dialog, EmptyPage, Field, IconButton, Table, TableState, badge, chip, dialog, icons, text};

/// Whose day is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Mine,
    Everybody,
}

/// The person's own customers of a day.
#[derive(Debug)]
struct Mine {
    rows: Vec<TodayRow>,
    extracted: Option<(Instant, i64)>,
    tidy: Option<Tidy>,
}

/// The dialog in which order in the files is kept.
#[derive(Debug, Default)]
struct Tidying {
    note: String,
    trouble: Option<Trouble>,
}

/// The page.
#[derive(Debug, Default)]
pub(super) struct Today {
    whose: Option<Whose>,
    day: Option<Day>,
    /// What is on screen was asked for.
    asked: Option<(Whose, Day)>,
    /// The day whose opening was kept already.
    extracted: Option<Day>,
    mine: Option<Mine>,
    lines: Option<Vec<DayLine>>,
    trouble: Option<Trouble>,
    table: TableState,
    tidying: Option<Tidying>,
}

fn may_watch(cx: &Cx<'_>) -> bool {
    cx.me.must_read(Function::CustomerManage).is_ok()
}

/// Who looks after customers himself, and does not only stand above those who do.
fn looks_after(cx: &Cx<'_>) -> bool {
    let access = cx.me.access(Function::CustomerEdit);
    access.deed >= Deed::Do && access.reach == Reach::Own
}

impl Today {
    /// Data changed: asks again at the next picture.
    pub fn stale(&mut self) {
        self.asked = None;
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let whose = *self.whose.get_or_insert(if looks_after(cx) { Whose::Mine } else { Whose::Everybody });
        let day = *self.day.get_or_insert(cx.now.day());
        self.ask(cx, whose, day, actions);
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        show::line_at(ui, rect, head.bottom());
        show::inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.head(ui, cx, day, actions));
        // Below one's own list stands until when the files are to be put in order.
        let tidies = whose == Whose::Mine && self.mine.as_ref().is_some_and(|mine| mine.tidy.is_some());
        let foot = rect.with_min_y(rect.bottom() - if tidies { size::FILTER_ROW } else { 0.0 });
        let room = Rect::from_min_max(head.left_bottom(), foot.right_top());
        show::inside(ui, room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            match (&self.trouble, whose) {
                (Some(trouble), _) => show::trouble(ui, cx, &cx.lang.tr("customers-today"), trouble, actions),
                (None, Whose::Mine) => self.mine(ui, cx, actions),
                (None, Whose::Everybody) => self.everybody(ui, cx),
            }
        });
        if tidies {
            show::line_at(ui, rect, foot.top());
            show::inside(ui, foot.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| self.foot(ui, cx, actions));
        }
        self.dialog(ui, cx, actions);
    }

    fn ask(&mut self, cx: &Cx<'_>, whose: Whose, day: Day, actions: &mut Actions) {
        if whose == Whose::Mine && looks_after(cx) && self.extracted != Some(cx.now.day()) {
            self.extracted = Some(cx.now.day());
            actions.push(Action::Do(areas::Command::Customers(Command::Extract)));
        }
        if self.asked == Some((whose, day)) {
            return;
        }
        self.asked = Some((whose, day));
        let (slot, query) = match whose {
            Whose::Mine => (Slot::Today, Query::Today { agent: None, day }),
            Whose::Everybody => (Slot::DayLines, Query::DayLines { day }),
        };
        actions.push(Action::Ask(slot, areas::Query::Customers(query)));
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, day: Day, actions: &mut Actions) {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.x = space::M;
        text::title(ui, &lang.tr("customers-today"));
        ui.add_space(space::M);
        if IconButton::new(icons::CARET_LEFT, &lang.tr("customers-today-previous")).small().show(ui).clicked() {
            self.turn(plus_days(day, -1));
        }
        text::paragraph(ui, &show::day_head(lang, day, cx.now.day()));
        let next = lang.tr("customers-today-next");
        let next = IconButton::new(icons::CARET_RIGHT, &next).small();
        if ui.add_enabled_ui(day < cx.now.day(), |ui| next.show(ui)).inner.clicked() {
            self.turn(plus_days(day, 1));
        }
        if looks_after(cx) && may_watch(cx) {
            ui.add_space(space::M);
            let words = ["customers-today-mine", "customers-today-all"].map(|id| lang.tr(id));
            let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
            let mut at = usize::from(self.whose == Some(Whose::Everybody));
            if chip::segmented(ui, &lang.tr("customers-today"), &words, &mut at) {
                self.whose = Some(if at == 0 { Whose::Mine } else { Whose::Everybody });
                self.table.rows_changed();
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            parts::clause_link(ui, Why::of("FILE-14"), actions);
            if let Some(mine) = self.mine.as_ref().filter(|_| self.whose == Some(Whose::Mine)) {
                let words = match mine.extracted {
                    Some((at, count)) => lang.say(&msg!("customers-today-extracted", time = show::clock(at), count = count)),
                    None => lang.tr("customers-today-not-extracted").into_owned(),
                };
                text::caption(ui, &words);
            }
        });
    }

    fn turn(&mut self, day: Day) {
        self.day = Some(day);
        self.mine = None;
        self.lines = None;
        self.table.rows_changed();
    }

    fn mine(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(mine) = &self.mine else { return };
        let lang = cx.lang;
        if mine.rows.is_empty() {
            let (title, detail) = (lang.tr("customers-today-none"), lang.tr("customers-today-none-detail"));
            EmptyPage::new(icons::CHECK_CIRCLE, &title, &detail).show(ui, lang);
            return;
        }
        let titles = ["customer", "what", "when", "state"].map(|id| lang.tr(&format!("customers-today-column-{id}")).into_owned());
        let [customer, what, when, state] = &titles;
        let columns = [
            Column::new("customer", customer, 260.0),
            Column::new("what", what, 260.0).fills(),
            Column::new("when", when, 130.0),
            Column::new("state", state, 110.0),
        ];
        let name = lang.tr("customers-today");
        let rows = &mine.rows;
        let shown = Table::new("today", lang, &columns, rows.len()).name(&name).takes_keyboard().show(ui, &mut self.table, |ui, cell| {
            if let Some(row) = rows.get(cell.row) {
                touched(ui, cx, cell, row);
            }
        });
        if let Some(row) = shown.opened.and_then(|at| rows.get(at)) {
            actions.push(Action::Go(Route::Customer(row.customer)));
        }
    }

    fn everybody(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(lines) = &self.lines else { return };
        let lang = cx.lang;
        if lines.is_empty() {
            let (title, detail) = (lang.tr("customers-today-nobody"), lang.tr("customers-today-nobody-detail"));
            EmptyPage::new(icons::USERS, &title, &detail).show(ui, lang);
            return;
        }
        let titles = ["agent", "count", "extracted", "pending"].map(|id| lang.tr(&format!("customers-today-column-{id}")).into_owned());
        let [agent, count, extracted, pending] = &titles;
        let columns = [
            Column::new("agent", agent, 160.0),
            Column::new("count", count, 100.0).right(),
            Column::new("extracted", extracted, 220.0),
            Column::new("pending", pending, 260.0).fills(),
        ];
        let name = lang.tr("customers-today-all");
        Table::new("day-lines", lang, &columns, lines.len()).name(&name).takes_keyboard().show(ui, &mut self.table, |ui, cell| {
            if let Some(line) = lines.get(cell.row) {
                kept(ui, lang, cell, line);
            }
        });
    }

    /// From the right: what may be done, its clause, and until when.
    fn foot(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.x = space::M;
        let Some(tidy) = self.mine.as_ref().and_then(|mine| mine.tidy) else { return };
        let due = tidy.due.to_string();
        let words = match tidy.last {
            Some(last) => msg!("customers-today-tidy-last", day = last.day().to_string(), due = due),
            None => msg!("customers-today-tidy-first", due = due),
        };
        if Button::secondary(&lang.tr("customers-today-tidy")).small().show(ui).clicked() {
            self.tidying = Some(Tidying::default());
        }
        parts::clause_link(ui, telling(cx).tidy(tidy), actions);
        text::caption(ui, &lang.say(&words));
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(tidying) = &mut self.tidying else { return };
        let lang = cx.lang;
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(Command::Tidy { .. })));
        let (title, about) = (lang.tr("customers-today-tidy-title"), lang.tr("customers-today-tidy-about"));
        let first = dialog::first_picture(ui.ctx(), "tidy");
        let shown = Dialog::new("tidy", &title).explanation(&about).show(ui.ctx(), |ui| {
            let note = Field::new(&lang.tr("customers-today-tidy-note")).limit(400).multi_line(ui, &mut tidying.note, 3);
            if first {
                note.request_focus();
            }
            if let Some(trouble) = &tidying.trouble {
                show::trouble(ui, cx, &lang.tr("customers-today-tidy-title"), trouble, actions);
            }
            dialog::buttons(ui, |ui| {
                let (word, doing) = (lang.tr("customers-today-tidy-do"), lang.tr("customers-view-saving"));
                let go = Button::primary(&word).key("Ctrl Enter").busy(&doing, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            tidying.trouble = None;
            let note = tidying.note.trim().to_owned();
            actions.push(Action::Do(areas::Command::Customers(Command::Tidy { note })));
        } else if leave || shown.dismissed {
            self.tidying = None;
        }
    }

    /// An answer came.
    pub fn answer(&mut self, answer: &Result<Answer, No>) {
        self.trouble = answer.as_ref().err().and_then(Trouble::of);
        match answer {
            Ok(Answer::Customers(Told::Today { rows, extracted, tidy })) => {
                self.mine = Some(Mine { rows: rows.clone(), extracted: *extracted, tidy: *tidy });
            }
            Ok(Answer::Customers(Told::DayLines(lines))) => self.lines = Some(lines.clone()),
            _ => {}
        }
    }

    /// An act of this page ended.
    pub fn finished(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        self.stale();
        match (command, outcome, &mut self.tidying) {
            (Command::Tidy { .. }, Ok(_), _) => {
                self.tidying = None;
                actions.push(Action::Say(msg!("customers-today-tidied")));
            }
            (Command::Tidy { .. }, Err(no), Some(tidying)) => tidying.trouble = Trouble::of(no),
            _ => {}
        }
    }

    /// What the status bar says.
    pub fn status(&self, lang: Lang) -> String {
        match &self.mine {
            Some(mine) if self.whose == Some(Whose::Mine) => {
                let pending = mine.rows.iter().filter(|row| row.pending).count();
                lang.say(&msg!("customers-today-count", count = mine.rows.len(), pending = pending))
            }
            _ => String::new(),
        }
    }
}

fn touch_words(lang: Lang, touch: &Touch) -> String {
    match touch {
        Touch::Talk(channel) => lang.say(&msg!("customers-today-talk", channel = show::word(lang, channel))),
        Touch::Order(no) => lang.say(&msg!("customers-today-order", no = no.as_str())),
        Touch::Allocated => lang.tr("customers-today-allocated").into_owned(),
        Touch::Due => lang.tr("customers-today-due").into_owned(),
    }
}

fn touched(ui: &mut Ui, cx: &Cx<'_>, cell: &Cell<'_>, row: &TodayRow) {
    let lang = cx.lang;
    match cell.column {
        "customer" => cell.text(ui, &row.name),
        "what" => {
            let mut words: Vec<String> = row.touches.iter().map(|(_, touch)| touch_words(lang, touch)).collect();
            words.dedup();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            cell.text(ui, &lang.list(&words));
        }
        "when" => {
            if let Some((at, touch)) = row.touches.first() {
                let day = show::day_head(lang, at.day(), cx.now.day());
                let words = if *touch == Touch::Due { day } else { format!("{day} {}", show::clock(*at)) };
                cell.weak(ui, &words);
            }
        }
        _ if row.pending => {
            let word = lang.tr("customers-today-pending");
            badge::badge(ui, &word, Family::Warning);
            cell.name(ui, &word);
        }
        _ if row.touches.iter().any(|(_, touch)| touch.asks_for_update()) => cell.done(ui, &lang.tr("customers-today-updated")),
        _ => {}
    }
}

fn kept(ui: &mut Ui, lang: Lang, cell: &Cell<'_>, line: &DayLine) {
    match cell.column {
        "agent" => cell.text(ui, &line.name),
        "count" => cell.text(ui, &group(line.customers)),
        "extracted" => match line.extracted {
            Some((at, count)) => cell.done(ui, &lang.say(&msg!("customers-today-extracted", time = show::clock(at), count = count))),
            None => cell.deadline(ui, Family::Danger, &lang.tr("customers-today-not-extracted")),
        },
        _ => {
            let names: Vec<&str> = line.pending.iter().map(String::as_str).collect();
            cell.text(ui, &lang.list(&names));
        }
    }
}
