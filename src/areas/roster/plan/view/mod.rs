//! The page 班表: the grid of people and days with its bar, its dialogs, and one day as bars over the hours.
//! They read a [`Cx`], keep what people type, and push actions; answers come back as [`News`].

mod bar;
mod book;
mod chip;
mod day;
mod dialogs;
mod grid;
mod keys;
#[cfg(test)]
mod tests;

use egui::{Key, Modifiers, Rect, Ui, pos2, vec2};

use self::book::{Book, Cell, Whose};
use self::dialogs::Dialog;
use self::grid::Did;
use super::clauses::conv_09_calendar;
use super::files::{Of, PlanJob, PlanPick, PlanRead};
use super::{Answer, Command, Conflict, Edit, Query, What};
use crate::areas::parts::{Reason, Trouble, busy_typing, line_at, trouble};
use crate::areas::roster::DayKind;
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, News, Paper, Pick, Slot};
use crate::areas::{self, Done, roster};
use crate::base::{Actor, Day, Function, No, Verdict};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::calendar::{DayMark, DayMarks};
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Button, EmptyPage, icons, menu, paint};

/// A page of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The page that the navigation opens.
    #[default]
    Main,
    /// The same with the line of a person chosen.
    Person(i64),
}

/// Where an answer belongs; a newer question of the same kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// What the main page shows.
    Main,
    /// Holidays and closed days, for every calendar of the window.
    Calendar,
}

/// How many days are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Scale {
    #[default]
    Month,
    Week,
    Day,
}

/// What a part of the page asks of the whole.
enum Wish {
    Publish(Day, Day),
    CopyWeek,
    Rotation,
    Import,
    Types,
    Calendar,
    Undo(i64),
    ExportSheet(Of),
    ExportAgenda(Of),
    Print { large: bool },
}

/// Acts that may be taken back from here, at most.
const MOST_UNDOABLE: usize = 50;
/// Height of the legend.
const LEGEND: f32 = 40.0;
/// Height of a line that tells something above the grid.
const NOTE: f32 = 36.0;

/// The page of this room.
#[derive(Default)]
pub struct PlanPage {
    scale: Scale,
    /// A day among those that are shown; today at first.
    day: Option<Day>,
    whose: Whose,
    asked: Option<(Day, Day)>,
    /// The place that was shown last.
    place: Place,
    book: Option<Book>,
    trouble: Option<Trouble>,
    state: grid::State,
    /// The conflict to which F8 went last.
    conflict: Option<Conflict>,
    menu: Option<(Cell, Rect)>,
    dialog: Option<Dialog>,
    undoable: Vec<i64>,
}

/// Keys of this page and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("1–9 A–Z", "roster-plan-key-set"),
    ("Del", "roster-plan-key-clear"),
    ("Space", "roster-plan-key-menu"),
    ("Shift ←→↑↓", "roster-plan-key-range"),
    ("Ctrl C · Ctrl V", "roster-plan-key-copy"),
    ("F8 · Shift F8", "roster-plan-key-conflict"),
    ("Alt PgUp · PgDn", "roster-plan-key-turn"),
];

/// Why the person plans nobody, if so.
fn why_not_plan(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do(Function::Roster).err().map(|refusal| Reason::of(cx.lang, &refusal))
}

/// Why the person does not keep the plan as a whole, if so.
fn why_not_all(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do_all(Function::Roster).err().map(|refusal| Reason::of(cx.lang, &refusal))
}

fn act(command: Command) -> Action {
    Action::Do(areas::Command::Roster(roster::Command::Plan(command)))
}

impl PlanPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.dialog.as_ref().is_some_and(Dialog::unsaved)
    }

    /// What the status bar says of this page.
    pub fn status(&self, lang: Lang, me: &Actor) -> String {
        let Some(book) = &self.book else { return String::new() };
        // How shifts are moved is told to whom may move them.
        let hint = if me.must_do(Function::Roster).is_ok() { lang.tr("roster-plan-status-hint") } else { Default::default() };
        lang.say(&msg!("roster-plan-status", people = book.people(), days = book.days.len(), hint = hint.as_ref())).trim_end().to_owned()
    }

    // ---- drawing ----

    /// Draws the page of this place into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let rect = ui.available_rect_before_wrap();
        self.go(cx, place);
        ui.painter().rect_filled(rect, 0, tokens(ui).surface);
        let mut day = self.day.unwrap_or(cx.now.day());
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        let shown = bar::Shown { scale: &mut self.scale, day: &mut day, whose: &mut self.whose };
        let before = (*shown.scale, *shown.whose);
        let undoable = self.undoable.last().copied();
        let mut wish = bar::head(ui, cx, self.book.as_ref(), shown, undoable, head.shrink2(vec2(space::XL, 0.0)));
        if self.whose != before.1
            && let Some(book) = &mut self.book
        {
            book.show(self.whose);
        }
        // The days that come are those around the cell that was worked on.
        let within = |day: Day| self.asked.is_some_and(|(from, to)| from <= day && day <= to);
        if self.scale != before.0
            && let Some((_, chosen)) = self.state.cursor.filter(|(_, chosen)| within(*chosen))
        {
            day = chosen;
        }
        self.turn(ui, &mut day);
        self.day = Some(day);
        if self.asked != Some(bar::range(self.scale, day)) {
            self.ask(cx, actions);
        }
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        if let Some(no) = &self.trouble {
            let place = body.shrink(space::XL);
            crate::areas::parts::inside(ui, place, egui::Layout::top_down(egui::Align::Min), |ui| {
                trouble(ui, cx, &cx.lang.tr("roster-plan-not-read"), no, actions);
            });
        } else if self.book.is_some() {
            wish = self.body(ui, cx, body, actions).or(wish);
        }
        self.grant(wish, cx, actions);
        if let (Some(dialog), Some(book)) = (&mut self.dialog, &self.book)
            && dialog.ui(ui.ctx(), cx, book, actions)
        {
            self.dialog = None;
            self.state.take_focus = true;
        }
        ui.advance_cursor_after_rect(rect);
    }

    /// Goes to the person of a place, as soon as the shifts are known.
    fn go(&mut self, cx: &Cx<'_>, place: Place) {
        let Some(book) = self.book.as_mut().filter(|_| self.place != place) else { return };
        self.place = place;
        let Place::Person(staff) = place else { return };
        let Some(person) = book.grid.people.iter().find(|person| person.id == staff) else { return };
        // Who is in no team and has no shifts stands among the others alone.
        let others = if person.team.is_some() { Whose::All } else { Whose::Others };
        if book.row_of(staff).is_none() {
            self.whose = others;
            book.show(others);
        }
        let today = cx.now.day();
        let day = if book.days.contains(&today) { Some(&today) } else { book.days.first() };
        if let Some(day) = day {
            self.state.go((staff, *day));
        }
        if self.scale == Scale::Day {
            self.scale = Scale::Week;
        }
    }

    /// Alt+PageUp and Alt+PageDown turn to other days.
    fn turn(&self, ui: &Ui, day: &mut Day) {
        if busy_typing(ui) || self.dialog.is_some() {
            return;
        }
        for (key, by) in [(Key::PageUp, -1), (Key::PageDown, 1)] {
            if ui.input_mut(|i| i.consume_key(Modifiers::ALT, key)) {
                *day = bar::turned(self.scale, *day, by);
            }
        }
    }

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, body: Rect, actions: &mut Actions) -> Option<Wish> {
        let book = self.book.as_ref()?;
        let legend = Rect::from_min_size(body.min, vec2(body.width(), LEGEND));
        let mut next = bar::legend(ui, cx, book, legend.shrink2(vec2(space::XL, 0.0)));
        let mut rest = body.with_min_y(legend.bottom());
        let mut wish = None;
        let note = Rect::from_min_size(rest.min, vec2(rest.width(), NOTE)).shrink2(vec2(space::XL, 2.0));
        if let Some(last) = book.grid.news.iter().map(|told| told.id).max() {
            if told_note(ui, cx, book, note) {
                actions.push(act(Command::Seen { last }));
            }
            rest.min.y += NOTE;
        } else if let Some(year) = missing_year(book, cx) {
            let text = cx.lang.say(&msg!("roster-plan-year-missing", year = year.to_string()));
            let label = cx.lang.tr("roster-plan-year-import");
            let may = why_not_all(cx).is_none();
            if note_line(ui, Family::Warning, icons::CALENDAR_X, &text, may.then_some(label.as_ref()), note) {
                wish = Some(Wish::Calendar);
            }
            rest.min.y += NOTE;
        }
        if book.rows.is_empty() {
            let (title, sentence) = (cx.lang.tr("roster-plan-empty"), cx.lang.tr("roster-plan-empty-detail"));
            crate::areas::parts::inside(ui, rest, egui::Layout::top_down(egui::Align::Min), |ui| {
                EmptyPage::new(icons::CALENDAR_BLANK, &title, &sentence).show(ui, cx.lang);
            });
            return wish;
        }
        // The menu of a cell comes a picture after the click that asks for it, which would close it again.
        self.cell_menu(ui, cx, actions);
        let book = self.book.as_ref()?;
        if self.scale == Scale::Day {
            day::ui(ui, cx, book, rest);
        } else {
            let did = grid::ui(ui, cx, book, &mut self.state, rest);
            for one in did {
                self.did(one, actions);
            }
        }
        let back = !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F8));
        next |= !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F8));
        if next || back {
            self.go_to_conflict(back);
        }
        wish
    }

    fn did(&mut self, did: Did, actions: &mut Actions) {
        let Some(book) = &self.book else { return };
        match did {
            Did::Menu(cell, rect) => self.menu = Some((cell, rect)),
            Did::Day(day) => (self.scale, self.day) = (Scale::Day, Some(day)),
            Did::Why(why) => actions.push(Action::Why(why)),
            Did::Drop { from, to, copy } => {
                let edits = dropped(book, from, to, copy);
                if !edits.is_empty() {
                    actions.push(act(Command::Edit(edits)));
                    self.state.go(to);
                }
            }
            Did::Key(key) => {
                let chosen = self.state.chosen(book);
                let set = |kinds: &[i64]| chosen.concat().into_iter().map(|cell| (cell, kinds.to_vec())).collect::<Vec<_>>();
                let wanted = match key {
                    keys::Key::Set(kind) => set(&[kind]),
                    keys::Key::Clear => set(&[]),
                    keys::Key::Copy => {
                        actions.push(Action::Copy(keys::copied(book, &chosen), msg!("roster-plan-copied", count = chosen.concat().len())));
                        return;
                    }
                    keys::Key::Cut => {
                        actions.push(Action::Copy(keys::copied(book, &chosen), msg!("roster-plan-copied", count = chosen.concat().len())));
                        set(&[])
                    }
                    keys::Key::Paste(text) => match keys::pasted(book, &chosen, &text) {
                        Ok(wanted) => wanted,
                        Err(message) => {
                            actions.push(Action::Say(message));
                            return;
                        }
                    },
                    keys::Key::Menu | keys::Key::Clause => return,
                };
                let edits: Vec<Edit> = wanted.into_iter().flat_map(|(cell, kinds)| set_cell(book, cell, &kinds)).collect();
                if !edits.is_empty() {
                    actions.push(act(Command::Edit(edits)));
                }
            }
        }
    }

    /// The menu of a cell: every kind of shift, a day off, and the clause of what is wrong.
    fn cell_menu(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let (Some((cell, rect)), Some(book)) = (self.menu, &self.book) else { return };
        let id = egui::Id::unique("plan-cell-menu");
        let frame = crate::ui::theme::popup_frame(ui.ctx(), tokens(ui));
        let mut open = true;
        let why =
            book.grid.people.iter().find(|person| person.id == cell.0).and_then(|person| {
                super::clauses::org_02_planning::may_plan(cx.me, person).err().map(|refusal| Reason::of(cx.lang, &refusal))
            });
        let mut edits = Vec::new();
        let mut closed = false;
        let popup = egui::Popup::new(id, ui.ctx().clone(), rect, ui.layer_id()).open_bool(&mut open).gap(4.0).frame(frame);
        popup.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_width(200.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let now: Vec<i64> = book.shifts(cell).map(|shift| shift.kind).collect();
            let refused = |item: menu::Item<'_>, ui: &mut Ui| match &why {
                Some(why) => item.refused(why.refused()).show(ui).clicked(),
                None => item.show(ui).clicked(),
            };
            for (n, kind) in book.kinds().enumerate() {
                let key = (n + 1).to_string();
                let label = format!("{} {}", kind.draft.name, kind_times(kind));
                let item = menu::Item::new(&label).checked(now.contains(&kind.id));
                if refused(if n < 9 { item.key(&key) } else { item }, ui) {
                    edits = set_cell(book, cell, &[kind.id]);
                    closed = true;
                }
            }
            menu::separator(ui);
            if refused(menu::Item::new(&cx.lang.tr("roster-plan-day-off")).checked(now.is_empty()).key("Del"), ui) {
                edits = set_cell(book, cell, &[]);
                closed = true;
            }
            if let Some(why) = book.why(cell, &cx.parameters.params) {
                menu::separator(ui);
                let item = menu::Item::new(&cx.lang.tr("roster-plan-show-clause")).icon(icons::BOOK_OPEN).key("Enter").show(ui);
                if item.clicked() {
                    actions.push(Action::Why(Box::new(why)));
                    closed = true;
                }
            }
        });
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) || closed || !open {
            self.menu = None;
            self.state.take_focus = true;
        }
        if !edits.is_empty() {
            actions.push(act(Command::Edit(edits)));
        }
    }

    /// F8 goes to the next conflict, Shift+F8 to the one before, and round.
    fn go_to_conflict(&mut self, back: bool) {
        let Some(book) = &self.book else { return };
        let all = &book.grid.conflicts;
        if all.is_empty() {
            return;
        }
        let now = self.conflict.as_ref().and_then(|conflict| all.iter().position(|one| one == conflict));
        let place = match (now, back) {
            (Some(place), false) => (place + 1) % all.len(),
            (Some(place), true) => (place + all.len() - 1) % all.len(),
            (None, false) => 0,
            (None, true) => all.len() - 1,
        };
        let Some(conflict) = all.get(place).cloned() else { return };
        // What is wrong with a day has no person; the cursor goes to the day all the same.
        let staff = conflict.staff.or(self.state.cursor.map(|(staff, _)| staff)).or(book.shown().next().map(|person| person.id));
        let hidden = conflict.staff.is_some_and(|staff| book.row_of(staff).is_none());
        if hidden {
            self.whose = Whose::All;
            if let Some(book) = &mut self.book {
                book.show(Whose::All);
            }
        }
        if self.scale == Scale::Day {
            (self.scale, self.day) = (Scale::Week, Some(conflict.day));
        }
        if let Some(staff) = staff {
            self.state.go((staff, conflict.day));
            self.state.explain = !matches!(conflict.what, What::Short { .. } | What::Closed(_));
        }
        self.conflict = Some(conflict);
    }

    fn grant(&mut self, wish: Option<Wish>, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(wish) = wish else { return };
        let day = self.day.unwrap_or(cx.now.day());
        let Some(book) = &self.book else { return };
        let (from, to) = (book.grid.from, book.grid.to);
        let named = |ending: &str| format!("{} {from} {to}.{ending}", cx.lang.tr("roster-plan-sheet"));
        match wish {
            Wish::Publish(from, to) => self.dialog = Some(Dialog::publish(from, to)),
            Wish::CopyWeek => self.dialog = Some(Dialog::week(cx, book, day)),
            Wish::Rotation => self.dialog = Some(Dialog::rotation(cx, book, self.whose)),
            Wish::Types => self.dialog = Some(Dialog::types(book)),
            Wish::Calendar => self.dialog = Some(Dialog::calendar(book, missing_year(book, cx).unwrap_or(day.year()))),
            Wish::Import => actions.push(Action::Pick(Pick::Plan(PlanPick::Import))),
            Wish::Undo(entry) => actions.push(act(Command::Undo { entry })),
            Wish::ExportSheet(of) => actions.push(Action::Pick(Pick::Plan(PlanPick::Sheet(of, named("xlsx"))))),
            Wish::ExportAgenda(of) => actions.push(Action::Pick(Pick::Plan(PlanPick::Agenda(of, named("ics"))))),
            Wish::Print { large } => {
                let team = if let Whose::Team(team) = self.whose { Some(team) } else { None };
                let what = roster::Printout::Grid { month: day.first_of_month(), team, large };
                actions.push(Action::Start(Job::Print { paper: Paper::Roster(what), path: None }));
            }
        }
    }

    // ---- news ----

    fn ask(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        let (from, to) = bar::range(self.scale, self.day.unwrap_or(cx.now.day()));
        self.asked = Some((from, to));
        let query = areas::Query::Roster(roster::Query::Plan(Query::Grid { from, to }));
        actions.push(Action::Ask(Slot::Plan(Asked::Main), query));
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Answer(Slot::Plan(Asked::Main), answer) => self.answer(answer),
            News::Finished(areas::Command::Roster(roster::Command::Plan(command)), outcome) => self.finished(cx, command, outcome, actions),
            News::Picked(Pick::Plan(pick), path) => self.picked(pick, *path, actions),
            News::Job(Job::Plan(_), Ok(JobDone::Plan(PlanRead::Import(sheet)))) => self.dialog = Some(Dialog::import(sheet)),
            News::Job(Job::Plan(_), Ok(JobDone::Plan(PlanRead::Holidays(table)))) => {
                if let Some(Dialog::Calendar(calendar)) = &mut self.dialog {
                    calendar.take(table);
                }
            }
            News::Stale if self.asked.is_some() => self.ask(cx, actions),
            _ => {}
        }
    }

    fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match answer {
            Ok(areas::Answer::Roster(roster::Answer::Plan(Answer::Grid(grid)))) => {
                // An answer for other days than those on the screen came too late.
                if self.asked == Some((grid.from, grid.to)) {
                    let first = self.book.is_none();
                    self.book = Some(Book::of((**grid).clone(), self.whose));
                    self.trouble = None;
                    self.state.take_focus |= first;
                }
            }
            Err(no) => self.trouble = Trouble::of(no),
            Ok(_) => {}
        }
    }

    fn finished(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        if self.dialog.as_mut().is_some_and(|dialog| dialog.ended(command, outcome)) {
            self.dialog = None;
            self.state.take_focus = true;
        }
        if let Command::Undo { entry } = command {
            self.undoable.retain(|one| one != entry);
        }
        let Ok(done) = outcome else { return };
        if let Some(entry) = done.undo {
            self.undoable.push(entry);
            let surplus = self.undoable.len().saturating_sub(MOST_UNDOABLE);
            self.undoable.drain(..surplus);
        }
        let quiet = done.findings.iter().all(|finding| finding.verdict == Verdict::Kept);
        if let Some(said) = said(command).filter(|_| quiet) {
            actions.push(Action::Say(said));
        }
        self.ask(cx, actions);
    }

    fn picked(&mut self, pick: &PlanPick, path: Option<&std::path::PathBuf>, actions: &mut Actions) {
        let (Some(path), Some((from, to))) = (path.cloned(), self.asked) else { return };
        actions.push(Action::Start(Job::Plan(match pick {
            PlanPick::Sheet(of, _) => PlanJob::Sheet { from, to, of: *of, path },
            PlanPick::Agenda(of, _) => PlanJob::Agenda { from, to, of: *of, path },
            PlanPick::Import => PlanJob::Import { path, month: from },
            PlanPick::Holidays => PlanJob::Holidays { path },
        })));
    }
}

/// What a toast says after an act, where the grid does not show it at once.
fn said(command: &Command) -> Option<crate::base::Message> {
    Some(match command {
        Command::Publish { .. } => msg!("roster-plan-said-published"),
        Command::CopyWeek { .. } | Command::Lay { .. } | Command::Fill { .. } => msg!("roster-plan-said-planned"),
        Command::Undo { .. } => msg!("roster-plan-said-undone"),
        Command::SetYear { .. } | Command::ImportCalendar { .. } | Command::ClearYear { .. } | Command::Close { .. } => {
            msg!("roster-plan-said-calendar")
        }
        _ => return None,
    })
}

/// Holidays, worked weekends and closed days as the calendars of the window mark them.
pub fn day_marks(calendar: &roster::Calendar) -> DayMarks {
    let mark = |kind| match kind {
        DayKind::Holiday => DayMark::Holiday,
        DayKind::Workday => DayMark::Workday,
        DayKind::Closed => DayMark::Closed,
    };
    calendar.days.iter().filter_map(|(day, marks)| Some((*day, mark(marks.iter().map(|mark| mark.kind).max()?)))).collect()
}

/// The first year among the days that has no table, or from November on the next one.
fn missing_year(book: &Book, cx: &Cx<'_>) -> Option<i16> {
    let calendar = &book.grid.calendar;
    let shown = book.days.iter().find(|day| !calendar.knows(**day)).map(|day| day.year());
    shown.or_else(|| conv_09_calendar::missed(calendar, cx.now.day()))
}

/// Changes of one's own days, with the button that says that one knows.
fn told_note(ui: &mut Ui, cx: &Cx<'_>, book: &Book, rect: Rect) -> bool {
    let line = |told: &super::Told| {
        let day = super::model::short_day(told.day);
        msg!("roster-plan-told-by", by = told.by.as_str(), day = day, was = told.was.as_str(), became = told.became.as_str())
    };
    let news = &book.grid.news;
    let Some(first) = news.first().map(line) else { return false };
    let text = if news.len() > 1 { msg!("roster-plan-and-more", first = first, count = news.len() - 1) } else { first };
    note_line(ui, Family::Info, icons::BELL, &cx.lang.say(&text), Some(&cx.lang.tr("roster-plan-confirm-changes")), rect)
}

/// One line on tinted ground with a button at its end.
fn note_line(ui: &mut Ui, family: Family, icon: &str, words: &str, button: Option<&str>, rect: Rect) -> bool {
    let colors = tokens(ui).family(family);
    ui.painter().rect_filled(rect, egui::CornerRadius::same(crate::ui::tokens::radius::CONTROL), colors.soft);
    paint::icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icon, size::ICON_SMALL, colors.text);
    let inner = Rect::from_min_max(pos2(rect.left() + 34.0, rect.top()), pos2(rect.right() - space::M, rect.bottom()));
    crate::areas::parts::inside(ui, inner, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let clicked = button.is_some_and(|button| Button::link(button).small().show(ui).clicked());
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            crate::ui::text::one_line(ui, words, crate::ui::fonts::regular(size::TABLE), tokens(ui).text);
        });
        clicked
    })
}

/// `08:00–16:00`
fn kind_times(kind: &roster::ShiftType) -> String {
    let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
    format!("{}–{}", clock(kind.draft.start), clock(kind.draft.end))
}

/// Edits after which a cell holds these kinds; none where it does already.
fn set_cell(book: &Book, cell: Cell, kinds: &[i64]) -> Vec<Edit> {
    let mut wanted = kinds.to_vec();
    let mut edits = Vec::new();
    for shift in book.shifts(cell) {
        match wanted.iter().position(|kind| *kind == shift.kind) {
            Some(place) => {
                wanted.remove(place);
            }
            None => edits.push(Edit::Remove { shift: shift.id, rev: shift.rev }),
        }
    }
    edits.extend(wanted.into_iter().map(|kind| Edit::Put { staff: cell.0, day: cell.1, kind, seat: String::new() }));
    edits
}

/// Edits of a drop: what was dragged takes the place of what stood there.
fn dropped(book: &Book, from: Cell, to: Cell, copy: bool) -> Vec<Edit> {
    let mut edits: Vec<Edit> = book.shifts(to).map(|shift| Edit::Remove { shift: shift.id, rev: shift.rev }).collect();
    edits.extend(book.shifts(from).map(|shift| {
        if copy {
            Edit::Put { staff: to.0, day: to.1, kind: shift.kind, seat: shift.seat.clone() }
        } else {
            Edit::Move { shift: shift.id, rev: shift.rev, staff: to.0, day: to.1 }
        }
    }));
    edits
}
