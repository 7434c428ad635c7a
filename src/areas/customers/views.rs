//! Saved views 视图: a filter with its search, order and columns under a name. Some come with the program.

use serde::{Deserialize, Serialize};

use super::filter::{Condition, Filter, ME, Op, Subject};
use super::list::{Column, ListQuery};
use super::model::Field;
use crate::base::{Day, Message};
use crate::rules::Parameters;
use crate::ui::table::Density;

/// Every customer that a person may read, in the usual columns.
pub const ALL: i64 = 0;

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

/// A view as one person has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which; 0 and below come with the program.
    pub id: i64,
    /// Revision, for two editors of a shared one.
    pub rev: i64,
    /// Its name; nothing where the program names it.
    pub name: String,
    /// Whose it is, by name; nothing where it comes with the program.
    pub owner: String,
    /// Everybody has it.
    pub shared: bool,
    /// The person may rename, change and remove it.
    pub editable: bool,
    /// The person does not want to see it.
    pub hidden: bool,
    /// What it shows.
    pub content: ViewContent,
}

impl View {
    /// A view that comes with the program.
    pub fn built_in(id: i64, filter: Filter) -> Self {
        let content = ViewContent::of(filter);
        View { id, rev: 0, name: String::new(), owner: String::new(), shared: true, editable: false, hidden: false, content }
    }

    /// Its name for people.
    pub fn message(&self) -> Message {
        match self.id {
            ALL => Message::plain("customers-view-all"),
            -1 => Message::plain("customers-views-mine"),
            -2 => Message::plain("customers-views-key"),
            -3 => Message::plain("customers-views-awaiting"),
            -4 => Message::plain("customers-views-new"),
            -5 => {
                let days = self.content.list.filter.conditions().find_map(|condition| condition.values.first()?.parse::<i64>().ok());
                crate::msg!("customers-views-stale", days = days.unwrap_or_default())
            }
            _ => crate::msg!("customers-views-named", name = self.name.as_str()),
        }
    }
}

/// The views that come with the program, in the order of a new person's list.
pub fn built_in(params: &Parameters, today: Day) -> Vec<View> {
    let field = |field, values: &[&str]| Condition::is(Subject::Of(Column::Field(field)), values);
    let days = params.int("file_stale_days", today).to_string();
    // FILE-21 asks for it of present customers.
    let stale = Condition::new(Subject::Of(Column::UpdatedAt), Op::NotWithin, &[&days]);
    vec![
        View::built_in(ALL, Filter::default()),
        View::built_in(-1, Filter::all([field(Field::Agent, &[ME])])),
        View::built_in(-2, Filter::all([field(Field::KeyFlag, &["1"])])),
        View::built_in(-3, Filter::all([Condition::new(Subject::Awaiting, Op::Filled, &[])])),
        View::built_in(-4, Filter::all([Condition::new(Subject::Of(Column::CreatedAt), Op::ThisMonth, &[])])),
        View::built_in(-5, Filter::all([stale, field(Field::Relation, &["现在"])])),
    ]
}

/// Whether this view comes with the program.
pub fn is_built_in(id: i64) -> bool {
    (-5..=ALL).contains(&id)
}

/// The views of a person in their order, and with which the list opens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Views {
    /// In their order; hidden ones too.
    pub views: Vec<View>,
    /// The list opens with this one.
    pub opens: i64,
}

/// Where a view stands in a person's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which view.
    pub view: i64,
    /// The person does not want to see it.
    pub hidden: bool,
}

/// What people do with views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewAct {
    /// Makes a view, or changes its name, content or whether everybody has it.
    Save {
        /// Which; 0 for a new one.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// Its name.
        name: String,
        /// Everybody is to have it.
        shared: bool,
        /// What it shows.
        content: Box<ViewContent>,
    },
    /// Removes a view.
    Remove {
        /// Which.
        id: i64,
    },
    /// Sets the order of one's views, which of them are hidden, and with which the list opens.
    Arrange {
        /// All of them, in their order.
        places: Vec<Place>,
        /// The one with which the list opens.
        opens: i64,
    },
}

impl ViewAct {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            ViewAct::Save { .. } => "view.save",
            ViewAct::Remove { .. } => "view.remove",
            ViewAct::Arrange { .. } => "view.arrange",
        }
    }
}
