//! The pages of this room: roll call, seats, handover logs, notices, one tab each. They read a [`Cx`], keep what people type, and push
//! [`Action`]s; answers come back as [`News`]. Nothing here touches the store.

mod acts;
mod calls;
mod form;
mod logs;
mod notices;
mod parts;
mod seats;
#[cfg(test)]
mod tests;

use egui::{Align, Layout, Rect, Ui, vec2};

use self::acts::Act;
use self::calls::Calls;
use self::form::Form;
use self::logs::Logs;
use self::notices::Notices;
use self::seats::Seats;
use super::{Answer, Command, LogOf, Notice, Query};
use crate::areas::parts::{inside, line_at};
use crate::areas::staff;
use crate::areas::view::{Action, Actions, Cx, News, Route, Slot};
use crate::areas::{self, Done, roster};
use crate::base::{Deed, Function, Message, No, Reach};
use crate::msg;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{chip, text};

/// A page of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The page that the navigation opens: the first tab that is the person's.
    #[default]
    Main,
    /// 点名
    Calls,
    /// 座席
    Seats,
    /// 交接日志
    Logs,
    /// One handover log.
    Log(LogOf),
    /// 通告
    Notices,
    /// One notice.
    Notice(i64),
}

impl Place {
    /// Where a task of the inbox is done: its place and its record, 0 for none.
    pub fn of_task(place: &str, subject: i64) -> Place {
        match (place, subject) {
            ("rollcall", _) => Place::Calls,
            ("handover", 0) => Place::Logs,
            ("handover", id) => Place::Log(LogOf::Id(id)),
            ("notice", 0) => Place::Notices,
            ("notice", id) => Place::Notice(id),
            _ => Place::Main,
        }
    }
}

/// Where an answer belongs; a newer question of the same kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// Crews of a day with their roll calls.
    Calls,
    /// The board of seats.
    Board,
    /// The list of logs.
    Logs,
    /// One log.
    Log,
    /// The list of notices.
    Notices,
}

/// A tab of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Calls,
    Seats,
    Logs,
    Notices,
}

const TABS: [(Tab, Place, &str); 4] = [
    (Tab::Calls, Place::Calls, "roster-floor-tab-calls"),
    (Tab::Seats, Place::Seats, "roster-floor-tab-seats"),
    (Tab::Logs, Place::Logs, "roster-floor-tab-logs"),
    (Tab::Notices, Place::Notices, "roster-floor-tab-notices"),
];

impl Tab {
    /// Whether the person may look at it at all (Appendix B). Notices are for everybody.
    fn is_open_to(self, cx: &Cx<'_>) -> bool {
        let access = cx.me.access(Function::Handover);
        match self {
            Tab::Calls | Tab::Seats => access.any(),
            Tab::Logs => access.any() && access.note != "讲评",
            Tab::Notices => true,
        }
    }
}

/// Whether the person acts for whole crews: 班长.
fn leads(cx: &Cx<'_>) -> bool {
    cx.me.must_do_all(Function::Handover).is_ok()
}

/// What a part of the page asks of the whole.
enum Wish {
    /// A dialog.
    Act(Box<Act>),
    /// The form of a notice: a new one, or one that is there.
    Form(Option<Box<Notice>>),
    /// Does something at once.
    Do(Command),
    /// Opens a page of the room.
    Go(Place),
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("1 2 3 4", "roster-floor-key-marks"),
    ("D Q C J", "roster-floor-key-letters"),
    ("↑ ↓", "roster-floor-key-move"),
    ("Ctrl Enter", "roster-floor-key-confirm"),
    ("Ctrl S", "roster-floor-key-save"),
];

/// The pages of this room.
#[derive(Default)]
pub struct FloorPage {
    calls: Calls,
    seats: Seats,
    logs: Logs,
    notices: Notices,
    form: Option<Form>,
    act: Option<Act>,
    teams: Vec<staff::Team>,
    teams_asked: bool,
}

fn ask(asked: Asked, query: Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Floor(asked), areas::Query::Roster(roster::Query::Floor(query))));
}

fn act(command: Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Roster(roster::Command::Floor(command))));
}

/// Whether an act of this room is on its way.
fn is_busy(cx: &Cx<'_>) -> bool {
    cx.is_pending(|command| matches!(command, areas::Command::Roster(roster::Command::Floor(_))))
}

impl FloorPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.logs.unsaved() || self.form.as_ref().is_some_and(Form::is_dirty)
    }

    // ---- drawing ----

    /// Draws the page of this place into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0, tokens(ui).surface);
        let tab = self.tab_of(cx, place);
        if !matches!(tab, Tab::Logs) {
            self.logs.keep(actions);
        }
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        line_at(ui, head, head.bottom());
        let inner = head.shrink2(vec2(space::XL, 0.0));
        inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            text::title(ui, &cx.lang.tr("roster-floor-title"));
            ui.add_space(space::S);
            for (one, place, label) in TABS {
                if one.is_open_to(cx) && chip::view_pill(ui, &cx.lang.tr(label), None, one == tab).clicked() {
                    actions.push(Action::Go(Route::Floor(place)));
                }
            }
        });
        let right = inner.with_min_x(inner.right() - inner.width() / 2.0);
        let wish = match tab {
            Tab::Calls => self.calls.ui(ui, cx, right, body, actions),
            Tab::Seats => self.seats.ui(ui, cx, right, body, actions),
            Tab::Logs => {
                if let Place::Log(of) = place {
                    self.logs.open(of, actions);
                }
                self.logs.ui(ui, cx, right, body, actions)
            }
            Tab::Notices => {
                self.notices.open(if let Place::Notice(id) = place { Some(id) } else { None });
                self.notices.ui(ui, cx, right, body, &self.teams, actions)
            }
        };
        self.grant(wish, cx, actions);
        self.dialogs(ui, cx, actions);
        ui.advance_cursor_after_rect(rect);
    }

    fn tab_of(&self, cx: &Cx<'_>, place: Place) -> Tab {
        let wanted = match place {
            // 班长 and those above begin with the roll call, everybody else with the seat.
            Place::Main if cx.me.access(Function::Handover).reach == Reach::All => Tab::Calls,
            Place::Main => Tab::Seats,
            Place::Calls => Tab::Calls,
            Place::Seats => Tab::Seats,
            Place::Logs | Place::Log(_) => Tab::Logs,
            Place::Notices | Place::Notice(_) => Tab::Notices,
        };
        if wanted.is_open_to(cx) { wanted } else { Tab::Notices }
    }

    fn grant(&mut self, wish: Option<Wish>, cx: &Cx<'_>, actions: &mut Actions) {
        match wish {
            Some(Wish::Act(act)) => self.act = Some(*act),
            Some(Wish::Form(notice)) => {
                self.form = Some(Form::new(notice.as_deref(), cx.now.day()));
                if !std::mem::replace(&mut self.teams_asked, true) {
                    actions.push(Action::Ask(Slot::Teams, areas::Query::Staff(staff::Query::Teams)));
                }
            }
            Some(Wish::Do(command)) => act(command, actions),
            Some(Wish::Go(place)) => actions.push(Action::Go(Route::Floor(place))),
            None => {}
        }
    }

    fn dialogs(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let ctx = ui.ctx();
        if self.form.as_mut().is_some_and(|form| form.ui(ctx, cx, &self.teams, actions)) {
            self.form = None;
        }
        if self.act.as_mut().is_some_and(|act| act.ui(ctx, cx, actions)) {
            self.act = None;
        }
    }

    // ---- news ----

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Answer(Slot::Floor(asked), answer) => self.answer(cx, *asked, answer, actions),
            News::Answer(Slot::Teams, Ok(areas::Answer::Staff(staff::Answer::Teams(teams)))) => self.teams.clone_from(teams),
            News::Finished(areas::Command::Roster(roster::Command::Floor(command)), outcome) => {
                self.finished(cx, command, outcome, actions)
            }
            News::Stale => self.again(actions),
            _ => {}
        }
    }

    /// Asks again for what is on the screen.
    fn again(&mut self, actions: &mut Actions) {
        self.calls.stale();
        self.seats.stale();
        self.logs.stale(actions);
        self.notices.stale();
    }

    fn answer(&mut self, cx: &Cx<'_>, asked: Asked, answer: &Result<areas::Answer, No>, actions: &mut Actions) {
        let answer = match answer {
            Ok(areas::Answer::Roster(roster::Answer::Floor(answer))) => Ok(answer),
            Ok(_) => return,
            Err(no) => Err(no),
        };
        match (asked, answer) {
            (Asked::Calls, Ok(Answer::Calls(found))) => self.calls.answer(cx, found),
            (Asked::Calls, Err(no)) => self.calls.failed(no),
            (Asked::Board, Ok(Answer::Board(board))) => {
                self.seats.answer(board);
                // A notice kept the person from the seat: it opens, and after it the next one.
                if self.act.is_none()
                    && let Some(notice) = self.seats.take_notice()
                {
                    self.act = Some(Act::read(&notice));
                }
            }
            (Asked::Board, Err(no)) => self.seats.failed(no),
            (Asked::Logs, Ok(Answer::Logs(found))) => self.logs.list(found, actions),
            (Asked::Log, Ok(Answer::Log(view))) => self.logs.answer(view),
            (Asked::Logs | Asked::Log, Err(no)) => self.logs.failed(no),
            (Asked::Notices, Ok(Answer::Notices(found))) => self.notices.answer(found),
            (Asked::Notices, Err(no)) => self.notices.failed(no),
            _ => {}
        }
    }

    fn finished(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match command {
            Command::PutNotice { .. } => {
                if self.form.as_mut().is_some_and(|form| form.ended(outcome)) {
                    self.form = None;
                }
            }
            Command::OpenCall { .. } | Command::Mark { .. } | Command::Point { .. } | Command::CloseCall { .. } => {
                self.calls.ended(outcome)
            }
            Command::Take { .. } | Command::Leave { .. } => self.seats.ended(command, outcome),
            Command::Write { .. } | Command::Sign { .. } => self.logs.ended(cx, command, outcome),
            _ => {
                if self.act.as_mut().is_some_and(|act| act.ended(outcome)) {
                    self.act = None;
                } else if let Err(no) = outcome {
                    self.notices.failed(no);
                }
            }
        }
        if let Ok(done) = outcome {
            actions.extend(said(command, done).map(Action::Say));
            self.again(actions);
        }
    }
}

/// What an act did, for the toast; nothing where the page shows it anyway.
fn said(command: &Command, done: &Done) -> Option<Message> {
    let title = done.title.as_str();
    let warned = done.findings.iter().find(|finding| finding.verdict == crate::base::Verdict::Warned);
    if let Some(finding) = warned {
        return Some(finding.message.clone());
    }
    Some(match command {
        Command::Mark { .. } | Command::Point { .. } | Command::Write { .. } => return None,
        Command::OpenCall { .. } => msg!("roster-floor-said-opened", crew = title),
        Command::CloseCall { .. } => msg!("roster-floor-said-closed", crew = title),
        Command::PutSeat { used: true, .. } => msg!("roster-floor-said-seat", seat = title),
        Command::PutSeat { used: false, .. } => msg!("roster-floor-said-seat-off", seat = title),
        Command::Take { .. } => msg!("roster-floor-said-taken", seat = title),
        Command::Leave { .. } => msg!("roster-floor-said-left", seat = title),
        Command::Release { .. } => msg!("roster-floor-said-released", seat = title),
        Command::Sign { .. } => msg!("roster-floor-said-signed", crew = title),
        Command::Supplement { .. } => msg!("roster-floor-said-supplement", crew = title),
        Command::PutNotice { to, .. } => msg!("roster-floor-said-notice", title = title, state = to.message()),
        Command::PublishNotice { .. } => msg!("roster-floor-said-published", title = title),
        Command::ReturnNotice { .. } => msg!("roster-floor-said-returned", title = title),
        Command::StopNotice { .. } => msg!("roster-floor-said-stopped", title = title),
        Command::ConfirmNotice { .. } => msg!("roster-floor-said-confirmed", title = title),
    })
}

/// Whether the person writes notices.
fn drafts(cx: &Cx<'_>) -> bool {
    cx.me.access(Function::Knowledge).deed >= Deed::Draft
}
