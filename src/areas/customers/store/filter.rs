//! Filters as SQL.

use crate::areas::customers::clauses::file_18_grade;
use crate::areas::customers::filter::{Class, Condition, Filter, Group, Join, ME, Op, Subject};
use crate::areas::customers::list::Column;
use crate::areas::customers::model::Field;
use crate::base::{Day, begin_of};
use crate::store::dialect::Engine;

/// How the engine is to find the rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By whatever index it chooses; but not by the relation, which most files share, nor by what more share than something else that is asked.
    Chosen,
    /// By looking at the rows that the statement names, one after the other.
    RowByRow,
}

/// A filter on its way into a statement.
pub(super) struct Maker<'a> {
    /// Whose customers [`ME`] means.
    pub me: i64,
    /// The day on which it is asked.
    pub today: Day,
    /// How the rows are found.
    pub way: Way,
    /// Region or people are asked for, which fewer files share than an industry or a credit grade.
    pub narrow: bool,
    /// What stands in the places of the statement, the first for `?1`.
    pub values: &'a mut Vec<String>,
}

impl Maker<'_> {
    /// The condition of the whole filter; nothing where it asks nothing.
    pub fn filter(&mut self, filter: &Filter) -> Option<String> {
        self.narrow = filter.join == Join::All && filter.groups.iter().any(is_narrow);
        let parts: Vec<String> = filter.groups.iter().filter_map(|group| self.group(group)).collect();
        joined(filter.join, &parts)
    }

    fn group(&mut self, group: &Group) -> Option<String> {
        let parts: Vec<String> = group.conditions.iter().map(|condition| self.condition(condition)).collect();
        joined(group.join, &parts)
    }

    fn condition(&mut self, condition: &Condition) -> String {
        if !condition.is_whole() {
            return "1 = 0".to_owned();
        }
        match condition.subject {
            Subject::Record => self.number(&self.column("id"), condition),
            Subject::CreatedBy => self.number(&self.column("created_by"), condition),
            Subject::UpdatedBy => self.number(&self.column("updated_by"), condition),
            Subject::LastContact | Subject::Of(Column::LastContact) => {
                let at = self.column("contacted_at");
                let test = self.moment(&at, condition);
                if condition.op == Op::NotWithin { format!("({at} IS NULL OR {test})") } else { test }
            }
            Subject::Awaiting | Subject::Of(Column::FirstContact) => self.awaiting(condition),
            Subject::Sales => amount(&self.sales(), condition),
            Subject::Unpaid => amount(UNPAID, condition),
            Subject::Of(Column::CreatedAt) => self.moment(&self.column("created_at"), condition),
            Subject::Of(Column::UpdatedAt) => self.moment(&self.column("updated_at"), condition),
            Subject::Of(Column::Tags) => self.linked("customer_tag", "tag", condition),
            Subject::Of(column @ (Column::Contact | Column::ContactPost | Column::Mobile | Column::Landline)) => {
                let of_contact = column.order_by().trim_start_matches("k.");
                self.linked("contact", of_contact, condition)
            }
            Subject::Of(Column::No) => self.text(&self.column("no"), condition),
            Subject::Of(Column::Field(field)) => self.field(field, condition),
        }
    }

    fn field(&mut self, field: Field, condition: &Condition) -> String {
        if field == Field::KeyFlag {
            return key(&self.column("key_since"), condition);
        }
        let column = self.column(field.name());
        match condition.subject.class() {
            Class::Person => self.number(&column, condition),
            Class::Money => match condition.op {
                Op::Empty => format!("{column} IS NULL"),
                Op::Filled => format!("{column} IS NOT NULL"),
                _ => amount(&column, condition),
            },
            Class::Day => self.day(&column, condition),
            Class::Region => self.region(&column, condition),
            Class::Text | Class::Choice | Class::Tags | Class::Record => self.text(&column, condition),
        }
    }

    /// A column of the file, named so that the engine finds rows by it or does not.
    fn column(&self, name: &str) -> String {
        let column = format!("c.{name}");
        let shared =
            name == Field::Relation.name() || (self.narrow && [Field::Industry, Field::CreditGrade].iter().any(|f| name == f.name()));
        if shared || self.way == Way::RowByRow { Engine::Sqlite.aside(&column) } else { column }
    }

    // ---- by class ----

    fn text(&mut self, column: &str, condition: &Condition) -> String {
        match condition.op {
            Op::Empty => format!("{column} = ''"),
            Op::Filled => format!("{column} <> ''"),
            Op::Contains => self.like(column, &condition.values, "%"),
            Op::Begins => self.like(column, &condition.values, ""),
            op => {
                let places = self.places(&condition.values);
                format!("{column} {}IN ({places})", if op == Op::IsNot { "NOT " } else { "" })
            }
        }
    }

    fn like(&mut self, column: &str, values: &[String], before: &str) -> String {
        let mut pattern = before.to_owned();
        for c in values.first().into_iter().flat_map(|text| text.chars()) {
            if matches!(c, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            pattern.push(c.to_ascii_lowercase());
        }
        pattern.push('%');
        format!("lower({column}) LIKE {} ESCAPE '\\'", self.place(pattern))
    }

    /// Divisions below share the first digits of their code.
    fn region(&mut self, column: &str, condition: &Condition) -> String {
        if matches!(condition.op, Op::Empty | Op::Filled) {
            return self.text(column, condition);
        }
        let one = |maker: &mut Self, value: &String| {
            let is_code = value.len() == 6 && value.bytes().all(|b| b.is_ascii_digit());
            let prefix = value.trim_end_matches("00");
            if !is_code || prefix.is_empty() || prefix.len() == value.len() {
                return format!("{column} = {}", maker.place(value.clone()));
            }
            // `:` comes after every digit.
            let (from, until) = (maker.place(prefix.to_owned()), maker.place(format!("{prefix}:")));
            format!("({column} >= {from} AND {column} < {until})")
        };
        let parts: Vec<String> = condition.values.iter().map(|value| one(self, value)).collect();
        let any = joined(Join::Any, &parts).unwrap_or_default();
        if condition.op == Op::IsNot { format!("NOT ({any})") } else { any }
    }

    /// Persons: numbers go in as themselves, they were read as ones and hold nothing but digits.
    fn number(&self, column: &str, condition: &Condition) -> String {
        let number = |value: &String| if value == ME { Some(self.me) } else { value.parse::<i64>().ok() };
        let numbers = condition.values.iter().filter_map(number).map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
        let any = if numbers.is_empty() { "1 = 0".to_owned() } else { format!("{column} IN ({numbers})") };
        let blank = condition.values.iter().any(String::is_empty);
        match (condition.op, blank) {
            (Op::Empty, _) => format!("{column} IS NULL"),
            (Op::Filled, _) => format!("{column} IS NOT NULL"),
            (Op::IsNot, true) => format!("({column} IS NOT NULL AND NOT ({any}))"),
            (Op::IsNot, false) => format!("({column} IS NULL OR NOT ({any}))"),
            (_, true) => format!("({column} IS NULL OR {any})"),
            (_, false) => any,
        }
    }

    /// A day as text; empty where it is not known.
    fn day(&mut self, column: &str, condition: &Condition) -> String {
        let Some((from, until)) = condition.days(self.today) else { return self.text(column, condition) };
        let mut parts = vec![format!("{column} <> ''")];
        parts.extend(from.map(|day| format!("{column} >= {}", self.place(day.to_string()))));
        parts.extend(until.map(|day| format!("{column} < {}", self.place(day.to_string()))));
        let within = joined(Join::All, &parts).unwrap_or_default();
        if condition.op == Op::NotWithin { format!("NOT {within}") } else { within }
    }

    /// A moment in milliseconds at which something happened; nothing where it never did. Both ways are written so that an index on it can
    /// serve them: since nothing happened after today, an end that lies ahead asks nothing, and what lies outside is one range.
    fn moment(&self, moment: &str, condition: &Condition) -> String {
        let filled = |not: &str| format!("{moment} IS {not}NULL");
        let Some((from, until)) = condition.days(self.today) else {
            return filled(if condition.op == Op::Filled { "NOT " } else { "" });
        };
        let until = until.filter(|day| *day <= self.today);
        let start = |day: Day| begin_of(day).0;
        let outside = condition.op == Op::NotWithin;
        let (from_way, until_way) = if outside { ("<", ">=") } else { (">=", "<") };
        let mut parts = Vec::new();
        parts.extend(from.map(|day| format!("{moment} {from_way} {}", start(day))));
        parts.extend(until.map(|day| format!("{moment} {until_way} {}", start(day))));
        joined(if outside { Join::Any } else { Join::All }, &parts).unwrap_or_else(|| filled("NOT "))
    }

    // ---- what stands in tables of its own ----

    /// One of the contacts or tags meets it; a negated question is met when none does.
    fn linked(&mut self, table: &str, column: &str, condition: &Condition) -> String {
        let values: Vec<String> = condition.values.iter().filter(|value| !value.is_empty()).cloned().collect();
        let blank = values.len() < condition.values.len();
        let negated = matches!(condition.op, Op::IsNot | Op::Empty);
        let test = match condition.op {
            Op::Contains | Op::Begins => self.text(&format!("x.{column}"), condition),
            Op::Is | Op::IsNot if values.is_empty() => "1 = 0".to_owned(),
            Op::Is | Op::IsNot => format!("x.{column} IN ({})", self.places(&values)),
            _ => format!("x.{column} <> ''"),
        };
        // Few are looked for by value, and the index on the values finds them; many hold a piece of text.
        let hits = match condition.op {
            Op::Is | Op::IsNot if self.way == Way::Chosen => {
                format!("c.id IN (SELECT x.customer FROM {table} x WHERE x.{column} <> '' AND {test})")
            }
            _ => format!("EXISTS (SELECT 1 FROM {table} x WHERE x.customer = c.id AND {test})"),
        };
        let none = format!("NOT EXISTS (SELECT 1 FROM {table} x WHERE x.customer = c.id AND x.{column} <> '')");
        match (negated, blank) {
            (false, false) => hits,
            (false, true) => format!("({hits} OR {none})"),
            (true, false) => format!("NOT {hits}"),
            (true, true) => format!("NOT ({hits} OR {none})"),
        }
    }

    /// Allocations that still wait for the first contact are few: they are looked up once.
    fn awaiting(&self, condition: &Condition) -> String {
        let one = match condition.op {
            Op::NotWithin => Condition { op: Op::Within, ..condition.clone() },
            Op::Empty => Condition { op: Op::Filled, ..condition.clone() },
            _ => condition.clone(),
        };
        let negated = one.op != condition.op;
        let test = self.moment("a.at", &one);
        let not = if negated { "NOT " } else { "" };
        format!(
            "{} {not}IN (SELECT a.customer FROM allocation a WHERE a.met_at IS NULL AND a.ended_at IS NULL AND {test})",
            self.column("id")
        )
    }

    fn sales(&self) -> String {
        let (since, today) = (file_18_grade::since(self.today), self.today);
        format!(
            "coalesce((SELECT sum(o.amount) FROM customer_order o \
             WHERE o.customer = c.id AND o.state = '已确认' AND o.day >= '{since}' AND o.day <= '{today}'), 0)"
        )
    }

    // ---- places ----

    fn place(&mut self, value: String) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn places(&mut self, values: &[String]) -> String {
        values.iter().map(|value| self.place(value.clone())).collect::<Vec<_>>().join(", ")
    }
}

/// Whether every file of the group has one of some regions or people.
fn is_narrow(group: &Group) -> bool {
    let narrow = |condition: &Condition| {
        let subject = condition.subject;
        condition.op == Op::Is && [Field::Region, Field::Agent, Field::Keeper].iter().any(|f| subject == Subject::Of(Column::Field(*f)))
    };
    match group.join {
        Join::All => group.conditions.iter().any(narrow),
        Join::Any => group.conditions.iter().all(narrow),
    }
}

const UNPAID: &str = "coalesce((SELECT sum(o.amount - o.paid) FROM customer_order o WHERE o.customer = c.id AND o.state = '已确认'), 0)";

/// Those of grade A are key customers too (VISIT-03).
fn key(since: &str, condition: &Condition) -> String {
    let wanted = |blank: bool| condition.values.iter().any(|value| value.is_empty() == blank);
    let (key, other) = match condition.op {
        Op::Is => (wanted(false), wanted(true)),
        Op::IsNot => (!wanted(false), !wanted(true)),
        op => (op == Op::Filled, op == Op::Empty),
    };
    match (key, other) {
        (true, true) => "1 = 1".to_owned(),
        (true, false) => format!("{since} <> ''"),
        (false, true) => format!("{since} = ''"),
        (false, false) => "1 = 0".to_owned(),
    }
}

fn amount(sum: &str, condition: &Condition) -> String {
    let fen: i64 = condition.values.first().and_then(|value| value.parse().ok()).unwrap_or(0);
    format!("{sum} {} {fen}", if condition.op == Op::AtMost { "<=" } else { ">=" })
}

fn joined(join: Join, parts: &[String]) -> Option<String> {
    match parts {
        [] => None,
        [one] => Some(one.clone()),
        many => Some(format!("({})", many.join(if join == Join::All { " AND " } else { " OR " }))),
    }
}
