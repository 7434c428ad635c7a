//! Filters of the list: conditions on what is known of a customer, joined to groups, the groups joined to a filter.
//! Lists, saved views and exports say which customers with these words; `store::filter` says them to the engine.

use serde::{Deserialize, Serialize};

use super::list::Column;
use super::model::{Field, Kind, field_message};
use crate::base::{Day, Message, plus_days};
use crate::i18n::{Lang, money};
use crate::msg;

/// The person who looks, as a value of a condition on persons: a shared view 我的客户 is everybody's own.
pub const ME: &str = "me";

/// What a condition looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Subject {
    /// The file itself, by its id: rows that somebody chose.
    Record,
    /// What a column of the list shows.
    Of(Column),
    /// Who made the file.
    CreatedBy,
    /// Who changed it last.
    UpdatedBy,
    /// When somebody last talked with the customer (FILE-17).
    LastContact,
    /// Since when the first contact of an allocation is awaited (FILE-17).
    Awaiting,
    /// Sales of the last twelve months in fen (FILE-18).
    Sales,
    /// What is unpaid, in fen (FILE-20).
    Unpaid,
}

/// What the values of a subject are, and so how they can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A file's id.
    Record,
    /// Free text.
    Text,
    /// One of some words.
    Choice,
    /// A person's id.
    Person,
    /// A division.
    Region,
    /// Tags, any number of them.
    Tags,
    /// A day.
    Day,
    /// Fen.
    Money,
}

impl Subject {
    /// Every subject, in the order in which they are offered.
    pub fn all() -> Vec<Subject> {
        let own = [
            Subject::Record,
            Subject::CreatedBy,
            Subject::UpdatedBy,
            Subject::LastContact,
            Subject::Awaiting,
            Subject::Sales,
            Subject::Unpaid,
        ];
        Column::all().into_iter().map(Subject::Of).chain(own).collect()
    }

    /// Stable word, for saved views and scenarios.
    pub fn name(self) -> &'static str {
        match self {
            Subject::Of(column) => column.name(),
            Subject::Record => "record",
            Subject::CreatedBy => "created_by",
            Subject::UpdatedBy => "updated_by",
            Subject::LastContact => "last_contact",
            Subject::Awaiting => "awaiting",
            Subject::Sales => "sales",
            Subject::Unpaid => "unpaid",
        }
    }

    /// The subject of a stable word.
    pub fn of(name: &str) -> Option<Subject> {
        Subject::all().into_iter().find(|subject| subject.name() == name)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            Subject::Record => Message::plain("customers-subject-record"),
            Subject::CreatedBy => Message::plain("customers-subject-created-by"),
            Subject::UpdatedBy => Message::plain("customers-subject-updated-by"),
            Subject::LastContact => Message::plain("customers-subject-last-contact"),
            Subject::Awaiting => Message::plain("customers-subject-awaiting"),
            Subject::Sales => Message::plain("customers-subject-sales"),
            Subject::Unpaid => Message::plain("customers-subject-unpaid"),
            Subject::Of(column) => field_message(column.name()),
        }
    }

    /// What its values are.
    pub fn class(self) -> Class {
        match self {
            Subject::Record => Class::Record,
            Subject::CreatedBy | Subject::UpdatedBy => Class::Person,
            Subject::LastContact | Subject::Awaiting | Subject::Of(Column::CreatedAt | Column::UpdatedAt) => Class::Day,
            Subject::Sales | Subject::Unpaid => Class::Money,
            Subject::Of(Column::Tags) => Class::Tags,
            Subject::Of(Column::Field(field)) => match field.kind() {
                Kind::Choice(_) | Kind::Open(_) | Kind::Flag => Class::Choice,
                Kind::Person => Class::Person,
                Kind::Region => Class::Region,
                Kind::Day => Class::Day,
                Kind::Money => Class::Money,
                // A word of an office's own rather than a sentence.
                _ if field == Field::CreditTerms => Class::Choice,
                _ => Class::Text,
            },
            Subject::Of(_) => Class::Text,
        }
    }

    /// The ways in which it can be asked for, the usual one first.
    pub fn ops(self) -> &'static [Op] {
        match (self.class(), self) {
            (Class::Text, _) => &[Op::Contains, Op::Begins, Op::Is, Op::IsNot, Op::Empty, Op::Filled],
            (Class::Choice | Class::Region | Class::Tags, _) => &[Op::Is, Op::IsNot, Op::Empty, Op::Filled],
            (Class::Record, _) | (_, Subject::CreatedBy | Subject::UpdatedBy) => &[Op::Is, Op::IsNot],
            (Class::Person, _) => &[Op::Is, Op::IsNot, Op::Empty, Op::Filled],
            (Class::Day, Subject::Of(Column::CreatedAt | Column::UpdatedAt)) => {
                &[Op::Within, Op::NotWithin, Op::ThisMonth, Op::Before, Op::After, Op::Between]
            }
            (Class::Day, _) => &[Op::Within, Op::NotWithin, Op::ThisMonth, Op::Before, Op::After, Op::Between, Op::Empty, Op::Filled],
            // Nothing sold and nothing unpaid are 0.
            (Class::Money, Subject::Sales | Subject::Unpaid) => &[Op::AtLeast, Op::AtMost],
            (Class::Money, _) => &[Op::AtLeast, Op::AtMost, Op::Empty, Op::Filled],
        }
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.name().to_owned()
    }
}

impl TryFrom<String> for Subject {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Subject::of(&name).ok_or(name)
    }
}

/// How a subject is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// One of the values; `""` is met by an empty one, a division by all below it.
    Is,
    /// None of the values.
    IsNot,
    /// The text stands in it, whatever the case of Latin letters.
    Contains,
    /// It begins with the text.
    Begins,
    /// There is no value.
    Empty,
    /// There is one.
    Filled,
    /// Earlier than the day.
    Before,
    /// Later than the day.
    After,
    /// From the first day to the second, both included.
    Between,
    /// Not longer ago than so many days; today is 0 days ago.
    Within,
    /// Longer ago, or never.
    NotWithin,
    /// In this month.
    ThisMonth,
    /// So much or more.
    AtLeast,
    /// So much or less.
    AtMost,
}

impl Op {
    /// Words for people.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Op::Is => "customers-op-is",
            Op::IsNot => "customers-op-is-not",
            Op::Contains => "customers-op-contains",
            Op::Begins => "customers-op-begins",
            Op::Empty => "customers-op-empty",
            Op::Filled => "customers-op-filled",
            Op::Before => "customers-op-before",
            Op::After => "customers-op-after",
            Op::Between => "customers-op-between",
            Op::Within => "customers-op-within",
            Op::NotWithin => "customers-op-not-within",
            Op::ThisMonth => "customers-op-this-month",
            Op::AtLeast => "customers-op-at-least",
            Op::AtMost => "customers-op-at-most",
        })
    }

    /// How many values it takes; `None` for any number of them.
    pub fn values(self) -> Option<usize> {
        match self {
            Op::Is | Op::IsNot => None,
            Op::Empty | Op::Filled | Op::ThisMonth => Some(0),
            Op::Between => Some(2),
            _ => Some(1),
        }
    }
}

/// One question to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// What it looks at.
    pub subject: Subject,
    /// How.
    pub op: Op,
    /// Canonical texts: days `YYYY-MM-DD`, money in fen, numbers of days, persons by id or [`ME`].
    pub values: Vec<String>,
}

impl Condition {
    /// The field is one of these values.
    pub fn of_field(field: Field, values: &[&str]) -> Self {
        Condition::is(Subject::Of(Column::Field(field)), values)
    }

    /// The subject is one of these values.
    pub fn is(subject: Subject, values: &[&str]) -> Self {
        Condition { subject, op: Op::Is, values: values.iter().map(|value| (*value).to_owned()).collect() }
    }

    /// A question without values, or with these.
    pub fn new(subject: Subject, op: Op, values: &[&str]) -> Self {
        Condition { op, ..Condition::is(subject, values) }
    }

    fn is_of_class(&self) -> bool {
        let province = |value: &String| value.is_empty() || (value.len() == 6 && value.ends_with("0000") && value.parse::<u32>().is_ok());
        match self.subject {
            Subject::Of(Column::Field(Field::Region)) => self.values.iter().all(province),
            Subject::Of(Column::Field(field)) => matches!(
                field,
                Field::Industry
                    | Field::Source
                    | Field::Nature
                    | Field::Grade
                    | Field::CreditGrade
                    | Field::Relation
                    | Field::Market
                    | Field::Type
            ),
            _ => false,
        }
    }

    /// Whether it asks something: its way fits the subject, and its values can be read.
    pub fn is_whole(&self) -> bool {
        if !self.subject.ops().contains(&self.op) {
            return false;
        }
        let readable = |value: &String| match self.op {
            Op::Before | Op::After | Op::Between => value.parse::<Day>().is_ok(),
            Op::Within | Op::NotWithin => value.parse::<u16>().is_ok(),
            Op::AtLeast | Op::AtMost => value.parse::<i64>().is_ok(),
            Op::Contains | Op::Begins => !value.is_empty(),
            _ => true,
        };
        let enough = self.op.values().map_or(!self.values.is_empty(), |count| self.values.len() == count);
        enough && self.values.iter().all(readable)
    }

    /// What it says behind the name of its subject; `listed` are the words of its values.
    pub fn said(&self, lang: Lang, listed: String) -> String {
        let text = |at: usize| self.values.get(at).map_or("", String::as_str);
        let count = text(0).parse::<i64>().unwrap_or(0);
        lang.say(&match self.op {
            Op::Is => return listed,
            Op::IsNot => msg!("customers-said-is-not", value = listed),
            Op::Contains => msg!("customers-said-contains", value = text(0)),
            Op::Begins => msg!("customers-said-begins", value = text(0)),
            Op::Before => msg!("customers-said-before", value = text(0)),
            Op::After => msg!("customers-said-after", value = text(0)),
            Op::Between => msg!("customers-said-between", from = text(0), to = text(1)),
            Op::Within => msg!("customers-said-within", count = count),
            Op::NotWithin => msg!("customers-said-not-within", count = count),
            Op::AtLeast => msg!("customers-said-at-least", value = money(count)),
            Op::AtMost => msg!("customers-said-at-most", value = money(count)),
            op @ (Op::Empty | Op::Filled | Op::ThisMonth) => op.message(),
        })
    }

    /// The days that are meant, from the first to before the second; open where the way is. `None` for ways without days.
    pub fn days(&self, today: Day) -> Option<(Option<Day>, Option<Day>)> {
        let day = |at: usize| self.values.get(at).and_then(|value| value.parse::<Day>().ok());
        let first = self.values.first().and_then(|value| value.parse::<i64>().ok());
        match self.op {
            Op::Before => Some((None, Some(day(0)?))),
            Op::After => Some((Some(plus_days(day(0)?, 1)), None)),
            Op::Between => Some((Some(day(0)?), Some(plus_days(day(1)?, 1)))),
            Op::Within | Op::NotWithin => Some((Some(plus_days(today, -first?)), Some(plus_days(today, 1)))),
            Op::ThisMonth => Some((Some(today.first_of_month()), Some(plus_days(today.last_of_month(), 1)))),
            _ => None,
        }
    }
}

/// How conditions, and groups of them, come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// Each of them must be met.
    #[default]
    All,
    /// One of them must be met.
    Any,
}

impl Join {
    /// 且 or 或.
    pub fn word(self) -> &'static str {
        match self {
            Join::All => "customers-filter-and",
            Join::Any => "customers-filter-or",
        }
    }
}

/// Conditions that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Group {
    /// How its conditions come together.
    pub join: Join,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

impl From<Condition> for Group {
    fn from(condition: Condition) -> Self {
        Group { join: Join::All, conditions: vec![condition] }
    }
}

/// Which customers, but for the search.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filter {
    /// How its groups come together.
    pub join: Join,
    /// The groups.
    pub groups: Vec<Group>,
}

impl Filter {
    /// Every one of these conditions.
    pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Self {
        Filter { join: Join::All, groups: conditions.into_iter().map(Group::from).collect() }
    }

    /// What of it asks something: conditions that are still being typed and groups without any are left out.
    pub fn asking(&self) -> Filter {
        let group = |group: &Group| Group {
            join: group.join,
            conditions: group.conditions.iter().filter(|condition| condition.is_whole()).cloned().collect(),
        };
        let groups = self.groups.iter().map(group).filter(|group| !group.conditions.is_empty()).collect();
        Filter { join: self.join, groups }
    }

    /// Whether it asks of nothing but the class of a customer: the words that many share, and the province.
    pub fn is_of_classes(&self) -> bool {
        self.conditions().all(Condition::is_of_class)
    }

    /// Nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Every condition.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.groups.iter().flat_map(|group| &group.conditions)
    }
}
