//! 客户分析: sums and counts that are kept against those that are counted, every question by every post, credit, loads, use, notes, exports.

use super::*;
use crate::areas::customers::analysis::sheet::{self, Table, TableOrder};
use crate::areas::customers::analysis::{By, Composition, Cut, Files, Period, Question, Reply, Span};
use crate::areas::customers::commands::analysis::Act;
use crate::base::divisions::Code;
use crate::base::plus_days;

fn march() -> Period {
    Period::around(Span::Month, date(2026, 3, 10))
}

impl Office {
    fn told(&mut self, who: i64, question: Question) -> Result<Reply, No> {
        match self.ask(who, Query::Analysis(question))? {
            Answer::Analysis(reply) => Ok(*reply),
            other => panic!("{other:?}"),
        }
    }

    fn composed(&mut self, who: i64, cut: Cut) -> Composition {
        match self.told(who, Question::Composition(cut)).unwrap() {
            Reply::Composition(all) => all,
            other => panic!("{other:?}"),
        }
    }

    /// Keys, amounts or quantities, and shares.
    fn parts(&mut self, who: i64, cut: Cut) -> Vec<(String, i64, i64)> {
        let all = self.composed(who, cut);
        all.parts.iter().map(|part| (part.sum.key.clone(), part.measure(cut.by), part.share.unwrap_or(-1))).collect()
    }

    /// A customer of this grade and region who buys for so much on this day.
    fn buyer(&mut self, name: &str, agent: i64, grade: &str, region: &str) -> i64 {
        let chief = self.chief();
        let mut draft = good(name, "");
        draft.contacts = vec![contact("赵海燕", "", "0532-88881234")];
        draft.set(Field::Agent, agent.to_string());
        draft.set(Field::Region, region);
        let id = self.create(chief, draft);
        self.act(chief, Command::Grade { ids: vec![id], grade: Some(grade.to_owned()), reason: "约定".to_owned() }).unwrap();
        id
    }

    fn buys(&mut self, id: i64, day: jiff::civil::Date, lines: &[(&str, i64, i64)]) -> i64 {
        let lines: Vec<OrderLine> = lines
            .iter()
            .map(|(product, quantity, amount)| OrderLine { product: (*product).to_owned(), quantity: *quantity, amount: *amount })
            .collect();
        let amount = lines.iter().map(|line| line.amount).sum();
        let order = OrderDraft { day, channel: "电话".to_owned(), amount, paid: 0, lines };
        let chief = self.chief();
        self.act(chief, Command::Order { id, order: Box::new(order) }).unwrap().id
    }

    /// What is kept by day is what is counted from the orders.
    pub(super) fn kept_is_counted(&mut self) {
        let rows = |office: &mut Office, sql: &str| {
            let noun = |row: &crate::store::Row<'_>| Ok((row.text(0)?, row.text(1)?, row.text(2)?, row.int(3)?, row.int(4)?));
            office.store.read(|tx| tx.all(sql, &[], noun)).unwrap()
        };
        let kept =
            rows(self, "SELECT day, grade, province, orders, amount FROM sales_day WHERE orders <> 0 OR amount <> 0 ORDER BY 1, 2, 3");
        let counted = rows(
            self,
            "SELECT o.day, c.grade, substr(c.region, 1, 2), count(*), sum(o.amount) FROM customer_order o JOIN customer c ON c.id = o.customer \
             WHERE o.state = '已确认' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        );
        assert_eq!(kept, counted);
        let kept = rows(
            self,
            "SELECT day, product, CAST(orders AS TEXT), amount, quantity FROM product_day WHERE orders <> 0 OR amount <> 0 ORDER BY 1, 2",
        );
        let counted = rows(
            self,
            "SELECT o.day, l.product, CAST(count(*) AS TEXT), sum(l.amount), sum(l.quantity) FROM customer_order o JOIN order_line l ON l.of_order = o.id \
             WHERE o.state = '已确认' GROUP BY 1, 2 ORDER BY 1, 2",
        );
        assert_eq!(kept, counted);
        let classes =
            |office: &mut Office, sql: &str| office.store.read(|tx| tx.all(sql, &[], |row| Ok(format!("{:?}", row.values()?)))).unwrap();
        let kept = classes(self, "SELECT * FROM customer_class WHERE customers <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9");
        let counted = classes(
            self,
            "SELECT industry, source, nature, grade, credit_grade, relation, market, type, substr(region, 1, 2), count(*) FROM customer \
             GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9",
        );
        assert_eq!(kept, counted);
        let told =
            |office: &mut Office, sql: &str| office.store.read(|tx| tx.all(sql, &[], |row| Ok((row.int(0)?, row.maybe_int(1)?)))).unwrap();
        let kept = told(self, "SELECT id, contacted_at FROM customer ORDER BY id");
        let counted =
            told(self, "SELECT c.id, (SELECT max(n.at) FROM customer_note n WHERE n.customer = c.id) FROM customer c ORDER BY c.id");
        assert_eq!(kept, counted);
    }

    /// One of the acts that make, change, join or take back customers and their orders, chosen by numbers. It may be refused.
    fn any_act(&mut self, (kind, a, b): (u8, usize, usize), undo: &mut Vec<i64>) {
        const REGIONS: [&str; 5] = ["370202", "370283", "110108", "某地", ""];
        let chief = self.chief();
        let ids = self.store.read(|tx| tx.all("SELECT id FROM customer ORDER BY id", &[], |row| row.int(0))).unwrap();
        let (one, other) = (ids.get(a % ids.len().max(1)).copied(), ids.get(b % ids.len().max(1)).copied());
        let (grade, region) = (GRADES[b % GRADES.len()], REGIONS[b % REGIONS.len()]);
        let orders = self.store.read(|tx| tx.all("SELECT id FROM customer_order ORDER BY id", &[], |row| row.int(0))).unwrap();
        let day = plus_days(self.at.day(), -(a as i64 % 40));
        let outcome = match (kind, one, other) {
            (0, ..) | (_, None, _) => {
                let mut draft = good(&format!("公司{}", self.acts()), &format!("138{:08}", self.acts()));
                draft.set(Field::Region, region);
                self.act(chief, Command::Create { draft: Box::new(draft) })
            }
            (1, Some(id), _) => self.edit(chief, id, |draft| draft.set(Field::Region, region)),
            (2, Some(id), _) => {
                let grade = (b % 4 != 3).then(|| grade.to_owned());
                self.act(chief, Command::Grade { ids: vec![id], grade, reason: "约定".to_owned() })
            }
            (3, Some(id), _) => {
                let line = |product: &str| OrderLine { product: product.to_owned(), quantity: 100, amount: 20_000_000 };
                let order =
                    OrderDraft { day, amount: 40_000_000, paid: 0, lines: vec![line("水泥"), line("砂石")], ..paid_order(self) };
                self.act(chief, Command::Order { id, order: Box::new(order) })
            }
            (4, ..) if !orders.is_empty() => {
                self.act(chief, Command::Cancel { order: orders[a % orders.len()], reason: "改期".to_owned() })
            }
            (5, Some(keep), Some(gone)) if keep != gone => {
                let merging = self.merging(keep, gone);
                self.act(chief, merging)
            }
            (6, Some(id), _) => {
                let (name, no) = (format!("导入公司{}", self.acts()), self.stored(id).no);
                let phone = format!("139{:08}", self.acts());
                let rows: [&[&str]; 2] = [&["", &name, &phone, "山东省青岛市"], &[&no, "", "", "北京市"]];
                let sheet = spool(&["客户编号", "客户名称", "手机", "地区"], &rows);
                let done = self.import(&sheet, &ImportOptions::usual(sheet.headers())).unwrap();
                undo.extend(done.entry);
                return;
            }
            (7, Some(id), _) => {
                self.at = self.at.plus_minutes(1);
                self.act(chief, Command::Note { id, kind: NoteKind::Talk, channel: "电话".to_owned(), text: "在".to_owned() })
            }
            _ => match undo.pop() {
                Some(entry) => self.act(chief, Command::Undo { entry }),
                None => return,
            },
        };
        undo.extend(outcome.ok().and_then(|done| done.undo));
    }
}

#[test]
fn what_is_kept_is_what_is_counted_after_any_acts_and_shares_make_a_whole() {
    let acts = prop::collection::vec((0_u8..10, 0_usize..40, 0_usize..40), 1..24);
    let mut runner = TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&acts, |acts| {
            let mut office = Office::open();
            let mut undo = Vec::new();
            for act in acts {
                office.any_act(act, &mut undo);
                office.kept_is_counted();
            }
            let (chief, mate) = (office.chief(), office.mate);
            for by in By::ALL {
                for (who, within) in [(chief, None), (chief, Some(Code(370_000))), (mate, None)] {
                    let all = office.composed(who, Cut { within, ..Cut::of(by, march()) });
                    assert_eq!(all.parts.iter().map(|part| part.measure(by)).sum::<i64>(), all.measure());
                    let whole = |measure: i64| if measure > 0 { 1_000 } else { 0 };
                    assert_eq!(all.parts.iter().filter_map(|part| part.share).sum::<i64>(), whole(all.measure()));
                    assert_eq!(all.parts.iter().filter_map(|part| part.before_share).sum::<i64>(), whole(all.before));
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn sums_that_are_kept_are_those_of_the_orders_whatever_happens() {
    let mut office = Office::open();
    let (chief, mate, other) = (office.chief(), office.mate, office.other);
    let a = office.buyer("甲公司", mate, "A", "370202");
    let b = office.buyer("乙公司", other, "B", "110108");
    let day = date(2026, 3, 2);
    let first = office.buys(a, day, &[("水泥", 200, 60_000), ("砂石", 100, 40_000)]);
    office.buys(a, day, &[("水泥", 100, 30_000)]);
    office.buys(b, plus_days(day, 1), &[("砂石", 300, 120_000)]);
    office.kept_is_counted();
    office.act(chief, Command::Cancel { order: first, reason: "改期".to_owned() }).unwrap();
    office.kept_is_counted();
    office.act(chief, Command::Grade { ids: vec![a], grade: Some("C".to_owned()), reason: "约定".to_owned() }).unwrap();
    office.edit(chief, b, |draft| draft.set(Field::Region, "某地")).unwrap();
    office.kept_is_counted();
    // Files that are merged give their orders away.
    office.store.write(|tx| tx.run("UPDATE customer_order SET customer = ?1 WHERE customer = ?2", crate::sql![a, b])).unwrap();
    office.kept_is_counted();
    office.store.write(|tx| tx.run("UPDATE customer_order SET day = '2026-02-02', state = '已确认'", &[])).unwrap();
    office.kept_is_counted();
    assert_eq!(office.count("SELECT sum(orders) FROM sales_day WHERE day = '2026-02-02'"), 3);
}

#[test]
fn sales_are_divided_by_grade_product_and_region_down_to_the_county() {
    let mut office = Office::open();
    let (chief, mate, other) = (office.chief(), office.mate, office.other);
    let a = office.buyer("甲公司", mate, "A", "370202");
    let b = office.buyer("乙公司", other, "B", "370102");
    let c = office.buyer("丙公司", other, "C", "110108");
    let day = date(2026, 3, 2);
    office.buys(a, day, &[("水泥", 300, 60_000)]);
    office.buys(b, day, &[("水泥", 100, 20_000), ("砂石", 100, 10_000)]);
    office.buys(c, plus_days(day, 1), &[("砂石", 100, 10_000)]);
    office.buys(c, date(2026, 2, 27), &[("砂石", 100, 20_000)]);
    let part = |key: &str, measure, share| (key.to_owned(), measure, share);
    let cut = |by| Cut::of(by, march());
    assert_eq!(office.parts(chief, cut(By::Grade)), [part("A", 60_000, 600), part("B", 30_000, 300), part("C", 10_000, 100)]);
    assert_eq!(office.parts(chief, cut(By::Product)), [part("水泥", 400, 667), part("砂石", 200, 333)]);
    assert_eq!(office.parts(chief, cut(By::Region)), [part("370000", 90_000, 900), part("110000", 10_000, 100)]);
    let shandong = Cut { within: Some(Code(370_000)), ..cut(By::Region) };
    assert_eq!(office.parts(chief, shandong), [part("370200", 60_000, 667), part("370100", 30_000, 333)]);
    assert_eq!(office.parts(chief, Cut { customer: Some(b), ..cut(By::Product) }).len(), 2);
    // An agent's figures are those of the own customers.
    assert_eq!(office.parts(mate, cut(By::Grade)), [part("A", 60_000, 1_000)]);
    assert_eq!(office.parts(other, cut(By::Product)), [part("砂石", 200, 667), part("水泥", 100, 333)]);
    let all = office.composed(chief, cut(By::Grade));
    assert_eq!((all.parts[2].before, all.before, all.all.orders, all.customers()), (20_000, 20_000, 3, 3));
    assert_eq!(office.composed(chief, Cut::of(By::Grade, march().next())).kpi(), "—");
    // Behind every part stand its orders.
    let behind = |office: &mut Office, who, cut, key: &str| match office.told(who, Question::Behind(cut, key.to_owned())).unwrap() {
        Reply::Behind(sales, more) => (sales.into_iter().map(|sale| (sale.name, sale.amount)).collect::<Vec<_>>(), more),
        other => panic!("{other:?}"),
    };
    let sale = |name: &str, amount| (name.to_owned(), amount);
    assert_eq!(behind(&mut office, chief, cut(By::Grade), "B"), (vec![sale("乙公司", 30_000)], false));
    assert_eq!(behind(&mut office, chief, cut(By::Product), "砂石"), (vec![sale("丙公司", 10_000), sale("乙公司", 10_000)], false));
    assert_eq!(behind(&mut office, chief, shandong, "370200").0, [sale("甲公司", 60_000)]);
    assert_eq!(behind(&mut office, chief, cut(By::Region), "").0, []);
    assert_eq!(behind(&mut office, mate, cut(By::Region), "370000").0, [sale("甲公司", 60_000)]);
}

#[test]
fn a_note_belongs_to_its_period_and_two_writers_meet() {
    let mut office = Office::open();
    let chief = office.chief();
    let note = |text: &str, rev| Command::Analysis(Act::Note { period: march(), text: text.to_owned(), rev });
    office.act(chief, note(" 稳住 A 级客户 ", 0)).unwrap();
    let director = office.who(Post::Director);
    let refusal = refused(office.act(director, note("多拜访", 0)));
    assert_eq!((refusal.message.id, refusal.clauses.as_slice()), ("customers-analysis-note-first", ["FILE-19"].as_slice()));
    office.act(director, note("多拜访", 1)).unwrap();
    let Reply::Note(Some(stored)) = office.told(chief, Question::Note(march())).unwrap() else { panic!() };
    assert_eq!((stored.text.as_str(), stored.rev, stored.at), ("多拜访", 2, office.at));
    let kept = office.newest();
    assert_eq!((kept.title.as_str(), kept.verb.as_str()), ("2026-03", "sales.note"));
    assert!(kept.before.contains("稳住 A 级客户") && kept.after.contains("多拜访"));
    assert_eq!(office.told(chief, Question::Note(march().next())).unwrap(), Reply::Note(None));
    let entries = office.entries();
    office.act(director, note("多拜访", 2)).unwrap();
    assert_eq!(office.entries(), entries, "nothing new is nothing to keep");
    assert!(!refused(office.act(chief, note(&"长".repeat(2_001), 2))).flaws.is_empty());
}

#[test]
fn credit_use_names_who_is_over_the_limit() {
    let mut office = Office::open();
    let (chief, mate, other) = (office.chief(), office.mate, office.other);
    let a = office.buyer("甲公司", mate, "A", "370202");
    let b = office.buyer("乙公司", other, "B", "370102");
    office.edit(chief, a, |draft| draft.set(Field::CreditGrade, "AA")).unwrap();
    office.edit(chief, b, |draft| draft.set(Field::CreditLimit, "50000")).unwrap();
    let day = date(2026, 3, 2);
    office.buys(a, day, &[("水泥", 100, 3_000_000)]);
    office.buys(b, day, &[("水泥", 100, 60_000)]);
    let Reply::Credit(used) = office.told(chief, Question::Credit).unwrap() else { panic!() };
    assert_eq!((used.debtors, used.over), (2, 1));
    assert_eq!(
        used.rows.iter().map(|row| (row.name.as_str(), row.limit, row.over())).collect::<Vec<_>>(),
        [("乙公司", 50_000, 10_000), ("甲公司", 30_000_000, 0)]
    );
    let grades: Vec<_> =
        used.grades.iter().map(|grade| (grade.grade.as_str(), grade.customers, grade.limit, grade.unpaid, grade.over)).collect();
    assert_eq!(grades, [("AA", 1, 30_000_000, 3_000_000, 0), ("", 1, 50_000, 60_000, 1)]);
    let Reply::Credit(own) = office.told(mate, Question::Credit).unwrap() else { panic!() };
    assert_eq!((own.debtors, own.over, own.rows.len(), own.grades.len()), (1, 0, 1, 1));
}

#[test]
fn loads_name_first_contacts_that_wait_and_that_are_late() {
    let mut office = Office::open();
    let (chief, mate) = (office.chief(), office.mate);
    office.buyer("甲公司", mate, "A", "370202");
    let kept = office.buyer("乙公司", mate, "B", "370102");
    office.edit(chief, kept, |draft| draft.set(Field::Keeper, chief.to_string())).unwrap();
    office.at = Instant::of(datetime(2026, 3, 18, 9, 0, 0, 0));
    office.buyer("丙公司", mate, "C", "110108");
    let carried = |office: &mut Office, who| match office.told(who, Question::Loads).unwrap() {
        Reply::Loads(people) => people,
        other => panic!("{other:?}"),
    };
    let people = carried(&mut office, chief);
    let of = |staff| people.iter().find(|person| person.staff == staff).map(|p| (p.customers, p.load, p.kept, p.waiting, p.late));
    assert_eq!(of(mate), Some((3, Some(300), 0, 3, 2)));
    assert_eq!(of(chief), Some((0, None, 1, 0, 0)));
    assert_eq!(people[0].staff, mate, "the highest load first");
    assert_eq!(carried(&mut office, mate).iter().map(|person| person.staff).collect::<Vec<_>>(), [mate]);
}

#[test]
fn files_that_nobody_adds_to_are_stale_on_the_ninety_first_day() {
    let mut office = Office::open();
    let (chief, mate) = (office.chief(), office.mate);
    office.at = Instant::of(datetime(2026, 1, 1, 9, 0, 0, 0));
    let ids = ["甲公司", "乙公司", "丙公司"].map(|name| office.buyer(name, mate, "A", "370202"));
    office.edit(chief, ids[2], |draft| draft.set(Field::Relation, "未来")).unwrap();
    let listed = |office: &mut Office, files, period| match office.told(chief, Question::Files(files, period)).unwrap() {
        Reply::Files(rows, count) => (rows.into_iter().map(|row| row.customer).collect::<Vec<_>>(), count),
        other => panic!("{other:?}"),
    };
    let period = Period::around(Span::Month, date(2026, 4, 2));
    office.at = Instant::of(datetime(2026, 4, 1, 23, 0, 0, 0));
    assert_eq!(listed(&mut office, Files::Stale, period).1, 0);
    office.at = Instant::of(datetime(2026, 4, 2, 0, 0, 0, 0));
    assert_eq!(listed(&mut office, Files::Stale, period), (vec![ids[0], ids[1]], 2));
    assert_eq!(listed(&mut office, Files::Prospects, period), (vec![ids[2]], 1));
    // A record of a talk is new material; the agent is told of the file that is left.
    office.act(mate, Command::Note { id: ids[0], kind: NoteKind::Talk, channel: "电话".to_owned(), text: "四月送样".to_owned() }).unwrap();
    assert_eq!(listed(&mut office, Files::Stale, period), (vec![ids[1]], 1));
    let tasks = office.store.read(|tx| {
        let actor = areas::who(tx, mate)?;
        let params = crate::rules::Parameters::default();
        inbox(&crate::areas::Context { tx, actor: &actor, at: Instant::of(datetime(2026, 4, 2, 0, 0, 0, 0)), params: &params })
    });
    assert!(tasks.unwrap().iter().any(|task| task.clause == "FILE-21" && Lang::Zh.say(&task.title) == "1 份客户档案久未更新"));
    // Openings and updates of the period.
    for hour in 9..14 {
        office.at = Instant::of(datetime(2026, 4, 2, hour, 0, 0, 0));
        office.act(mate, Command::Open { id: ids[0] }).unwrap();
    }
    office.edit(chief, ids[0], |draft| draft.set(Field::Notes, "改过")).unwrap();
    let Reply::Use(usage) = office.told(chief, Question::Use(period)).unwrap() else { panic!() };
    assert_eq!((usage.files, usage.stale, usage.prospects, usage.opened), (3, 1, 1, 1));
    assert_eq!((usage.counts.openings, usage.counts.updates, usage.months.len()), (5, 2, 12));
    assert_eq!(usage.months[11].1, usage.counts);
    assert_eq!(usage.sources, [("电话".to_owned(), 3, Some(1_000))]);
    assert_eq!(listed(&mut office, Files::Opened, period), (vec![ids[0]], 1));
    assert_eq!(listed(&mut office, Files::Unopened, period), (vec![ids[1], ids[2]], 2));
    let Reply::Files(rows, _) = office.told(mate, Question::Files(Files::Opened, period)).unwrap() else { panic!() };
    assert_eq!((rows[0].counts.openings, rows[0].counts.updates, rows[0].agent.as_str()), (5, 2, "王芳"));
}

#[test]
fn every_table_leaves_with_its_right_and_its_reason() {
    let mut office = Office::open();
    let (chief, mate) = (office.chief(), office.mate);
    let a = office.buyer("甲公司", mate, "A", "370202");
    office.buys(a, date(2026, 3, 2), &[("水泥", 100, 3_000_000)]);
    let folder = tempfile::tempdir().unwrap();
    let cut = |by| Table::Composition(Cut::of(by, march()));
    let tables = [cut(By::Grade), cut(By::Product), cut(By::Region), Table::Credit, Table::Debtors, Table::Loads]
        .into_iter()
        .chain([Table::Months(march()), Table::Sources(march())])
        .chain(Files::ALL.map(|files| Table::Files(files, march())));
    for (n, table) in tables.enumerate() {
        let path = folder.path().join(format!("{n}.xlsx"));
        let run = |office: &mut Office, who, reason: &str| {
            let order = TableOrder { table, reason: reason.to_owned(), format: SheetFormat::Xlsx, lang: Lang::Zh };
            sheet::export(&mut office.store, who, &order, &path, office.at)
        };
        assert!(matches!(run(&mut office, mate, "月会"), Err(No::Refused(refusal)) if refusal.clauses == ["FILE-23", "SEC-08"]));
        assert!(office.newest().refused);
        assert!(matches!(run(&mut office, chief, " "), Err(No::Refused(_))));
        assert!(!path.exists());
        let rows = run(&mut office, chief, "月会").unwrap();
        assert!(path.exists());
        let kept = office.newest();
        assert_eq!((kept.verb.as_str(), kept.reason.as_str()), ("analysis.export", "月会"));
        assert!(kept.after.contains(&format!("\"rows\":{rows}")) && kept.after.contains(table.name()));
        for lang in [Lang::Zh, Lang::En] {
            let made = table.made(&Reply::Loads(Vec::new()), lang);
            assert!(!made.title.is_empty() && !made.title.starts_with("customers-"));
        }
    }
    let clerk = office.who(Post::Clerk);
    let order = TableOrder { table: cut(By::Grade), reason: "月会".to_owned(), format: SheetFormat::Csv, lang: Lang::En };
    assert!(matches!(sheet::export(&mut office.store, clerk, &order, &folder.path().join("no.csv"), office.at), Err(No::Refused(_))));
    assert!(office.newest().refused && office.newest().actor == clerk);
    let path = folder.path().join("shares.csv");
    sheet::export(&mut office.store, chief, &order, &path, office.at).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("A,1,1,30000.00,100.00") && text.contains("Total,1,1,30000.00,100.00"), "{text}");
}
