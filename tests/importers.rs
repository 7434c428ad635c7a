//! Files from outside, all the way into customer files: small cuts of every kind of file, files with tricks, and — when `KEFU_DATA` names
//! the folder of the whole lists, or `../shared/data` is there — those against what a right importer finds in them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking; only shipped code must not"
)]

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::civil::datetime;
use kefu_desk::areas::customers::sheet::{ImportOptions, Preview, Target, import_as, preview_as};
use kefu_desk::areas::customers::{self, Answer, Column, Field, ListQuery};
use kefu_desk::areas::staff::{self, StaffDraft};
use kefu_desk::areas::{self, Command, Query};
use kefu_desk::base::divisions::{self, Code};
use kefu_desk::base::{Fault, Instant, Post};
use kefu_desk::exchange::{Address, OpenOptions, Spool, TextEncoding};
use kefu_desk::i18n::Lang;
use kefu_desk::store::{Store, journal, migrate};
use serde_json::Value;

/// A department in memory with one person who may do everything that an import needs.
struct Office {
    store: Store,
    chief: i64,
    at: Instant,
}

impl Office {
    fn open() -> Self {
        let at = Instant::of(datetime(2026, 11, 20, 9, 0, 0, 0));
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let first = StaffDraft {
            name: "徐亮".to_owned(),
            number: "1001".to_owned(),
            posts: vec![Post::Admin, Post::Director],
            ..StaffDraft::default()
        };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let chief = areas::perform(&mut store, 0, &Command::Staff(found), at, &mut |_| Ok(())).unwrap().id;
        Office { store, chief, at }
    }

    fn preview(&mut self, spool: &Spool) -> Preview {
        let options = ImportOptions::usual(spool.headers());
        preview_as(&mut self.store, self.chief, spool, &options, self.at, &mut |_| ControlFlow::Continue(())).unwrap()
    }

    fn import(&mut self, spool: &Spool) -> Preview {
        let options = ImportOptions::usual(spool.headers());
        import_as(&mut self.store, self.chief, "名单", spool, &options, self.at, &mut |_| ControlFlow::Continue(())).unwrap()
    }

    /// Rows of the list as they stand, in the order in which they came.
    fn rows(&mut self, columns: &[Column]) -> Vec<Vec<String>> {
        let list = ListQuery { sort: Column::CreatedAt, descending: false, ..ListQuery::default() };
        // Without a search nothing is looked at twice: the first page is whole, however long it is.
        let query = customers::Query::First { list, columns: columns.to_vec(), limit: 5_000 };
        match areas::ask(&mut self.store, self.chief, &Query::Customers(query), self.at).unwrap() {
            areas::Answer::Customers(Answer::First { rows, .. }) => rows.into_iter().map(|row| row.cells).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn count(&mut self) -> usize {
        self.rows(&[Column::No]).len()
    }
}

fn spool(path: &Path, options: &OpenOptions) -> Result<Spool, Fault> {
    Ok(Spool::fill(path, options, &mut |_, _| ControlFlow::Continue(()))?.expect("nobody stopped the reading"))
}

fn read(path: &Path) -> Spool {
    spool(path, &OpenOptions::default()).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn counts(preview: &Preview) -> [i64; 5] {
    let note = &preview.note;
    [note.rows, note.created, note.updated, note.unchanged, note.flawed]
}

/// Addresses of everything that is wrong, as a person sees them.
fn addresses(preview: &Preview, spool: &Spool) -> Vec<String> {
    let mut out = Vec::new();
    for (place, flaws) in &preview.flaws {
        let row = spool.rows(*place as usize..*place as usize + 1).unwrap()[0].0;
        for flaw in flaws {
            assert!(!Lang::Zh.say(&flaw.message).is_empty() && !Lang::En.say(&flaw.message).is_empty());
            out.push(match flaw.column {
                Some(column) => Address { row, column: column as u32 }.to_string(),
                None => format!("{row}"),
            });
        }
    }
    out
}

const SHOWN: [Column; 8] = [
    Column::Field(Field::Name),
    Column::Contact,
    Column::Field(Field::Region),
    Column::Field(Field::Industry),
    Column::Field(Field::CreditCode),
    Column::Field(Field::FiledOn),
    Column::Field(Field::AnnualSales),
    Column::Field(Field::Source),
];

#[test]
fn one_list_in_four_forms_is_one_list() {
    let mut seen: Option<Vec<Vec<String>>> = None;
    for name in ["customers-120.utf8bom.csv", "customers-120.gb18030.csv", "customers-120.utf16le.csv", "customers-120.xlsx"] {
        let spool = read(&fixture(name));
        let mut office = Office::open();
        let preview = office.preview(&spool);
        assert_eq!(office.count(), 0, "a preview stores nothing");
        let done = office.import(&spool);
        assert_eq!((done.verdicts.clone(), done.flaws.clone()), (preview.verdicts, preview.flaws), "{name}");
        assert_eq!(counts(&done), [120, 119, 0, 0, 1], "{name}");
        assert_eq!(addresses(&done, &spool), ["A101"], "{name}");
        assert_eq!(counts(&office.import(&spool)), [120, 0, 0, 119, 1], "{name}");
        let rows = office.rows(&SHOWN);
        assert!(rows.iter().all(|row| row[2].len() >= 6 && row[2].bytes().all(|b| b.is_ascii_digit())), "every region is understood");
        assert!(rows.iter().all(|row| row[5].len() == 10 && row[6].parse::<i64>().is_ok()), "dates and amounts are");
        assert_eq!(*seen.get_or_insert_with(|| rows.clone()), rows, "{name}");
    }
}

#[test]
fn old_and_open_workbooks_keep_their_types() {
    let text = {
        let mut office = Office::open();
        office.import(&read(&fixture("customers-120.xlsx")));
        office.rows(&SHOWN)
    };
    for name in ["customers-40.xls", "customers-40.ods"] {
        let mut office = Office::open();
        let done = office.import(&read(&fixture(name)));
        assert_eq!(counts(&done), [40, 40, 0, 0, 0], "{name}");
        assert_eq!(office.rows(&SHOWN), text[..40], "{name}");
    }
}

#[test]
fn a_list_of_something_else_makes_no_customer() {
    for name in ["complaints.csv", "complaints-waimai-30.csv"] {
        let spool = read(&fixture(name));
        let mut office = Office::open();
        let done = office.import(&spool);
        assert!(done.note.created == 0 && done.note.flawed == done.note.rows && done.note.rows > 0, "{name}: {:?}", done.note);
        assert_eq!(office.count(), 0);
    }
}

/// A CSV file as somebody typed it.
fn typed(text: &str) -> (tempfile::TempDir, Spool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.csv");
    fs::write(&path, text).unwrap();
    let spool = read(&path);
    (folder, spool)
}

#[test]
fn headers_are_understood_in_both_languages_and_values_as_people_write_them() {
    let (_folder, spool) = typed(
        "客户名单 2024,,,,,,\n\n Customer , PHONE,Date filed,Annual Sales,Key customer,Region,颜色\n\
         \u{3000}ＡＢＣ公司\u{3000},１３８ １２３４ ５６７８,２０２４年３月５日,\"１,２８６,４００.５\",是,山东省青岛市,红\n\
         乙公司,0532—88881234,2024/3/5,￥100,否,山东 青岛 市南区,\n\
         丙公司,+86 13812345679,45356,1e3,,火星,蓝\n",
    );
    let options = ImportOptions::usual(spool.headers());
    assert_eq!(
        options.columns,
        [
            Target::Field(Field::Name),
            Target::Phone,
            Target::Field(Field::FiledOn),
            Target::Field(Field::AnnualSales),
            Target::Field(Field::KeyFlag),
            Target::Field(Field::Region),
            Target::Ignore,
        ]
    );
    let mut office = Office::open();
    let done = office.import(&spool);
    let told: Vec<String> = done.flaws.iter().flat_map(|(_, flaws)| flaws).map(|flaw| Lang::Zh.say(&flaw.message)).collect();
    let rows = office.rows(&[
        Column::Field(Field::Name),
        Column::Mobile,
        Column::Landline,
        Column::Field(Field::FiledOn),
        Column::Field(Field::AnnualSales),
        Column::Field(Field::KeyFlag),
        Column::Field(Field::Region),
    ]);
    assert_eq!(rows[0], ["ABC公司", "138****5678", "", "2024-03-05", "128640050", "1", "370200"], "{told:?}");
    assert_eq!(rows[1], ["乙公司", "", "0532-****1234", "2024-03-05", "10000", "", "370202"], "{told:?}");
    // An amount with an exponent is not guessed at, or it is a thousand; a serial day in a text file is the same day.
    match rows.get(2) {
        Some(row) => assert_eq!(row[3], "2024-03-05"),
        None => assert_eq!(addresses(&done, &spool), ["D6"], "{told:?}"),
    }
}

#[test]
fn every_flaw_of_a_row_stands_at_its_own_cell() {
    let (_folder, spool) = typed(
        "客户名称,手机,固定电话,统一社会信用代码,建档日期,客户等级,年销售额,邮箱\n\
         甲公司,1381234567,12,91370784HD1TJ3Y7L5,2023-02-29,S,很多,someone\n\
         ,,,,,,,\n\
         乙公司,,,,,,,\n\
         丙公司,13812345678,,,,,,\n\
         丁公司,13812345678,,,,,,\n",
    );
    let mut office = Office::open();
    let done = office.import(&spool);
    assert_eq!(counts(&done), [4, 1, 0, 0, 3]);
    assert_eq!(addresses(&done, &spool), ["B2", "C2", "D2", "E2", "F2", "G2", "H2", "B4", "B6"]);
    assert_eq!(office.rows(&[Column::Field(Field::Name)]), [["丙公司"]]);
}

#[test]
fn formulas_and_markup_stay_plain_text() {
    let (_folder, spool) = typed(
        "客户名称,联系人,手机,备注\n\
         \"=HYPERLINK(\"\"http://example.com\"\",\"\"点我\"\")\",=1+1,13812345678,\"@SUM(A1:A9)\"\n\
         \"<script>alert(1)</script>\",'; DROP TABLE customer; --,13812345679,-2+3\n",
    );
    let mut office = Office::open();
    assert_eq!(counts(&office.import(&spool)), [2, 2, 0, 0, 0]);
    let rows = office.rows(&[Column::Field(Field::Name), Column::Contact, Column::Field(Field::Notes)]);
    assert_eq!(rows[0], ["=HYPERLINK(\"http://example.com\",\"点我\")", "=1+1", "@SUM(A1:A9)"]);
    assert_eq!(rows[1], ["<script>alert(1)</script>", "'; DROP TABLE customer; --", "-2+3"]);
    assert_eq!(counts(&office.import(&spool)), [2, 0, 0, 2, 0]);
    assert_eq!(office.store.read(journal::verify).unwrap().broken, None);
}

#[test]
fn tricks_are_refused_before_anything_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let whole = fs::read(fixture("customers-120.xlsx")).unwrap();
    let gb = fs::read(fixture("customers-120.gb18030.csv")).unwrap();
    fs::write(at("cut.xlsx"), &whole[..whole.len() / 2]).unwrap();
    fs::write(at("wide.csv"), format!("客户名称,手机{}\n甲公司,13812345678{}\n", ",x".repeat(400), ",y".repeat(400))).unwrap();
    fs::write(at("empty.csv"), "").unwrap();
    fs::write(at("page.xls"), "<html><table><tr><td>客户名称</td></tr></table></html>").unwrap();
    fs::write(at("quote.csv"), format!("客户名称,备注\n甲公司,\"{}\n", "没有结束的引号\n".repeat(6_000))).unwrap();
    let mut odd = "客户名称,手机\n甲公司,13812345678\n".as_bytes().to_vec();
    odd.extend([0xFF, 0xFE, 0x00]);
    fs::write(at("odd.csv"), &odd).unwrap();
    fs::write(at("gb.csv"), &gb).unwrap();
    for (name, encoding, code) in [
        ("cut.xlsx", None, "SHEET-TRUNCATED"),
        ("wide.csv", None, "SHEET-WIDE"),
        ("empty.csv", None, "SHEET-EMPTY"),
        ("page.xls", None, "SHEET-NO-TABLE"),
        ("quote.csv", None, "SHEET-CELL-LONG"),
        ("gb.csv", Some(TextEncoding::Utf8), "SHEET-ENCODING"),
        ("none.csv", None, "FILE-MISSING"),
    ] {
        let fault =
            spool(&at(name), &OpenOptions { encoding, ..OpenOptions::default() }).err().unwrap_or_else(|| panic!("{name} was read"));
        assert_eq!(fault.code, code, "{name}");
        for lang in [Lang::Zh, Lang::En] {
            let said = lang.say(&fault.message);
            assert!(!said.is_empty() && said != fault.message.id, "{name}: {said}");
        }
    }
    assert!(spool(&at("odd.csv"), &OpenOptions::default()).is_err());
    // A text that was cut in its last row is a text: the row is judged like every other one.
    let cut = &gb[..gb.len() - 37];
    fs::write(at("cut.csv"), cut).unwrap();
    if let Ok(spool) = spool(&at("cut.csv"), &OpenOptions::default()) {
        let mut office = Office::open();
        let done = office.preview(&spool);
        assert!(done.note.created >= 117, "{:?}", done.note);
    }
}

#[test]
fn wrongly_read_letters_make_no_nonsense_unseen() {
    // Read as another encoding by hand, a list has no header that means anything.
    for (name, encoding) in [("customers-120.utf16le.csv", TextEncoding::Gb18030), ("customers-120.utf8bom.csv", TextEncoding::Utf16Le)] {
        let options = OpenOptions { encoding: Some(encoding), ..OpenOptions::default() };
        if let Ok(spool) = spool(&fixture(name), &options) {
            assert!(ImportOptions::usual(spool.headers()).columns.iter().all(|target| *target == Target::Ignore), "{name}");
            let mut office = Office::open();
            assert_eq!(office.preview(&spool).note.created, 0, "{name}");
        }
    }
}

// ——— the whole lists ———

/// The folder of the whole lists, where somebody has them.
fn data() -> Option<PathBuf> {
    let named = std::env::var_os("KEFU_DATA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = named.or_else(|| beside.is_dir().then_some(beside))?;
    assert!(folder.is_dir(), "KEFU_DATA is no folder: {}", folder.display());
    Some(folder)
}

#[test]
fn the_whole_lists_hold_what_their_truth_says() {
    let Some(folder) = data() else { return };
    let truth: Value = serde_json::from_slice(&fs::read(folder.join("customers-2000.truth.json")).unwrap()).unwrap();
    let flawed: Vec<String> =
        truth["flawed"].as_array().unwrap().iter().map(|flaw| format!("{}{}", flaw["column"].as_str().unwrap(), flaw["row"])).collect();
    let rows = truth["rows"].as_i64().unwrap();
    let wrong = flawed.len() as i64;
    let mut seen: Option<Vec<Vec<String>>> = None;
    for name in ["customers-2000.utf8bom.csv", "customers-2000.gb18030.csv", "customers-2000.xlsx"] {
        let spool = read(&folder.join(name));
        let mut office = Office::open();
        let done = office.import(&spool);
        assert_eq!(counts(&done), [rows, rows - wrong, 0, 0, wrong], "{name}");
        assert_eq!(addresses(&done, &spool), flawed, "{name}");
        assert_eq!(counts(&office.import(&spool)), [rows, 0, 0, rows - wrong, wrong], "{name}");
        let rows = office.rows(&SHOWN);
        assert_eq!(*seen.get_or_insert_with(|| rows.clone()), rows, "{name}");
    }
}

#[test]
fn the_whole_list_of_complaints_makes_no_customer() {
    let Some(folder) = data() else { return };
    let spool = read(&folder.join("complaints-waimai.csv"));
    let done = Office::open().import(&spool);
    assert!(done.note.created == 0 && done.note.rows > 1_000, "{:?}", done.note);
}

#[test]
fn every_division_of_the_list_is_known() {
    let Some(folder) = data() else { return };
    let tree: Value = serde_json::from_slice(&fs::read(folder.join("divisions.json")).unwrap()).unwrap();
    let mut below: Vec<(Vec<String>, &Value)> = tree.as_array().unwrap().iter().map(|node| (Vec::new(), node)).collect();
    let mut seen = 0;
    while let Some((above, node)) = below.pop() {
        let name = node["name"].as_str().unwrap().to_owned();
        let code = node["code"].as_str().unwrap();
        let code: u32 = if code.len() < 6 { format!("{code:0<6}").parse().unwrap() } else { code.parse().unwrap() };
        // Between a municipality and its districts the list has a level that nobody writes.
        let nameless = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"].contains(&name.as_str());
        if !nameless {
            assert_eq!(divisions::name(Code(code)), Some(name.as_str()), "{code}");
            seen += 1;
        }
        let mut path = above;
        path.push(name);
        below.extend(node["children"].as_array().into_iter().flatten().map(|child| (path.clone(), child)));
    }
    assert!(seen > 3_000, "{seen}");
}
