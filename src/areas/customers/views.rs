//! What the views of the list of customers keep, and those that come with the program.

use serde::{Deserialize, Serialize};

use super::filter::{Condition, Filter, ME, Op, Subject};
use super::list::{Column, ListQuery};
use super::model::Field;
use crate::areas::views::{self, Content, FIRST};
use crate::base::{Actor, Day, Function, Message, Refusal};
use crate::msg;
use crate::rules::Parameters;
use crate::ui::table::Density;

/// A view of the customers as one person has it.
pub type View = views::View<ViewContent>;
/// The views of a person.
pub type Views = views::Views<ViewContent>;
/// What people do with them.
pub type ViewAct = views::Act<ViewContent>;

/// What a view shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewContent {
    /// Which customers, in which order.
    pub list: ListQuery,
    /// The columns with their widths in points; 0 is the usual width.
    pub columns: Vec<(Column, u16)>,
    /// Height of the rows.
    pub density: Density,
}

impl ViewContent {
    /// A list in the usual columns.
    pub fn of(filter: Filter) -> Self {
        ViewContent {
            list: ListQuery { filter, ..ListQuery::default() },
            columns: Column::usual().into_iter().map(|column| (column, 0)).collect(),
            density: Density::default(),
        }
    }
}

impl Content for ViewContent {
    const LIST: &'static str = "customers";

    fn must_read(actor: &Actor) -> Result<(), Refusal> {
        actor.must_read(Function::CustomerRead).map(|_| ())
    }

    fn must_share(actor: &Actor) -> Result<(), Refusal> {
        actor.must_do(Function::CustomerManage).map(|_| ())
    }

    fn built_in(params: &Parameters, today: Day) -> Vec<View> {
        let field = |field, values: &[&str]| Condition::is(Subject::Of(Column::Field(field)), values);
        let days = params.int("file_stale_days", today);
        // FILE-21 asks for it of present customers.
        let stale = Condition::new(Subject::Of(Column::UpdatedAt), Op::NotWithin, &[&days.to_string()]);
        let this_month = Condition::new(Subject::Of(Column::CreatedAt), Op::ThisMonth, &[]);
        let view = |id, title, filter| View::built_in(id, title, ViewContent::of(filter));
        vec![
            view(FIRST, Message::plain("customers-view-all"), Filter::default()),
            view(-1, Message::plain("customers-views-mine"), Filter::all([field(Field::Agent, &[ME])])),
            view(-2, Message::plain("customers-views-key"), Filter::all([field(Field::KeyFlag, &["1"])])),
            view(-3, Message::plain("customers-views-awaiting"), Filter::all([Condition::new(Subject::Awaiting, Op::Filled, &[])])),
            view(-4, Message::plain("customers-views-new"), Filter::all([this_month])),
            view(-5, msg!("customers-views-stale", days = days), Filter::all([stale, field(Field::Relation, &["现在"])])),
        ]
    }

    fn kept(mut self) -> Self {
        self.list.filter = self.list.filter.asking();
        self
    }

    fn is_like(&self, now: &Self) -> bool {
        // Columns get their widths by being drawn; who drags one has not changed the view.
        let columns = |content: &Self| content.columns.iter().map(|(column, _)| *column).collect::<Vec<_>>();
        (&self.list, self.density) == (&now.list, now.density) && columns(self) == columns(now)
    }
}
