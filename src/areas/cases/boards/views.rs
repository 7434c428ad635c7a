//! What the board and the list of complaints show, and the views of it.

use serde::{Deserialize, Serialize};

use crate::areas::cases::complaints::clauses::case_15_group;
use crate::areas::cases::complaints::{Category, Channel, Emotion, ListQuery, Scope, Sort};
use crate::areas::views::{self, Content, FIRST};
use crate::base::{Actor, Day, Function, Message, Refusal};
use crate::rules::Parameters;

/// A view of the complaints as one person has it.
pub type View = views::View<ViewContent>;
/// The views of a person.
pub type Views = views::Views<ViewContent>;
/// What people do with them.
pub type ViewAct = views::Act<ViewContent>;

/// A tab of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tab {
    /// 全部
    #[default]
    All,
    /// 我负责的
    Mine,
    /// 今天到期
    Today,
    /// 已超期
    Over,
}

impl Tab {
    /// Every one, in the order of the page.
    pub const ALL: [Tab; 4] = [Tab::All, Tab::Mine, Tab::Today, Tab::Over];

    /// The view that it is.
    pub fn view(self) -> i64 {
        match self {
            Tab::All => FIRST,
            Tab::Mine => -1,
            Tab::Today => -2,
            Tab::Over => -3,
        }
    }

    /// Its text.
    pub fn text_id(self) -> &'static str {
        match self {
            Tab::All => "cases-boards-tab-all",
            Tab::Mine => "cases-boards-tab-mine",
            Tab::Today => "cases-boards-tab-today",
            Tab::Over => "cases-boards-tab-over",
        }
    }
}

/// Whose complaints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handler {
    /// Those of the person who looks.
    Me,
    /// Those of this 经办人.
    Person(i64),
}

/// Which complaints are shown; everything that is set is met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// The tab.
    pub tab: Tab,
    /// Whose.
    pub handler: Option<Handler>,
    /// Of this 责任部门.
    pub department: Option<String>,
    /// Through this channel.
    pub channel: Option<Channel>,
    /// With this emotion.
    pub emotion: Option<Emotion>,
    /// Of this cause.
    pub cause: Option<Category>,
    /// Important ones.
    pub important: bool,
    /// Closed ones too; of the list alone.
    pub closed: bool,
}

impl Filters {
    /// What is asked for by this person.
    pub fn query(&self, me: i64) -> ListQuery {
        let handler = self.handler.map(|handler| match handler {
            Handler::Me => me,
            Handler::Person(id) => id,
        });
        ListQuery {
            scope: if self.closed { Scope::All } else { Scope::Open },
            handler: if self.tab == Tab::Mine { Some(me) } else { handler },
            department: self.department.clone(),
            channel: self.channel,
            emotion: self.emotion,
            cause: self.cause,
            important: self.important,
            overdue: self.tab == Tab::Over,
            due_today: self.tab == Tab::Today,
            ..ListQuery::default()
        }
    }
}

/// What a view shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewContent {
    /// A list, not a board.
    pub as_list: bool,
    /// Which complaints.
    pub filters: Filters,
    /// Searched text; of the list alone.
    pub text: String,
    /// By what the list is sorted, and whether the other way round; nothing for its usual order.
    pub sort: Option<(Sort, bool)>,
}

impl Content for ViewContent {
    const LIST: &'static str = "complaints";

    fn must_read(actor: &Actor) -> Result<(), Refusal> {
        case_15_group::must_read_some(actor)
    }

    /// 客服主管 and above: they decide over complaints (CASE-07) and say how the department looks at them; the 投诉专员 has his own views.
    fn must_share(actor: &Actor) -> Result<(), Refusal> {
        actor.must_do(Function::ComplaintChoose).map(|_| ())
    }

    fn built_in(_params: &Parameters, _today: Day) -> Vec<View> {
        let content = |tab| ViewContent { filters: Filters { tab, ..Filters::default() }, ..ViewContent::default() };
        Tab::ALL.map(|tab| View::built_in(tab.view(), Message::plain(tab.text_id()), content(tab))).into()
    }

    fn kept(mut self) -> Self {
        self.text = self.text.trim().to_owned();
        self
    }
}
