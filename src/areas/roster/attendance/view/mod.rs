//! The pages of attendance: the own day with signing in and out, the crew of a day, the month sheet, a person's month, 停工 orders.
//! They read a [`Cx`], keep what people type, and push actions; answers come back as [`News`].

mod acts;
mod crew;
mod day;
mod detail;
mod month;
mod person;
mod stops;
#[cfg(test)]
mod tests;
mod words;

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use self::acts::Act;
use self::crew::CrewTab;
use self::day::DayTab;
use self::detail::Panel;
use self::month::MonthTab;
use self::person::PersonTab;
use self::stops::StopsTab;
use super::questions::{Answer as Told, Query};
use super::sheet::Figure;
use super::{Command, Way};
use crate::areas::parts::{self, Reason, Trouble, inside, line_at};
use crate::areas::roster::{self, Printout};
use crate::areas::view::{Action, Actions, Cx, Job, News, Paper, Pick, Route, Slot};
use crate::areas::{self, Answer, Done};
use crate::base::{Day, Deed, Function, No, Reach};
use crate::ui::tokens::{line, size, space, tokens};
use crate::ui::{Button, IconButton, chip, text};

/// Narrowest page on which a list and a shift stand side by side.
const SIDE_BY_SIDE: f32 = 900.0;

/// A page of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The first page: the own day, or for who has no shifts to work the crew of today.
    #[default]
    Main,
    /// 我的一天: the own shift, signing in and out, absences.
    Mine,
    /// 当班: the crew of a day.
    Crew,
    /// 月考勤表
    Month,
    /// A person's month.
    Person(i64),
    /// 停工
    Stops,
    /// One shift beside the page that was open.
    Shift(i64),
}

impl Place {
    /// The page of a task: its shift, or the orders that wait.
    pub fn of_subject(shift: i64) -> Self {
        if shift == 0 { Place::Stops } else { Place::Shift(shift) }
    }
}

/// Where an answer belongs; a newer question of the same kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The own day.
    Mine,
    /// The crew.
    Crew,
    /// The sheet.
    Month,
    /// A person's month.
    Person,
    /// 停工 orders.
    Stops,
    /// The shift in the panel.
    Shift,
}

/// What a part of the page asks of the whole.
enum Wish {
    /// A dialog.
    Act(Box<Act>),
    /// Does something at once.
    Do(Command),
    /// Opens the shift in the panel.
    Shift(i64),
    /// Opens the rows of a person that a figure counts; all of the month without one.
    Rows(i64, Option<Figure>),
    /// Other days are wanted.
    Turn(Day),
    /// The sheet of a team, or of everybody.
    Team(Option<i64>),
}

/// An answer that is on its way, here, or was refused.
struct Loaded<T> {
    value: Option<T>,
    trouble: Option<Trouble>,
}

impl<T> Default for Loaded<T> {
    fn default() -> Self {
        Loaded { value: None, trouble: None }
    }
}

impl<T> Loaded<T> {
    fn take(&mut self, answer: Result<T, &No>) {
        match answer {
            Ok(value) => *self = Loaded { value: Some(value), trouble: None },
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// What is here; draws why nothing is.
    fn shown(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<&T> {
        if let Some(trouble) = &self.trouble {
            inside(ui, rect.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                parts::trouble(ui, cx, &cx.lang.tr("roster-attendance-view-unreadable"), trouble, actions);
            });
            return None;
        }
        self.value.as_ref()
    }
}

/// The pages of this room.
#[derive(Default)]
pub struct AttendancePage {
    place: Option<Place>,
    /// The tab that is drawn; a shift stands beside it.
    tab: Place,
    day: Option<Day>,
    month: Option<Day>,
    team: Option<i64>,
    mine: DayTab,
    crew: CrewTab,
    sheet: MonthTab,
    person: PersonTab,
    stops: StopsTab,
    panel: Panel,
    act: Option<Act>,
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("S", "roster-attendance-key-sign"),
    ("↑ ↓", "roster-attendance-key-move"),
    ("Enter", "roster-attendance-key-open"),
    ("Esc", "roster-attendance-key-close"),
    ("Ctrl Enter", "roster-attendance-key-confirm"),
    ("Alt N", "roster-attendance-key-lift"),
];

impl AttendancePage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.act.as_ref().is_some_and(Act::is_dirty)
    }

    // ---- drawing ----

    /// Draws the page of this place into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0, tokens(ui).surface);
        self.open(cx, place, actions);
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        line_at(ui, head, head.bottom());
        let mut wish = self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        let covers = body.width() < SIDE_BY_SIDE;
        if self.panel.is_open() {
            let side = if covers { body } else { body.with_min_x(body.right() - size::DETAIL) };
            wish = self.panel.ui(ui, cx, side, self.tab, actions).or(wish);
            if !covers {
                ui.painter().vline(side.left() - 0.5, side.y_range(), line(ui.ctx(), tokens(ui).line));
                wish = self.body(ui, cx, body.with_max_x(side.left()), actions).or(wish);
            }
        } else {
            wish = self.body(ui, cx, body, actions).or(wish);
        }
        self.grant(wish, actions);
        if self.act.as_mut().is_some_and(|act| act.ui(ui.ctx(), cx, actions)) {
            self.act = None;
        }
        ui.advance_cursor_after_rect(rect);
    }

    /// Turns to a place and asks once for what it shows.
    fn open(&mut self, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        self.day.get_or_insert(cx.now.day());
        self.month.get_or_insert(cx.now.day().first_of_month());
        if self.place == Some(place) {
            return;
        }
        let first = self.place.is_none();
        self.place = Some(place);
        match place {
            Place::Shift(id) => {
                self.panel.open(id);
                self.ask(Asked::Shift, actions);
                if first {
                    self.ask_tab(actions);
                }
            }
            tab => {
                self.panel.close();
                self.tab = tab;
                self.ask_tab(actions);
            }
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let mut wish = None;
        let right = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if self.tab == Place::Month {
                wish = self.sheet.acts(ui, cx, (self.month, self.team), actions);
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(right - space::M), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            text::title(ui, &cx.lang.tr("roster-attendance-view-title"));
            ui.add_space(space::S);
            for (place, label) in tabs(cx) {
                // Somebody else's month belongs to the sheet that led there.
                let here = match self.tab {
                    Place::Person(staff) if staff != cx.me.id => place == Place::Month,
                    tab => place == tab,
                };
                if chip::view_pill(ui, &cx.lang.tr(label), None, here).clicked() {
                    actions.push(Action::Go(Route::Attendance(place)));
                }
            }
            ui.add_space(space::M);
            match (self.tab, self.day, self.month) {
                (Place::Crew, Some(day), _) => wish = words::step_day(ui, cx, day).map(Wish::Turn).or(wish.take()),
                (Place::Month | Place::Person(_), _, Some(month)) => {
                    wish = words::step_month(ui, cx, month).map(Wish::Turn).or(wish.take())
                }
                _ => {}
            }
        });
        wish
    }

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        match self.tab {
            Place::Crew => self.crew.ui(ui, cx, rect, actions),
            Place::Month => self.sheet.ui(ui, cx, rect, self.team, actions),
            Place::Person(_) => self.person.ui(ui, cx, rect, actions),
            Place::Stops => self.stops.ui(ui, cx, rect, actions),
            Place::Main | Place::Mine | Place::Shift(_) => self.mine.ui(ui, cx, rect, actions),
        }
    }

    fn grant(&mut self, wish: Option<Wish>, actions: &mut Actions) {
        match wish {
            Some(Wish::Act(act)) => self.act = Some(*act),
            Some(Wish::Do(command)) => actions.push(Action::Do(areas::Command::Roster(roster::Command::Attendance(command)))),
            Some(Wish::Shift(id)) => actions.push(Action::Go(Route::Attendance(Place::Shift(id)))),
            Some(Wish::Rows(staff, figure)) => {
                self.person.narrow(figure);
                actions.push(Action::Go(Route::Attendance(Place::Person(staff))));
            }
            Some(Wish::Turn(day)) => {
                if self.tab == Place::Crew {
                    self.day = Some(day);
                } else {
                    self.month = Some(day.first_of_month());
                }
                self.ask_tab(actions);
            }
            Some(Wish::Team(team)) => {
                self.team = team;
                self.ask(Asked::Month, actions);
            }
            None => {}
        }
    }

    // ---- news ----

    fn ask(&self, what: Asked, actions: &mut Actions) {
        let (Some(day), Some(month)) = (self.day, self.month) else { return };
        let query = match what {
            Asked::Mine => Query::Mine,
            Asked::Crew => Query::Crew { day },
            Asked::Month => Query::Month { month, team: self.team },
            Asked::Person => match self.tab {
                Place::Person(staff) => Query::Person { staff, month },
                _ => return,
            },
            Asked::Stops => Query::Stops,
            Asked::Shift => match self.panel.id() {
                Some(id) => Query::Shift { id },
                None => return,
            },
        };
        actions.push(Action::Ask(Slot::Attendance(what), areas::Query::Roster(roster::Query::Attendance(query))));
    }

    fn ask_tab(&self, actions: &mut Actions) {
        let what = match self.tab {
            Place::Main | Place::Mine | Place::Shift(_) => Asked::Mine,
            Place::Crew => Asked::Crew,
            Place::Month => Asked::Month,
            Place::Person(_) => Asked::Person,
            Place::Stops => Asked::Stops,
        };
        self.ask(what, actions);
    }

    /// Asks again for what is on the screen.
    fn again(&self, actions: &mut Actions) {
        if self.place.is_some() {
            self.ask_tab(actions);
            self.ask(Asked::Shift, actions);
        }
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Answer(Slot::Attendance(asked), answer) => self.answer(cx, *asked, answer, actions),
            News::Finished(areas::Command::Roster(roster::Command::Attendance(command)), outcome) => {
                self.finished(cx, command, outcome, actions);
            }
            News::Picked(Pick::ExportSheet(_), Some(path)) => {
                if let Some(act) = &mut self.act {
                    act.picked(cx, path, actions);
                }
            }
            News::Job(Job::ExportAttendance { .. }, outcome) if self.act.as_mut().is_some_and(|act| act.exported(outcome, actions)) => {
                self.act = None;
            }
            News::Stale => self.again(actions),
            _ => {}
        }
    }

    fn answer(&mut self, cx: &Cx<'_>, asked: Asked, answer: &Result<Answer, No>, actions: &mut Actions) {
        let told = match answer {
            Ok(Answer::Roster(roster::Answer::Attendance(told))) => Ok(told),
            Ok(_) => return,
            Err(no) => Err(no),
        };
        match (asked, told) {
            (Asked::Mine, Ok(Told::Mine(lines))) => {
                self.mine.lines.take(Ok(lines.clone()));
                if self.tab == Place::Main {
                    self.begin(cx, lines.is_empty(), actions);
                }
            }
            (Asked::Mine, Err(no)) => self.mine.lines.take(Err(no)),
            (Asked::Crew, Ok(Told::Crew(crew))) if self.day == Some(crew.day) => self.crew.crew.take(Ok(crew.clone())),
            (Asked::Crew, Err(no)) => self.crew.crew.take(Err(no)),
            (Asked::Month, Ok(Told::Month(month))) if self.month == Some(month.month) => self.sheet.month.take(Ok(month.clone())),
            (Asked::Month, Err(no)) => self.sheet.month.take(Err(no)),
            (Asked::Person, Ok(Told::Person(person))) if self.tab == Place::Person(person.row.staff) => {
                self.person.month.take(Ok(person.clone()))
            }
            (Asked::Person, Err(no)) => self.person.month.take(Err(no)),
            (Asked::Stops, Ok(Told::Stops(stops))) => self.stops.stops.take(Ok(stops.clone())),
            (Asked::Stops, Err(no)) => self.stops.stops.take(Err(no)),
            (Asked::Shift, Ok(Told::Shift(detail))) if self.panel.id() == Some(detail.line.shift.id) => {
                self.panel.detail.take(Ok(detail.clone()))
            }
            (Asked::Shift, Err(no)) => self.panel.detail.take(Err(no)),
            // An answer to what was shown before.
            _ => {}
        }
    }

    /// The first page is the own day; who has no shifts sees those whom he looks after.
    fn begin(&mut self, cx: &Cx<'_>, idle: bool, actions: &mut Actions) {
        self.tab = Place::Mine;
        if idle && tabs(cx).iter().any(|(place, _)| *place == Place::Crew) {
            self.tab = Place::Crew;
            self.ask_tab(actions);
        }
    }

    fn finished(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        let typed = self.act.is_some();
        if self.act.as_mut().is_some_and(|act| act.ended(outcome)) {
            self.act = None;
        }
        match outcome {
            Ok(done) => {
                actions.push(Action::Say(words::said(command, done)));
                self.again(actions);
            }
            // What was asked by a button alone is answered where the button stands.
            Err(no) if !typed => self.mine.refused(cx, no),
            Err(_) => {}
        }
    }
}

/// The tabs that a person has: who reads only the own attendance has the own day and month.
fn tabs(cx: &Cx<'_>) -> Vec<(Place, &'static str)> {
    let access = cx.me.access(Function::Roster);
    let mut tabs = vec![(Place::Mine, "roster-attendance-tab-mine")];
    if access.any() {
        tabs.push((Place::Person(cx.me.id), "roster-attendance-tab-own-month"));
    }
    if access.reach == Reach::All || access.deed >= Deed::Do {
        tabs.extend([
            (Place::Crew, "roster-attendance-tab-crew"),
            (Place::Month, "roster-attendance-tab-month"),
            (Place::Stops, "roster-attendance-tab-stops"),
        ]);
    }
    tabs
}

/// The row of a page below its list for buttons that judge: from the left what is chosen, from the right what may be done.
fn decision_bar<R>(ui: &mut Ui, rect: Rect, what: &str, acts: impl FnOnce(&mut Ui) -> R) -> R {
    let t = tokens(ui);
    ui.painter().rect_filled(rect, 0, t.sunken);
    parts::bar_line(ui, rect);
    let inner = rect.shrink2(vec2(space::XL, 0.0));
    let (out, left) = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let out = acts(ui);
        (out, ui.min_rect().left())
    });
    let left = Rect::from_min_max(inner.min, pos2(left - space::L, inner.bottom()));
    inside(ui, left, Layout::left_to_right(Align::Center), |ui| {
        crate::ui::text::one_line(ui, what, crate::ui::fonts::regular(size::TABLE), t.text);
    });
    out
}

/// A button that is grey where a refusal says no.
fn button(ui: &mut Ui, button: Button<'_>, why: Option<&Reason>) -> bool {
    button.refused_if(why.map(Reason::refused)).show(ui).clicked() && why.is_none()
}

/// Puts the month sheet on paper.
fn print(month: Day, team: Option<i64>, actions: &mut Actions) {
    let paper = Paper::Roster(Printout::Attendance { month, team });
    actions.push(Action::Start(Job::Print { paper, path: None }));
}

/// An icon that steps back or on.
fn step(ui: &mut Ui, icon: &str, name: &str) -> bool {
    IconButton::new(icon, name).small().show(ui).clicked()
}

/// The entry that signs in or out.
fn sign(shift: i64, way: Way) -> Command {
    match way {
        Way::In => Command::SignIn { shift },
        Way::Out => Command::SignOut { shift },
    }
}
