//! What the views of the list of tickets keep, and those that come with the program.

use serde::{Deserialize, Serialize};

use super::clauses::is_leader;
use super::model::{Category, Kind};
use super::{ListQuery, Sort, Which};
use crate::areas::views::{self, Content, FIRST};
use crate::base::{Actor, Day, Function, Message, Refusal};
use crate::rules::Parameters;

/// A view of the tickets as one person has it.
pub type View = views::View<ViewContent>;
/// The views of a person.
pub type Views = views::Views<ViewContent>;
/// What people do with them.
pub type ViewAct = views::Act<ViewContent>;

/// The lists of the page, each a view of the program, with its text; those that are urged stand in 催单与督办.
pub const LISTS: [(Which, i64, &str); 7] = [
    (Which::Mine, FIRST, "cases-tickets-view-mine"),
    (Which::Open, -1, "cases-tickets-view-open"),
    (Which::AskLeader, -2, "cases-tickets-view-asked"),
    (Which::Hard, -3, "cases-tickets-view-hard"),
    (Which::Over, -4, "cases-tickets-view-over"),
    (Which::Invalid, -5, "cases-tickets-view-invalid"),
    (Which::All, -6, "cases-tickets-view-all"),
];

/// The view of the program that shows this list.
pub fn view_of(which: Which) -> i64 {
    LISTS.iter().find(|(list, ..)| *list == which).map_or(FIRST, |(_, view, _)| *view)
}

/// With which list the page opens: who leads looks at everybody's first.
pub fn usual(actor: &Actor) -> Which {
    if is_leader(actor) { Which::Open } else { Which::Mine }
}

/// How a list is ordered: what is open by its limit, the others by their age.
fn order(which: Which) -> Sort {
    if matches!(which, Which::Hard | Which::Over | Which::Invalid | Which::All) { Sort::Newest } else { Sort::Limit }
}

/// What a view shows; the list decides the order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewContent {
    /// Which list.
    pub which: Which,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// Consultations about this (FLOW-12).
    pub category: Option<Category>,
    /// Held or accepted by this person.
    pub person: Option<i64>,
    /// Searched text.
    pub text: String,
}

impl ViewContent {
    /// What is asked for.
    pub fn query(&self, most: usize) -> ListQuery {
        ListQuery {
            which: self.which,
            kind: self.kind,
            category: self.category,
            person: self.person,
            text: self.text.clone(),
            sort: order(self.which),
            most,
            ..ListQuery::default()
        }
    }
}

impl Content for ViewContent {
    const LIST: &'static str = "tickets";

    fn must_read(actor: &Actor) -> Result<(), Refusal> {
        actor.must_read(Function::Ticket).map(|_| ())
    }

    /// 客服主管 and 客服部主任. No line of Appendix B on tickets singles them out; what the whole department is given to see is published by
    /// who publishes knowledge and notices.
    fn must_share(actor: &Actor) -> Result<(), Refusal> {
        actor.must_do(Function::Knowledge).map(|_| ())
    }

    fn built_in(_params: &Parameters, _today: Day) -> Vec<View> {
        let content = |which| ViewContent { which, ..ViewContent::default() };
        LISTS.map(|(which, view, text)| View::built_in(view, Message::plain(text), content(which))).into()
    }

    fn usual(actor: &Actor) -> i64 {
        view_of(usual(actor))
    }

    fn kept(mut self) -> Self {
        self.text = self.text.trim().to_owned();
        self
    }
}
