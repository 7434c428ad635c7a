//! The pages of this room: 投诉看板 with its list, 催单与督办, 统计分析.

mod analysis;
mod behind;
mod board;
mod card;
mod filters;
mod grid;
mod list;
mod reassign;
mod rows;
#[cfg(test)]
mod tests;
mod urging;

use egui::Ui;

use self::analysis::AnalysisPage;
use self::board::Board;
use self::filters::Bar;
use self::list::List;
use self::reassign::Reassign;
use self::urging::Urging;
use super::sheet::{SheetOrder, What};
use super::views::Tab;
use super::{Answer, Command, Query, ViewContent};
use crate::areas::cases::export::ExportDialog;
use crate::areas::cases::{complaints, tickets};
use crate::areas::view::{Action, Actions, Cx, Job, News, Pick, Route, Slot};
use crate::areas::{self, cases};
use crate::base::No;
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::tokens;

/// A page of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// 投诉看板
    #[default]
    Board,
    /// The same complaints as a list.
    List,
    /// 催单与督办
    Urging,
    /// 统计分析
    Analysis,
}

impl Place {
    /// Whether both are reached by the same entry of the navigation.
    pub fn is_beside(self, other: Place) -> bool {
        let board = |place| matches!(place, Place::Board | Place::List);
        self == other || (board(self) && board(other))
    }
}

/// Which question of these pages an answer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// Cards of the board.
    Board,
    /// Urges behind complaints.
    Urges,
    /// Who works on complaints.
    Handlers,
    /// Departments that were responsible.
    Departments,
    /// How many complaints a view holds, by the view's id.
    Total(i64),
    /// The views of the complaints.
    Views,
    /// Rows of the list.
    List,
    /// Tickets of a tab of 催单与督办.
    Tickets,
    /// How many each list of tickets holds.
    Counts,
    /// The list of 09:00.
    Daily,
    /// What is open by where it is.
    Seats,
    /// Stuck tickets of one place.
    Stuck,
    /// Teams and people whose figures can be asked for.
    People,
    /// The analysis of a period.
    Analysis,
    /// KPI-03
    Satisfaction,
    /// KPI-13
    Replies,
    /// KPI of tickets.
    Figures,
    /// Tickets behind a number.
    Behind,
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("← → ↑ ↓", "cases-boards-key-move"),
    ("Enter", "cases-boards-key-open"),
    ("Space", "cases-boards-key-mark"),
    ("A", "cases-boards-key-reassign"),
    ("U", "cases-boards-key-urge"),
    ("S", "cases-boards-key-supervise"),
    ("Alt 1–9", "views-key"),
];

/// The pages.
#[derive(Default)]
pub struct BoardsPage {
    /// The page for which was asked.
    shown: Option<Place>,
    /// The page that a view wants, until this one is drawn.
    turns: Option<Place>,
    bar: Bar,
    board: Board,
    list: List,
    urging: Urging,
    analysis: AnalysisPage,
    reassign: Option<Reassign>,
    export: Option<ExportDialog<What>>,
}

/// What a page wants of the others.
enum Wish {
    /// Gives these complaints to another 经办人.
    Reassign(Vec<i64>),
    /// Takes this out as a sheet.
    Export(What),
    /// The list of these complaints, and what they are.
    Behind(String, Vec<i64>),
    /// This view.
    View(i64),
    /// Other filters: everything is asked again.
    Again,
}

impl BoardsPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.reassign.as_ref().is_some_and(Reassign::is_dirty) || self.urging.is_dirty()
    }

    /// Board or list, whichever was looked at last.
    pub fn front(&self) -> Place {
        if self.shown == Some(Place::List) { Place::List } else { Place::Board }
    }

    /// The complaints of the front in their order.
    pub fn listed(&self) -> Vec<i64> {
        if self.front() == Place::List { self.list.ids() } else { self.board.ids() }
    }

    /// What the status bar says of the page.
    pub fn status(&self, lang: Lang, place: Place) -> String {
        match place {
            Place::Board | Place::List => {
                let [open, late] = [Tab::All, Tab::Over].map(|tab| self.bar.total(tab).unwrap_or(0));
                lang.say(&match place {
                    Place::Board => msg!("cases-boards-status", open = open, late = late),
                    _ => msg!("cases-boards-status-list", open = open, late = late),
                })
            }
            Place::Urging => lang.tr("cases-boards-status-urging").into_owned(),
            Place::Analysis => lang.tr("cases-boards-status-analysis").into_owned(),
        }
    }

    fn ask(&mut self, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        match place {
            Place::Board => {
                self.bar.ask(cx, actions);
                self.board.ask(&self.bar.query(cx), actions);
            }
            Place::List => {
                self.bar.ask(cx, actions);
                self.list.ask(self.bar.query(cx), actions);
            }
            Place::Urging => self.urging.ask(cx, actions),
            Place::Analysis => self.analysis.ask(cx, actions),
        }
    }

    /// Draws the page of this place.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        ui.painter().rect_filled(page, 0, tokens(ui).surface);
        if self.shown != Some(place) {
            self.shown = Some(place);
            if place.is_beside(Place::Board) {
                self.bar.views.begin(cx, actions);
            }
            self.ask(cx, place, actions);
        }
        if let Some(wanted) = self.turns.take().filter(|wanted| *wanted != place && place.is_beside(*wanted)) {
            actions.push(Action::Go(Route::Boards(wanted)));
        }
        let wish = match place {
            Place::Board => self.board.ui(ui, cx, page, &mut self.bar, actions),
            Place::List => self.list.ui(ui, cx, page, &mut self.bar, actions),
            Place::Urging => {
                self.urging.ui(ui, cx, page, actions);
                None
            }
            Place::Analysis => self.analysis.ui(ui, cx, page, actions),
        };
        match wish {
            Some(Wish::Reassign(ids)) => self.reassign = Some(Reassign::new(ids)),
            Some(Wish::Export(what)) => {
                let title = what.title(cx.lang);
                self.export = Some(ExportDialog::new(what, title));
            }
            Some(Wish::Behind(what, ids)) => {
                self.bar.show_behind(what, ids);
                actions.push(Action::Go(Route::Boards(Place::List)));
            }
            Some(Wish::View(id)) => self.choose(cx, id, actions),
            Some(Wish::Again) => self.ask(cx, place, actions),
            None => {}
        }
        if let Some(dialog) = &mut self.reassign
            && dialog.ui(ui.ctx(), cx, &self.bar.handlers, actions)
        {
            self.reassign = None;
        }
        if let Some(dialog) = &mut self.export
            && dialog.ui(ui.ctx(), cx, actions)
        {
            self.export = None;
        }
        ui.advance_cursor_after_rect(page);
    }

    /// Turns to a view. From tab to tab the other filters stay.
    fn choose(&mut self, cx: &Cx<'_>, id: i64, actions: &mut Actions) {
        let from_tab = self.bar.views.is_built_in();
        let Some(content) = self.bar.views.choose(id) else { return };
        if from_tab && self.bar.views.is_built_in() {
            self.bar.filters.tab = content.filters.tab;
            self.again(cx, actions);
        } else {
            self.show(cx, content, actions);
        }
    }

    /// Shows what the view says that is the current one. Those of the program stay on board or list, whichever is on the screen.
    fn show(&mut self, cx: &Cx<'_>, content: ViewContent, actions: &mut Actions) {
        let as_list = if self.bar.views.is_built_in() { self.front() == Place::List } else { content.as_list };
        self.turns = Some(if as_list { Place::List } else { Place::Board });
        self.bar.behind = None;
        self.list.show(&content);
        self.bar.filters = content.filters;
        self.again(cx, actions);
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Answer(Slot::Boards(Asked::Views), answer) => {
                if let Ok(Some(Told::Boards(Answer::ComplaintViews(views)))) = told(answer) {
                    match self.bar.views.take(views) {
                        Some(content) => self.show(cx, content, actions),
                        None => self.bar.ask_counts(cx, actions),
                    }
                }
            }
            News::Finished(areas::Command::Cases(cases::Command::Boards(Command::ComplaintView(act))), outcome) => {
                self.bar.views.ended(act, outcome, actions);
            }
            News::Answer(Slot::Boards(asked), answer) => self.answer(*asked, answer),
            News::Finished(areas::Command::Cases(cases::Command::Complaints(complaints::Command::Reassign { ids, .. })), outcome) => {
                if let Some(dialog) = &mut self.reassign
                    && dialog.ended(outcome)
                {
                    self.reassign = None;
                    self.board.unmark();
                    actions.push(Action::Say(msg!("cases-boards-reassigned", count = ids.len())));
                    self.again(cx, actions);
                }
            }
            News::Finished(areas::Command::Cases(cases::Command::Tickets(command)), outcome) => {
                self.urging.ended(command, outcome, actions);
                if outcome.is_ok() {
                    self.again(cx, actions);
                }
            }
            News::Picked(Pick::ExportSheet(_), Some(path)) => {
                if let Some(dialog) = &self.export {
                    let (what, reason, format) = (dialog.what().clone(), dialog.reason(), dialog.format(path));
                    let order = Box::new(SheetOrder { what, reason, format, lang: cx.lang });
                    actions.push(Action::Start(Job::ExportBoards { order, path: path.to_path_buf() }));
                }
            }
            News::Job(Job::ExportBoards { .. }, outcome) => {
                let over = self.export.as_mut().is_some_and(|dialog| dialog.ended(outcome, actions));
                self.export = self.export.take().filter(|_| !over);
            }
            News::Stale => {
                if self.shown.is_some_and(|place| place.is_beside(Place::Board)) {
                    self.bar.views.ask(actions);
                }
                self.again(cx, actions);
            }
            _ => {}
        }
    }

    fn again(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        if let Some(place) = self.shown {
            self.ask(cx, place, actions);
        }
    }

    fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>) {
        match asked {
            Asked::Board | Asked::Urges => self.board.answer(asked, answer),
            Asked::Handlers | Asked::Departments | Asked::Total(_) | Asked::Views => self.bar.answer(asked, answer),
            Asked::List => self.list.answer(answer),
            Asked::Tickets | Asked::Counts | Asked::Daily | Asked::Seats | Asked::Stuck => self.urging.answer(asked, answer),
            Asked::People | Asked::Analysis | Asked::Satisfaction | Asked::Replies | Asked::Figures | Asked::Behind => {
                self.analysis.answer(asked, answer)
            }
        }
    }
}

fn ask_complaints(asked: Asked, query: complaints::Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Boards(asked), areas::Query::Cases(cases::Query::Complaints(query))));
}

fn ask_tickets(asked: Asked, query: tickets::Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Boards(asked), areas::Query::Cases(cases::Query::Tickets(query))));
}

fn ask_boards(asked: Asked, query: Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Boards(asked), areas::Query::Cases(cases::Query::Boards(query))));
}

/// Does something with tickets.
fn act_on_tickets(command: tickets::Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Cases(cases::Command::Tickets(command))));
}

/// An answer of one of the rooms.
enum Told<'a> {
    Complaints(&'a complaints::Answer),
    Tickets(&'a tickets::Answer),
    Boards(&'a Answer),
}

fn told(answer: &Result<areas::Answer, No>) -> Result<Option<Told<'_>>, &No> {
    match answer {
        Ok(areas::Answer::Cases(cases::Answer::Complaints(answer))) => Ok(Some(Told::Complaints(answer))),
        Ok(areas::Answer::Cases(cases::Answer::Tickets(answer))) => Ok(Some(Told::Tickets(answer))),
        Ok(areas::Answer::Cases(cases::Answer::Boards(answer))) => Ok(Some(Told::Boards(answer))),
        Ok(_) => Ok(None),
        Err(no) => Err(no),
    }
}

/// Opens a complaint.
fn open_complaint(id: i64, actions: &mut Actions) {
    actions.push(Action::Go(Route::Complaints(complaints::view::Place::One(id))));
}

/// Opens a ticket.
fn open_ticket(id: i64, actions: &mut Actions) {
    actions.push(Action::Go(Route::Tickets(tickets::view::Place::One(id))));
}
