//! 客户分析: what is asked about the customers as a whole and what is answered; the arithmetic behind it. Composition of the sales
//! (FILE-19), credit use (FILE-20), loads (FILE-16), use of the files (FILE-21).

pub mod sheet;

use std::collections::BTreeMap;

pub use crate::base::{Period, Span};

use super::clauses::file_19_composition;
use crate::base::divisions::{self, Code};
use crate::base::{Actor, Day, Function, Instant, Message, Reach, Refusal, access};
use crate::msg;

/// By what sales are divided (FILE-19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Grade of the customer.
    #[default]
    Grade,
    /// Product, by quantity.
    Product,
    /// Region of the customer.
    Region,
}

impl By {
    /// Every way, in the order of choices.
    pub const ALL: [By; 3] = [By::Grade, By::Product, By::Region];

    /// Word in scenarios and in the journal.
    pub fn name(self) -> &'static str {
        match self {
            By::Grade => "grade",
            By::Product => "product",
            By::Region => "region",
        }
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            By::Grade => msg!("customers-analysis-by-grade"),
            By::Product => msg!("customers-analysis-by-product"),
            By::Region => msg!("customers-analysis-by-region"),
        }
    }
}

/// Which sales are divided, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// By what.
    pub by: By,
    /// Orders of these days.
    pub period: Period,
    /// Only customers in this region, divided by the regions in it.
    pub within: Option<Code>,
    /// Only this customer.
    pub customer: Option<i64>,
}

impl Cut {
    /// All sales of the period.
    pub fn of(by: By, period: Period) -> Self {
        Cut { by, period, within: None, customer: None }
    }
}

/// A tab of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 构成
    #[default]
    Composition,
    /// 信用
    Credit,
    /// 负责人
    Loads,
    /// 资料使用
    Use,
}

impl Tab {
    /// Every tab, in its order.
    pub const ALL: [Tab; 4] = [Tab::Composition, Tab::Credit, Tab::Loads, Tab::Use];

    /// Text id of its word.
    pub fn text_id(self) -> &'static str {
        match self {
            Tab::Composition => "customers-analysis-tab-composition",
            Tab::Credit => "customers-analysis-tab-credit",
            Tab::Loads => "customers-analysis-tab-loads",
            Tab::Use => "customers-analysis-tab-use",
        }
    }
}

/// Files of a list of FILE-21.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Files {
    /// 现在 customers whose file is stale today.
    #[default]
    Stale,
    /// Never opened in the period.
    Unopened,
    /// Opened in the period, the most opened first.
    Opened,
    /// 未来: prospects, of which new customers are picked.
    Prospects,
}

impl Files {
    /// Every list, in the order of choices.
    pub const ALL: [Files; 4] = [Files::Stale, Files::Unopened, Files::Opened, Files::Prospects];

    /// Word in scenarios and in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Files::Stale => "stale",
            Files::Unopened => "unopened",
            Files::Opened => "opened",
            Files::Prospects => "prospects",
        }
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            Files::Stale => msg!("customers-analysis-files-stale"),
            Files::Unopened => msg!("customers-analysis-files-unopened"),
            Files::Opened => msg!("customers-analysis-files-opened"),
            Files::Prospects => msg!("customers-analysis-files-prospects"),
        }
    }
}

/// A question about the customers as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// The parts of the sales.
    Composition(Cut),
    /// The orders behind the part with this key, the newest first.
    Behind(Cut, String),
    /// The note on 营销重点 of a period.
    Note(Period),
    /// How much of the credit is used.
    Credit,
    /// How much each person looks after.
    Loads,
    /// How the files are used in a period.
    Use(Period),
    /// Files of a list.
    Files(Files, Period),
}

/// What kind of question is asked; a newer one of a kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The parts of the sales.
    Composition,
    /// The orders behind a part.
    Behind,
    /// The note of a period.
    Note,
    /// Credit use.
    Credit,
    /// Loads.
    Loads,
    /// Use of the files.
    Use,
    /// Files of a list.
    Files,
}

impl Question {
    /// Its kind.
    pub fn asked(&self) -> Asked {
        match self {
            Question::Composition(_) => Asked::Composition,
            Question::Behind(..) => Asked::Behind,
            Question::Note(_) => Asked::Note,
            Question::Credit => Asked::Credit,
            Question::Loads => Asked::Loads,
            Question::Use(_) => Asked::Use,
            Question::Files(..) => Asked::Files,
        }
    }
}

/// An answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// To `Composition`.
    Composition(Composition),
    /// To `Behind`: the orders, and whether there are more.
    Behind(Vec<Sale>, bool),
    /// To `Note`: nothing where nobody has written one.
    Note(Option<Note>),
    /// To `Credit`.
    Credit(CreditUse),
    /// To `Loads`.
    Loads(Vec<Carried>),
    /// To `Use`.
    Use(Usage),
    /// To `Files`: the first of them, and how many there are.
    Files(Vec<FileUse>, i64),
}

/// Whose figures a person may see (Appendix B, statistics). Who answers for the archive sees how all `files` are used; who only has
/// statistics of another part of the work sees none.
///
/// # Errors
/// A refusal by SEC-08.
pub fn reach(actor: &Actor, files: bool) -> Result<Reach, Refusal> {
    let of_post = |post: &crate::base::Post| {
        let access = access(*post, Function::Statistics);
        match (access.reach, access.note) {
            _ if !access.any() => None,
            (Reach::All, _) | (Reach::Own, "sales") => Some(Reach::All),
            (Reach::Own, "archive") => files.then_some(Reach::All),
            (Reach::Own, "QA" | "follow-up") => None,
            (Reach::Own, _) => Some(Reach::Own),
        }
    };
    actor.posts.iter().filter_map(of_post).max().ok_or_else(|| Refusal::by("SEC-08", msg!("base-refused-read")))
}

/// What was sold of one part in one period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    /// A grade, a product, or the code of a region; empty where it is unknown.
    pub key: String,
    /// Orders; of a product the lines in which it stands.
    pub orders: i64,
    /// In fen.
    pub amount: i64,
    /// In hundredths; only of products.
    pub quantity: i64,
}

impl Sum {
    /// What shares are taken of: the quantity of products, the amount of everything else.
    fn measure(&self, by: By) -> i64 {
        if by == By::Product { self.quantity } else { self.amount }
    }

    fn add(&mut self, other: &Sum) {
        self.orders += other.orders;
        self.amount += other.amount;
        self.quantity += other.quantity;
    }
}

/// A part of the sales of a period, beside the period before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What was sold.
    pub sum: Sum,
    /// How many customers there are of this grade or region now; 0 for products.
    pub customers: i64,
    /// Share in tenths of a per cent; nothing without any sales.
    pub share: Option<i64>,
    /// The amount or quantity of the period before.
    pub before: i64,
    /// Its share then.
    pub before_share: Option<i64>,
}

/// The parts of the sales of a period (FILE-19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composition {
    /// How the sales are divided.
    pub cut: Cut,
    /// Grades in their order, everything else from the largest down.
    pub parts: Vec<Part>,
    /// Everything together.
    pub all: Sum,
    /// The amount or quantity of the period before.
    pub before: i64,
}

impl Composition {
    /// Brings the sums of a period and of the one before together. `customers` tells how many there are of each key.
    pub fn new(cut: Cut, now: Vec<Sum>, before: Vec<Sum>, customers: &[(String, i64)]) -> Self {
        let mut parts: BTreeMap<String, Part> = BTreeMap::new();
        for (key, count) in customers {
            parts.entry(key.clone()).or_default().customers = *count;
        }
        for sum in before {
            parts.entry(sum.key.clone()).or_default().before = sum.measure(cut.by);
        }
        let mut all = Sum::default();
        for sum in now {
            all.add(&sum);
            let key = sum.key.clone();
            parts.entry(key).or_default().sum = sum;
        }
        let with_key = |(key, part): (String, Part)| Part { sum: Sum { key, ..part.sum }, ..part };
        let mut parts: Vec<Part> = parts.into_iter().map(with_key).collect();
        let nothing = |part: &Part| part.sum.orders == 0 && part.before == 0 && (part.customers == 0 || part.sum.key.is_empty());
        parts.retain(|part| !nothing(part));
        match cut.by {
            // An unknown grade comes last.
            By::Grade => parts.sort_by_key(|part| part.sum.key.is_empty()),
            by => parts.sort_by_key(|part| std::cmp::Reverse((part.sum.measure(by), part.before))),
        }
        let measures: Vec<i64> = parts.iter().map(|part| part.sum.measure(cut.by)).collect();
        let befores: Vec<i64> = parts.iter().map(|part| part.before).collect();
        let (shares, shares_before) = (file_19_composition::shares(&measures), file_19_composition::shares(&befores));
        for (place, part) in parts.iter_mut().enumerate() {
            part.share = shares.get(place).copied();
            part.before_share = shares_before.get(place).copied();
        }
        Composition { cut, parts, all, before: befores.iter().sum() }
    }

    /// What shares are taken of.
    pub fn measure(&self) -> i64 {
        self.all.measure(self.cut.by)
    }

    /// How many customers stand behind the parts.
    pub fn customers(&self) -> i64 {
        self.parts.iter().map(|part| part.customers).sum()
    }

    /// Everything as one part.
    pub fn together(&self) -> Part {
        let whole = |measure: i64| (measure > 0).then_some(1_000);
        Part {
            sum: self.all.clone(),
            customers: self.customers(),
            share: whole(self.measure()),
            before: self.before,
            before_share: whole(self.before),
        }
    }

    /// KPI-18: the shares of what was sold at all, `60.0%/30.0%/10.0%`; `—` without sales.
    pub fn kpi(&self) -> String {
        let sold = self.parts.iter().filter(|part| part.sum.orders > 0);
        let shares: Vec<String> = sold.map(|part| file_19_composition::shown(part.share)).collect();
        if shares.is_empty() { "—".to_owned() } else { shares.join("/") }
    }
}

impl Part {
    /// What its share is taken of.
    pub fn measure(&self, by: By) -> i64 {
        self.sum.measure(by)
    }
}

/// By how much something grew since the period before, in tenths of a per cent; nothing where there was nothing before.
pub fn growth(now: i64, before: i64) -> Option<i64> {
    if before <= 0 {
        return None;
    }
    let (grown, before) = ((i128::from(now) - i128::from(before)) * 2_000, 2 * i128::from(before));
    // Half away from zero, so that a fall is rounded like a rise.
    let half = before / 2 * grown.signum();
    i64::try_from((grown + half) / before).ok()
}

/// The sums of regions, each added to the division below `within` (below the country for `None`) in which it lies. What lies in none
/// of them stands under the empty key, what belongs to `within` itself under its own.
pub fn by_division(sums: Vec<Sum>, within: Option<Code>) -> Vec<Sum> {
    let mut out: BTreeMap<String, Sum> = BTreeMap::new();
    for sum in sums {
        let key = division_of(&sum.key, within);
        let entry = out.entry(key.clone()).or_insert_with(|| Sum { key, ..Sum::default() });
        entry.add(&sum);
    }
    out.into_values().collect()
}

/// The division below `within` in which a region lies, as a key.
pub fn division_of(region: &str, within: Option<Code>) -> String {
    // Two digits are a province.
    let digits = if region.len() == 2 { format!("{region}0000") } else { region.to_owned() };
    let path = digits.parse().map_or_else(|_| Vec::new(), |code| divisions::path_codes(Code(code)));
    let division = match within {
        None => path.first(),
        Some(within) => {
            let place = path.iter().position(|code| *code == within);
            place.and_then(|place| path.get(place + 1).or_else(|| path.get(place)))
        }
    };
    division.map_or_else(String::new, Code::to_string)
}

/// An order behind a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// Number of the order.
    pub no: String,
    /// Its day.
    pub day: Day,
    /// Whose.
    pub customer: i64,
    /// Name of the customer.
    pub name: String,
    /// What of it belongs to the part, in fen.
    pub amount: i64,
    /// Of a product, in hundredths.
    pub quantity: i64,
}

/// What is to be done about the sales of a period: 营销重点/对策.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text.
    pub text: String,
    /// When it was last written.
    pub at: Instant,
    /// By whom.
    pub name: String,
    /// Revision, for two writers.
    pub rev: i64,
}

/// How much of the credit is used (FILE-20).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CreditUse {
    /// By credit grade, the best one first, customers without a grade last.
    pub grades: Vec<GradeUse>,
    /// Customers that owe something, furthest over the limit first; at most [`MOST_ROWS`].
    pub rows: Vec<Debtor>,
    /// How many owe something.
    pub debtors: i64,
    /// How many owe more than their limit.
    pub over: i64,
}

/// Rows of a list that are shown and exported.
pub const MOST_ROWS: usize = 1_000;

/// How much of the credit of a grade is used; amounts in fen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GradeUse {
    /// `AAA` … `D`; empty without one.
    pub grade: String,
    /// How many customers.
    pub customers: i64,
    /// The most that they may owe together.
    pub limit: i64,
    /// What they owe.
    pub unpaid: i64,
    /// How many owe more than they may.
    pub over: i64,
}

/// A customer that owes something; amounts in fen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debtor {
    /// Which.
    pub customer: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// Its credit grade.
    pub grade: String,
    /// The most that it may owe.
    pub limit: i64,
    /// What it owes.
    pub unpaid: i64,
}

impl Debtor {
    /// By how much it owes more than it may; 0 within the limit.
    pub fn over(&self) -> i64 {
        (self.unpaid - self.limit).max(0)
    }
}

/// How much a person looks after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// Who.
    pub staff: i64,
    /// Staff number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Customers whose agent it is.
    pub customers: i64,
    /// They divided by the ability weight, in hundredths (FILE-16); nothing for who is no agent.
    pub load: Option<i64>,
    /// Files whose keeper it is.
    pub kept: i64,
    /// First contacts that are still to come (FILE-17).
    pub waiting: i64,
    /// Of them those that are late.
    pub late: i64,
}

/// How the files are used (FILE-21).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    /// All files.
    pub files: i64,
    /// Stale ones today.
    pub stale: i64,
    /// Days after which a file is stale.
    pub stale_days: i64,
    /// Files of 未来 customers.
    pub prospects: i64,
    /// Files opened in the period.
    pub opened: i64,
    /// Openings and updates in the period.
    pub counts: Counts,
    /// The same of the last twelve months up to the end of the period, by the first day of each.
    pub months: Vec<(Day, Counts)>,
    /// FILE-04: files by source, the most frequent first, with shares in tenths of a per cent.
    pub sources: Vec<(String, i64, Option<i64>)>,
}

/// How often files were opened and updated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Openings.
    pub openings: i64,
    /// Saved changes and records of talks.
    pub updates: i64,
}

/// A file in a list of FILE-21.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileUse {
    /// Which.
    pub customer: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// Who looks after it, by name.
    pub agent: String,
    /// When something was last added to it.
    pub updated: Instant,
    /// Openings and updates in the period.
    pub counts: Counts,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Post;
    use jiff::civil::date;

    fn cut(by: By) -> Cut {
        Cut::of(by, Period::around(Span::Month, date(2026, 3, 1)))
    }

    fn sum(key: &str, amount: i64) -> Sum {
        Sum { key: key.to_owned(), orders: i64::from(amount > 0), amount, quantity: amount }
    }

    #[test]
    fn grades_stand_in_their_order_and_regions_from_the_largest_down() {
        let now = vec![sum("C", 100), sum("A", 600), sum("B", 300)];
        let grades = Composition::new(cut(By::Grade), now, vec![sum("A", 500), sum("", 10)], &[("A".to_owned(), 4), (String::new(), 9)]);
        let keys: Vec<&str> = grades.parts.iter().map(|part| part.sum.key.as_str()).collect();
        assert_eq!((keys, grades.kpi().as_str()), (vec!["A", "B", "C", ""], "60.0%/30.0%/10.0%"));
        assert_eq!(grades.parts.first().map(|part| (part.customers, part.before, part.before_share)), Some((4, 500, Some(980))));
        let regions = Composition::new(cut(By::Region), vec![sum("370000", 7), sum("110000", 7), sum("130000", 7)], Vec::new(), &[]);
        assert_eq!(regions.kpi(), "33.3%/33.3%/33.4%");
        let none = Composition::new(cut(By::Grade), Vec::new(), vec![sum("A", 5)], &[]);
        assert_eq!((none.kpi().as_str(), none.parts.len(), none.measure()), ("—", 1, 0));
    }

    #[test]
    fn a_rise_and_a_fall_are_rounded_alike() {
        assert_eq!(
            [growth(115, 100), growth(85, 100), growth(2, 3), growth(4, 3), growth(5, 0)],
            [Some(150), Some(-150), Some(-333), Some(333), None]
        );
    }

    #[test]
    fn regions_open_down_to_the_county() {
        let sums = || ["370202", "370200", "370102", "37", "110108", "某地", ""].map(|key| sum(key, 1)).to_vec();
        let keys = |within| by_division(sums(), within).into_iter().map(|sum| (sum.key, sum.amount)).collect::<Vec<_>>();
        let pair = |key: &str, amount| (key.to_owned(), amount);
        assert_eq!(keys(None), [pair("", 2), pair("110000", 1), pair("370000", 4)]);
        assert_eq!(keys(Some(Code(370_000))), [pair("", 3), pair("370000", 1), pair("370100", 1), pair("370200", 2)]);
        assert_eq!(division_of("370202", Some(Code(370_200))), "370202");
    }

    #[test]
    fn statistics_reach_as_far_as_appendix_b_says() {
        let reach = |post, files| reach(&Actor { id: 1, name: String::new(), posts: vec![post], team: None }, files).ok();
        assert_eq!([Post::Supervisor, Post::SalesManager, Post::Auditor].map(|post| reach(post, false)), [Some(Reach::All); 3]);
        assert_eq!([Post::Agent, Post::TeamLeader, Post::Contact].map(|post| reach(post, false)), [Some(Reach::Own); 3]);
        assert_eq!([Post::Qa, Post::Clerk, Post::Admin, Post::Archivist].map(|post| reach(post, false)), [None; 4]);
        assert_eq!(reach(Post::Archivist, true), Some(Reach::All));
    }
}
