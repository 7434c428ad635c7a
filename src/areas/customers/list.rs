//! What a list of customers shows: columns, conditions, order. The window, the export and the command line ask with the same words.

use serde::{Deserialize, Serialize};

use super::filter::Filter;
use super::model::{Field, field_message};
use crate::base::Message;

/// What [`Column::FirstContact`] holds once they have spoken.
pub const MET: &str = "met";

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Column {
    /// Business number.
    No,
    /// Name of the main contact.
    Contact,
    /// Post of the main contact.
    ContactPost,
    /// Mobile number of the main contact.
    Mobile,
    /// Landline number of the main contact.
    Landline,
    /// Tags.
    Tags,
    /// Until when the agent is to speak with the customer for the first time: the day, `met` once they have, or nothing (FILE-17).
    FirstContact,
    /// When somebody last talked with the customer.
    LastContact,
    /// When the file was made.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
    /// A field of the file.
    Field(Field),
}

impl Column {
    /// Every column, in the order in which they are offered.
    pub fn all() -> Vec<Column> {
        let mut all = vec![Column::No, Column::Field(Field::Name), Column::Contact, Column::ContactPost, Column::Mobile, Column::Landline];
        all.extend(Field::ALL.iter().filter(|field| **field != Field::Name).map(|field| Column::Field(*field)));
        all.extend([Column::Tags, Column::FirstContact, Column::LastContact, Column::CreatedAt, Column::UpdatedAt]);
        all
    }

    /// The columns of a new person's list.
    pub fn usual() -> Vec<Column> {
        vec![
            Column::Field(Field::Name),
            Column::Contact,
            Column::Mobile,
            Column::Field(Field::Region),
            Column::Field(Field::Industry),
            Column::Field(Field::Grade),
            Column::Field(Field::Agent),
            Column::FirstContact,
            Column::LastContact,
        ]
    }

    /// Stable word of the column, for settings and saved views.
    pub fn name(self) -> &'static str {
        match self {
            Column::No => "no",
            Column::Contact => "contact_name",
            Column::ContactPost => "contact_post",
            Column::Mobile => "mobile",
            Column::Landline => "landline",
            Column::Tags => "tags",
            Column::FirstContact => "contact_due",
            Column::LastContact => "contacted_at",
            Column::CreatedAt => "created_at",
            Column::UpdatedAt => "updated_at",
            Column::Field(field) => field.name(),
        }
    }

    /// The column of a stable word.
    pub fn of(name: &str) -> Option<Column> {
        Column::all().into_iter().find(|column| column.name() == name)
    }

    /// Title for people.
    pub fn message(self) -> Message {
        field_message(self.name())
    }

    /// Whether rows can be ordered by it: tags have no order, and contacts are gathered for the rows on the screen alone.
    pub fn has_order(self) -> bool {
        !matches!(self, Column::Tags | Column::FirstContact | Column::LastContact)
    }

    /// What rows are ordered by.
    pub(super) fn order_by(self) -> &'static str {
        match self {
            Column::No => "c.no",
            Column::Contact => "k.name",
            Column::ContactPost => "k.post",
            Column::Mobile => "k.mobile",
            Column::Landline => "k.landline",
            Column::Tags | Column::FirstContact | Column::LastContact | Column::CreatedAt => "c.id",
            Column::UpdatedAt => "c.updated_at",
            // Names stand in pinyin order; every other field by its own text or number.
            Column::Field(Field::Name) => "c.name_key",
            Column::Field(field) => order_of(field),
        }
    }

    /// Whether its order needs the main contact.
    pub(super) fn of_contact(self) -> bool {
        matches!(self, Column::Contact | Column::ContactPost | Column::Mobile | Column::Landline)
    }
}

impl From<Column> for String {
    fn from(column: Column) -> Self {
        column.name().to_owned()
    }
}

impl TryFrom<String> for Column {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Column::of(&name).ok_or(name)
    }
}

/// `c.` and the column of a field, as one static text.
fn order_of(field: Field) -> &'static str {
    macro_rules! orders {
        ($($variant:ident = $text:literal),+ $(,)?) => { match field { $(Field::$variant => $text,)+ } };
    }
    orders! {
        Name = "c.name_key", Relation = "c.relation", Market = "c.market", Type = "c.type", Source = "c.source",
        CreditCode = "c.credit_code", IdNumber = "c.id_number", Industry = "c.industry", Nature = "c.nature", Region = "c.region",
        Address = "c.address", Postcode = "c.postcode", Email = "c.email", Owner = "c.owner", Manager = "c.manager",
        TradingSince = "c.trading_since", Size = "c.size", Assets = "c.assets", Grade = "c.grade", KeyFlag = "c.key_flag",
        CreditGrade = "c.credit_grade", CreditLimit = "c.credit_limit", CreditTerms = "c.credit_terms",
        AnnualSales = "c.annual_sales", FiledOn = "c.filed_on", Keeper = "c.keeper", Agent = "c.agent",
        ServiceArea = "c.service_area", SalesAbility = "c.sales_ability", Potential = "c.potential", Culture = "c.culture",
        Policy = "c.policy", SalesSize = "c.sales_size", Management = "c.management", SalesRecord = "c.sales_record",
        PeopleQuality = "c.people_quality", Competitors = "c.competitors", BusinessTies = "c.business_ties", Attitude = "c.attitude",
        SalesActivity = "c.sales_activity", Problems = "c.problems", Advantages = "c.advantages",
        Countermeasures = "c.countermeasures", Reputation = "c.reputation", CreditState = "c.credit_state",
        TradingTerms = "c.trading_terms", Notes = "c.notes",
    }
}

/// Which customers, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListQuery {
    /// What was typed into the search field.
    pub text: String,
    /// What must be met besides.
    pub filter: Filter,
    /// Column of the order.
    pub sort: Column,
    /// From high to low, or newest first.
    pub descending: bool,
}

impl Default for ListQuery {
    fn default() -> Self {
        ListQuery { text: String::new(), filter: Filter::default(), sort: Column::CreatedAt, descending: true }
    }
}

/// A row of the list: canonical texts in the order of the asked columns, persons by name, phones masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// Which file.
    pub id: i64,
    /// One text a column.
    pub cells: Vec<String>,
}
