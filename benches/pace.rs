//! How fast the program is, as ratios against the engines alone in the same run. `cargo bench` prints a table for the README.
//!
//! `KEFU_BENCH_ROWS` sets the number of customers (1,000,000). `KEFU_BENCH_ONLY=views,twins` measures these parts alone, and
//! `KEFU_BENCH_FOLDER` keeps the department in a folder for the next run; without it everything lies in a temporary one.
//! Everything is encrypted, on both sides.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a measurement ends by panicking when something is wrong, and prints what it measured"
)]

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant as Watch};

use egui::{Context, Event, FullOutput, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use kefu_desk::app::{App, Setup};
use kefu_desk::areas::customers::analysis::{By, Cut, Files, Period, Question};
use kefu_desk::areas::customers::clauses::file_28_duplicates::twin_key;
use kefu_desk::areas::customers::sheet::{ExportOrder, ImportOptions, export, import_as};
use kefu_desk::areas::customers::{
    Answer, Column, Command, Condition, Contact, Draft, Field, Filter, ListQuery, Op, Query, Subject, store, twins_as,
};
use kefu_desk::areas::{self};
use kefu_desk::base::divisions::Code;
use kefu_desk::base::sample::{SampleCustomer, sample_customer};
use kefu_desk::base::search::index_words;
use kefu_desk::base::{Clock, Day, Fault, Instant, begin_of, pinyin, plus_days};
use kefu_desk::desk::{Desk, Founding};
use kefu_desk::exchange::{OpenOptions, OutCell, OutColumn, OutKind, SheetFormat, SheetWriter, Spool};
use kefu_desk::i18n::Lang;
use kefu_desk::sql;
use kefu_desk::store::dialect::Engine;
use kefu_desk::store::numbers;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use rust_xlsxwriter::{Format, Workbook};

const PASSWORD: &str = "Kx7!mQ2zP";
const SEED: u64 = 11;
/// Rows that are made ready outside the clock.
const BATCH: u64 = 10_000;
/// Queries of each kind.
const QUERIES: u64 = 400;

/// What is exported: as the command line does without `--columns`.
const COLUMNS: [Column; 22] = [
    Column::No,
    Column::Field(Field::Name),
    Column::Contact,
    Column::ContactPost,
    Column::Mobile,
    Column::Landline,
    Column::Field(Field::Region),
    Column::Field(Field::Address),
    Column::Field(Field::Industry),
    Column::Field(Field::Grade),
    Column::Field(Field::CreditGrade),
    Column::Field(Field::Relation),
    Column::Field(Field::Market),
    Column::Field(Field::Type),
    Column::Field(Field::Source),
    Column::Field(Field::CreditCode),
    Column::Field(Field::Email),
    Column::Field(Field::FiledOn),
    Column::Field(Field::AnnualSales),
    Column::Field(Field::Agent),
    Column::Field(Field::Notes),
    Column::Tags,
];

fn main() {
    let rows: u64 = std::env::var("KEFU_BENCH_ROWS").ok().and_then(|text| text.replace('_', "").parse().ok()).unwrap_or(1_000_000);
    let only = std::env::var("KEFU_BENCH_ONLY").unwrap_or_default();
    let wanted = |part: &str| only.is_empty() || only.split(',').any(|word| word.trim() == part);
    let passing = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("KEFU_BENCH_FOLDER").map_or_else(|| passing.path().to_owned(), PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    let list = folder.join("customers.csv");
    if !list.exists() {
        make_list(&list, rows);
    }
    println!("{rows} customers, {} MB of CSV\n", fs::metadata(&list).unwrap().len() / 1_000_000);
    println!("| what | measured | limit | |\n|---|---|---|---|");

    let file = folder.join("bench/客服部.kefu");
    let fresh = !file.exists();
    let mut desk = if fresh { imported(&folder, &list, rows, wanted("import")) } else { open(&file) };
    if wanted("export") {
        exported(&mut desk, passing.path(), rows);
    }
    if wanted("search") {
        searches(&mut desk, rows);
    }
    // Only a department of this run has nobody's customers to give.
    if fresh {
        allocation(&mut desk, rows);
    }
    in_use(&mut desk, rows);
    if wanted("views") {
        views(&mut desk, rows);
    }
    if wanted("analysis") {
        analysis(&mut desk, rows);
    }
    if wanted("twins") {
        twins(&mut desk, rows);
    }
    if wanted("settle") {
        settling(&mut desk);
    }
    if wanted("print") {
        printed(&mut desk, passing.path(), rows);
    }
    drop(desk);
    if wanted("frames") {
        frames(&file, passing.path(), rows);
    }
    if wanted("memory") {
        memory(passing.path(), &list);
    }
}

fn open(file: &Path) -> Desk {
    Desk::log_in(file, "徐亮", PASSWORD, Clock::default().now()).unwrap()
}

/// The list as a department; `measured` beside plain rusqlite.
fn imported(folder: &Path, list: &Path, rows: u64, measured: bool) -> Desk {
    let raw = measured.then(|| raw_insert(folder, rows));
    let (desk, took) = import(folder, list, rows);
    if let Some(raw) = raw {
        line(
            "import against plain rusqlite",
            &format!("{:.1} s : {:.1} s = {:.2}×", took.as_secs_f64(), raw.as_secs_f64(), ratio(took, raw)),
            "3×",
            ratio(took, raw) <= 3.0,
        );
    }
    desk
}

fn exported(desk: &mut Desk, folder: &Path, rows: u64) {
    let took = export_all(desk, &folder.join("out.xlsx"), rows);
    let raw = raw_sheet(&folder.join("raw.xlsx"), rows);
    line(
        "XLSX export against rust_xlsxwriter alone",
        &format!("{:.1} s : {:.1} s = {:.2}×", took.as_secs_f64(), raw.as_secs_f64(), ratio(took, raw)),
        "1.3×",
        ratio(took, raw) <= 1.3,
    );
}

fn line(what: &str, measured: &str, limit: &str, kept: bool) {
    println!("| {what} | {measured} | {limit} | {} |", if kept { "✓" } else { "✗" });
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

// ——— the rows ———

const HEADERS: [(&str, OutKind); 16] = [
    ("客户名称", OutKind::Text),
    ("联系人", OutKind::Text),
    ("手机", OutKind::Text),
    ("固定电话", OutKind::Text),
    ("省份", OutKind::Text),
    ("城市", OutKind::Text),
    ("区县", OutKind::Text),
    ("详细地址", OutKind::Text),
    ("行业", OutKind::Text),
    ("客户等级", OutKind::Text),
    ("信用等级", OutKind::Text),
    ("客户来源", OutKind::Text),
    ("统一社会信用代码", OutKind::Text),
    ("建档日期", OutKind::Date),
    ("年销售额", OutKind::Decimal),
    ("备注", OutKind::Text),
];

/// Customers with phones of their own: a list that goes in without a flaw.
fn customer(number: u64) -> SampleCustomer {
    let mut made = sample_customer(SEED, number);
    made.mobile = format!("1{}{:09}", 3 + number % 7, (number * 618_033_989) % 1_000_000_000);
    made
}

fn make_list(path: &Path, rows: u64) {
    let columns: Vec<OutColumn> = HEADERS.iter().map(|(title, kind)| OutColumn::new(*title, 12, *kind)).collect();
    let mut out = SheetWriter::create(path, SheetFormat::Csv, "客户", &columns).unwrap();
    for number in 0..rows {
        let c = customer(number);
        let [province, city, county] = c.region;
        out.row(&[
            OutCell::from(c.name.as_str()),
            OutCell::from(c.contact.as_str()),
            OutCell::from(c.mobile.as_str()),
            OutCell::from(c.landline.as_str()),
            OutCell::from(province),
            OutCell::from(city),
            OutCell::from(county),
            OutCell::from(c.address.as_str()),
            OutCell::from(c.industry),
            OutCell::from(c.grade),
            OutCell::from(c.credit_grade),
            OutCell::from(c.source),
            OutCell::from(c.credit_code.as_str()),
            OutCell::Date(c.filed_on),
            OutCell::Decimal { hundredths: c.annual_sales_fen },
            OutCell::from(c.note),
        ])
        .unwrap();
    }
    out.finish().unwrap();
}

fn draft(c: &SampleCustomer) -> Draft {
    let mut draft = Draft::default();
    for (field, value) in [
        (Field::Name, c.name.clone()),
        (Field::Relation, "现在".to_owned()),
        (Field::Market, "国内".to_owned()),
        (Field::Type, "直接".to_owned()),
        (Field::Source, c.source.to_owned()),
        (Field::CreditCode, c.credit_code.clone()),
        (Field::Industry, c.industry.to_owned()),
        (Field::Region, c.division.to_string()),
        (Field::Address, c.address.clone()),
        (Field::Grade, c.grade.to_owned()),
        (Field::CreditGrade, c.credit_grade.to_owned()),
        (Field::AnnualSales, c.annual_sales_fen.to_string()),
        (Field::FiledOn, c.filed_on.to_string()),
        (Field::Notes, c.note.to_owned()),
    ] {
        draft.set(field, value);
    }
    draft.contacts =
        vec![Contact { name: c.contact.clone(), mobile: c.mobile.clone(), landline: c.landline.clone(), ..Contact::default() }];
    draft
}

// ——— import ———

/// The same rows into the same tables with the same indexes, one transaction, prepared statements, nothing else.
fn raw_insert(folder: &Path, rows: u64) -> Duration {
    let mut conn = Connection::open(folder.join("raw.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{}'\";", "5a".repeat(32))).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;",
    )
    .unwrap();
    for step in areas::schema() {
        conn.execute_batch(&Engine::Sqlite.schema(step.text)).unwrap();
    }
    let names = Field::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join(", ");
    let places = (1..=Field::ALL.len() + 7).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let insert =
        format!("INSERT INTO customer ({names}, no, name_key, twin_key, created_at, created_by, updated_at, updated_by) VALUES ({places})");
    let mut took = Duration::ZERO;
    let tx = conn.transaction().unwrap();
    for first in (0..rows).step_by(BATCH as usize) {
        let ready: Vec<_> = (first..rows.min(first + BATCH)).map(ready).collect();
        let watch = Watch::now();
        let mut customer = tx.prepare_cached(&insert).unwrap();
        let mut contact =
            tx.prepare_cached("INSERT INTO contact (customer, seq, name, mobile, landline) VALUES (?1, 0, ?2, ?3, ?4)").unwrap();
        let mut words = tx.prepare_cached(&Engine::Sqlite.put_words("customer_words")).unwrap();
        for (values, main, text) in &ready {
            customer.execute(params_from_iter(values)).unwrap();
            let id = tx.last_insert_rowid();
            contact.execute((id, &main.name, &main.mobile, &main.landline)).unwrap();
            words.execute((id, text)).unwrap();
        }
        took += watch.elapsed();
    }
    let watch = Watch::now();
    tx.commit().unwrap();
    took += watch.elapsed();
    drop(conn);
    fs::remove_file(folder.join("raw.db")).unwrap();
    took
}

fn ready(number: u64) -> (Vec<Value>, Contact, String) {
    let draft = draft(&customer(number));
    let no = format!("KH-20260311-{:03}", number + 1);
    let mut values: Vec<Value> = Field::ALL
        .iter()
        .map(|field| match draft.number(*field) {
            Some(number) if field.is_number() => Value::Integer(number),
            _ if field.is_number() => Value::Null,
            _ => Value::Text(draft.get(*field).to_owned()),
        })
        .collect();
    let name = draft.get(Field::Name);
    values.extend([Value::Text(no.clone()), Value::Text(pinyin::pinyin_key(name)), Value::Text(twin_key(name))]);
    values.extend([1_770_000_000_000, 1, 1_770_000_000_000, 1].map(Value::Integer));
    let region = store::region_words(draft.get(Field::Region));
    let words = store::search_fields(&no, &draft, &region, index_words);
    (values, draft.contacts[0].clone(), words)
}

/// From the file on the disk to the end of the commit.
fn import(folder: &Path, list: &Path, rows: u64) -> (Desk, Duration) {
    let founding = Founding {
        department: "客服部".to_owned(),
        demo: false,
        name: "徐亮".to_owned(),
        number: "1001".to_owned(),
        password: PASSWORD.to_owned().into(),
    };
    let at = Clock::default().now();
    let (mut desk, _) = Desk::found(&folder.join("bench/客服部.kefu"), &founding, at).unwrap();
    let actor = desk.session().staff;
    let watch = Watch::now();
    let spool = Spool::fill(list, &OpenOptions::default(), &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap();
    let read = watch.elapsed();
    let options = ImportOptions::usual(spool.headers());
    let done = import_as(desk.store(), actor, "list", &spool, &options, at, &mut |_| ControlFlow::Continue(())).unwrap();
    let took = watch.elapsed();
    assert_eq!((done.note.created, done.note.flawed), (rows as i64, 0), "{:?}", done.flaws.first());
    if std::env::var_os("KEFU_BENCH_TELL").is_some() {
        println!("(reading {read:?} of {took:?})");
    }
    (desk, took)
}

// ——— export ———

fn order() -> ExportOrder {
    ExportOrder {
        list: ListQuery { descending: false, ..ListQuery::default() },
        columns: COLUMNS.to_vec(),
        reason: "measurement".to_owned(),
        format: SheetFormat::Xlsx,
        lang: Lang::Zh,
    }
}

fn export_all(desk: &mut Desk, out: &Path, rows: u64) -> Duration {
    let actor = desk.session().staff;
    let at = Clock::default().now();
    let watch = Watch::now();
    let written = export(desk.store(), actor, &order(), out, at, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(written, rows as i64);
    watch.elapsed()
}

/// What the sheet holds of a row, ready to be written.
enum Ready {
    Empty,
    Text(String),
    Number(f64),
    Day(f64),
}

/// The same cells with the same formats; only writing and saving is on the clock.
fn raw_sheet(path: &Path, rows: u64) -> Duration {
    let today = Clock::default().now().day();
    let mut workbook = Workbook::new();
    workbook.set_tempdir(path.parent().unwrap()).unwrap();
    let (head, day, money) =
        (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"), Format::new().set_num_format("#,##0.00"));
    let mut watch = Watch::now();
    let sheet = workbook.add_worksheet_with_constant_memory().unwrap();
    sheet.set_freeze_panes(1, 0).unwrap();
    for (n, column) in COLUMNS.iter().enumerate() {
        sheet.set_column_width(n as u16, 16).unwrap();
        sheet.write_string_with_format(0, n as u16, Lang::Zh.say(&column.message()), &head).unwrap();
    }
    let mut took = watch.elapsed();
    let mut next = 1_u32;
    for first in (1..=rows).step_by(BATCH as usize) {
        let ready = ready_rows(today, first, rows.min(first + BATCH - 1));
        watch = Watch::now();
        for cells in &ready {
            for (n, cell) in cells.iter().enumerate() {
                match cell {
                    Ready::Empty => continue,
                    Ready::Text(text) => sheet.write_string(next, n as u16, text).unwrap(),
                    Ready::Number(number) => sheet.write_number_with_format(next, n as u16, *number, &money).unwrap(),
                    Ready::Day(serial) => sheet.write_number_with_format(next, n as u16, *serial, &day).unwrap(),
                };
            }
            next += 1;
        }
        took += watch.elapsed();
    }
    watch = Watch::now();
    sheet.autofilter(0, 0, next - 1, COLUMNS.len() as u16 - 1).unwrap();
    workbook.save(path).unwrap();
    took + watch.elapsed()
}

/// The cells of these customers, in the order of [`COLUMNS`].
fn ready_rows(day: Day, first: u64, last: u64) -> Vec<Vec<Ready>> {
    let epoch = jiff::civil::date(1899, 12, 30);
    let text = |text: &str| if text.is_empty() { Ready::Empty } else { Ready::Text(text.to_owned()) };
    (first..=last)
        .map(|number| {
            let c = customer(number - 1);
            vec![
                Ready::Text(numbers::shown("KH", day, number as i64)),
                text(&c.name),
                text(&c.contact),
                Ready::Empty,
                text(&c.mobile),
                text(&c.landline),
                Ready::Text(store::region_words(&c.division.to_string())),
                text(&c.address),
                text(c.industry),
                text(c.grade),
                text(c.credit_grade),
                text("现在"),
                text("国内"),
                text("直接"),
                text(c.source),
                text(&c.credit_code),
                Ready::Empty,
                Ready::Day(kefu_desk::base::days_between(epoch, c.filed_on) as f64),
                Ready::Number(c.annual_sales_fen as f64 / 100.0),
                Ready::Empty,
                text(c.note),
                Ready::Empty,
            ]
        })
        .collect()
}

// ——— a stock that is worked with ———

/// Days over which the stock grew.
const AGE: i64 = 1_000;

/// The imported stock becomes one that people have worked with for years: files of different age, most of them with one of 40 agents, tags,
/// what was talked about, and two orders a customer over the last 365 days, of one of 300 products each. Not on the clock.
fn in_use(desk: &mut Desk, customers: u64) {
    let now = Clock::default().now();
    let watch = Watch::now();
    desk.store()
        .write(|tx| {
            if tx.number("SELECT count(*) FROM customer_order", &[])? > 0 {
                return Ok(());
            }
            tx.run(
                "UPDATE customer SET created_at = ?1 - (?3 - id) * ?2 / ?3 * 86400000, updated_at = ?1 - id * 104729 % ((?3 - id) * ?2 / ?3 + 1) * 86400000, \
                 agent = CASE WHEN agent IS NULL AND id % 10 < 7 THEN 1000 + id * 31 % 40 ELSE agent END",
                sql![now, AGE, customers as i64],
            )?;
            for number in 0..2 * customers {
                let customer = (number * 618_033_989 % customers) as i64 + 1;
                let day = plus_days(now.day(), (number * 365 / (2 * customers)) as i64 - 364);
                let amount = 100 + (number * 7_919 % 1_000_000) as i64;
                let paid = if number % 5 == 0 { 0 } else { amount };
                let order = tx.insert(
                    "INSERT INTO customer_order (no, customer, day, amount, paid, state, at, staff, name) \
                     VALUES (?1, ?2, ?3, ?4, ?5, '已确认', 0, 1, '徐亮') RETURNING id",
                    sql![format!("DD-{number}"), customer, day, amount, paid],
                )?;
                let line = "INSERT INTO order_line (of_order, product, quantity, amount) VALUES (?1, ?2, ?3, ?4)";
                tx.run(line, sql![order, format!("产品 {}", number % 300), 100 + (number % 900) as i64, amount])?;
                if number % 4 == 0 {
                    let at = now.plus_minutes(-((number * 7_919 % 400) as i64) * 1_440);
                    let note = "INSERT INTO customer_note (customer, at, staff, name, channel, text) VALUES (?1, ?2, 1, '徐亮', '电话', '约好送样')";
                    tx.run(note, sql![customer, at])?;
                }
                if number % (customers / 5_000).max(1) == 0 {
                    let tag = ["展会", "老客户", "年框", "重点跟进", "月结"][number as usize / 7 % 5];
                    tx.run("INSERT INTO customer_tag (tag, customer) VALUES (?1, ?2) ON CONFLICT DO NOTHING", sql![tag, customer])?;
                }
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
    if std::env::var_os("KEFU_BENCH_TELL").is_some() {
        println!("(a stock in use after {:?})", watch.elapsed());
    }
}

// ——— analysis ———

/// The year by grade, product and region, one after the other; and the slower questions of the page, for the log.
fn analysis(desk: &mut Desk, customers: u64) {
    let today = Clock::default().now().day();
    let year = Period::days(plus_days(today, -364), today);
    let mut ask = |question: Question| {
        let watch = Watch::now();
        desk.ask(&areas::Query::Customers(Query::Analysis(question)), Clock::default().now()).unwrap();
        watch.elapsed()
    };
    let orders = 2 * customers;
    let mut told = |what: &str, within: Option<Code>| {
        let took: Duration = By::ALL.map(|by| ask(Question::Composition(Cut { within, ..Cut::of(by, year) }))).iter().sum();
        line(what, &format!("{} ms", took.as_millis()), "1 s", took < Duration::from_secs(1));
    };
    told(&format!("a year of {orders} orders by grade, product and region, and the year before"), None);
    told("the same of one province", Some(Code(370_000)));
    if std::env::var_os("KEFU_BENCH_TELL").is_some() {
        let province = Cut { within: Some(Code(370_000)), ..Cut::of(By::Region, year) };
        for question in [
            Question::Composition(Cut::of(By::Grade, year)),
            Question::Composition(Cut::of(By::Product, year)),
            Question::Composition(Cut::of(By::Region, year)),
            Question::Composition(province),
            Question::Behind(Cut::of(By::Grade, year), "A".to_owned()),
            Question::Behind(Cut::of(By::Product, year), "产品 7".to_owned()),
            Question::Behind(province, "370200".to_owned()),
            Question::Credit,
            Question::Loads,
            Question::Use(year),
            Question::Files(Files::Stale, year),
            Question::Files(Files::Unopened, year),
        ] {
            let took = ask(question.clone());
            println!("({question:?}: {took:?})");
        }
    }
}

// ——— search ———

fn searches(desk: &mut Desk, rows: u64) {
    let syllables = |name: &str| -> Vec<String> {
        let key = pinyin::pinyin_key(name);
        key.split(|c: char| !c.is_ascii_lowercase()).filter(|s| !s.is_empty()).map(str::to_owned).collect()
    };
    let part = |text: &str, from: u64, length: usize| -> String {
        let letters: Vec<char> = text.chars().collect();
        let from = from as usize % (letters.len().saturating_sub(length) + 1);
        letters.into_iter().skip(from).take(length).collect()
    };
    type Make<'a> = Box<dyn Fn(&SampleCustomer, u64) -> String + 'a>;
    let kinds: Vec<(&str, Make<'_>)> = vec![
        ("two characters", Box::new(|c, n| part(&c.name, n, 2))),
        ("three characters", Box::new(|c, n| part(&c.name, n, 3))),
        ("whole name", Box::new(|c, _| c.name.clone())),
        ("contact", Box::new(|c, _| c.contact.clone())),
        ("no hit", Box::new(|c, n| if n % 2 == 0 { format!("{}龘", part(&c.name, n, 1)) } else { format!("{}乌有", part(&c.name, n, 2)) })),
        ("pinyin", Box::new(|c, n| syllables(&c.name).into_iter().skip(n as usize % 3).take(2 + n as usize % 2).collect())),
        (
            "initials",
            Box::new(|c, n| {
                syllables(&c.name).iter().skip(n as usize % 3).take(2 + n as usize % 4).filter_map(|s| s.chars().next()).collect()
            }),
        ),
        ("four digits of a phone", Box::new(|c, n| part(&c.mobile, n, 4))),
        ("more digits of a phone", Box::new(|c, n| part(&c.mobile, n, 5 + n as usize % 6))),
        ("code", Box::new(|c, n| part(&c.credit_code, n, 4 + n as usize % 15))),
        ("address", Box::new(|c, n| part(&c.address, n, 3 + n as usize % 5))),
        ("mixed", Box::new(|c, n| format!("{} {}", part(&c.name, n, 2), part(&c.mobile, n, 4)))),
    ];
    let mut told = Vec::new();
    // The first query warms what every program warms once: tables of pinyin, pages of the file.
    first_page(desk, "公司");
    for (name, make) in &kinds {
        let mut cut = 0;
        let mut took: Vec<(Duration, String)> = (0..QUERIES)
            .map(|n| {
                let text = make(&customer((n * 7_919 + 17) % rows), n);
                let (took, whole) = first_page(desk, &text);
                cut += u32::from(!whole);
                (took, text)
            })
            .collect();
        took.sort();
        let (p50, p99) = (took[took.len() / 2].0, took[took.len() * 99 / 100].0);
        if std::env::var_os("KEFU_BENCH_TELL").is_some() {
            told.push(format!("({name}: {:?})", &took[took.len() - 6..]));
        }
        line(
            &format!("search: {name}, p50 · p99 · fewer than 50 rows at first"),
            &format!(
                "{:.2} ms · {:.2} ms · {:.1} %",
                p50.as_secs_f64() * 1e3,
                p99.as_secs_f64() * 1e3,
                f64::from(cut) * 100.0 / QUERIES as f64
            ),
            "16 ms",
            p99 < Duration::from_millis(16),
        );
    }
    for text in told {
        println!("{text}");
    }
}

/// A question as the window asks it: the first 50 rows of the newest. False when it stopped looking before it had them all.
fn first_page(desk: &mut Desk, text: &str) -> (Duration, bool) {
    let list = ListQuery { text: text.to_owned(), ..ListQuery::default() };
    let query = areas::Query::Customers(Query::First { list, columns: Column::usual(), limit: 50 });
    let watch = Watch::now();
    let answer = desk.ask(&query, Instant(1_800_000_000_000)).unwrap();
    let took = watch.elapsed();
    let areas::Answer::Customers(Answer::First { rows, more }) = answer else { panic!() };
    (took, rows.len() == 50 || !more)
}

// ——— views ———

/// Customers that are given to one agent in one act.
const ALLOCATED: usize = 10_000;

fn allocation(desk: &mut Desk, rows: u64) {
    let (me, at) = (desk.session().staff, Clock::default().now());
    let to = (0..ALLOCATED as u64).map(|n| (1 + (n * 97) as i64 % rows as i64, me)).collect();
    let watch = Watch::now();
    desk.perform(&areas::Command::Customers(Command::Allocate { to }), at).unwrap();
    let took = watch.elapsed();
    line(
        &format!("allocating {ALLOCATED} customers in one act"),
        &format!("{:.2} s", took.as_secs_f64()),
        "3 s",
        took < Duration::from_secs(3),
    );
}

/// Saved views of three conditions: their first 50 rows, and how many there are.
fn views(desk: &mut Desk, rows: u64) {
    let field = |field: Field, values: &[&str]| Condition::is(Subject::Of(Column::Field(field)), values);
    let province = |c: &SampleCustomer| format!("{:.2}0000", c.division.to_string());
    let within = |subject: Subject, op: Op, days: u64| Condition::new(subject, op, &[&days.to_string()]);
    let least = |subject: Subject, yuan: u64| Condition::new(subject, Op::AtLeast, &[&(yuan * 100).to_string()]);
    type Make<'a> = Box<dyn Fn(&SampleCustomer, u64) -> [Condition; 3] + 'a>;
    let kinds: Vec<(&str, Make<'_>)> = vec![
        (
            "grade, province, relation",
            Box::new(|c, _| [field(Field::Grade, &[c.grade]), field(Field::Region, &[&province(c)]), field(Field::Relation, &["现在"])]),
        ),
        (
            "mine, grade, updated lately",
            Box::new(|c, n| {
                let updated = within(Subject::Of(Column::UpdatedAt), Op::Within, 1 + n % 90);
                [field(Field::Agent, &["me"]), field(Field::Grade, &[c.grade]), updated]
            }),
        ),
        (
            "industry, source, credit grade",
            Box::new(|c, _| {
                [field(Field::Industry, &[c.industry]), field(Field::Source, &[c.source]), field(Field::CreditGrade, &[c.credit_grade])]
            }),
        ),
        (
            "province, industry, annual sales at least",
            Box::new(|c, n| {
                let sales = least(Subject::Of(Column::Field(Field::AnnualSales)), (1 + n % 50) * 100_000);
                [field(Field::Region, &[&province(c)]), field(Field::Industry, &[c.industry]), sales]
            }),
        ),
        (
            "tag, grade, relation",
            Box::new(|c, n| {
                let tag = ["展会", "老客户", "年框", "重点跟进", "月结"][n as usize % 5];
                [Condition::is(Subject::Of(Column::Tags), &[tag]), field(Field::Grade, &[c.grade]), field(Field::Relation, &["现在"])]
            }),
        ),
        (
            "an agent's, grade, not talked with lately",
            Box::new(|c, n| {
                let agent = (1_000 + n % 40).to_string();
                [field(Field::Agent, &[&agent]), field(Field::Grade, &[c.grade]), within(Subject::LastContact, Op::NotWithin, 30 + n % 90)]
            }),
        ),
        (
            "filed this week, source, without agent",
            Box::new(|c, n| {
                let filed = within(Subject::Of(Column::CreatedAt), Op::Within, 1 + n % 14);
                [filed, field(Field::Source, &[c.source]), Condition::new(Subject::Of(Column::Field(Field::Agent)), Op::Empty, &[])]
            }),
        ),
        (
            "city, grade, unpaid at least",
            Box::new(|c, n| {
                let city = format!("{:.4}00", c.division.to_string());
                [field(Field::Region, &[&city]), field(Field::Grade, &[c.grade]), least(Subject::Unpaid, 100 + n % 50 * 100)]
            }),
        ),
        (
            "grade A, province, sales of twelve months at least",
            Box::new(|c, n| {
                [field(Field::Grade, &["A"]), field(Field::Region, &[&province(c)]), least(Subject::Sales, 1_000 + n % 50 * 100)]
            }),
        ),
        (
            "credit grade, relation, not updated for long",
            Box::new(|c, n| {
                let updated = within(Subject::Of(Column::UpdatedAt), Op::NotWithin, 300 + n % 600);
                [field(Field::CreditGrade, &[c.credit_grade]), field(Field::Relation, &["现在"]), updated]
            }),
        ),
        (
            "one of two grades, market, not of this source",
            Box::new(|c, _| {
                let source = Condition::new(Subject::Of(Column::Field(Field::Source)), Op::IsNot, &[c.source]);
                [field(Field::Grade, &["A", "B"]), field(Field::Market, &["国内"]), source]
            }),
        ),
    ];
    let at = Clock::default().now();
    for (name, make) in &kinds {
        let mut took: Vec<[Duration; 2]> = (0..QUERIES / 4)
            .map(|n| {
                let list = ListQuery { filter: Filter::all(make(&customer((n * 7_919 + 17) % rows), n)), ..ListQuery::default() };
                let mut ask = |query: Query| {
                    let watch = Watch::now();
                    desk.ask(&areas::Query::Customers(query), at).unwrap();
                    watch.elapsed()
                };
                [ask(Query::First { list: list.clone(), columns: Column::usual(), limit: 50 }), ask(Query::Total { list })]
            })
            .collect();
        let mut told = |part: usize| {
            took.sort_by_key(|parts| parts[part]);
            let at = |per_cent: usize| took[took.len() * per_cent / 100][part].as_secs_f64() * 1e3;
            (at(50), at(99))
        };
        let (first, count) = (told(0), told(1));
        line(
            &format!("view of {name}: first rows, count, p50 · p99 each"),
            &format!("{:.1} · {:.1} ms, {:.1} · {:.1} ms", first.0, first.1, count.0, count.1),
            "50 ms",
            first.1 < 50.0 && count.1 < 50.0,
        );
    }
}

// ——— files that look alike ———

/// What the form asks while somebody types: one letter of a stored name is another of the same sound, or a phone is stored already.
fn twins(desk: &mut Desk, rows: u64) {
    let mut took: Vec<Duration> = (0..QUERIES)
        .map(|n| {
            let mut draft = draft(&customer((n * 7_919 + 17) % rows));
            draft.set(Field::Name, format!("{}（集团）", draft.get(Field::Name)));
            let query = areas::Query::Customers(Query::Twins { id: 0, draft: Box::new(draft) });
            let watch = Watch::now();
            desk.ask(&query, Instant(1_800_000_000_000)).unwrap();
            watch.elapsed()
        })
        .collect();
    took.sort();
    let (p50, p99) = (took[took.len() / 2], took[took.len() * 99 / 100]);
    let shown = format!("{:.2} ms · {:.2} ms", p50.as_secs_f64() * 1e3, p99.as_secs_f64() * 1e3);
    line("files that look like what is typed: p50 · p99", &shown, "20 ms", p99 < Duration::from_millis(20));
    let actor = desk.session().staff;
    let watch = Watch::now();
    let groups = twins_as(desk.store(), actor, Instant(1_800_000_000_000), &mut |_| ControlFlow::Continue(()));
    let told = groups
        .map_or_else(|no| no.to_string(), |groups| format!("{} groups in {:.1} s", groups.groups.len(), watch.elapsed().as_secs_f64()));
    line("files that look alike, of the whole stock", &told, "10 s", watch.elapsed() < Duration::from_secs(10));
}

// ——— what the program owes ———

/// Shifts of a large department each day, and the days that are looked back over when nobody was ever absent.
const SHIFTS: i64 = 200;
const SHIFT_DAYS: i64 = 35;

/// What comes before every act and once a minute: is anything due? In a department in which everybody came, so that nothing is.
fn settling(desk: &mut Desk) {
    let at = Clock::default().now();
    let me = desk.session().staff;
    desk.store()
        .write(|tx| {
            if tx.number("SELECT count(*) FROM shift", &[])? > 0 {
                return Ok(());
            }
            let kind = tx.insert(
                "INSERT INTO shift_type (name, start, ends, night, date_offset, min_staff, skills, tint) \
                 VALUES ('早班', '08:00', '16:00', 0, 0, 1, '', 0) RETURNING id",
                &[],
            )?;
            for back in 1..=SHIFT_DAYS {
                let day = plus_days(at.day(), -back);
                let (from, to) = (begin_of(day).plus_minutes(480), begin_of(day).plus_minutes(960));
                tx.run("INSERT INTO published_day (day, at, staff) VALUES (?1, ?2, ?3)", sql![day, from, me])?;
                for _ in 0..SHIFTS {
                    let shift = tx.insert(
                        "INSERT INTO shift (day, kind, staff, planned, start_at, end_at, night) VALUES (?1, ?2, ?3, ?3, ?4, ?5, 0) RETURNING id",
                        sql![day, kind, me, from, to],
                    )?;
                    for (way, moment) in [("签到", from), ("签退", to)] {
                        let sign = "INSERT INTO attendance_sign (shift, staff, way, at, entered_at, entered_by, reason) \
                                    VALUES (?1, ?2, ?3, ?4, ?4, ?2, '')";
                        tx.run(sign, sql![shift, me, way, moment])?;
                    }
                }
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
    let mut took: Vec<Duration> = (0..QUERIES)
        .map(|_| {
            let watch = Watch::now();
            assert_eq!(desk.settle(at).unwrap(), 0);
            watch.elapsed()
        })
        .collect();
    took.sort();
    let (p50, p99) = (took[took.len() / 2], took[took.len() * 99 / 100]);
    let what = format!("what is due, of {} shifts that all were worked: p50 · p99", SHIFTS * SHIFT_DAYS);
    let measured = format!("{:.2} ms · {:.2} ms", p50.as_secs_f64() * 1e3, p99.as_secs_f64() * 1e3);
    line(&what, &measured, "2 ms", p99 < Duration::from_millis(2));
}

// ——— on paper ———

/// Rows of the printed list.
const PRINTED: usize = 10_000;

/// A list of chosen customers as PDF: the whole, and the longest that somebody who cancels has to wait.
fn printed(desk: &mut Desk, folder: &Path, rows: u64) {
    let ids: Vec<String> = (0..PRINTED as u64).map(|n| (1 + n * 97 % rows).to_string()).collect();
    let chosen = Condition { subject: Subject::Record, op: Op::Is, values: ids };
    let order = ExportOrder {
        list: ListQuery { filter: Filter::all([chosen]), ..ListQuery::default() },
        columns: Column::usual(),
        format: SheetFormat::Pdf,
        ..order()
    };
    let actor = desk.session().staff;
    let at = Clock::default().now();
    let (watch, mut last, mut longest) = (Watch::now(), Watch::now(), Duration::ZERO);
    let written = export(desk.store(), actor, &order, &folder.join("list.pdf"), at, &mut |_| {
        longest = longest.max(last.elapsed());
        last = Watch::now();
        ControlFlow::Continue(())
    })
    .unwrap();
    let (took, end) = (watch.elapsed(), last.elapsed());
    assert_eq!(written, PRINTED as i64);
    let what = format!("PDF list of {PRINTED} rows: time, longest between two chances to cancel, end without one");
    let measured = format!("{:.1} s, {:.2} s, {:.1} s", took.as_secs_f64(), longest.as_secs_f64(), end.as_secs_f64());
    line(&what, &measured, "none", true);
}

// ——— frames ———

/// The window itself, without a screen: layout, drawing and tessellation of whole frames with the list before the person.
fn frames(file: &Path, folder: &Path, rows: u64) {
    let ctx = Context::default();
    let setup =
        Setup { folder: folder.join("settings"), clock: Clock::default(), file: Some(file.to_owned()), demo: false, lang: Some(Lang::Zh) };
    let mut app = App::new(&ctx, setup).unwrap();
    let mut time = 0.0;
    let mut frame = |events: Vec<Event>| -> (Duration, FullOutput) {
        time += 1.0 / 60.0;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1366.0, 768.0));
        let input = RawInput { screen_rect: Some(screen), time: Some(time), events, ..RawInput::default() };
        let watch = Watch::now();
        let mut out = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        });
        let drawn = ctx.tessellate(std::mem::take(&mut out.shapes), out.pixels_per_point);
        let took = watch.elapsed();
        drop(drawn);
        (took, out)
    };
    let key = |key: Key, modifiers: Modifiers| {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        vec![event(true), event(false)]
    };
    // The work happens in another thread; between the looks for its answers the frames go on as they would.
    let wait = |frame: &mut dyn FnMut(Vec<Event>) -> (Duration, FullOutput), looks: u32| {
        for _ in 0..looks {
            std::thread::sleep(Duration::from_millis(10));
            frame(Vec::new());
        }
    };
    wait(&mut frame, 30);
    frame(vec![Event::Text(PASSWORD.to_owned())]);
    frame(key(Key::Enter, Modifiers::NONE));
    wait(&mut frame, 300);
    frame(key(Key::Num2, Modifiers::COMMAND));
    wait(&mut frame, 500);
    let title = ctx.memory(|memory| memory.focused());
    assert!(title.is_some(), "the list has the keyboard");
    let mut told = |what: &str, each: &mut dyn FnMut(u64) -> Vec<Event>| {
        let mut took: Vec<Duration> = (0..600).map(|n| frame(each(n)).0).collect();
        took.sort();
        let (p50, p99) = (took[took.len() / 2], took[took.len() * 99 / 100]);
        line(
            &format!("frame of the list of {rows}, {what}: p50 · p99"),
            &format!("{:.2} ms · {:.2} ms", p50.as_secs_f64() * 1e3, p99.as_secs_f64() * 1e3),
            "4 ms",
            p99 < Duration::from_millis(4),
        );
    };
    told("still", &mut |_| Vec::new());
    told("scrolling", &mut |_| {
        let wheel = Event::MouseWheel {
            source: MouseWheelSource::Trackpad,
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -90.0),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        };
        vec![Event::PointerMoved(pos2(500.0, 400.0)), wheel]
    });
    told("by pages and to its ends", &mut |n| match n % 20 {
        0 => key(Key::End, Modifiers::NONE),
        10 => key(Key::Home, Modifiers::NONE),
        _ => key(Key::PageDown, Modifiers::NONE),
    });
    wait(&mut frame, 200);
    let (_, out) = frame(Vec::new());
    let next = out.viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap_or_default();
    line("idle: next frame that nobody asked for", &format!("in {:.0} s", next.as_secs_f64()), "none", next > Duration::from_secs(1));
}

// ——— memory ———

/// The real program in a process of its own.
fn memory(folder: &Path, list: &Path) {
    let run = |data: &str, arguments: &[&str]| -> Child {
        Process::new(env!("CARGO_BIN_EXE_kefu-desk"))
            .env("KEFU_PASSWORD", PASSWORD)
            .args(["--data", &folder.join(data).display().to_string(), "--user", "徐亮", "--json"])
            .args(arguments)
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    for data in ["child", "small"] {
        assert!(run(data, &["init"]).wait().unwrap().success());
    }
    let few = folder.join("few.csv");
    make_list(&few, PRINTED as u64);
    let (few, list) = (few.to_str().unwrap(), list.to_str().unwrap());
    let (sheet, pdf) = (folder.join("child.xlsx"), folder.join("child.pdf"));
    assert!(run("small", &["import", "customers", few]).wait().unwrap().success());
    for (what, data, arguments) in [
        (format!("peak memory of a PDF list of {PRINTED} rows"), "small", ["export", "customers", pdf.to_str().unwrap()]),
        ("peak memory of the import".to_owned(), "child", ["import", "customers", list]),
        ("peak memory of the XLSX export".to_owned(), "child", ["export", "customers", sheet.to_str().unwrap()]),
    ] {
        let mut child = run(data, &arguments);
        let mut peak = None;
        // The high-water mark only rises; the last look before the end is within one step of it.
        let status = loop {
            peak = peak_kib(child.id()).or(peak);
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        assert!(status.success(), "{what}: {status}");
        match peak {
            Some(kib) => line(&what, &format!("{} MB", kib / 1000), "300 MB", kib < 300_000),
            None => println!("| {what} | not told by this system | 300 MB | |"),
        }
    }
}

fn peak_kib(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}
