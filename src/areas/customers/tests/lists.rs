//! Working with many customers: filters against a plain reading of every row.

use super::*;
use crate::areas::customers::filter::{Class, ME};
use crate::base::{Lines, days_between, plus_days};

/// A row with what is told of it elsewhere.
struct Whole {
    customer: Customer,
    view: FileView,
    /// When somebody talked with the customer.
    talks: Vec<Instant>,
    created_by: i64,
    updated_by: i64,
}

/// Some sample customers with talks, orders, tags and allocations of different days.
fn stock() -> (Office, Vec<Whole>) {
    let mut office = listed(40);
    let (chief, mate, other) = (office.chief(), office.mate, office.other);
    let at = office.at;
    let Answer::CreditTerms(mut terms) = office.ask(chief, Query::CreditTerms).unwrap() else { panic!() };
    terms.iter_mut().for_each(|term| term.handling = Handling::Usual);
    office.act(chief, Command::CreditTerms(terms)).unwrap();
    let ids: Vec<i64> = all_rows(&mut office).iter().map(|row| row.id).collect();
    for (n, id) in ids.iter().enumerate() {
        let n = n as i64;
        if n % 2 == 0 {
            office.act(chief, Command::Allocate { to: vec![(*id, if n % 4 == 0 { mate } else { other })] }).unwrap();
        }
        if n % 3 == 0 {
            office.at = at.plus_minutes(-n * 24 * 60 * 3);
            office
                .act(
                    chief,
                    Command::Note {
                        id: *id, kind: NoteKind::Talk, channel: "电话".to_owned(), text: "约好周五送样，另议价格".to_owned()
                    },
                )
                .unwrap();
            office.at = at;
        }
        if n % 5 < 2 {
            let day = plus_days(at.day(), -n * 15);
            let order = OrderDraft { day, channel: String::new(), amount: 100_000 * (n + 1), paid: 50_000, lines: Vec::new() };
            let order = office.act(chief, Command::Order { id: *id, order: Box::new(order) }).unwrap().id;
            if n % 7 == 0 {
                office.act(chief, Command::Cancel { order, reason: "改期".to_owned() }).unwrap();
            }
        }
        office.at = at.plus_minutes(-n * 24 * 60);
        let who = if n % 4 == 0 { mate } else { chief };
        let tag = ["展会", "年度框架", "a%b_c\\d"][n as usize % 3];
        office.edit(who, *id, |draft| draft.tags.extend([tag.to_owned()])).unwrap();
        office.at = at;
    }
    let rows = ids.iter().map(|id| whole(&mut office, *id)).collect();
    (office, rows)
}

fn whole(office: &mut Office, id: i64) -> Whole {
    let chief = office.chief();
    let (customer, view) = (office.stored(id), office.file(chief, id).unwrap());
    let by = |office: &mut Office, column: &str| office.count(&format!("SELECT {column} FROM customer WHERE id = {id}"));
    let talks = "SELECT at FROM customer_note WHERE customer = ?1";
    let talks = office.store.read(|tx| tx.all(talks, crate::sql![id], |row| row.instant(0))).unwrap();
    Whole { customer, view, talks, created_by: by(office, "created_by"), updated_by: by(office, "updated_by") }
}

/// What a row has of a subject: its texts; days as days, money in fen.
fn held(row: &Whole, subject: Subject, today: crate::base::Day) -> Vec<String> {
    let draft = &row.customer.draft;
    let contacts = |part: fn(&Contact) -> &String| draft.contacts.iter().map(part).cloned().collect();
    let day = |at: Option<Instant>| at.map(|at| at.day().to_string()).into_iter().collect();
    let orders = || row.view.orders.iter().filter(|order| !order.cancelled);
    match subject {
        Subject::Record => vec![row.customer.id.to_string()],
        Subject::CreatedBy => vec![row.created_by.to_string()],
        Subject::UpdatedBy => vec![row.updated_by.to_string()],
        Subject::LastContact => day(row.talks.iter().max().copied()),
        Subject::Awaiting => day(row.view.allocation.as_ref().filter(|a| a.met_at.is_none()).map(|a| a.at)),
        Subject::Sales => {
            let since = clauses::file_18_grade::since(today);
            vec![orders().filter(|o| o.draft.day >= since && o.draft.day <= today).map(|o| o.draft.amount).sum::<i64>().to_string()]
        }
        Subject::Unpaid => vec![orders().map(|o| o.draft.amount - o.draft.paid).sum::<i64>().to_string()],
        Subject::Of(column) => match column {
            Column::No => vec![row.customer.no.clone()],
            Column::Contact => contacts(|c| &c.name),
            Column::ContactPost => contacts(|c| &c.post),
            Column::Mobile => contacts(|c| &c.mobile),
            Column::Landline => contacts(|c| &c.landline),
            Column::Tags => draft.tags.iter().cloned().collect(),
            Column::FirstContact | Column::LastContact => unreachable!("contacts are asked for by subjects of their own"),
            Column::CreatedAt => day(Some(Instant(row.customer.created_at))),
            Column::UpdatedAt => day(Some(Instant(row.customer.updated_at))),
            Column::Field(Field::KeyFlag) => vec![if clauses::visit_03_key::is_key(draft) { "1" } else { "" }.to_owned()],
            Column::Field(field) => vec![draft.get(field).to_owned()],
        },
    }
}

#[test]
fn the_list_says_until_when_the_first_contact_is_due_and_when_the_last_was() {
    let (mut office, stock) = stock();
    let chief = office.chief();
    let ids: Vec<i64> = stock.iter().map(|row| row.customer.id).collect();
    let query = Query::Rows { ids, columns: vec![Column::FirstContact, Column::LastContact] };
    let Answer::Rows(rows) = office.ask(chief, query).unwrap() else { panic!() };
    let mut seen = BTreeSet::new();
    for (told, row) in rows.iter().zip(&stock) {
        let due = match &row.view.allocation {
            None => String::new(),
            Some(allocation) if allocation.met_at.is_some() => MET.to_owned(),
            Some(allocation) => clauses::file_17_first_contact::due(allocation.at).to_string(),
        };
        let last = row.talks.iter().max().map_or(String::new(), |at| at.0.to_string());
        seen.insert((due.len(), last.is_empty()));
        assert_eq!(told.cells, [due, last]);
    }
    assert!(seen.len() > 3, "{seen:?}");
}

fn meets(row: &Whole, condition: &Condition, me: i64, today: crate::base::Day) -> bool {
    let held: Vec<String> = held(row, condition.subject, today).into_iter().filter(|text| !text.is_empty()).collect();
    let value = condition.values.first().map_or("", String::as_str);
    let fen = |text: &str| text.parse::<i64>().unwrap();
    let day = |text: &str| text.parse::<crate::base::Day>().unwrap();
    let is = |text: &String, value: &String| match condition.subject.class() {
        Class::Person if value == ME => *text == me.to_string(),
        Class::Region if value.len() == 6 && value.ends_with("00") => text.starts_with(value.trim_end_matches("00")),
        _ => text == value,
    };
    let one_of = || condition.values.iter().any(|v| if v.is_empty() { held.is_empty() } else { held.iter().any(|text| is(text, v)) });
    let lower = |text: &str| text.to_ascii_lowercase();
    let ago = |text: &String| days_between(day(text), today);
    let within = || held.iter().any(|text| (0..=fen(value)).contains(&ago(text)));
    match condition.op {
        Op::Is => one_of(),
        Op::IsNot => !one_of(),
        Op::Contains => held.iter().any(|text| lower(text).contains(&lower(value))),
        Op::Begins => held.iter().any(|text| lower(text).starts_with(&lower(value))),
        Op::Empty => held.is_empty(),
        Op::Filled => !held.is_empty(),
        Op::Before => held.iter().any(|text| day(text) < day(value)),
        Op::After => held.iter().any(|text| day(text) > day(value)),
        Op::Between => held.iter().any(|text| day(text) >= day(value) && day(text) <= day(&condition.values[1])),
        Op::Within => within(),
        Op::NotWithin => !within(),
        Op::ThisMonth => held.iter().any(|text| (day(text).year(), day(text).month()) == (today.year(), today.month())),
        Op::AtLeast => held.iter().any(|text| fen(text) >= fen(value)),
        Op::AtMost => held.iter().any(|text| fen(text) <= fen(value)),
    }
}

fn joins(join: Join, parts: impl Iterator<Item = bool>) -> bool {
    let parts: Vec<bool> = parts.collect();
    parts.is_empty() || if join == Join::All { parts.iter().all(|met| *met) } else { parts.contains(&true) }
}

/// Numbers that a condition is made of: subject, way, and two rows whose values it takes.
type Seed = (usize, usize, usize, usize, bool);

fn condition(rows: &[Whole], (subject, op, row, second, odd): Seed, today: crate::base::Day) -> Condition {
    let subjects = Subject::all();
    let subject = subjects[subject % subjects.len()];
    let op = subject.ops()[op % subject.ops().len()];
    let of = |row: usize| held(&rows[row % rows.len()], subject, today).into_iter().next().unwrap_or_default();
    let part = |text: String| text.chars().skip(row % 2).take(1 + second % 3).collect::<String>();
    let usual_day = |text: String| if text.is_empty() { plus_days(today, -(row as i64)).to_string() } else { text };
    let values = match op {
        Op::Empty | Op::Filled | Op::ThisMonth => Vec::new(),
        Op::Is | Op::IsNot if odd && subject.class() == Class::Person => vec![ME.to_owned(), of(second)],
        Op::Is | Op::IsNot if odd && subject.class() == Class::Region => vec![format!("{:.2}0000", of(row))],
        Op::Is | Op::IsNot => vec![of(row), of(second)],
        Op::Contains | Op::Begins => vec![Some(part(of(row))).filter(|text| !text.is_empty()).unwrap_or_else(|| "%".to_owned())],
        Op::Before | Op::After => vec![usual_day(of(row))],
        Op::Between => vec![usual_day(of(row)), usual_day(of(second))],
        Op::Within | Op::NotWithin => vec![(row * 3).to_string()],
        Op::AtLeast | Op::AtMost => vec![Some(of(row)).filter(|text| !text.is_empty()).unwrap_or_else(|| "0".to_owned())],
    };
    Condition { subject, op, values }
}

#[test]
fn a_filter_of_groups_finds_what_a_plain_reading_finds() {
    let (mut office, rows) = stock();
    let (chief, today) = (office.chief(), office.at.day());
    let all: Vec<i64> = rows.iter().map(|row| row.customer.id).collect();
    let mut ask = |who: i64, filter: &Filter| {
        let list = ListQuery { filter: filter.clone(), sort: Column::CreatedAt, descending: false, ..ListQuery::default() };
        let ids = office.ids(who, &list);
        assert_eq!(office.ask(who, Query::Total { list: list.clone() }).unwrap(), Answer::Total(ids.len() as i64), "{filter:?}");
        // However the first rows are looked for, they are the first of the list; either end may be the first.
        for (descending, most) in [(false, 10), (true, 10), (false, 1_000), (true, 1_000)] {
            let list = ListQuery { descending, ..list.clone() };
            let wanted: Vec<i64> =
                if descending { ids.iter().rev().copied().take(5).collect() } else { ids.iter().copied().take(5).collect() };
            let at = office.at;
            let found = office.store.read(|tx| {
                let actor = areas::who(tx, who)?;
                let cx = areas::Context { tx, actor: &actor, at, params: &crate::rules::Parameters::default() };
                store::nearest(&cx, &list, 5, most)
            });
            match found.unwrap() {
                Some(found) => assert_eq!(found, (wanted, ids.len() > 5), "{filter:?}"),
                None => assert!(most == 10 && ids.len() != 42, "{filter:?}"),
            }
        }
        ids
    };
    // Every subject in every way, alone.
    let mut hits = 0;
    for (at, subject) in Subject::all().into_iter().enumerate() {
        for way in 0..subject.ops().len() {
            for odd in [false, true] {
                let condition = condition(&rows, (at, way, 7 + way, 15, odd), today);
                assert!(condition.is_whole(), "{condition:?}");
                let plain: Vec<i64> = rows.iter().filter(|row| meets(row, &condition, chief, today)).map(|row| row.customer.id).collect();
                assert_eq!(ask(chief, &Filter::all([condition.clone()])), plain, "{condition:?}");
                hits += usize::from(!plain.is_empty() && plain.len() < all.len());
            }
        }
    }
    assert!(hits > 100, "the stock tells most conditions apart: {hits}");
    let ask = std::cell::RefCell::new(ask);
    let seed = || (0..200_usize, 0..20_usize, 0..42_usize, 0..42_usize, any::<bool>());
    let group = (any::<bool>(), proptest::collection::vec(seed(), 0..4));
    let mut runner = TestRunner::new(ProptestConfig { cases: 300, ..ProptestConfig::default() });
    runner
        .run(&(any::<bool>(), proptest::collection::vec(group, 0..4)), |(any, groups)| {
            let join = |any| if any { Join::Any } else { Join::All };
            let group = |(any, seeds): &(bool, Vec<Seed>)| Group {
                join: join(*any),
                conditions: seeds.iter().map(|seed| condition(&rows, *seed, today)).collect(),
            };
            let filter = Filter { join: join(any), groups: groups.iter().map(group).collect() };
            let meets_group = |row: &Whole, group: &Group| joins(group.join, group.conditions.iter().map(|c| meets(row, c, chief, today)));
            let asking = filter.asking();
            let plain: Vec<i64> = rows
                .iter()
                .filter(|row| joins(asking.join, asking.groups.iter().map(|group| meets_group(row, group))))
                .map(|row| row.customer.id)
                .collect();
            prop_assert_eq!(ask.borrow_mut()(chief, &filter), plain, "{:?}", filter);
            // Kept in a saved view it is the same filter.
            let kept: Filter = serde_json::from_str(&serde_json::to_string(&filter).unwrap()).unwrap();
            prop_assert_eq!(kept, filter);
            Ok(())
        })
        .unwrap();
}

#[test]
fn questions_about_many_ask_for_the_right_first() {
    let mut office = Office::open();
    let (chief, mate, admin) = (office.chief(), office.mate, office.who(Post::Admin));
    let mine = office.create(mate, good("甲公司", "13812345670"));
    let theirs = office.create(chief, good("乙公司", "13812345671"));
    let tag = |ids: &[i64]| Command::Tag { ids: ids.to_vec(), add: BTreeSet::from(["展会".to_owned()]), remove: BTreeSet::new() };
    let preview = |command: Command| Query::Preview { command: Box::new(command) };
    for query in [Query::Views, Query::Tags, Query::Total { list: ListQuery::default() }, preview(tag(&[mine]))] {
        let Err(No::Refused(refusal)) = office.ask(admin, query) else { panic!() };
        assert_eq!(refusal.clauses, ["SEC-08"]);
    }
    office.act(chief, tag(&[theirs])).unwrap();
    assert_eq!(office.ask(mate, Query::Tags).unwrap(), Answer::Values(Lines::default()), "tags of others' customers");
    assert_eq!(office.ask(mate, Query::Total { list: ListQuery::default() }).unwrap(), Answer::Total(1));
    // What the preview says is what the act does, and nothing of others' customers is told.
    let Answer::Preview(told) = office.ask(mate, preview(tag(&[mine, theirs, 99]))).unwrap() else { panic!() };
    assert_eq!((told.changed, told.same, told.left_out, told.findings.len()), (1, 0, 1, 1));
    let lines: Vec<_> = told.lines.iter().map(|line| (line.name.as_str(), line.before.as_str(), line.after.as_str())).collect();
    assert_eq!(lines, [("甲公司", "", "展会")]);
    let entries = office.entries();
    assert_eq!(office.act(mate, tag(&[mine, theirs, 99])).unwrap().findings, told.findings);
    assert_eq!((office.entries() - entries, office.newest().verb.as_str()), (1, "customer.tag"));
    let Answer::Preview(told) = office.ask(mate, preview(tag(&[mine]))).unwrap() else { panic!() };
    assert_eq!((told.changed, told.same), (0, 1));
    let entries = office.entries();
    office.act(mate, tag(&[mine])).unwrap();
    assert_eq!(office.entries(), entries, "nothing changed, nothing is kept");
    assert!(matches!(
        office.ask(mate, preview(Command::Grade { ids: vec![mine], grade: None, reason: String::new() })),
        Err(No::Refused(_))
    ));
    let Answer::Preview(told) = office.ask(chief, preview(Command::Allocate { to: vec![(mine, mate), (theirs, mate)] })).unwrap() else {
        panic!()
    };
    assert_eq!((told.changed, told.same, told.lines[0].after.as_str()), (1, 1, mate.to_string().as_str()));
    refused(office.act(chief, tag(&vec![mine; 100_001])));
}

#[test]
fn a_shared_view_is_not_overwritten_by_who_saw_it_before() {
    let mut office = Office::open();
    let (chief, director) = (office.chief(), office.who(Post::Director));
    let save = |id, rev, name: &str, shared| {
        Command::View(ViewAct::Save { id, rev, name: name.to_owned(), shared, content: Box::new(ViewContent::of(Filter::default())) })
    };
    let id = office.act(chief, save(0, 0, " 大客户 ", true)).unwrap().id;
    assert_eq!(office.newest().title, "大客户");
    office.act(director, save(id, 1, "重要客户", true)).unwrap();
    assert_eq!(refused(office.act(chief, save(id, 1, "大客户", true))).message.id, "views-moved");
    assert_eq!(refused(office.act(chief, save(0, 0, "重要客户", false))).flaws[0].message.id, "views-name-twice");
    assert_eq!(refused(office.act(chief, save(-1, 0, "我的", true))).clauses, ["SEC-08"]);
    assert_eq!(refused(office.act(chief, save(77, 1, "没有", true))).message.id, "views-gone");
    let entries = office.entries();
    office.act(director, save(id, 2, "重要客户", true)).unwrap();
    assert_eq!(office.entries(), entries, "nothing changed, nothing is kept");
    let Answer::Views(views) = office.ask(office.mate, Query::Views).unwrap() else { panic!() };
    let shared = views.views.iter().find(|view| view.id == id).unwrap();
    assert_eq!((shared.name.as_str(), shared.owner.as_str(), shared.editable), ("重要客户", "岗位5", false));
    // Made one's own again, others have it no more; it opens with nothing that is gone.
    let places = vec![Place { view: id, hidden: false }];
    office.act(office.mate, Command::View(ViewAct::Arrange { places, opens: id })).unwrap();
    office.act(chief, save(id, 2, "重要客户", false)).unwrap();
    let Answer::Views(views) = office.ask(office.mate, Query::Views).unwrap() else { panic!() };
    assert!(views.opens == 0 && views.views.iter().all(|view| view.id != id));
}

#[test]
fn other_limits_grade_anew_on_the_day_from_which_they_hold() {
    let mut office = Office::open();
    let (chief, admin) = (office.chief(), office.who(Post::Admin));
    let mut draft = good("渤海建材", "13812345678");
    draft.set(Field::CreditLimit, "900000000");
    let id = office.create(chief, draft);
    let order = OrderDraft { amount: 30_000_000, paid: 0, ..paid_order(&office) };
    office.act(chief, Command::Order { id, order: Box::new(order) }).unwrap();
    assert_eq!(office.stored(id).draft.get(Field::Grade), "B");
    let regrade = |office: &mut Office| {
        let before = office.entries();
        office.act(0, Command::Regrade).unwrap();
        office.entries() - before
    };
    assert_eq!((regrade(&mut office), regrade(&mut office)), (1, 0), "once a day");
    let from = date(2026, 3, 12);
    office.staff(
        admin,
        staff::Command::SetParameter { key: "grade_B_min".to_owned(), value: "400000".to_owned(), from, reason: "上调".to_owned() },
    );
    office.at = Instant::of(datetime(2026, 3, 11, 9, 0, 0, 0));
    assert_eq!((regrade(&mut office), office.stored(id).draft.get(Field::Grade).to_owned()), (1, "B".to_owned()));
    office.at = Instant::of(datetime(2026, 3, 12, 9, 0, 0, 0));
    assert_eq!((regrade(&mut office), office.stored(id).draft.get(Field::Grade).to_owned()), (1, "C".to_owned()));
    assert_eq!((regrade(&mut office), office.newest().actor, office.newest().verb.as_str()), (0, 0, "customer.regrade"));
}
