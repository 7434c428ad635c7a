//! Two files become one and two again; acts are taken back; imports are taken back, and what somebody changed since stays.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::*;
use crate::areas::archives;
use crate::areas::cases::{self, complaints, tickets};
use crate::areas::customers::commands::united;
use crate::areas::customers::mapping::headers_key;
use crate::areas::customers::sheet::undo_import_as;

/// Tables that tell of undoing itself, and the log of the fields, which only grows.
const NOT_THE_FILES: [&str; 5] = ["customer_undo", "customer_undone", "customer_moved", "import_run", "customer_history"];

impl Office {
    /// The merge that the window proposes.
    pub(super) fn merging(&mut self, keep: i64, gone: i64) -> Command {
        let (keep, gone) = (self.stored(keep), self.stored(gone));
        let draft = Box::new(united(&keep.draft, &gone.draft));
        Command::Merge { keep: keep.id, gone: gone.id, revs: (keep.rev, gone.rev), draft }
    }

    fn undo(&mut self, entry: i64) -> Result<Done, No> {
        let chief = self.chief();
        self.act(chief, Command::Undo { entry })
    }

    /// Every row of every table of the area, by table.
    fn dump(&mut self) -> BTreeMap<String, Vec<String>> {
        self.store
            .read(|tx| {
                let tables = tx.all(
                    "SELECT DISTINCT m.name FROM sqlite_schema m LEFT JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' \
                     AND (f.\"table\" IN ('customer', 'customer_order') OR m.name IN ('customer', 'customer_tombstone', 'twin_dismissed', 'complaint')) \
                     ORDER BY 1",
                    &[],
                    |row| row.text(0),
                )?;
                let mut out = BTreeMap::new();
                for table in tables.into_iter().filter(|table| !NOT_THE_FILES.contains(&table.as_str())) {
                    let mut rows = tx.all(&format!("SELECT * FROM {table}"), &[], |row| Ok(format!("{:?}", row.values()?)))?;
                    rows.sort();
                    out.insert(table, rows);
                }
                Ok::<_, crate::base::Fault>(out)
            })
            .unwrap()
    }

    /// The log of the fields, row by row.
    fn history(&mut self) -> Vec<String> {
        self.store.read(|tx| tx.all("SELECT * FROM customer_history ORDER BY id", &[], |row| Ok(format!("{:?}", row.values()?)))).unwrap()
    }

    /// What is found by a search, so that the index is seen to follow.
    fn found(&mut self, text: &str) -> Vec<i64> {
        let chief = self.chief();
        self.ids(chief, &ListQuery { text: text.to_owned(), ..ListQuery::default() })
    }
}

/// The entry of an act of this kind on a file of its own or on the given one.
pub(super) fn undoable(office: &mut Office, act: &str, id: i64) -> i64 {
    let chief = office.chief();
    match act {
        "undo: edit" => office.edit(chief, id, |draft| draft.set(Field::Notes, "改")).unwrap().undo.unwrap(),
        "undo: allocation" => office.act(chief, Command::Allocate { to: vec![(id, office.mate)] }).unwrap().undo.unwrap(),
        "undo: grade" => {
            let grade = Command::Grade { ids: vec![id], grade: Some("A".to_owned()), reason: "战略客户".to_owned() };
            office.act(chief, grade).unwrap().undo.unwrap()
        }
        "undo: merge" => {
            let gone = office.create(chief, good("渤海建材公司", "13812345679"));
            let merging = office.merging(id, gone);
            office.act(chief, merging).unwrap().undo.unwrap()
        }
        _ => {
            let entry = office.acts() + 1;
            let sheet = spool(&["客户名称", "手机"], &[&[&format!("导入公司{entry}"), &format!("139{entry:08}")]]);
            office.import(&sheet, &ImportOptions::usual(sheet.headers())).unwrap();
            entry
        }
    }
}

fn paper() -> archives::Draft {
    archives::Draft {
        title: "租赁合同".to_owned(),
        issued: Some(date(2026, 1, 15)),
        material: "碳素墨水".to_owned(),
        format_ok: true,
        ..archives::Draft::default()
    }
}

fn letter(customer: i64) -> archives::LetterDraft {
    let (title, receiver) = ("停水通知".to_owned(), "张经理".to_owned());
    let (direction, kind) = (archives::Direction::Out, archives::LetterKind::Notice);
    archives::LetterDraft { customer, direction, kind, title, issuer: String::new(), receiver }
}

/// Two files with everything that can hang on them.
fn pair(office: &mut Office) -> (i64, i64) {
    let chief = office.chief();
    let mut files = [0, 0];
    for (n, file) in files.iter_mut().enumerate() {
        let draft = full(office, n);
        *file = office.create(chief, draft);
        office.act(chief, Command::Allocate { to: vec![(*file, [office.mate, office.other][n])] }).unwrap();
        let text = "约好周五送样，另议价格".to_owned();
        office.act(chief, Command::Note { kind: NoteKind::Talk, id: *file, channel: "电话".to_owned(), text }).unwrap();
        let order = OrderDraft { amount: 40_000_000, paid: 40_000_000, ..paid_order(office) };
        office.act(chief, Command::Order { id: *file, order: Box::new(order) }).unwrap();
        office.act(chief, Command::Open { id: *file }).unwrap();
        let day = office.at.day();
        let fee = FeeDraft { item: "管理费".to_owned(), due_date: day, due: 100, paid: 0, deposit: 0, violation: String::new() };
        let fee = office.act(chief, Command::Record(Act::Charge { id: *file, fee: Box::new(fee) })).unwrap().id;
        office.act(chief, Command::Record(Act::PayFee { fee, paid: 1 })).unwrap();
        let line = |product: &str| DemandLine { customer: *file, product: product.to_owned(), quantity: 100 };
        let lines = vec![line("水泥"), line(["石材", "木材"][n])];
        office.act(chief, Command::Record(Act::Demand { week: day, lines })).unwrap();
        let draft = office.slip("13812345678", &format!("序{n}"));
        let slip = office.act(chief, Command::Record(Act::EnterSlip { draft })).unwrap().id;
        office.store.write(|tx| tx.run("UPDATE receipt_slip SET customer = ?1 WHERE id = ?2", crate::sql![*file, slip])).unwrap();
        office.act(chief, Command::Record(Act::Step { id: *file, to: Stage::SecondDeal, reason: "复购".to_owned() })).unwrap();
        for command in [
            archives::Command::Register { customer: *file, draft: Box::new(paper()), file: None },
            archives::Command::Letter(Box::new(letter(*file))),
        ] {
            areas::perform(&mut office.store, chief, &areas::Command::Archives(command), office.at, &mut |_| Ok(())).unwrap();
        }
        let at = office.at;
        let complaint = complaints::Draft {
            complainant: "孙建国".to_owned(),
            phone: "13812345678".to_owned(),
            customer: Some(*file),
            happened_at: Some(at),
            channel: Some(complaints::Channel::Hotline),
            content: format!("到货短少 {n} 箱"),
            emotion: Some(complaints::Emotion::Calm),
            ..complaints::Draft::default()
        };
        let ticket = tickets::Draft { content: "询问到货时间".to_owned(), customer: Some(*file), ..tickets::Draft::default() };
        for command in [
            cases::Command::Complaints(complaints::Command::Register { draft: Box::new(complaint), ticket: None }),
            cases::Command::Tickets(tickets::Command::Accept { draft: Box::new(ticket) }),
        ] {
            areas::perform(&mut office.store, chief, &areas::Command::Cases(command), at, &mut |_| Ok(())).unwrap();
        }
        let new = office.create(chief, good(&format!("被介绍{n}"), &format!("1370000000{n}")));
        office.act(chief, Command::Record(Act::Refer { id: *file, new })).unwrap();
        let exempted = office.store.write(|tx| {
            let exempt = "INSERT INTO archive_exemption (customer, category, reason, at, staff, name) VALUES (?1, ?2, '无', 1, 1, '某')";
            tx.run(exempt, crate::sql![*file, 3_i64])?;
            tx.run(exempt, crate::sql![*file, [4_i64, 5][n]])
        });
        assert!(matches!(exempted, Ok::<usize, crate::base::Fault>(1)));
    }
    (files[0], files[1])
}

#[test]
fn two_files_become_one_with_everything_that_hangs_on_them() {
    let mut office = Office::open();
    let chief = office.chief();
    let (keep, gone) = pair(&mut office);
    let (a, b) = (office.stored(keep), office.stored(gone));
    let entries = office.entries();
    let merging = office.merging(keep, gone);
    let done = office.act(chief, merging).unwrap();
    assert_eq!((done.id, done.undo, office.entries()), (keep, Some(entries + 1), entries + 1));
    let entry = office.newest();
    assert_eq!(
        (entry.verb.as_str(), entry.title.as_str(), entry.reason),
        ("customer.merge", a.no.as_str(), format!("{} → {}", b.no, a.no))
    );
    let view = office.file(chief, keep).unwrap();
    assert_eq!((view.orders.len(), view.openings.len()), (2, 2));
    assert_eq!(office.count(&format!("SELECT count(*) FROM customer_note WHERE customer = {keep}")), 2);
    assert_eq!(view.customer.draft.tags, a.draft.tags.union(&b.draft.tags).cloned().collect());
    assert!(view.history.iter().any(|line| line.field == "merged" && line.after.contains(&b.no)));
    assert_eq!(view.customer.draft.get(Field::Grade), "B", "400 000 and 400 000 are more than 300 000 and less than a million");
    // One allocation goes on; the other file is in no list and in no search, and whoever asks for it is led to the first.
    assert_eq!(office.count("SELECT count(*) FROM allocation WHERE ended_at IS NULL"), 1);
    assert!(!office.found("").contains(&gone));
    let both = format!("SELECT quantity FROM demand WHERE customer = {keep} AND product = '水泥'");
    assert_eq!(office.count(&both), 200, "together they want both");
    assert_eq!(office.count(&format!("SELECT count(*) FROM archive_exemption WHERE customer = {keep}")), 3);
    assert_eq!(office.count(&format!("SELECT count(*) FROM customer WHERE introducer = {keep}")), 2);
    assert!(!office.found(b.draft.get(Field::Name)).contains(&gone));
    assert_eq!(office.ask(chief, Query::File { id: gone }).unwrap(), Answer::Merged { into: keep, no: b.no.clone() });
    assert_eq!(view.merged.iter().map(|merged| (merged.no.as_str(), merged.entry)).collect::<Vec<_>>(), [(b.no.as_str(), entries + 1)]);
    // Its tombstone keeps all of it, and a list that names its number means the file in which it lives on.
    assert_eq!(office.count(&format!("SELECT count(*) FROM customer_tombstone WHERE id = {gone} AND heir = {keep}")), 1);
    let sheet = spool(&["客户编号", "备注"], &[&[&b.no, "来自旧名单"]]);
    office.import(&sheet, &ImportOptions::usual(sheet.headers())).unwrap();
    assert_eq!(office.stored(keep).draft.get(Field::Notes), "来自旧名单");
    // What was changed since names who did.
    let refusal = refused(office.undo(entries + 1));
    assert_eq!((refusal.message.id, refusal.clauses.as_slice()), ("customers-undo-changed", &["CONV-11"][..]));
    assert!(Lang::Zh.say(&refusal.message).contains(&a.no), "{refusal:?}");
}

#[test]
fn a_merge_is_refused_where_it_cannot_be_right() {
    let mut office = Office::open();
    let chief = office.chief();
    let (keep, gone) = pair(&mut office);
    let same = office.merging(keep, keep);
    assert_eq!(refused(office.act(chief, same)).message.id, "customers-merge-same");
    let merging = office.merging(keep, gone);
    office.edit(chief, gone, |draft| draft.set(Field::Notes, "刚改")).unwrap();
    assert_eq!(refused(office.act(chief, merging)).message.id, "customers-merge-changed");
    let Command::Merge { revs, mut draft, .. } = office.merging(keep, gone) else { panic!() };
    draft.set(Field::Name, "");
    let refusal = refused(office.act(chief, Command::Merge { keep, gone, revs, draft: draft.clone() }));
    assert_eq!((refusal.flaws[0].field, refusal.clauses), ("name", vec!["FILE-01"]));
    let missing = Command::Merge { keep, gone: 9_999, revs, draft };
    assert_eq!(refused(office.act(chief, missing)).message.id, "customers-missing");
}

#[test]
fn an_act_is_taken_back_once_and_only_while_nobody_changed_anything() {
    let mut office = Office::open();
    let chief = office.chief();
    let ids: Vec<i64> = (0..3).map(|n| office.create(chief, good(&format!("公司{n}"), &format!("1381234567{n}")))).collect();
    let before = office.dump();
    let edit = office.edit(chief, ids[0], |draft| draft.set(Field::Name, "改名公司")).unwrap().undo.unwrap();
    let again = office.edit(chief, ids[0], |draft| draft.tags = ["重点".to_owned()].into()).unwrap().undo.unwrap();
    let to = ids.iter().map(|id| (*id, office.mate)).collect();
    let allocation = office.act(chief, Command::Allocate { to }).unwrap().undo.unwrap();
    let grade = Command::Grade { ids: vec![ids[1]], grade: Some("A".to_owned()), reason: "战略客户".to_owned() };
    let grade = office.act(chief, grade).unwrap().undo.unwrap();
    // Not the first before the later ones; then each in its turn, and none twice.
    assert_eq!(refused(office.undo(edit)).message.id, "customers-undo-changed");
    for entry in [grade, allocation, again, edit] {
        let entries = office.entries();
        office.undo(entry).unwrap();
        assert_eq!((office.entries(), office.newest().verb.as_str()), (entries + 1, "customer.undo"));
        assert_eq!(refused(office.undo(entry)).message.id, "customers-undo-twice");
    }
    assert_eq!(office.dump(), before);
    assert_eq!((office.found("改名"), office.found("公司0")), (vec![], vec![ids[0]]));
    assert_eq!(office.file(chief, ids[0]).unwrap().history[0].after, "公司0");
    // The agent has spoken with the customer: the allocation is not taken back under him.
    let allocated = office.act(chief, Command::Allocate { to: vec![(ids[2], office.mate)] }).unwrap().undo.unwrap();
    let mate = office.mate;
    let note = Command::Note {
        kind: NoteKind::Talk, id: ids[2], channel: "电话".to_owned(), text: "约好周五送样，另议价格".to_owned()
    };
    office.act(mate, note).unwrap();
    let refusal = refused(office.undo(allocated));
    assert!(Lang::Zh.say(&refusal.message).contains("王芳"), "{}", Lang::Zh.say(&refusal.message));
    // What was never an act on files, and what cannot be taken back.
    for entry in [1, 9_999] {
        assert_eq!(refused(office.undo(entry)).message.id, "customers-undo-none");
    }
    // Whoever has the form open with what was taken back is merged, not believed.
    let stale = office.stored(ids[1]);
    let first = office.edit(chief, ids[1], |draft| draft.set(Field::Notes, "甲")).unwrap().undo.unwrap();
    let shown = office.stored(ids[1]);
    office.undo(first).unwrap();
    office.edit(chief, ids[1], |draft| draft.set(Field::Industry, "教育")).unwrap();
    assert_eq!((office.stored(ids[1]).rev, stale.rev + 1), (shown.rev, shown.rev));
    let mut draft = shown.draft.clone();
    draft.set(Field::Size, "大");
    office.act(chief, Command::Edit { id: ids[1], rev: shown.rev, base: Box::new(shown.draft), draft: Box::new(draft) }).unwrap();
    let now = office.stored(ids[1]).draft;
    assert_eq!((now.get(Field::Industry), now.get(Field::Size), now.get(Field::Notes)), ("教育", "大", ""));
}

#[test]
fn merge_then_undo_leaves_everything_as_it_was() {
    let mut runner = TestRunner::new(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&(any::<bool>(), prop::collection::vec(any::<bool>(), Field::ALL.len()), 0_usize..4), |(second, choice, extra)| {
            let mut office = Office::open();
            let chief = office.chief();
            let (a, b) = pair(&mut office);
            for n in 0..extra {
                office.edit(chief, [a, b][n % 2], |draft| draft.set(Field::Size, format!("{n}"))).unwrap();
            }
            let (keep, gone) = if second { (b, a) } else { (a, b) };
            let (before, history) = (office.dump(), office.history());
            for table in areas::links::OF_CUSTOMERS.into_iter().chain(["contact", "customer_tag", "credit_problem", "allocation", "demand"])
            {
                assert!(!before[table].is_empty(), "{table}");
            }
            let Command::Merge { revs, mut draft, .. } = office.merging(keep, gone) else { panic!() };
            let other = office.stored(gone).draft;
            for (field, takes) in Field::ALL.iter().zip(&choice) {
                if *takes && !other.get(*field).is_empty() {
                    draft.set(*field, other.get(*field));
                }
            }
            let done = office.act(chief, Command::Merge { keep, gone, revs, draft }).unwrap();
            assert_ne!(office.dump(), before);
            office.kept_is_counted();
            let name = other.get(Field::Name).to_owned();
            office.undo(done.undo.unwrap()).unwrap();
            let after = office.dump();
            let mut differs = String::new();
            for (table, rows) in &before {
                for row in rows.iter().filter(|row| !after[table].contains(row)) {
                    writeln!(differs, "{table}: {row}").unwrap();
                }
            }
            assert_eq!(differs, "");
            assert_eq!(after, before);
            office.kept_is_counted();
            // The log of the fields keeps every line that it had, of the file that it had it for.
            assert_eq!(office.history()[..history.len()], history);
            assert!(office.found(&name).contains(&gone));
            Ok(())
        })
        .unwrap();
}

#[test]
fn every_table_of_a_customer_is_known_to_merging() {
    let mut office = Office::open();
    let parts = ["contact", "customer_tag", "credit_problem", "allocation"];
    let by_key = areas::links::OF_CUSTOMERS_BY_KEY.map(|(table, _)| table);
    let known: Vec<&str> =
        parts.into_iter().chain(areas::links::OF_CUSTOMERS).chain(areas::links::LOGS_OF_CUSTOMERS).chain(by_key).collect();
    let found: Vec<String> = office
        .store
        .read(|tx| {
            tx.all(
                "SELECT m.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" = 'customer'",
                &[],
                |row| row.text(0),
            )
        })
        .unwrap();
    for table in found {
        assert!(known.contains(&table.as_str()), "{table} belongs into links::OF_CUSTOMERS or the tables of store::undo");
    }
}

/// Two customers with a value in every column as a list shows them: its headers, and their cells.
fn full_rows() -> (Vec<String>, Vec<Vec<Cell>>) {
    let mut office = Office::open();
    let chief = office.chief();
    for turn in 0..2 {
        let draft = full(&office, turn);
        office.create(chief, draft);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let order = ExportOrder {
        list: ListQuery { descending: false, ..ListQuery::default() },
        columns: Column::all(),
        reason: "核对".to_owned(),
        format: SheetFormat::Csv,
        lang: Lang::Zh,
    };
    export(&mut office.store, chief, &order, &path, office.at, &mut |_| ControlFlow::Continue(())).unwrap();
    let sheet = fill(&path);
    (sheet.headers().to_vec(), sheet.rows(0..2).unwrap().into_iter().map(|(_, cells)| cells).collect())
}

#[test]
fn import_then_undo_leaves_everything_as_it_was() {
    let (headers, known) = full_rows();
    let options = ImportOptions::usual(&headers);
    let place = |target: sheet::Target| options.columns.iter().position(|other| *other == target).unwrap();
    let (no, name, mobile) = (place(sheet::Target::No), place(sheet::Target::Field(Field::Name)), place(sheet::Target::Mobile));
    let (created, updated) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    // Which file, from which of the two rows, and which of its cells say something. Files above the stock are new; some are named twice.
    let row = (0_usize..34, any::<bool>(), prop::collection::vec(any::<bool>(), headers.len()));
    let mut runner = TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&prop::collection::vec(row, 1..30), |rows| {
            let mut office = listed(20);
            let chief = office.chief();
            office.act(chief, Command::Allocate { to: vec![(1, office.mate), (2, office.other)] }).unwrap();
            for act in ["order", "fee", "note", "demand", "step", "difficult", "grade", "slip"] {
                let command = office.prepared(act, chief, 2);
                office.act(chief, command).unwrap();
            }
            let (before, history, ids) = (office.dump(), office.history(), office.found(""));
            let nos: Vec<String> = ids.iter().map(|id| office.stored(*id).no).collect();
            let mut sheet = Spool::new(1, headers.clone());
            for (n, (which, second, says)) in rows.iter().enumerate() {
                let row = known[usize::from(*second)].iter().zip(says);
                let mut cells: Vec<Cell> = row.map(|(cell, says)| if *says { cell.clone() } else { Cell::Empty }).collect();
                let text = |text: &str| Cell::Text(text.to_owned());
                cells[no] = nos.get(*which).map_or(Cell::Empty, |no| text(no));
                cells[name] = if *which < nos.len() { cells[name].clone() } else { text(&format!("导入{which}公司")) };
                cells[mobile] = text(&format!("1390000{n:04}"));
                sheet.push(2 + n as u32, cells).unwrap();
            }
            let done = office.import(&sheet, &options).unwrap();
            let Some(entry) = done.entry else { return Ok(()) };
            created.set(created.get() + done.note.created);
            updated.set(updated.get() + done.note.updated);
            office.kept_is_counted();
            // Somebody looks into a file that the import made: it goes all the same, and the log of who looked stays in its tombstone.
            let newest = office.found("")[0];
            office.act(chief, Command::Open { id: newest }).unwrap();
            let undone = undo_import_as(&mut office.store, chief, entry, office.at, &mut |_| ControlFlow::Continue(())).unwrap();
            assert_eq!((undone.files, undone.stayed), (done.note.created + done.note.updated, 0));
            let mut after = office.dump();
            let graves = after.insert("customer_tombstone".to_owned(), Vec::new()).unwrap();
            assert!(graves.len() <= 1);
            if graves.is_empty() {
                after.insert("customer_opening".to_owned(), before["customer_opening"].clone());
            }
            assert_eq!(after, before);
            office.kept_is_counted();
            assert_eq!(office.history()[..history.len()], history);
            assert_eq!((office.found("导入"), office.found("")), (Vec::new(), ids));
            // What was taken back may come in again, as if it never had been there.
            assert_eq!(counts(&office.import(&sheet, &options).unwrap()), counts(&done));
            Ok(())
        })
        .unwrap();
    assert!(created.get() > 20 && updated.get() > 20, "{} made, {} changed", created.get(), updated.get());
}

#[test]
fn export_then_import_changes_nothing() {
    let filled = prop::collection::vec(prop::collection::vec(any::<bool>(), Field::ALL.len()), 1..3);
    let mut runner = TestRunner::new(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&(filled, any::<bool>(), any::<bool>()), |(filled, workbook, english)| {
            let mut office = Office::open();
            let chief = office.chief();
            for (turn, keeps) in filled.iter().enumerate() {
                let mut draft = full(&office, turn);
                let needed = [Field::Name, Field::Relation, Field::Market, Field::Type, Field::Source];
                for (field, keeps) in Field::ALL.iter().zip(keeps) {
                    if !keeps && !needed.contains(field) {
                        draft.set(*field, "");
                    }
                }
                draft.contacts[0].mobile = format!("1391234567{turn}");
                let id = office.create(chief, draft);
                for act in ["allocate", "order", "fee", "note", "grade", "difficult"] {
                    let command = office.prepared(act, chief, id);
                    office.act(chief, command).ok();
                }
            }
            let folder = tempfile::tempdir().unwrap();
            let order = ExportOrder {
                list: ListQuery::default(),
                columns: Column::all(),
                reason: "核对".to_owned(),
                format: if workbook { SheetFormat::Xlsx } else { SheetFormat::Csv },
                lang: if english { Lang::En } else { Lang::Zh },
            };
            let path = folder.path().join(if workbook { "a.xlsx" } else { "a.csv" });
            export(&mut office.store, chief, &order, &path, office.at, &mut |_| ControlFlow::Continue(())).unwrap();
            let (before, history) = (office.dump(), office.history());
            let sheet = fill(&path);
            let done = office.import(&sheet, &ImportOptions::usual(sheet.headers())).unwrap();
            assert_eq!((counts(&done), done.flaws), ([filled.len() as i64, 0, 0, filled.len() as i64, 0, 0], Vec::new()));
            assert_eq!((done.entry, office.dump(), office.history()), (None, before, history));
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_somebody_changed_since_an_import_stays_and_is_listed() {
    let mut office = Office::open();
    let chief = office.chief();
    let old = office.create(chief, good("老客户", "13800000000"));
    let names: Vec<[String; 3]> = (0..4).map(|n| [format!("公司{n}"), format!("1380000000{n}"), "名单".to_owned()]).collect();
    let rows: Vec<Vec<&str>> = names.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let sheet = spool(&["客户名称", "手机", "备注"], &rows);
    let options = ImportOptions::usual(sheet.headers());
    let done = office.import(&sheet, &options).unwrap();
    assert_eq!(counts(&done), [4, 3, 1, 0, 0, 0]);
    let entry = done.entry.unwrap();
    // The same list again changes nothing and says who took it in and when.
    let entries = office.entries();
    for again in [
        office.import(&sheet, &options).unwrap(),
        preview_as(&mut office.store, chief, &sheet, &options, office.at, &mut |_| ControlFlow::Continue(())).unwrap(),
    ] {
        assert_eq!((counts(&again), again.entry), ([4, 0, 0, 4, 0, 0], None));
        let (at, name) = again.note.earlier.clone().unwrap();
        assert_eq!((at, name.is_empty(), office.entries()), (office.at, false, entries));
    }
    let [made, noted, edited] = [2, 3, 4];
    assert_eq!(office.found(""), [edited, noted, made, old]);
    let note = Command::Note {
        kind: NoteKind::Talk, id: noted, channel: "电话".to_owned(), text: "约好周五送样，另议价格".to_owned()
    };
    office.act(chief, note).unwrap();
    office.edit(chief, edited, |draft| draft.set(Field::Industry, "教育")).unwrap();
    let stop = undo_import_as(&mut office.store, chief, entry, office.at, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stop, Err(No::Fault(fault)) if fault.code == "STORE-STOPPED"));
    assert_eq!(office.count("SELECT count(*) FROM customer"), 4, "a cancelled undo undoes nothing");
    let mate = office.mate;
    let no = undo_import_as(&mut office.store, mate, entry, office.at, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(no, Err(No::Refused(refusal)) if refusal.clauses == ["SEC-08"]));
    assert!(office.newest().refused);
    let undone = undo_import_as(&mut office.store, chief, entry, office.at, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((undone.files, undone.stayed), (2, 2));
    let ids = [edited, noted, old];
    assert_eq!(office.found(""), ids);
    assert_eq!((office.stored(old).draft.get(Field::Name), office.stored(old).draft.get(Field::Notes)), ("老客户", ""));
    let Answer::Stayed(stayed) = office.ask(chief, Query::Stayed { entry }).unwrap() else { panic!() };
    assert_eq!(stayed.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["公司2", "公司3"]);
    let Answer::Imports(runs) = office.ask(chief, Query::Imports).unwrap() else { panic!() };
    assert_eq!(runs.len(), 1);
    let (at, _, count) = runs[0].undone.clone().unwrap();
    assert_eq!((runs[0].entry, runs[0].note.created, runs[0].note.updated, at, count), (entry, 3, 1, office.at, 2));
    assert_eq!(refused(office.undo(entry)).message.id, "customers-undo-twice");
    // Taken back, the list may come in again.
    assert_eq!(counts(&office.import(&sheet, &options).unwrap()), [4, 1, 1, 2, 0, 0]);
}

#[test]
fn a_mapping_is_found_again_by_the_headers_of_its_file() {
    let mut office = Office::open();
    let chief = office.chief();
    let headers = ["单位", "联系手机", "身份证", "年销售额（万元）"].map(str::to_owned);
    let mut options = ImportOptions::usual(&headers);
    options.columns[0] = sheet::Target::Field(Field::Name);
    options.mode = Mode::Update;
    let mapping = Mapping { name: "供货商月报".to_owned(), headers: headers_key(&headers), options: options.clone() };
    office.act(chief, Command::SaveMapping(Box::new(mapping.clone()))).unwrap();
    assert_eq!((office.newest().verb.as_str(), office.newest().title.as_str()), ("import.mapping", "供货商月报"));
    let again = Mapping { options: ImportOptions { mode: Mode::Both, ..options }, ..mapping.clone() };
    office.act(chief, Command::SaveMapping(Box::new(again.clone()))).unwrap();
    let Answer::Mappings(found) = office.ask(chief, Query::Mappings).unwrap() else { panic!() };
    assert_eq!(found, [again]);
    assert_eq!(headers_key(&[" 单位 ", "联系 手机", "身份证", "年销售额(万元)"].map(str::to_owned)), mapping.headers);
    let nameless = Mapping { name: " ".to_owned(), ..mapping.clone() };
    assert_eq!(refused(office.act(chief, Command::SaveMapping(Box::new(nameless)))).message.id, "customers-mapping-name");
    for key in Key::ALL {
        for mode in [Mode::Both, Mode::Create, Mode::Update] {
            let options = ImportOptions { key, mode, columns: sheet::Target::all(), ..mapping.options.clone() };
            assert_eq!(ImportOptions::of_text(&options.to_text()), Some(options));
        }
    }
    assert_eq!(ImportOptions::of_text("{}"), None);
    // By the number of an identity card the row finds its file.
    let mut draft = good("张三", "13812345678");
    draft.set(Field::IdNumber, "11010519491231002X");
    let id = office.create(chief, draft);
    let sheet = spool(&["身份证号", "备注"], &[&["11010519491231002x", "老客户"]]);
    let options = ImportOptions::usual(sheet.headers());
    assert_eq!((options.key, counts(&office.import(&sheet, &options).unwrap())), (Key::IdNumber, [1, 0, 1, 0, 0, 0]));
    assert_eq!(office.stored(id).draft.get(Field::Notes), "老客户");
}

#[test]
fn files_that_look_alike_are_reported_until_they_are_told_apart() {
    let mut office = Office::open();
    let chief = office.chief();
    let one = office.create(chief, good("渤海建材有限公司", "13812345678"));
    let two = office.create(chief, good("勃海建材", "13912345678"));
    let three = office.create(chief, good("东海石材", "13912345678"));
    let mut coded = good("南海木材", "13712345678");
    coded.set(Field::CreditCode, "91370784HD1TJ3Y7L4");
    let four = office.create(chief, coded.clone());
    coded.set(Field::Name, "南洋木材");
    coded.contacts[0].mobile = "13612345678".to_owned();
    let five = office.create(chief, coded);
    let report = |office: &mut Office| -> Vec<(Likeness, Vec<i64>)> {
        let chief = office.chief();
        let groups = twins_as(&mut office.store, chief, office.at, &mut |_| ControlFlow::Continue(())).unwrap();
        groups.groups.into_iter().map(|group| (group.like, group.ids)).collect()
    };
    assert_eq!(
        report(&mut office),
        [(Likeness::Code, vec![four, five]), (Likeness::Phone, vec![two, three]), (Likeness::Sound, vec![one, two])]
    );
    // While somebody types: the surest first, each once, and not the file itself.
    let draft = office.stored(two).draft;
    let Answer::Twins(twins) = office.ask(chief, Query::Twins { id: two, draft: Box::new(draft.clone()) }).unwrap() else { panic!() };
    assert_eq!(twins.iter().map(|twin| (twin.id, twin.like)).collect::<Vec<_>>(), [(three, Likeness::Phone), (one, Likeness::Sound)]);
    let apart = Command::Distinct { ids: vec![two, one] };
    office.act(chief, apart.clone()).unwrap();
    office.act(chief, apart).unwrap();
    assert_eq!((office.newest().verb.as_str(), office.count("SELECT count(*) FROM twin_dismissed")), ("customer.distinct", 1));
    assert_eq!(report(&mut office).len(), 2);
    let Answer::Twins(twins) = office.ask(chief, Query::Twins { id: two, draft: Box::new(draft) }).unwrap() else { panic!() };
    assert_eq!(twins.iter().map(|twin| twin.id).collect::<Vec<_>>(), [three]);
    for ids in [vec![one], vec![one, 999], vec![one, one]] {
        assert_eq!(refused(office.act(chief, Command::Distinct { ids })).message.id, "customers-missing");
    }
    let mate = office.mate;
    let no = twins_as(&mut office.store, mate, office.at, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(no, Err(No::Refused(_))));
    let stopped = twins_as(&mut office.store, chief, office.at, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(No::Fault(fault)) if fault.code == "STORE-STOPPED"));
}

#[test]
fn a_line_of_the_history_gives_its_value_back() {
    let mut office = Office::open();
    let chief = office.chief();
    let id = office.create(chief, good("渤海建材", "13812345678"));
    let first = office.stored(id).draft;
    office
        .edit(chief, id, |draft| {
            draft.set(Field::Industry, "教育");
            draft.contacts[0].mobile = "13900000000".to_owned();
            draft.tags = ["重点".to_owned(), "老客户".to_owned()].into();
            draft.credit_problems = vec![CreditProblem { day: date(2026, 1, 12), text: "拖欠货款".to_owned() }];
        })
        .unwrap();
    office.edit(chief, id, |draft| draft.set(Field::Size, "大")).unwrap();
    let history = office.file(chief, id).unwrap().history;
    for line in history.iter().filter(|line| line.field != "size") {
        let Answer::Former { customer, draft } = office.ask(chief, Query::Former { id, line: line.id }).unwrap() else { panic!() };
        let edit = Command::Edit { id, rev: customer.rev, base: Box::new(customer.draft), draft };
        office.act(chief, edit).unwrap();
    }
    let mut now = office.stored(id).draft;
    assert_eq!(now.get(Field::Size), "大");
    now.set(Field::Size, "");
    assert_eq!(now, first);
    let mate = office.mate;
    let line = history[0].id;
    assert!(matches!(office.ask(mate, Query::Former { id, line }), Err(No::Refused(refusal)) if refusal.clauses.contains(&"SEC-08")));
    assert!(matches!(office.ask(chief, Query::Former { id, line: 9_999 }), Err(No::Refused(_))));
}
