//! The pages of tickets: list and board, one ticket with its steps, accepting one, the hotline, repair orders, the work of a day, rules and
//! answers. They read a [`Cx`], keep what people type, and push actions; answers come back as [`News`].

mod board;
mod book;
mod customer;
mod detail;
mod form;
mod hotline;
mod list;
mod repairs;
mod steps;
#[cfg(test)]
mod tests;
mod words;
mod work;

use egui::{Align, Layout, Rect, Ui, vec2};

use self::board::BoardPage;
use self::book::Book;
use self::detail::Detail;
use self::form::Form;
use self::hotline::Hotline;
use self::list::List;
use self::repairs::Repairs;
use self::work::Work;
use super::{Act, Answer, Command, Query};
use crate::areas::cases::{boards, complaints};
use crate::areas::parts::{Reason, inside};
use crate::areas::view::{Action, Actions, Cx, Job, News, Pick, Route, Slot};
use crate::areas::{self, Done, cases};
use crate::base::{Function, No};
use crate::msg;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, chip, icons, text};

/// Where on the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The list.
    #[default]
    List,
    /// The team's board.
    Board,
    /// One record, by its id.
    One(i64),
    /// A new one.
    New,
    /// Missed calls (TICK-12) and outages of the hotline (CASE-22).
    Hotline,
    /// Repair orders (TICK-11).
    Repairs,
    /// The work of a day (TICK-10, FLOW-12).
    Work,
    /// Rules of routing and answers (FLOW-09, FLOW-10).
    Book,
}

impl Place {
    /// Where a task leads: to the record, or to the missed calls for 0.
    pub fn of(subject: i64) -> Self {
        if subject == 0 { Place::Hotline } else { Place::One(subject) }
    }
}

/// Which question of these pages an answer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The list.
    List,
    /// How many each list holds.
    Counts,
    /// The views of the list.
    Views,
    /// How many tickets a saved view holds, by its id.
    Total(i64),
    /// Whose tickets can be asked for.
    People,
    /// The board.
    Board,
    /// The record.
    One,
    /// To whom it can go.
    Targets,
    /// Customers that a search finds.
    Customers,
    /// Missed calls.
    Calls,
    /// Outages of the hotline.
    Outages,
    /// Repair orders.
    Repairs,
    /// The counters of the day.
    Day,
    /// Consultations by what they are about.
    Categories,
    /// Rules of routing.
    Rules,
    /// Answers.
    Answers,
}

/// The pages.
#[derive(Default)]
pub struct TicketsPage {
    list: List,
    board: BoardPage,
    detail: Detail,
    form: Form,
    hotline: Hotline,
    repairs: Repairs,
    work: Work,
    book: Book,
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("Ctrl Enter", "cases-tickets-key-accept"),
    ("Ctrl P", "cases-print"),
    ("Alt ↑ ↓", "cases-tickets-key-next"),
    ("A", "cases-tickets-view-do-reassign"),
    ("Alt 1–9", "views-key"),
    ("S", "cases-tickets-do-start"),
    ("W", "cases-tickets-do-work"),
    ("F", "cases-tickets-do-findings"),
    ("B", "cases-tickets-do-return"),
    ("I", "cases-tickets-do-interim"),
    ("R", "cases-tickets-do-reply"),
    ("K", "cases-tickets-do-feedback"),
    ("C", "cases-tickets-do-close"),
    ("T", "cases-tickets-do-dispatch"),
    ("U", "cases-tickets-do-urge"),
    ("Y", "cases-tickets-do-urge-reply"),
    ("L", "cases-tickets-do-ask-leader"),
    ("N", "cases-tickets-do-answer-leader"),
    ("O", "cases-tickets-do-opinion"),
    ("M", "cases-tickets-do-unsolvable"),
    ("G", "cases-tickets-do-coordinate"),
    ("D", "cases-tickets-do-supervise"),
    ("H", "cases-tickets-do-hard"),
    ("J", "cases-tickets-do-discuss"),
    ("Z", "cases-tickets-do-succeed"),
    ("V", "cases-tickets-do-need"),
    ("E", "cases-tickets-do-correct"),
    ("X", "cases-tickets-key-repair"),
    ("P", "cases-tickets-view-register"),
    ("Q", "cases-tickets-do-help"),
    ("0", "cases-tickets-do-invalidate"),
    ("Delete", "cases-tickets-do-void"),
];

impl TicketsPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.form.is_dirty() || self.detail.is_dirty() || self.list.is_dirty() || self.hotline.is_dirty() || self.book.is_dirty()
    }

    /// Draws the page of this place.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        ui.painter().rect_filled(page, 0, tokens(ui).surface);
        match place {
            Place::List => self.list.ui(ui, cx, page, actions),
            Place::Board => self.board.ui(ui, cx, page, actions),
            Place::One(id) => {
                self.detail.open(id, actions);
                self.detail.ui(ui, cx, page, &self.list.ids(), actions);
            }
            Place::New => self.form.ui(ui, cx, page, actions),
            Place::Hotline => self.hotline.ui(ui, cx, page, actions),
            Place::Repairs => self.repairs.ui(ui, cx, page, actions),
            Place::Work => {
                if let Some((category, day)) = self.work.ui(ui, cx, page, actions) {
                    self.list.about(category, day, actions);
                }
            }
            Place::Book => self.book.ui(ui, cx, page, actions),
        }
        ui.advance_cursor_after_rect(page);
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.detail.hear(news, actions);
        match news {
            News::Answer(Slot::Tickets(asked), answer) => match asked {
                Asked::List | Asked::Counts | Asked::Views | Asked::Total(_) | Asked::People => self.list.answer(*asked, answer, actions),
                Asked::Board => self.board.answer(answer),
                Asked::One => self.detail.answer(answer),
                Asked::Targets => {
                    self.list.answer(*asked, answer, actions);
                    self.detail.answer(answer);
                }
                Asked::Customers if self.detail.asks_customer() => self.detail.answer(answer),
                Asked::Customers => self.form.answer(answer),
                Asked::Rules | Asked::Answers => self.book.answer(answer),
                Asked::Calls | Asked::Outages => self.hotline.answer(answer),
                Asked::Repairs => self.repairs.answer(answer),
                Asked::Day | Asked::Categories => self.work.answer(answer),
            },
            News::Picked(Pick::ExportSheet(_), Some(path)) => self.list.picked(cx, path, actions),
            News::Job(Job::ExportCases { .. }, outcome) => self.list.exported(outcome, actions),
            News::Finished(areas::Command::Cases(cases::Command::Tickets(command)), outcome) => {
                self.finished(cx, command, outcome, actions)
            }
            News::Finished(areas::Command::Cases(cases::Command::Boards(boards::Command::TicketView(act))), outcome) => {
                self.list.view_ended(act, outcome, actions);
            }
            News::Finished(areas::Command::Cases(cases::Command::Complaints(complaints::Command::Outage { .. })), outcome) => {
                self.hotline.ended(outcome, actions);
            }
            News::Finished(command, outcome) => {
                if let Some(ticket) = detail::registers(command) {
                    self.detail.registered(ticket, outcome, actions);
                }
            }
            News::Stale => self.again(cx, actions),
            _ => {}
        }
    }

    /// Asks again for what is on the screen.
    fn again(&self, cx: &Cx<'_>, actions: &mut Actions) {
        self.list.ask(actions);
        self.board.ask(cx, actions);
        self.detail.ask(actions);
        self.hotline.ask(actions);
        self.repairs.ask(actions);
        self.work.ask(actions);
        self.book.ask(actions);
    }

    fn finished(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match command {
            Command::Accept { .. } => self.form.ended(outcome, actions),
            Command::On { id, .. } => self.detail.ended(*id, outcome, actions),
            Command::Reassign { .. } => self.list.ended(outcome),
            Command::Miss { .. } | Command::CallBack { .. } => self.hotline.ended(outcome, actions),
            _ => self.book.ended(outcome),
        }
        if let Ok(done) = outcome {
            // What a clause warned of is said with every act; of what it kept, only what was asked for.
            if let Command::Robot { .. } | Command::Reassign { .. } = command {
                actions.extend(done.findings.iter().map(|finding| Action::Say(finding.message.clone())));
            }
            if let Command::Accept { .. } = command {
                actions.push(Action::Say(msg!("cases-tickets-view-accepted", no = done.title.as_str())));
            }
            self.again(cx, actions);
        }
    }
}

/// Goes to a page of this room.
fn go(place: Place, actions: &mut Actions) {
    actions.push(Action::Go(Route::Tickets(place)));
}

/// Does something with tickets.
fn act(command: Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Cases(cases::Command::Tickets(command))));
}

/// A step of one ticket.
fn step(id: i64, step: Act, actions: &mut Actions) {
    act(Command::on(id, step), actions);
}

/// Asks something about tickets.
fn ask(asked: Asked, query: Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Tickets(asked), areas::Query::Cases(cases::Query::Tickets(query))));
}

/// Whether an act on tickets is on its way.
fn is_busy(cx: &Cx<'_>) -> bool {
    cx.is_pending(|command| matches!(command, areas::Command::Cases(cases::Command::Tickets(_))))
}

/// An answer as one about tickets.
fn own(answer: &Result<areas::Answer, No>) -> Result<Option<&Answer>, &No> {
    match answer {
        Ok(areas::Answer::Cases(cases::Answer::Tickets(answer))) => Ok(Some(answer)),
        Ok(_) => Ok(None),
        Err(no) => Err(no),
    }
}

/// The head of the room: its pages, and accepting a ticket. Returns the box below.
fn head(ui: &mut Ui, cx: &Cx<'_>, page: Rect, here: Place, actions: &mut Actions) -> Rect {
    let lang = cx.lang;
    let room = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
    crate::areas::parts::line_at(ui, room, room.bottom());
    let room_inside = room.shrink2(vec2(space::XL, 0.0));
    let left = inside(ui, room_inside, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let why = cx.me.must_do(Function::Ticket).err().map(|refusal| Reason::of(lang, &refusal));
        let label = lang.tr("cases-tickets-view-new");
        let button = Button::primary(&label).icon(icons::PLUS).key("Ctrl N").refused_if(why.as_ref().map(Reason::refused));
        if button.show(ui).clicked() && why.is_none() {
            go(Place::New, actions);
        }
        ui.min_rect().left()
    });
    inside(ui, room_inside.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        text::title(ui, &lang.tr("cases-tickets-view-title"));
        ui.add_space(space::S);
        for (place, label) in [
            (Place::List, "cases-tickets-view-list"),
            (Place::Board, "cases-tickets-view-board"),
            (Place::Hotline, "cases-tickets-view-hotline"),
            (Place::Repairs, "cases-tickets-view-repairs"),
            (Place::Work, "cases-tickets-view-work"),
            (Place::Book, "cases-tickets-view-book"),
        ] {
            if chip::view_pill(ui, &lang.tr(label), None, place == here).clicked() && place != here {
                go(place, actions);
            }
        }
    });
    page.with_min_y(room.bottom())
}
