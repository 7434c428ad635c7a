//! Customer files: decisions as tables, every act by every post, stores there and back, search and sort against plain filters,
//! sheets in and out.

mod analysis;
mod lists;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use jiff::civil::{date, datetime};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::clauses::file_20_credit::Handling;
use super::clauses::file_22_stages::Stage;
use super::clauses::file_23_privacy::Sight;
use super::clauses::file_28_duplicates::{Likeness, Twin};
use super::commands::record::Act;
use super::commands::{Change, Decision, Facts, Rejection, decide};
use super::list::ListQuery;
use super::model::{CREDIT_GRADES, GRADES, RELATIONS};
use super::sheet::{ExportOrder, ImportOptions, Key, Mode, Preview, export, generate, import_as, preview_as};
use super::*;
use crate::areas::staff::{self, Employment, StaffDraft};
use crate::areas::views::Place;
use crate::areas::{self, Done, EventFilter, EventKind};
use crate::base::search::Query as SearchQuery;
use crate::base::{Actor, Conflict, Finding, Instant, Post, Refusal, Verdict, pinyin};
use crate::exchange::{Cell, OpenOptions, SheetFormat, Spool};
use crate::i18n::Lang;
use crate::store::{Store, journal, migrate};

mod merge;
mod rights;

/// A department in memory: one person for each post, two teams, a clock that stands.
struct Office {
    store: Store,
    at: Instant,
    people: Vec<(Post, i64)>,
    /// Agents: of the leader's team, and of another team.
    mate: i64,
    other: i64,
}

impl Office {
    fn open() -> Self {
        let at = Instant::of(datetime(2026, 3, 10, 9, 0, 0, 0));
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let mut office = Office { store, at, people: Vec::new(), mate: 0, other: 0 };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.staff(0, found);
        let teams = ["一班", "二班"].map(|name| office.staff(admin, staff::Command::AddTeam { name: name.to_owned() }));
        for (n, post) in Post::ALL.into_iter().enumerate().filter(|(_, post)| *post != Post::Admin) {
            let team = (post == Post::TeamLeader).then_some(teams[0]);
            let id = office.hire(admin, &format!("岗位{n}"), post, team);
            office.people.push((post, id));
        }
        office.people.push((Post::Admin, admin));
        office.mate = office.hire(admin, "王芳", Post::Agent, Some(teams[0]));
        office.other = office.hire(admin, "张敏", Post::Agent, Some(teams[1]));
        office
    }

    fn staff(&mut self, actor: i64, command: staff::Command) -> i64 {
        areas::perform(&mut self.store, actor, &areas::Command::Staff(command), self.at, &mut |_| Ok(())).unwrap().id
    }

    fn hire(&mut self, admin: i64, name: &str, post: Post, team: Option<i64>) -> i64 {
        let number = format!("n{name}");
        let draft = StaffDraft { name: name.to_owned(), number, posts: vec![post], team, ..StaffDraft::default() };
        self.staff(admin, staff::Command::Add { draft })
    }

    fn who(&self, post: Post) -> i64 {
        self.people.iter().find(|(p, _)| *p == post).unwrap().1
    }

    fn chief(&self) -> i64 {
        self.who(Post::Supervisor)
    }

    fn act(&mut self, actor: i64, command: Command) -> Result<Done, No> {
        areas::perform(&mut self.store, actor, &areas::Command::Customers(command), self.at, &mut |_| Ok(()))
    }

    fn ask(&mut self, actor: i64, query: Query) -> Result<Answer, No> {
        match areas::ask(&mut self.store, actor, &areas::Query::Customers(query), self.at)? {
            areas::Answer::Customers(answer) => Ok(answer),
            _ => panic!("an answer of another area"),
        }
    }

    fn create(&mut self, actor: i64, draft: Draft) -> i64 {
        self.act(actor, Command::Create { draft: Box::new(draft) }).unwrap().id
    }

    fn stored(&mut self, id: i64) -> Customer {
        let chief = self.chief();
        match self.ask(chief, Query::ForEdit { id }).unwrap() {
            Answer::ForEdit(customer) => *customer,
            other => panic!("{other:?}"),
        }
    }

    fn file(&mut self, actor: i64, id: i64) -> Result<FileView, No> {
        match self.ask(actor, Query::File { id })? {
            Answer::File(view) => Ok(*view),
            other => panic!("{other:?}"),
        }
    }

    fn ids(&mut self, actor: i64, list: &ListQuery) -> Vec<i64> {
        match self.ask(actor, Query::Ids { list: list.clone() }).unwrap() {
            Answer::Ids(ids) => ids.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    fn edit(&mut self, actor: i64, id: i64, change: impl FnOnce(&mut Draft)) -> Result<Done, No> {
        let base = self.stored(id);
        let mut draft = base.draft.clone();
        change(&mut draft);
        self.act(actor, Command::Edit { id, rev: base.rev, base: Box::new(base.draft), draft: Box::new(draft) })
    }

    fn import(&mut self, spool: &Spool, options: &ImportOptions) -> Result<Preview, No> {
        let chief = self.chief();
        import_as(&mut self.store, chief, "名单.csv", spool, options, self.at, &mut |_| ControlFlow::Continue(()))
    }

    /// How many entries the journal has, without a look at what they say.
    fn acts(&mut self) -> i64 {
        self.count("SELECT count(*) FROM journal")
    }

    fn entries(&mut self) -> i64 {
        let verified = self.store.read(journal::verify).unwrap();
        assert_eq!(verified.broken, None);
        verified.entries
    }

    fn newest(&mut self) -> journal::Entry {
        self.store.read(|tx| journal::newest(tx, None, i64::MAX, 1)).unwrap().remove(0).entry
    }

    fn count(&mut self, sql: &str) -> i64 {
        self.store.read(|tx| tx.number(sql, &[])).unwrap()
    }
}

fn contact(name: &str, mobile: &str, landline: &str) -> Contact {
    Contact { name: name.to_owned(), mobile: mobile.to_owned(), landline: landline.to_owned(), ..Contact::default() }
}

/// A file that every rule lets through.
fn good(name: &str, mobile: &str) -> Draft {
    let mut draft = Draft::default();
    for (field, value) in
        [(Field::Name, name), (Field::Relation, "现在"), (Field::Market, "国内"), (Field::Type, "直接"), (Field::Source, "电话")]
    {
        draft.set(field, value);
    }
    draft.contacts.push(contact("赵海燕", mobile, ""));
    draft
}

fn refused(result: Result<Done, No>) -> Refusal {
    match result {
        Err(No::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

// ——— decisions ———

fn person(post: Post) -> Actor {
    Actor { id: 7, name: "某人".to_owned(), posts: vec![post], team: None }
}

fn judged(draft: Draft) -> Decision {
    let at = Instant::of(datetime(2026, 3, 10, 9, 0, 0, 0));
    decide(&Facts::default(), &Command::Create { draft: Box::new(draft) }, &person(Post::Supervisor), at)
}

#[test]
fn every_flaw_is_named_with_its_field_and_clause() {
    assert!(judged(good("渤海建材", "13812345678")).is_ok());
    type Spoil = fn(&mut Draft);
    let spoiled: &[(Spoil, &str, &str, &str)] = &[
        (|d| d.set(Field::Name, ""), "name", "FILE-01", "customers-name-blank"),
        (|d| d.contacts.clear(), "mobile", "FILE-01", "customers-contact-blank"),
        (|d| d.contacts = vec![Contact { post: "经理".to_owned(), ..Contact::default() }], "mobile", "FILE-01", "customers-contact-blank"),
        (|d| d.set(Field::TradingSince, "2026-03-11"), "trading_since", "FILE-01", "customers-trading-future"),
        (|d| d.set(Field::Relation, ""), "relation", "FILE-03", "customers-relation-blank"),
        (|d| d.set(Field::Market, ""), "market", "FILE-03", "customers-market-blank"),
        (|d| d.set(Field::Type, ""), "type", "FILE-03", "customers-type-blank"),
        (|d| d.set(Field::Source, ""), "source", "FILE-04", "customers-source-blank"),
        (|d| d.set(Field::Relation, "也许"), "relation", "", "customers-no-such-choice"),
        (|d| d.set(Field::Grade, "S"), "grade", "", "customers-no-such-choice"),
        (|d| d.set(Field::CreditGrade, "E"), "credit_grade", "", "customers-no-such-choice"),
        (|d| d.set(Field::FiledOn, "2026-02-30"), "filed_on", "", "customers-no-day"),
        (|d| d.set(Field::AnnualSales, "many"), "annual_sales", "", "customers-no-money"),
        (|d| d.set(Field::CreditLimit, "-1"), "credit_limit", "", "customers-money-negative"),
        (|d| d.set(Field::KeyFlag, "2"), "key_flag", "", "customers-no-flag"),
        (|d| d.set(Field::Region, "999999"), "region", "", "customers-no-region"),
        (|d| d.set(Field::Address, "长".repeat(201)), "address", "", "customers-too-long"),
        (|d| d.set(Field::Notes, "长".repeat(4_001)), "notes", "", "customers-too-long"),
        (|d| d.set(Field::CreditCode, "91370784HD1TJ3Y7L5"), "credit_code", "", "base-check-character"),
        (|d| d.set(Field::IdNumber, "110105194912310021"), "id_number", "", "base-check-character"),
        (|d| d.set(Field::Email, "someone"), "email", "", "base-email-no-at"),
        (|d| d.set(Field::Postcode, "12345"), "postcode", "", "base-too-short"),
        (|d| d.contacts[0].mobile = "1381234567".to_owned(), "mobile", "", "base-too-short"),
        (|d| d.contacts[0].landline = "0999-1".to_owned(), "landline", "", ""),
        (
            |d| (d.contacts[0].from, d.contacts[0].to) = (Some(date(2026, 3, 2)), Some(date(2026, 3, 1))),
            "to",
            "",
            "customers-contact-ends-first",
        ),
    ];
    for (spoil, field, clause, message) in spoiled {
        let mut draft = good("渤海建材", "13812345678");
        spoil(&mut draft);
        let Err(Rejection::Refused(refusal)) = judged(draft) else { panic!("{field} {message} went through") };
        let flaw = refusal.flaws.iter().find(|f| f.field == *field).unwrap_or_else(|| panic!("{field}: {refusal:?}"));
        assert_eq!(flaw.clause, *clause, "{field}");
        assert!(message.is_empty() || flaw.message.id == *message, "{field}: {flaw:?}");
        assert_eq!(refusal.flaws.len(), 1, "{refusal:?}");
    }
    // All of them at once, so that the form marks each.
    let Err(Rejection::Refused(refusal)) = judged(Draft::default()) else { panic!() };
    assert_eq!(refusal.flaws.iter().map(|f| f.field).collect::<Vec<_>>(), ["name", "mobile", "relation", "market", "type", "source"]);
    assert_eq!(refusal.clauses, ["FILE-01", "FILE-03", "FILE-04"]);
}

#[test]
fn facts_decide_without_a_file() {
    let at = Instant::of(datetime(2026, 3, 10, 9, 0, 0, 0));
    let create = |facts: &Facts, post: Post, draft: Draft| decide(facts, &Command::Create { draft: Box::new(draft) }, &person(post), at);
    // A person who is not on the staff list.
    let unknown = Facts { unknown_people: vec![Field::Agent], ..Facts::default() };
    let Err(Rejection::Refused(refusal)) = create(&unknown, Post::Supervisor, good("甲", "13812345678")) else { panic!() };
    assert_eq!((refusal.clauses, refusal.flaws[0].field), (vec!["FILE-15"], "agent"));
    // A twin warns.
    let twin = Twin { id: 9, no: "KH-20260303-001".to_owned(), name: "甲".to_owned(), like: Likeness::Phone };
    let (changes, findings) =
        create(&Facts { twins: vec![twin], ..Facts::default() }, Post::Supervisor, good("甲", "13812345678")).unwrap();
    assert!(matches!(changes.as_slice(), [Change::Insert(_)]));
    assert_eq!((findings[0].clause, findings[0].verdict), ("FILE-30", Verdict::Warned));
    // An agent's new file is his own; for another it is not his to give.
    let (changes, _) = create(&Facts::default(), Post::Agent, good("甲", "13812345678")).unwrap();
    let [Change::Insert(draft)] = changes.as_slice() else { panic!() };
    assert_eq!(draft.get(Field::Agent), "7");
    let mut given = good("甲", "13812345678");
    given.set(Field::Agent, "8");
    let Err(Rejection::Refused(refusal)) = create(&Facts::default(), Post::Agent, given.clone()) else { panic!() };
    assert_eq!((refusal.message.id, refusal.clauses), ("customers-no-allocation", vec!["SEC-08"]));
    assert!(create(&Facts::default(), Post::Supervisor, given).is_ok());
    // Whoever asks for a file that is not there.
    for command in [Command::Open { id: 1 }, Command::Reveal { id: 1 }, Command::Print { id: 1 }] {
        let Err(Rejection::Refused(refusal)) = decide(&Facts::default(), &command, &person(Post::Supervisor), at) else { panic!() };
        assert_eq!(refusal.message.id, "customers-missing");
    }
    // Nothing typed: nothing to write.
    let stored = Customer { id: 1, rev: 3, draft: good("甲", "13812345678"), ..Customer::default() };
    let same = Command::Edit { id: 1, rev: 3, base: Box::new(stored.draft.clone()), draft: Box::new(stored.draft.clone()) };
    let facts = Facts { stored: Some(stored), ..Facts::default() };
    assert_eq!(decide(&facts, &same, &person(Post::Supervisor), at), Ok((Vec::new(), Vec::new())));
}

/// An order that no credit is asked for.
fn paid_order(office: &Office) -> OrderDraft {
    OrderDraft { day: office.at.day(), channel: "电话".to_owned(), amount: 1_000, paid: 1_000, lines: Vec::new() }
}

// ——— what a post sees ———

#[test]
fn what_a_post_sees_of_a_file() {
    let mut office = Office::open();
    let chief = office.chief();
    // 代 技 投 质 班 管 主 中 部 档 文 销 经 系 审: f whole, a masked until asked for, m masked, - nothing.
    for (own, sights) in [(true, "fffmfffafffff-a"), (false, "--am-aaa-a--a-a")] {
        for (post, sight) in Post::ALL.into_iter().zip(sights.chars()) {
            let actor = office.who(post);
            let mut draft = good("渤海建材", "13812345678");
            draft.set(Field::Agent, if own { actor } else { office.other }.to_string());
            draft.set(Field::IdNumber, "11010519491231002X");
            draft.set(Field::Address, "山东省青岛市市南区香港中路 10 号");
            let id = office.create(chief, draft);
            office.edit(chief, id, |d| d.contacts[0].mobile = "13912345678".to_owned()).unwrap();
            let view = office.file(actor, id);
            let expected = match sight {
                'f' => Sight::Full,
                'a' => Sight::Ask,
                'm' => Sight::Masked,
                _ => Sight::Hidden,
            };
            let Ok(view) = view else {
                assert_eq!(expected, Sight::Hidden, "{post:?} own {own}");
                continue;
            };
            assert_eq!(view.sight, expected, "{post:?} own {own}");
            let draft = &view.customer.draft;
            let shown = [draft.contacts[0].mobile.as_str(), draft.get(Field::IdNumber), draft.get(Field::Address)];
            let history = &view.history[0];
            if view.sight == Sight::Full {
                assert_eq!(shown, ["13912345678", "11010519491231002X", "山东省青岛市市南区香港中路 10 号"]);
                assert_eq!(history.before, "赵海燕 13812345678");
            } else {
                assert_eq!(shown, ["139****5678", "110105********002X", "山东省青岛市****"]);
                assert_eq!((history.before.as_str(), history.after.as_str()), ("赵海燕 138****5678", "赵海燕 139****5678"));
            }
        }
    }
}

#[test]
fn lists_are_masked_for_everybody_and_end_at_the_own_customers() {
    let mut office = Office::open();
    let (chief, mate, other) = (office.chief(), office.mate, office.other);
    let leader = office.who(Post::TeamLeader);
    let mut ids = Vec::new();
    for (agent, keeper, name) in [(mate, 0, "甲公司"), (other, 0, "乙公司"), (leader, 0, "丙公司"), (0, mate, "丁公司"), (0, 0, "戊公司")]
    {
        let mut draft = good(name, &format!("1381234567{}", ids.len()));
        for (field, id) in [(Field::Agent, agent), (Field::Keeper, keeper)] {
            draft.set(field, if id == 0 { String::new() } else { id.to_string() });
        }
        ids.push(office.create(chief, draft));
    }
    let list = ListQuery { sort: Column::CreatedAt, descending: false, ..ListQuery::default() };
    let [a, b, c, d, e] = ids[..] else { panic!() };
    assert_eq!(office.ids(mate, &list), [a, d]);
    assert_eq!(office.ids(other, &list), [b]);
    assert_eq!(office.ids(leader, &list), [a, c, d], "the whole team's");
    assert_eq!(office.ids(chief, &list), [a, b, c, d, e]);
    // Nothing slips through a search, a question for rows by id, a count or a choice of values.
    assert_eq!(office.ids(mate, &ListQuery { text: "公司".to_owned(), ..list.clone() }), [a, d]);
    let rows =
        |office: &mut Office, who: i64| match office.ask(who, Query::Rows { ids: ids.clone(), columns: vec![Column::Mobile] }).unwrap() {
            Answer::Rows(rows) => rows.into_iter().map(|row| (row.id, row.cells)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
    assert_eq!(rows(&mut office, mate), [(a, vec!["138****5670".to_owned()]), (d, vec!["138****5673".to_owned()])]);
    assert_eq!(rows(&mut office, chief).len(), 5);
    assert!(rows(&mut office, chief).iter().all(|(_, cells)| cells[0].contains("****")));
    assert_eq!(office.ask(mate, Query::Count).unwrap(), Answer::Count(2));
    assert_eq!(office.ask(mate, Query::Values { field: Field::Source }).unwrap(), Answer::Values(vec![("电话".to_owned(), 2)].into()));
    let admin = office.who(Post::Admin);
    for query in [Query::Count, Query::Ids { list: list.clone() }, Query::Values { field: Field::Name }] {
        let Err(No::Refused(refusal)) = office.ask(admin, query) else { panic!() };
        assert_eq!(refusal.clauses, ["SEC-08"]);
    }
    // Who left sees nothing any more.
    office.staff(admin, staff::Command::Depart { id: mate, to: Employment::Left, successor: None });
    assert!(matches!(office.ask(mate, Query::Count), Err(No::Refused(_))));
}

// ——— there and back ———

/// A valid value of a field, one for each turn.
fn value(office: &Office, field: Field, turn: usize) -> String {
    let day = date(2024, 1, 2 + turn as i8).to_string();
    let text = match field {
        Field::Relation => RELATIONS[turn],
        Field::Market => ["国内", "国际"][turn],
        Field::Type => ["直接", "间接"][turn],
        Field::Grade => GRADES[turn],
        Field::CreditGrade => CREDIT_GRADES[turn],
        Field::KeyFlag => ["1", ""][turn],
        Field::CreditCode => ["91370784HD1TJ3Y7L4", "935133321K6FMHDQAG"][turn],
        Field::IdNumber => ["11010519491231002X", "440524188001010014"][turn],
        Field::Region => ["370202", "某地"][turn],
        Field::Email => ["a@example.com", "b@example.com"][turn],
        Field::Postcode => ["266000", "100000"][turn],
        _ => "",
    };
    if !text.is_empty() || (field == Field::KeyFlag && turn == 1) {
        return text.to_owned();
    }
    match field.kind() {
        Kind::Day => day,
        Kind::Money => format!("{}", 1_234_567 + turn),
        Kind::Person => [office.mate, office.other][turn].to_string(),
        _ => format!("{} {turn} 𠮷", field.name()),
    }
}

fn full(office: &Office, turn: usize) -> Draft {
    let mut draft = Draft::default();
    for field in Field::ALL {
        draft.set(*field, value(office, *field, turn));
    }
    draft.contacts = vec![
        Contact {
            name: format!("联系人{turn}"),
            post: "采购经理".to_owned(),
            mobile: "13812345678".to_owned(),
            landline: "0532-88881234-801".to_owned(),
            emergency: true,
            from: Some(date(2024, 1, 2)),
            to: Some(date(2025, 1, 2)),
        },
        contact("第二人", "", "95588"),
    ];
    draft.tags = BTreeSet::from([format!("标签{turn}"), "老客户".to_owned()]);
    draft.credit_problems = vec![
        CreditProblem { day: date(2026, 1, 12), text: format!("退票{turn}") },
        CreditProblem { day: date(2025, 6, 3), text: "逾期".to_owned() },
    ];
    draft
}

#[test]
fn everything_that_is_entered_is_there_again_and_every_change_has_its_history() {
    let mut office = Office::open();
    let chief = office.chief();
    let (first, mut second) = (full(&office, 0), full(&office, 1));
    // The grade is set by an act of its own (FILE-18).
    second.set(Field::Grade, first.get(Field::Grade));
    let before = office.entries();
    let id = office.create(chief, first.clone());
    assert_eq!(office.stored(id).draft, first);
    assert_eq!((office.entries() - before, office.newest().verb.as_str(), office.newest().subject_id), (1, "customer.create", id));
    office.at = office.at.plus_minutes(5);
    office.edit(chief, id, |draft| *draft = second.clone()).unwrap();
    let stored = office.stored(id);
    assert_eq!((stored.draft.clone(), stored.rev, stored.updated_at), (second.clone(), 2, office.at.0));
    assert_eq!((office.entries() - before, office.newest().verb.as_str()), (2, "customer.edit"));

    // Whole only for the person whose customer it is.
    let owner = office.other;
    let history = office.file(owner, id).unwrap().history;
    assert_eq!(history.len(), Field::ALL.len() - 1 + 3);
    for field in Field::ALL.iter().filter(|field| **field != Field::Grade) {
        let line = history.iter().find(|line| line.field == field.name()).unwrap_or_else(|| panic!("{}", field.name()));
        assert_eq!((line.before.as_str(), line.after.as_str()), (first.get(*field), second.get(*field)));
        assert_eq!((line.at, line.name.as_str()), (office.at, "岗位5"));
    }
    for part in ["contacts", "tags", "credit_problems"] {
        assert!(history.iter().any(|line| line.field == part), "{part}");
    }
    // The journal says the same, and an edit without a change leaves nothing.
    let kept: serde_json::Value = serde_json::from_str(&office.newest().after).unwrap();
    assert_eq!(kept["notes"], second.get(Field::Notes));
    let entries = office.entries();
    office.edit(chief, id, |_| {}).unwrap();
    assert_eq!((office.entries(), office.stored(id).rev), (entries, 2));
}

#[test]
fn numbers_run_within_the_day() {
    let mut office = Office::open();
    let chief = office.chief();
    let no = |office: &mut Office, n: i64| {
        let id = office.create(chief, good("甲", &format!("1380000{n:04}")));
        office.stored(id).no
    };
    assert_eq!([no(&mut office, 1), no(&mut office, 2)], ["KH-20260310-001", "KH-20260310-002"]);
    office.at = Instant::of(datetime(2026, 3, 11, 0, 0, 0, 0));
    assert_eq!(no(&mut office, 3), "KH-20260311-001");
    // A refused file takes no number; a list continues the series.
    let chief = office.chief();
    refused(office.act(chief, Command::Create { draft: Box::default() }));
    let spool = spool(&["客户名称", "手机"], &[&["乙", "13800000004"], &["", "13800000005"], &["丙", "13800000006"]]);
    office.import(&spool, &ImportOptions::usual(spool.headers())).unwrap();
    let nos = office.store.read(|tx| tx.all("SELECT no FROM customer ORDER BY id", &[], |row| row.text(0))).unwrap();
    assert_eq!(nos[3..], ["KH-20260311-002", "KH-20260311-003"]);
    let id = office.create(chief, good("丁", "13800000007"));
    assert_eq!(office.stored(id).no, "KH-20260311-004");
}

#[test]
fn openings_are_logged_once_in_a_while_and_every_reveal() {
    let mut office = Office::open();
    let (chief, qa) = (office.chief(), office.who(Post::Qa));
    let id = office.create(chief, good("渤海建材", "13812345678"));
    let entries = office.entries();
    for minutes in [0, 9, 2, 1] {
        office.at = office.at.plus_minutes(minutes);
        office.act(qa, Command::Open { id }).unwrap();
    }
    // 0 and 11 minutes; opening is no entry of the journal, showing what is masked is one.
    assert_eq!((office.file(chief, id).unwrap().openings.len(), office.entries()), (2, entries));
    for _ in 0..2 {
        let done = office.act(chief, Command::Reveal { id }).unwrap();
        assert_eq!(done.shown.unwrap().contacts[0].mobile, "13812345678");
    }
    let openings = office.file(chief, id).unwrap().openings;
    assert_eq!(openings.iter().map(|o| o.revealed).collect::<Vec<_>>(), [true, true, false, false]);
    assert_eq!((office.entries() - entries, office.newest().verb.as_str()), (2, "customer.reveal"));
    // The journal itself never holds what was shown.
    assert!(!format!("{:?}", office.newest()).contains("13812345678"));
}

#[test]
fn twins_warn_by_phone_or_by_name_and_region() {
    let mut office = Office::open();
    let chief = office.chief();
    let warned = |office: &mut Office, draft: Draft| -> Vec<Finding> {
        office.act(chief, Command::Create { draft: Box::new(draft) }).unwrap().findings
    };
    let in_region = |name: &str, mobile: &str, region: &str| {
        let mut draft = good(name, mobile);
        draft.set(Field::Region, region);
        draft
    };
    assert_eq!(warned(&mut office, in_region("渤海建材", "13812345678", "370202")), []);
    let same_phone = warned(&mut office, good("别的公司", "13812345678"));
    assert_eq!((same_phone[0].clause, same_phone[0].message.id), ("FILE-30", "customers-twin-phone"));
    assert!(Lang::Zh.say(&same_phone[0].message).contains("KH-20260310-001 渤海建材"));
    assert_eq!(office.newest().clauses, "FILE-30");
    assert_eq!(warned(&mut office, in_region("渤海建材", "13812345679", "370202"))[0].message.id, "customers-twin-name");
    assert_eq!(warned(&mut office, in_region("渤海建材", "13812345670", "370203")), []);
    // The second contact's landline counts too, and the file itself is not its own twin.
    let mut draft = good("丙公司", "13812345671");
    draft.contacts.push(contact("", "", "0532-88881234"));
    let id = office.create(chief, draft);
    let mut draft = good("丁公司", "13812345672");
    draft.contacts[0].landline = "0532-88881234".to_owned();
    assert_eq!(warned(&mut office, draft)[0].message.id, "customers-twin-phone");
    let done = office.edit(chief, id, |d| d.contacts.truncate(1)).unwrap();
    assert_eq!(done.findings, []);
}

// ——— two editors ———

fn conflict(result: Result<Done, No>) -> Conflict {
    match result {
        Err(No::Conflict(conflict)) => *conflict,
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_editors_are_merged_where_they_differ_and_asked_where_they_collide() {
    let mut office = Office::open();
    let (chief, director) = (office.chief(), office.who(Post::Director));
    let id = office.create(chief, good("渤海建材", "13812345678"));
    let base = office.stored(id);
    let save = |office: &mut Office, who: i64, rev: i64, change: &dyn Fn(&mut Draft)| {
        let mut draft = base.draft.clone();
        change(&mut draft);
        office.act(who, Command::Edit { id, rev, base: Box::new(base.draft.clone()), draft: Box::new(draft) })
    };
    save(&mut office, chief, base.rev, &|d| {
        d.set(Field::Owner, "赵海燕");
        d.set(Field::Industry, "建筑业");
    })
    .unwrap();
    // Others' fields stay, mine come in; a contact is a field of its own.
    let done = save(&mut office, director, base.rev, &|d| {
        d.set(Field::Notes, "老客户");
        d.contacts[0].post = "经理".to_owned();
    })
    .unwrap();
    assert_eq!((done.findings[0].clause, done.findings[0].message.id), ("FILE-30", "customers-merged"));
    let merged = office.stored(id);
    assert_eq!(merged.rev, base.rev + 2);
    assert_eq!([Field::Owner, Field::Industry, Field::Notes].map(|f| merged.draft.get(f).to_owned()), ["赵海燕", "建筑业", "老客户"]);
    assert_eq!(merged.draft.contacts[0].post, "经理");
    // The same word typed twice is no collision.
    assert!(save(&mut office, director, base.rev, &|d| d.set(Field::Industry, "建筑业")).is_ok());
    assert_eq!(office.stored(id).rev, merged.rev);
    // Another word is: both versions, and nothing was written.
    let seen = conflict(save(&mut office, director, base.rev, &|d| {
        d.set(Field::Industry, "制造业");
        d.contacts[0].name = "钱敏".to_owned();
        d.set(Field::Size, "80 人");
    }));
    assert_eq!((seen.rev, seen.title.as_str(), seen.merged.as_slice()), (merged.rev, "渤海建材", ["size"].as_slice()));
    let fields: Vec<_> = seen.fields.iter().map(|f| (f.field, f.base.as_str(), f.mine.as_str(), f.theirs.as_str())).collect();
    assert_eq!(
        fields,
        [("industry", "", "制造业", "建筑业"), ("contacts", "赵海燕 13812345678", "钱敏 13812345678", "赵海燕 经理 13812345678")]
    );
    assert_eq!(office.stored(id), merged);
    // After the choice the file goes in over the revision that was seen.
    let mut chosen = merged.draft.clone();
    chosen.set(Field::Industry, "制造业");
    let again = Command::Edit { id, rev: seen.rev, base: Box::new(merged.draft), draft: Box::new(chosen) };
    office.act(director, again).unwrap();
    let last = office.stored(id);
    assert_eq!((last.draft.get(Field::Industry), last.rev, last.updated_by.as_str()), ("制造业", merged.rev + 1, "岗位6"));
}

// ——— lists ———

/// Sample customers in memory, with some that stand out.
fn listed(count: u32) -> Office {
    let mut office = Office::open();
    let chief = office.chief();
    generate(&mut office.store, chief, "示例", count, &[], office.at, &mut |_| ControlFlow::Continue(())).unwrap();
    for turn in 0..2 {
        let mut draft = full(&office, turn);
        draft.set(Field::Name, ["𠮷田（中国）有限公司", "ABC Trading 株式会社"][turn]);
        draft.contacts[0].mobile = format!("1391234567{turn}");
        office.create(chief, draft);
    }
    office
}

/// Every row as it is stored: id, number, draft.
fn all_rows(office: &mut Office) -> Vec<Customer> {
    let ids = office.ids(office.chief(), &ListQuery { sort: Column::CreatedAt, descending: false, ..ListQuery::default() });
    ids.into_iter().map(|id| office.stored(id)).collect()
}

#[test]
fn search_finds_exactly_what_a_plain_filter_finds() {
    let mut office = listed(300);
    let rows = all_rows(&mut office);
    let chief = office.chief();
    let office = std::cell::RefCell::new(office);
    let part = |text: &str, from: usize, length: usize| -> String {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let from = from % (letters.len().saturating_sub(length) + 1);
        letters.into_iter().skip(from).take(length).collect()
    };
    let mut runner = TestRunner::new(ProptestConfig { cases: 400, ..ProptestConfig::default() });
    let strategy = (0..rows.len(), 0..12_usize, 0..40_usize, 1..9_usize);
    runner
        .run(&strategy, |(row, kind, from, length)| {
            let customer = &rows[row];
            let draft = &customer.draft;
            let contact = draft.main_contact().unwrap();
            let key = pinyin::pinyin_key(draft.get(Field::Name));
            let syllables: Vec<&str> = key.split(|c: char| !c.is_ascii_lowercase()).filter(|s| !s.is_empty()).collect();
            let own = |text: &str| (text.to_owned(), true);
            let (text, finds_itself) = match kind {
                0 => (part(draft.get(Field::Name), from, 2), true),
                1 => (part(draft.get(Field::Name), from, 3), true),
                2 => (syllables.iter().take(length + 1).filter_map(|s| s.chars().next()).collect(), false),
                3 => (syllables.iter().take(2).copied().collect(), false),
                4 => (contact.mobile.chars().skip(from % 8).take(4).collect(), true),
                5 => own(&customer.no),
                6 => (part(draft.get(Field::CreditCode), from, length + 1), true),
                7 => (part(draft.get(Field::Address), from, length + 1), true),
                8 => own(&contact.name),
                9 => (format!("{} {}", part(draft.get(Field::Name), from, 2), part(&contact.mobile, 7, 4)), true),
                10 => (part(draft.get(Field::Notes), from, 2), false),
                _ => (format!("{}没有的", part(draft.get(Field::Name), from, 2)), false),
            };
            let query = SearchQuery::parse(&text);
            let plain: Vec<i64> = rows
                .iter()
                .filter(|row| {
                    let region = store::region_words(row.draft.get(Field::Region));
                    query.is_empty() || store::search_fields(&row.no, &row.draft, &region, |fields| query.accepts(fields))
                })
                .map(|row| row.id)
                .collect();
            let list = ListQuery { text: text.clone(), sort: Column::CreatedAt, descending: false, ..ListQuery::default() };
            let found = office.borrow_mut().ids(chief, &list);
            prop_assert_eq!(&found, &plain, "{} ({})", text, kind);
            // A piece of a row finds the row, whatever the filter thinks.
            prop_assert!(!finds_itself || text.is_empty() || found.contains(&customer.id), "{} ({})", text, kind);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_first_page_is_the_beginning_of_the_list() {
    let mut office = listed(120);
    let chief = office.chief();
    for text in ["", "有限", "13", "yx"] {
        let list = ListQuery { text: text.to_owned(), ..ListQuery::default() };
        let ids = office.ids(chief, &list);
        let query = Query::First { list, columns: vec![Column::Field(Field::Name)], limit: 20 };
        let Answer::First { rows, more } = office.ask(chief, query).unwrap() else { panic!() };
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), ids[..ids.len().min(20)], "{text}");
        assert_eq!(more, ids.len() > 20, "{text}");
    }
}

#[test]
fn every_column_sorts_up_and_down() {
    let mut office = listed(120);
    let (chief, mate) = (office.chief(), office.mate);
    let some = all_rows(&mut office)[5].id;
    office.edit(chief, some, |d| d.set(Field::Agent, mate.to_string())).unwrap();
    let rows = all_rows(&mut office);
    for column in Column::all().into_iter().filter(|column| column.has_order()) {
        let up = ListQuery { sort: column, descending: false, ..ListQuery::default() };
        let found = office.ids(chief, &up);
        let down = office.ids(chief, &ListQuery { descending: true, ..up.clone() });
        assert_eq!(down, found.iter().rev().copied().collect::<Vec<_>>(), "{column:?}");
        let key = |id: &i64| -> (i64, String) {
            let row = rows.iter().find(|row| row.id == *id).unwrap();
            let contact = row.draft.main_contact().unwrap();
            match column {
                Column::No => (0, row.no.clone()),
                Column::Contact => (0, contact.name.clone()),
                Column::ContactPost => (0, contact.post.clone()),
                Column::Mobile => (0, contact.mobile.clone()),
                Column::Landline => (0, contact.landline.clone()),
                Column::Tags | Column::FirstContact | Column::LastContact | Column::CreatedAt => (row.id, String::new()),
                Column::UpdatedAt => (row.updated_at, String::new()),
                Column::Field(Field::Name) => (0, pinyin::pinyin_key(row.draft.get(Field::Name))),
                Column::Field(field) if field.is_number() => (row.draft.number(field).unwrap_or(-1), String::new()),
                Column::Field(field) => (0, row.draft.get(field).to_owned()),
            }
        };
        let mut wanted: Vec<i64> = rows.iter().map(|row| row.id).collect();
        wanted.sort_by_key(|id| (key(id), *id));
        assert_eq!(found, wanted, "{column:?}");
        // A search keeps the order.
        let searched = office.ids(chief, &ListQuery { text: "有限".to_owned(), ..up });
        let kept: Vec<i64> = wanted.into_iter().filter(|id| searched.contains(id)).collect();
        assert_eq!(searched, kept, "{column:?}");
        assert!(searched.len() > 20);
    }
}

#[test]
fn filters_take_any_of_their_values_and_all_of_the_filters() {
    let mut office = listed(300);
    let (chief, mate) = (office.chief(), office.mate);
    let rows = all_rows(&mut office);
    let below = |code: &str, prefix: &str| code.len() >= 6 && code.starts_with(prefix);
    type Plain<'a> = Box<dyn Fn(&Customer) -> bool + 'a>;
    let has = |field: Field, any: &'static [&'static str]| -> Plain<'_> { Box::new(move |row| any.contains(&row.draft.get(field))) };
    let mate_text = mate.to_string();
    type Filters<'a> = Vec<(Field, Vec<&'a str>)>;
    let cases: Vec<(Filters<'_>, Plain<'_>)> = vec![
        (vec![(Field::Grade, vec!["A"])], has(Field::Grade, &["A"])),
        (vec![(Field::Grade, vec!["A", "B"])], has(Field::Grade, &["A", "B"])),
        (vec![(Field::CreditGrade, vec![""])], has(Field::CreditGrade, &[""])),
        (vec![(Field::Grade, vec![])], Box::new(|_| false)),
        (
            vec![(Field::Grade, vec!["C"]), (Field::Industry, vec!["制造业", "教育"])],
            Box::new(|row| row.draft.get(Field::Grade) == "C" && ["制造业", "教育"].contains(&row.draft.get(Field::Industry))),
        ),
        // A province holds its cities and counties, a city its counties; a county only itself.
        (vec![(Field::Region, vec!["370000"])], Box::new(|row| below(row.draft.get(Field::Region), "37"))),
        (vec![(Field::Region, vec!["370200"])], Box::new(|row| below(row.draft.get(Field::Region), "3702"))),
        (vec![(Field::Region, vec!["370202"])], Box::new(|row| below(row.draft.get(Field::Region), "370202"))),
        (
            vec![(Field::Region, vec!["370000", "440000"])],
            Box::new(|row| below(row.draft.get(Field::Region), "37") || below(row.draft.get(Field::Region), "44")),
        ),
        (vec![(Field::Region, vec!["某地"])], has(Field::Region, &["某地"])),
        (vec![(Field::Agent, vec![&mate_text])], Box::new(|row| row.draft.number(Field::Agent) == Some(mate))),
        (vec![(Field::Agent, vec![""])], Box::new(|row| row.draft.number(Field::Agent).is_none())),
        (vec![(Field::Agent, vec!["1 OR 1=1"])], Box::new(|_| false)),
        (vec![(Field::Source, vec!["' OR '1'='1"])], Box::new(|_| false)),
    ];
    let mut hit = 0;
    for (conditions, plain) in cases {
        let conditions: Vec<Condition> =
            conditions.into_iter().map(|(field, any)| Condition::is(Subject::Of(Column::Field(field)), &any)).collect();
        let wanted: Vec<i64> = rows.iter().filter(|row| plain(row)).map(|row| row.id).collect();
        let list =
            ListQuery { filter: Filter::all(conditions.clone()), sort: Column::CreatedAt, descending: false, ..ListQuery::default() };
        assert_eq!(office.ids(chief, &list), wanted, "{conditions:?}");
        hit += usize::from(!wanted.is_empty());
    }
    assert!(hit >= 9, "the sample meets most of the filters");
}

// ——— sheets ———

fn spool(headers: &[&str], rows: &[&[&str]]) -> Spool {
    let mut spool = Spool::new(1, headers.iter().map(|h| (*h).to_owned()).collect());
    for (n, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) }).collect();
        spool.push(2 + n as u32, cells).unwrap();
    }
    spool
}

fn counts(preview: &Preview) -> [i64; 6] {
    let note = &preview.note;
    [note.rows, note.created, note.updated, note.unchanged, note.flawed, note.skipped]
}

fn fill(path: &Path) -> Spool {
    Spool::fill(path, &OpenOptions::default(), &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap()
}

#[test]
fn what_goes_out_comes_in_again_unchanged() {
    let mut office = listed(200);
    let chief = office.chief();
    let folder = tempfile::tempdir().unwrap();
    // Openings, times and persons' names are no columns of a new department.
    let columns: Vec<Column> = Column::all()
        .into_iter()
        .filter(|c| {
            !matches!(
                c,
                Column::FirstContact
                    | Column::LastContact
                    | Column::CreatedAt
                    | Column::UpdatedAt
                    | Column::Field(Field::Agent | Field::Keeper)
            )
        })
        .collect();
    for (format, lang, name) in
        [(SheetFormat::Xlsx, Lang::Zh, "a.xlsx"), (SheetFormat::Csv, Lang::Zh, "b.csv"), (SheetFormat::Xlsx, Lang::En, "c.xlsx")]
    {
        let order = ExportOrder {
            list: ListQuery { sort: Column::CreatedAt, descending: false, ..ListQuery::default() },
            columns: columns.clone(),
            reason: "核对".to_owned(),
            format,
            lang,
        };
        let path = folder.path().join(name);
        let entries = office.entries();
        let rows = export(&mut office.store, chief, &order, &path, office.at, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(rows, 202);
        assert_eq!((office.entries() - entries, office.newest().reason.as_str()), (1, "核对"));
        let sheet = fill(&path);
        let options = ImportOptions::usual(sheet.headers());
        assert_eq!(options.key, Key::No);
        assert!(!options.columns.contains(&sheet::Target::Ignore), "{name}: {:?}", options.columns);
        assert_eq!(counts(&office.import(&sheet, &options).unwrap()), [202, 0, 0, 202, 0, 0], "{name}");
        // Into another department every value arrives, except what one line cannot hold.
        let mut other = Office::open();
        assert_eq!(counts(&other.import(&sheet, &options).unwrap()), [202, 202, 0, 0, 0, 0], "{name}");
        for (a, b) in all_rows(&mut office).into_iter().zip(all_rows(&mut other)) {
            let mut expected = a.draft;
            expected.set(Field::Agent, "");
            expected.set(Field::Keeper, "");
            expected.credit_problems.clear();
            expected.contacts.truncate(1);
            let first = &mut expected.contacts[0];
            (first.emergency, first.from, first.to) = (false, None, None);
            assert_eq!(b.draft, expected, "{name} {}", a.no);
        }
    }
}

#[test]
fn a_list_is_taken_in_once_and_a_cancelled_one_never() {
    let mut office = Office::open();
    let chief = office.chief();
    let rows: Vec<Vec<String>> = (0..1200).map(|n| vec![format!("公司{n}"), format!("1380000{n:04}")]).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let sheet = spool(&["客户名称", "手机"], &rows);
    let options = ImportOptions::usual(sheet.headers());
    let entries = office.entries();
    let mut looks = 0;
    let stopped = import_as(&mut office.store, chief, "名单", &sheet, &options, office.at, &mut |_| {
        looks += 1;
        if looks == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let Err(No::Fault(fault)) = stopped else { panic!("{stopped:?}") };
    assert_eq!((fault.code, looks), ("STORE-STOPPED", 3));
    for table in ["customer", "contact", "customer_words", "number_series"] {
        assert_eq!(office.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(office.entries(), entries);
    // A preview writes nothing and says what the import then does.
    let would = preview_as(&mut office.store, chief, &sheet, &options, office.at, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((counts(&would), office.count("SELECT count(*) FROM customer")), ([1200, 1200, 0, 0, 0, 0], 0));
    let done = office.import(&sheet, &options).unwrap();
    assert_eq!(done.verdicts, would.verdicts);
    assert_eq!(
        (office.entries() - entries, office.newest().verb.as_str(), office.newest().title.as_str()),
        (1, "customer.import", "名单.csv")
    );
    assert_eq!(counts(&office.import(&sheet, &options).unwrap()), [1200, 0, 0, 1200, 0, 0]);
    assert_eq!(office.count("SELECT count(*) FROM customer_history"), 0);
    // Whoever may not is refused, and that is kept.
    let mate = office.mate;
    let no = import_as(&mut office.store, mate, "名单", &sheet, &options, office.at, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(no, Err(No::Refused(refusal)) if refusal.clauses == ["SEC-08"]));
    assert!(office.newest().refused && office.newest().actor == mate);
    let no = preview_as(&mut office.store, mate, &sheet, &options, office.at, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(no, Err(No::Refused(_))));
    let no = generate(&mut office.store, mate, "示例", 3, &[], office.at, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(no, Err(No::Refused(_))));
}

#[test]
fn a_hundred_rows_with_three_phones_twice_are_97_new_and_three_listed() {
    let mut office = Office::open();
    let rows: Vec<[String; 2]> = (0..100)
        .map(|n| {
            let phone = match n {
                40 => 3,
                70 => 12,
                99 => 55,
                n => n,
            };
            [format!("花名册公司{n}"), format!("1380000{phone:04}")]
        })
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let sheet = spool(&["客户名称", "手机"], &rows);
    for key in [Key::Phone, Key::Name] {
        let options = ImportOptions { key, ..ImportOptions::usual(sheet.headers()) };
        let mut office = Office::open();
        let done = office.import(&sheet, &options).unwrap();
        assert_eq!(counts(&done), [100, 97, 0, 0, 3, 0], "{key:?}");
        let listed: Vec<_> = done.flaws.iter().map(|(place, flaws)| (*place, flaws[0].column, flaws[0].clause)).collect();
        assert_eq!(listed, [(40, Some(1), "FILE-28"), (70, Some(1), "FILE-28"), (99, Some(1), "FILE-28")]);
    }
    // Against what is there already, when another key finds nobody: the phone is somebody else's.
    let chief = office.chief();
    office.create(chief, good("老客户", "13800000007"));
    let options = ImportOptions { key: Key::Name, ..ImportOptions::usual(sheet.headers()) };
    let done = office.import(&sheet, &options).unwrap();
    assert_eq!(counts(&done), [100, 96, 0, 0, 4, 0]);
    assert_eq!(done.flaws[0].1[0].message.id, "customers-import-phone-taken");
}

#[test]
fn every_key_finds_its_file_and_changes_it_with_history() {
    let mut office = Office::open();
    let chief = office.chief();
    let mut draft = good("渤海建材", "13812345678");
    draft.set(Field::CreditCode, "91370784HD1TJ3Y7L4");
    draft.contacts[0].landline = "0532-88881234".to_owned();
    let id = office.create(chief, draft);
    let no = office.stored(id).no;
    let cases: [(&[&str], &[&str], Key); 6] = [
        (&["客户编号", "备注"], &[&no, "一"], Key::No),
        (&["统一社会信用代码", "备注"], &["91370784HD1TJ3Y7L4", "二"], Key::CreditCode),
        (&["手机", "备注"], &["138 1234 5678", "三"], Key::Phone),
        (&["固定电话", "备注"], &["(0532)88881234", "四"], Key::Phone),
        (&["电话", "备注"], &["13812345678", "五"], Key::Phone),
        (&["客户名称", "备注"], &[" 渤海建材 ", "六"], Key::Name),
    ];
    for (n, (headers, row, key)) in cases.into_iter().enumerate() {
        let sheet = spool(headers, &[row]);
        let options = ImportOptions::usual(sheet.headers());
        assert_eq!(options.key, key);
        let done = office.import(&sheet, &options).unwrap();
        assert_eq!(counts(&done), [1, 0, 1, 0, 0, 0], "{headers:?} {:?}", done.flaws);
        let stored = office.stored(id);
        assert_eq!((stored.draft.get(Field::Notes), stored.rev), (row[1], 2 + n as i64));
        // What the sheet does not say stays; the change stands in the history under the import's entry.
        assert_eq!(stored.draft.contacts[0].name, "赵海燕");
        let entry = office.count("SELECT max(entry) FROM customer_history");
        assert_eq!(entry, office.entries());
        // Create only leaves it alone; update only makes nobody.
        let other = spool(headers, &[&[row[0], "别的"]]);
        let only = |mode| ImportOptions { mode, ..ImportOptions::usual(other.headers()) };
        assert_eq!(counts(&office.import(&other, &only(Mode::Create)).unwrap()), [1, 0, 0, 0, 0, 1]);
    }
    // A new name is found and the old one is not, once the import is through.
    let renamed = spool(&["客户编号", "客户名称"], &[&[&no, "东海石材"]]);
    let found = |office: &mut Office, text: &str| office.ids(chief, &ListQuery { text: text.to_owned(), ..ListQuery::default() });
    assert_eq!(found(&mut office, "渤海"), [id]);
    office.import(&renamed, &ImportOptions::usual(renamed.headers())).unwrap();
    assert_eq!((found(&mut office, "渤海"), found(&mut office, "东海石材")), (vec![], vec![id]));
    office.edit(chief, id, |draft| draft.set(Field::Name, "渤海建材")).unwrap();
    assert_eq!((found(&mut office, "渤海"), found(&mut office, "dhsc")), (vec![id], vec![]));
    // A blank cell says nothing, but no file loses its name, wherever the column stands and however short the row is.
    for row in [&["13812345678", "", "七"][..], &["13812345678", ""], &["13812345678"]] {
        let nameless = spool(&["手机", "客户名称", "备注"], &[row]);
        let done = office.import(&nameless, &ImportOptions::usual(nameless.headers())).unwrap();
        assert_eq!((counts(&done), done.flaws[0].1[0].column), ([1, 0, 0, 0, 1, 0], Some(1)), "{row:?}");
    }
    let blank = spool(&["客户名称", "手机", "备注"], &[&["渤海建材", "13812345678"]]);
    assert_eq!(counts(&office.import(&blank, &ImportOptions::usual(blank.headers())).unwrap()), [1, 0, 0, 1, 0, 0]);
    let new = spool(&["客户名称", "手机"], &[&["新客户", "13900000000"]]);
    let options = ImportOptions { mode: Mode::Update, ..ImportOptions::usual(new.headers()) };
    assert_eq!(counts(&office.import(&new, &options).unwrap()), [1, 0, 0, 0, 0, 1]);
    assert_eq!(office.count("SELECT count(*) FROM customer"), 1);
}

#[test]
fn an_export_needs_its_right_and_its_reason_and_leaves_no_half_file() {
    let mut office = listed(520);
    let (chief, agent) = (office.chief(), office.mate);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.xlsx");
    let order = |reason: &str| ExportOrder {
        list: ListQuery::default(),
        columns: Column::usual(),
        reason: reason.to_owned(),
        format: SheetFormat::Xlsx,
        lang: Lang::Zh,
    };
    let run = |office: &mut Office, who: i64, reason: &str, stop: bool| {
        let flow = if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        export(&mut office.store, who, &order(reason), &path, office.at, &mut |_| flow)
    };
    let no = run(&mut office, agent, "对账", false);
    assert!(matches!(&no, Err(No::Refused(refusal)) if refusal.clauses == ["FILE-23", "SEC-08"]), "{no:?}");
    assert!(office.newest().refused && office.newest().verb == "customer.export" && office.newest().actor == agent);
    assert!(matches!(run(&mut office, chief, "  ", false), Err(No::Refused(_))));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let stopped = run(&mut office, chief, "对账", true);
    assert!(matches!(&stopped, Err(No::Fault(fault)) if fault.code == "STORE-STOPPED"), "{stopped:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(run(&mut office, chief, "对账", false).unwrap(), 522);
    assert!(path.exists());
    let kept: serde_json::Value = serde_json::from_str(&office.newest().after).unwrap();
    assert_eq!((&kept["rows"], &kept["columns"][0]), (&serde_json::Value::from(522), &serde_json::Value::from("name")));
}

#[test]
fn what_a_credit_grade_means_decides_the_next_order() {
    let mut office = Office::open();
    let (chief, agent) = (office.chief(), office.mate);
    let mut draft = good("渤海建材", "13812345678");
    draft.set(Field::Agent, agent.to_string());
    draft.set(Field::CreditGrade, "AA");
    let id = office.create(chief, draft);
    let order = |office: &Office| OrderDraft { amount: 30_000_001, paid: 0, ..paid_order(office) };
    let refusal = refused(office.act(agent, Command::Order { id, order: Box::new(order(&office)) }));
    assert_eq!(refusal.clauses, ["FILE-20"]);
    let Answer::CreditTerms(mut terms) = office.ask(chief, Query::CreditTerms).unwrap() else { panic!() };
    assert_eq!(terms.iter().map(|term| term.grade.as_str()).collect::<Vec<_>>(), ["AAA", "AA", "A", "B", "C", "D"]);
    let entries = office.entries();
    office.act(chief, Command::CreditTerms(terms.clone())).unwrap();
    terms[1].limit = 30_000_001;
    office.act(chief, Command::CreditTerms(terms.clone())).unwrap();
    assert!(office.newest().after.contains("30000001") && !office.newest().after.contains("AAA"), "only what changed is kept");
    terms[1].days = -1;
    refused(office.act(chief, Command::CreditTerms(terms)));
    let placed = office.act(agent, Command::Order { id, order: Box::new(order(&office)) }).unwrap();
    assert_eq!((placed.title.as_str(), placed.findings.len()), ("DD-20260310-001", 0));
    // Paid in parts, never more than is open; a cancelled order stays in the register and counts no more.
    let pay = |paid| Command::Pay { order: placed.id, paid };
    office.act(agent, pay(30_000_000)).unwrap();
    refused(office.act(agent, pay(2)));
    office.act(agent, pay(1)).unwrap();
    assert_eq!(office.file(agent, id).unwrap().credit.unpaid, 0);
    refused(office.act(agent, Command::Cancel { order: placed.id, reason: " ".to_owned() }));
    office.act(agent, Command::Cancel { order: placed.id, reason: "客户改期".to_owned() }).unwrap();
    let view = office.file(agent, id).unwrap();
    assert!(view.orders[0].cancelled && view.sales.is_empty());
    assert!(office.entries() > entries);
}

#[test]
fn the_day_of_an_agent_is_seen_by_himself_and_by_who_manages_customers() {
    let mut office = Office::open();
    let (chief, mate, other) = (office.chief(), office.mate, office.other);
    let mut draft = good("渤海建材", "13812345678");
    draft.set(Field::Agent, mate.to_string());
    let id = office.create(chief, draft);
    office.act(mate, Command::Note { id, kind: NoteKind::Talk, channel: "电话".to_owned(), text: "在".to_owned() }).unwrap();
    let day = office.at.day();
    let rows = |office: &mut Office, who: i64, agent: Option<i64>| match office.ask(who, Query::Today { agent, day }) {
        Ok(Answer::Today { rows, .. }) => Some(rows.len()),
        _ => None,
    };
    assert_eq!(rows(&mut office, mate, None), Some(1));
    assert_eq!(rows(&mut office, other, None), Some(0));
    assert_eq!([chief, other, mate].map(|who| rows(&mut office, who, Some(mate))), [Some(1), None, None]);
    let qa = office.who(Post::Qa);
    assert_eq!(rows(&mut office, qa, None), None);
    assert!(office.ask(mate, Query::DayLines { day }).is_err());
    let entries = office.entries();
    office.act(mate, Command::Extract).unwrap();
    office.act(mate, Command::Extract).unwrap();
    assert_eq!(office.entries(), entries + 1, "opening it again is no other act");
    let Ok(Answer::DayLines(lines)) = office.ask(chief, Query::DayLines { day }) else { panic!() };
    let told: Vec<_> = lines.iter().map(|l| (l.name.as_str(), l.extracted.map(|(_, n)| n), l.pending.clone())).collect();
    assert_eq!(told, [("王芳", Some(1), vec!["渤海建材".to_owned()])]);
}

fn ask_record(office: &mut Office, actor: i64, question: Question) -> Result<Reply, No> {
    match office.ask(actor, Query::Record(question))? {
        Answer::Record(reply) => Ok(reply),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_timeline_masks_as_the_file_does_and_says_words_of_every_kind() {
    let mut office = Office::open();
    let chief = office.chief();
    let id = office.create(chief, good("渤海建材", "13812345678"));
    office.edit(chief, id, |draft| draft.contacts[0].mobile = "13912345678".to_owned()).unwrap();
    office.edit(chief, id, |draft| draft.set(Field::AnnualSales, "100")).unwrap();
    office.edit(chief, id, |draft| draft.set(Field::KeyFlag, "1")).unwrap();
    office.edit(chief, id, |draft| draft.set(Field::Relation, "过去")).unwrap();
    let qa = office.who(Post::Qa);
    let question = |limit| Question::Timeline { id, filter: EventFilter::default(), limit };
    let Ok(Reply::Timeline(timeline)) = ask_record(&mut office, qa, question(2)) else { panic!("no timeline") };
    assert!(timeline.more && timeline.events.len() == 2);
    let Ok(Reply::Timeline(timeline)) = ask_record(&mut office, qa, question(50)) else { panic!("no timeline") };
    let titles: Vec<String> = timeline.events.iter().map(|event| Lang::Zh.say(&event.title)).collect();
    assert_eq!(
        titles,
        ["客户关系 现在 → 过去", "重点客户 — → 是", "年销售额 — → 1.00 元", "联系人 赵海燕 138****5678 → 赵海燕 139****5678"]
    );
    assert_eq!(Lang::En.say(&timeline.events[0].title), "Relation Present → Past");
    assert_eq!(timeline.people, ["岗位5"]);
}

#[test]
fn a_payment_stands_by_itself_and_a_filter_finds_key_customers_of_either_kind() {
    let mut office = Office::open();
    let chief = office.chief();
    let id = office.create(chief, good("渤海建材", "13812345678"));
    let order = OrderDraft { paid: 0, ..paid_order(&office) };
    let order = office.act(chief, Command::Order { id, order: Box::new(order) }).unwrap().id;
    office.act(chief, Command::Pay { order, paid: 100 }).unwrap();
    let filter = EventFilter { kind: Some(EventKind::Payment), ..EventFilter::default() };
    let Ok(Reply::Timeline(paid)) = ask_record(&mut office, chief, Question::Timeline { id, filter, limit: 10 }) else {
        panic!("no timeline")
    };
    assert_eq!(paid.events.len(), 1);
    let marked = office.create(chief, good("海川贸易", "13812345679"));
    office.edit(chief, marked, |draft| draft.set(Field::KeyFlag, "1")).unwrap();
    office.act(chief, Command::Grade { ids: vec![id], grade: Some("A".to_owned()), reason: "战略客户".to_owned() }).unwrap();
    let list = |value: &str| ListQuery {
        filter: Filter::all([Condition::is(Subject::Of(Column::Field(Field::KeyFlag)), &[value])]),
        ..ListQuery::default()
    };
    assert_eq!(office.ids(chief, &list("1")), [marked, id]);
    assert!(office.ids(chief, &list("")).is_empty());
}

#[test]
fn a_corrected_slip_is_judged_again() {
    let mut office = Office::open();
    let clerk = office.who(Post::Clerk);
    let slip = |name: &str, serial: &str| {
        let mut draft = SlipDraft::default();
        let values = ["0001", name, "13812345678", "X200", serial, "2026-03-08", "中山路店", "孙平"];
        for (field, value) in SlipField::ALL.into_iter().zip(values) {
            draft.set(field, value);
        }
        Box::new(draft)
    };
    let enter = |draft| Command::Record(Act::EnterSlip { draft });
    office.act(clerk, enter(slip("赵海燕", "1"))).unwrap();
    let second = office.act(clerk, enter(slip("赵海燕", "1"))).unwrap().id;
    office.act(clerk, Command::Record(Act::VerifySlip { slip: second })).unwrap();
    let correct = |rev, serial| Command::Record(Act::CorrectSlip { slip: second, rev, draft: slip("赵海燕", serial) });
    assert!(matches!(office.act(clerk, correct(1, "2")), Err(No::Refused(_))), "somebody else saved first");
    assert!(office.act(clerk, correct(2, "2")).unwrap().findings.is_empty());
    let Ok(Reply::Slip(stored)) = ask_record(&mut office, clerk, Question::Slip { id: second }) else { panic!("no slip") };
    assert_eq!((stored.state, stored.doubt, stored.first_no.as_str(), stored.verified_by.as_str()), (SlipState::Complete, None, "", ""));
    let blank = Command::Record(Act::EnterSlip { draft: Box::default() });
    assert!(matches!(office.act(clerk, blank), Err(No::Refused(_))));
}
