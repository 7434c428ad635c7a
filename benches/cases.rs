//! How fast complaints and tickets are on half a million of each. `cargo bench --bench cases` prints a table for the README.
//!
//! What five years left behind is written into the tables at once; what is measured goes through the same questions as from the window.
//! `KEFU_BENCH_ROWS` sets the number of complaints, and of tickets (500,000); `KEFU_BENCH_FOLDER` keeps the department in a folder for the
//! next run, without it everything lies in a temporary one. The department lies encrypted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a measurement ends by panicking when something is wrong, and prints what it measured"
)]

mod shared;

use std::fs;
use std::path::{Path, PathBuf};

use kefu_desk::areas::cases::complaints::{self, Category, Channel, Draft, Emotion, ListQuery, Scope, Sort};
use kefu_desk::areas::cases::model::{Mark, record_words};
use kefu_desk::areas::cases::{self, tickets};
use kefu_desk::areas::staff;
use kefu_desk::areas::{self, Command, Query};
use kefu_desk::base::sample::sample_customer;
use kefu_desk::base::search::{SearchFields, index_words};
use kefu_desk::base::{Clock, Day, Fault, Instant, Period, Post, plus_days};
use kefu_desk::desk::Desk;
use kefu_desk::sql;
use kefu_desk::store::Tx;
use kefu_desk::store::dialect::Engine;

use crate::shared::{PASSWORD, Window, asked, spread_line, wheel};

const PEOPLE: usize = 60;
const TEAMS: usize = 4;
const PAST_DAYS: i64 = 5 * 365;
/// One in so many is still open; the newest are.
const OPEN_ONE_IN: u64 = 100;
/// Questions of each kind.
const QUESTIONS: u64 = 400;
/// Rows of a list in the window.
const PAGE: usize = 300;
/// By what complaints are sorted besides the time.
const COLUMNS: [Sort; 6] = [Sort::Due, Sort::Number, Sort::Handler, Sort::Department, Sort::State, Sort::Round];
/// What customers wrote, as in the importers' tests.
const TEXTS: &str = include_str!("../tests/fixtures/complaints-waimai-30.csv");

fn main() {
    let rows: u64 = std::env::var("KEFU_BENCH_ROWS").ok().and_then(|text| text.replace('_', "").parse().ok()).unwrap_or(500_000);
    let passing = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("KEFU_BENCH_FOLDER").map_or_else(|| passing.path().to_owned(), PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("客服部.kefu");
    let now = Clock::default().now();
    let mut desk = if file.exists() { Desk::log_in(&file, "徐亮", PASSWORD, now).unwrap() } else { found(&file, rows, now) };
    println!("{rows} complaints, {rows} tickets, one in {OPEN_ONE_IN} open\n");
    println!("| what | measured | limit | |\n|---|---|---|---|");
    let stock = Stock::of(&mut desk, rows);
    boards(&mut desk, &stock, now);
    searches(&mut desk, &stock, now);
    typing(&mut desk, &stock, now);
    figures(&mut desk, &stock, now);
    drop(desk);
    frames(&mut Window::open(&file, passing.path()));
}

// ——— the department ———

fn found(file: &Path, rows: u64, now: Instant) -> Desk {
    let mut desk = shared::found(file, now);
    let mut act = |command: staff::Command| desk.perform(&Command::Staff(command), now).unwrap().id;
    let teams: Vec<i64> = (1..=TEAMS).map(|n| act(staff::Command::AddTeam { name: format!("{n} 班") })).collect();
    for n in 0..PEOPLE {
        let post = if n < OFFICERS { Post::ComplaintOfficer } else { Post::Agent };
        let draft = shared::person(n, post, Some(teams[n % TEAMS]));
        act(staff::Command::Add { draft });
    }
    act(staff::Command::Add { draft: shared::person(PEOPLE, Post::Sales, None) });
    let stock = Stock::of(&mut desk, rows);
    for chunk in 0..rows.div_ceil(CHUNK) {
        let (from, to) = (chunk * CHUNK, ((chunk + 1) * CHUNK).min(rows));
        desk.store().write(|tx| (from..to).try_for_each(|n| stock.complaint(tx, n, now))).unwrap();
        desk.store().write(|tx| (from..to).try_for_each(|n| stock.ticket(tx, n, now))).unwrap();
    }
    // As the program itself leaves it before it closes.
    desk.store().checkpoint().unwrap();
    desk
}

/// Rows of a transaction.
const CHUNK: u64 = 20_000;
/// 投诉专员 among the people; the first of them.
const OFFICERS: usize = 12;
/// States of closed complaints are 归档; of open ones they follow each other.
const OPEN_STATES: [&str; 7] = ["待判断", "调查中", "方案研讨", "待审批", "执行中", "待反馈", "待回访"];
const OPEN_TICKETS: [&str; 4] = ["受理", "处理中", "转派", "已回单"];
const DEPARTMENTS: [&str; 12] =
    ["物流部", "技术部", "财务部", "仓储部", "采购部", "品控部", "市场部", "配送一部", "配送二部", "会员部", "门店部", "售后部"];
const KINDS: [&str; 5] = ["咨询", "交易纠纷", "技术故障", "报修", "其他"];

/// What the rows are made from.
struct Stock {
    people: Vec<i64>,
    rows: u64,
    texts: Vec<String>,
    director: i64,
}

/// A number that looks random, the same on every machine.
fn mixed(seed: u64, of: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (x ^ (x >> 31)) % of
}

fn pick<T: Copy>(of: &[T], seed: u64) -> T {
    of[usize::try_from(mixed(seed, of.len() as u64)).unwrap()]
}

impl Stock {
    fn of(desk: &mut Desk, rows: u64) -> Self {
        let people = desk.store().read(|tx| tx.all("SELECT id FROM staff WHERE number LIKE 'y%' ORDER BY id", &[], |row| row.int(0)));
        // Sentences of the texts, without the other columns and without quotes.
        let texts =
            TEXTS.lines().skip(1).flat_map(|line| line.split(['，', '。', '！', '…', ','])).map(|part| part.trim().replace('"', ""));
        Stock {
            people: people.unwrap(),
            rows,
            texts: texts.filter(|part| part.chars().count() > 6 && !part.is_ascii()).collect(),
            director: desk.session().staff,
        }
    }

    fn text(&self, n: u64) -> String {
        let part = |place: u64| &self.texts[usize::try_from(mixed(n * 7 + place, self.texts.len() as u64)).unwrap()];
        format!("{}，{}，{}。订单 {}", part(0), part(1), part(2), mixed(n, 90_000_000))
    }

    fn is_open(&self, n: u64) -> bool {
        n + self.rows / OPEN_ONE_IN >= self.rows
    }

    /// When the record of this place came: the days are filled evenly, the last of them today.
    fn moment(&self, n: u64, now: Instant) -> Instant {
        let minutes = PAST_DAYS as u64 * 24 * 60;
        now.plus_minutes(-i64::try_from((self.rows - n) * minutes / self.rows).unwrap())
    }

    fn complaint(&self, tx: &Tx<'_>, n: u64, now: Instant) -> Result<(), Fault> {
        let (at, open) = (self.moment(n, now), self.is_open(n));
        let state = if open { pick(&OPEN_STATES, n) } else { "归档" };
        // One of those who register has every tenth.
        let first = if n.is_multiple_of(10) { OFFICERS } else { OFFICERS + n as usize % (PEOPLE - OFFICERS) };
        let handler = n as usize % OFFICERS;
        let (who, first) = (self.people[handler], self.people[first]);
        let person = sample_customer(3, n);
        let (name, phone) = (person.contact, person.mobile);
        let (no, content) = (format!("TS-{}-{:06}", at.day().strftime("%Y%m%d"), n), self.text(n));
        let cause = if open { "" } else { pick(&["商品", "快递", "售后", "价格", "活动", "支付"], n + 1) };
        let id = tx.insert(
            "INSERT INTO complaint (no, complainant, phone, phone_key, happened_at, channel, content, demand, product, emotion, important,
                 accepted_by, accepted_name, accepted_at, tracker, tracker_name, handler, handler_name, state, state_since, live, due_at,
                 due_clause, reply_due, department, satisfaction, cause, closed_at)
             VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, '退款', ?7, ?8, ?9, ?10, '员工', ?4, ?10, '员工', ?11, ?21, ?12, ?13, ?14, ?15, 'CASE-05',
                 ?16, ?17, ?18, ?19, ?20) RETURNING id",
            sql![
                &no,
                &name,
                &phone,
                at,
                pick(&["投诉热线", "官网", "在线客服"], n + 2),
                &content,
                pick(&["外卖配送", "会员", "礼品卡"], n + 3),
                pick(&["愤怒", "焦急", "平静"], n + 4),
                n.is_multiple_of(50),
                first,
                who,
                state,
                at.plus_minutes(60),
                open,
                open.then(|| now.plus_minutes(i64::try_from(mixed(n, 8_000)).unwrap() - 2_000)),
                at.plus_minutes(30),
                pick(&DEPARTMENTS, n + 5),
                if open { "" } else { pick(&["满意", "满意", "一般", "不满意"], n + 6) },
                cause,
                (!open).then(|| at.plus_minutes(2_000)),
                format!("专员{handler:02}")
            ],
        )?;
        let words = index_words(&SearchFields {
            names: &[&name],
            notes: &[&content, "退款"],
            phones: &[&phone],
            codes: &[&no],
            ..SearchFields::default()
        });
        let words = record_words(words, open.then_some(Mark::Open));
        tx.run(&Engine::Sqlite.put_words("complaint_words"), sql![id, words])?;
        let closing = [("登记", "待判断", 0), ("判断", "调查中", 60), ("选定方案", "执行中", 900), ("归档", "归档", 2_000)];
        for (verb, stage, minutes) in closing.into_iter().take(if open { 2 } else { 4 }) {
            tx.run(
                "INSERT INTO complaint_step (complaint, at, staff, name, verb, text, note, informed, state, round)
                 VALUES (?1, ?2, ?3, '专员', ?4, '', '', 0, ?5, 1)",
                sql![id, at.plus_minutes(minutes), who, verb, if open && minutes > 0 { state } else { stage }],
            )?;
        }
        Ok(())
    }

    fn ticket(&self, tx: &Tx<'_>, n: u64, now: Instant) -> Result<(), Fault> {
        let (at, open) = (self.moment(n, now), self.is_open(n));
        // One in a hundred came from who sees his own alone.
        let first = self.people[if n.is_multiple_of(100) { PEOPLE } else { OFFICERS + n as usize % (PEOPLE - OFFICERS) }];
        let state = if mixed(n, 40) == 0 { "无效" } else { "办结" };
        let person = sample_customer(5, n);
        let (no, content) = (format!("GD-{}-{:06}", at.day().strftime("%Y%m%d"), n), self.text(n + 1_000_000));
        let id = tx.insert(
            "INSERT INTO ticket (no, kind, content, customer_name, party, contact, channel, accepted_at, accepted_day, first, holder,
                 holder_name, state, limit_at, last_at, hard_at, closed_at)
             VALUES (?1, ?2, ?3, ?4, '非客户', ?5, '电话', ?6, ?7, ?8, ?8, '员工', ?9, ?10, ?6, ?12, ?11) RETURNING id",
            sql![
                &no,
                pick(&KINDS, n),
                &content,
                &person.contact,
                &person.mobile,
                at,
                at.day(),
                first,
                if open { pick(&OPEN_TICKETS, n) } else { state },
                if open { now.plus_minutes(i64::try_from(mixed(n, 3_000)).unwrap() - 600) } else { at.plus_minutes(1_440) },
                (!open).then(|| at.plus_minutes(600)),
                n.is_multiple_of(50).then_some(at)
            ],
        )?;
        let words = index_words(&SearchFields {
            names: &[&person.contact],
            notes: &[&content],
            phones: &[&person.mobile],
            codes: &[&no],
            ..SearchFields::default()
        });
        let hard = n.is_multiple_of(50).then_some(Mark::Hard);
        let ended = (state == "无效").then_some(Mark::Invalid);
        let words = record_words(words, [if open { Some(Mark::Open) } else { ended }, hard].into_iter().flatten());
        tx.run(&Engine::Sqlite.put_words("ticket_words"), sql![id, words])?;
        tx.run(
            "INSERT INTO ticket_entry (ticket, at, staff, name, kind, text) VALUES (?1, ?2, ?3, '员工', '受理', '')",
            sql![id, at, first],
        )
        .map(|_| ())
    }
}

// ——— questions ———

fn complaints(query: complaints::Query) -> Query {
    Query::Cases(cases::Query::Complaints(query))
}

fn tickets(query: tickets::Query) -> Query {
    Query::Cases(cases::Query::Tickets(query))
}

/// Boards, lists and their counts: 16 ms.
fn boards(desk: &mut Desk, stock: &Stock, now: Instant) {
    let (officer, agent) = (stock.people[0], stock.people[OFFICERS]);
    let list = |query: ListQuery| complaints(complaints::Query::List(Box::new(query)));
    let page = ListQuery { limit: PAGE, ..ListQuery::default() };
    let open = ListQuery { scope: Scope::Open, ..page.clone() };
    let year = |n: i64| plus_days(now.day(), -365 * (n % 5) - 30);
    let month = |n: i64| ListQuery { from: Some(year(n)), to: Some(plus_days(year(n), 30)), ..page.clone() };
    let mut measure = |what: &str, who: i64, each: &dyn Fn(i64) -> Query| {
        let questions = (0..100).map(|n| (who, each(n)));
        spread_line(what, asked(desk, now, questions), Some(16));
    };
    let board = |filter: ListQuery| complaints(complaints::Query::Board(Box::new(ListQuery { limit: 60, ..filter })));
    measure("board of complaints", officer, &|_| board(ListQuery::default()));
    measure("board of complaints, one's own handled", officer, &|_| board(ListQuery { handler: Some(officer), ..ListQuery::default() }));
    measure("board of complaints, what is overdue", officer, &|_| board(ListQuery { overdue: true, ..ListQuery::default() }));
    measure("board of complaints for who registers", agent, &|_| board(ListQuery::default()));
    measure("list of all complaints", officer, &|_| list(page.clone()));
    measure("list of all complaints for who registers", agent, &|_| list(page.clone()));
    let by_column = |n: i64| ListQuery { sort: COLUMNS[n as usize % COLUMNS.len()], descending: n % 4 > 1, ..page.clone() };
    measure("list of all complaints by a column", officer, &|n| list(by_column(n)));
    measure("list of one's own of all complaints by a column", agent, &|n| list(by_column(n)));
    measure("list of open complaints by their clock", officer, &|_| list(ListQuery { sort: Sort::Due, descending: false, ..open.clone() }));
    measure("list of a department's complaints", officer, &|_| {
        list(ListQuery { department: Some("物流部".to_owned()), ..page.clone() })
    });
    measure("list of a channel and a cause", officer, &|_| {
        list(ListQuery { channel: Some(Channel::Hotline), cause: Some(Category::Delivery), ..page.clone() })
    });
    measure("list of a month, angry ones", officer, &|n| list(ListQuery { emotion: Some(Emotion::Angry), ..month(n) }));
    measure("count of open complaints", officer, &|_| complaints(complaints::Query::Total(Box::new(open.clone()))));
    measure("count of all complaints", officer, &|_| complaints(complaints::Query::Total(Box::default())));
    measure("count of a month", officer, &|n| complaints(complaints::Query::Total(Box::new(month(n)))));
    let which = |which, most| tickets(tickets::Query::List(Box::new(tickets::ListQuery { which, most, ..tickets::ListQuery::default() })));
    measure("board of tickets", officer, &|_| tickets(tickets::Query::Board { team: None, person: None }));
    measure("board of one's own tickets", agent, &|_| tickets(tickets::Query::Board { team: None, person: Some(agent) }));
    measure("list of open tickets", officer, &|_| which(tickets::Which::Open, PAGE));
    measure("list of tickets over the limit", officer, &|_| which(tickets::Which::Overdue, PAGE));
    measure("list of all tickets", officer, &|_| which(tickets::Which::All, PAGE));
    measure("list of all tickets, the newest first, for who accepts some", agent, &|_| {
        let list = tickets::ListQuery { which: tickets::Which::All, sort: tickets::Sort::Newest, most: PAGE, ..Default::default() };
        tickets(tickets::Query::List(Box::new(list)))
    });
    measure("counts of the lists of tickets", officer, &|_| tickets(tickets::Query::Counts));
    measure("where tickets are stuck", officer, &|_| tickets(tickets::Query::Seats));
}

/// Typed words over everything: 16 ms.
fn searches(desk: &mut Desk, stock: &Stock, now: Instant) {
    let common = |n: u64| pick(&["送餐", "客服", "味道", "百度", "小时"], n).to_owned();
    let words: [(&str, &dyn Fn(u64) -> String); 6] = [
        ("a name", &|n| sample_customer(3, mixed(n, 500_000)).contact),
        ("a phone", &|n| sample_customer(3, mixed(n, 500_000)).mobile),
        ("an order's number", &|n| mixed(mixed(n, 500_000), 90_000_000).to_string()),
        ("the beginning of a phone", &|n| sample_customer(3, mixed(n, 500_000)).mobile[..4].to_owned()),
        ("a common word", &common),
        ("two common words", &|n| pick(&["送餐 客服", "味道 小时", "百度 退款"], n).to_owned()),
    ];
    let (officer, agent, sales) = (stock.people[0], stock.people[OFFICERS], stock.people[PEOPLE]);
    for (what, text) in words {
        let query = |text, sort, descending| {
            complaints(complaints::Query::List(Box::new(ListQuery { text, sort, descending, limit: PAGE, ..ListQuery::default() })))
        };
        let took = asked(desk, now, (0..QUESTIONS).map(|n| (officer, query(text(n), Sort::Accepted, true))));
        spread_line(&format!("search of complaints by {what}"), took, Some(16));
        let sorted = |n: u64| query(text(n), pick(&COLUMNS, n * 3), mixed(n, 2) == 0);
        let took = asked(desk, now, (0..QUESTIONS).map(|n| (officer, sorted(n))));
        spread_line(&format!("search of complaints by {what}, sorted by a column"), took, Some(16));
        let took = asked(desk, now, (0..QUESTIONS).map(|n| (agent, sorted(n))));
        spread_line(&format!("search of one's own complaints by {what}, sorted by a column"), took, Some(16));
        let query = |which, text, sort| {
            tickets(tickets::Query::List(Box::new(tickets::ListQuery { which, text, sort, most: PAGE, ..Default::default() })))
        };
        for (list, who, which, sort) in [
            ("tickets", officer, tickets::Which::All, tickets::Sort::Newest),
            ("one's own tickets", sales, tickets::Which::All, tickets::Sort::Newest),
            ("hard tickets", officer, tickets::Which::Hard, tickets::Sort::Newest),
            ("invalid tickets", officer, tickets::Which::Invalid, tickets::Sort::Newest),
        ] {
            let took = asked(desk, now, (0..QUESTIONS).map(|n| (who, query(which, text(n), sort))));
            spread_line(&format!("search of {list} by {what}"), took, Some(16));
        }
    }
    let open = (0..100).map(|n| {
        let list =
            ListQuery { text: common(n), scope: Scope::Open, sort: Sort::Due, descending: false, limit: PAGE, ..ListQuery::default() };
        (officer, complaints(complaints::Query::List(Box::new(list))))
    });
    spread_line("search of open complaints by a common word, by their clock", asked(desk, now, open), Some(16));
    let open = (0..100).map(|n| {
        let list = tickets::ListQuery { which: tickets::Which::Open, text: common(n), most: PAGE, ..tickets::ListQuery::default() };
        (officer, tickets(tickets::Query::List(Box::new(list))))
    });
    spread_line("search of open tickets by a common word, by their limit", asked(desk, now, open), Some(16));
    let numbers = (0..QUESTIONS).map(|n| {
        let day: Day = plus_days(now.day(), -i64::try_from(mixed(n, 1_800)).unwrap());
        (officer, Query::Find(format!("TS{}", day.strftime("%Y%m%d"))))
    });
    spread_line("command palette, the beginning of a number", asked(desk, now, numbers), Some(16));
}

/// Similar open ones while the form is typed: 50 ms.
fn typing(desk: &mut Desk, stock: &Stock, now: Instant) {
    let agent = stock.people[OFFICERS];
    let typed = (0..QUESTIONS).map(|n| {
        let text: String = stock.text(n * 31 + 5).chars().take(6 + (n as usize * 7) % 40).collect();
        let phone = if n % 2 == 0 { sample_customer(3, n).mobile } else { String::new() };
        let draft = Draft { content: text, phone, ..Draft::default() };
        (agent, complaints(complaints::Query::Similar(Box::new(draft))))
    });
    spread_line("similar open complaints while typing", asked(desk, now, typed), Some(50));
}

/// The figures of a month and of a year.
fn figures(desk: &mut Desk, stock: &Stock, now: Instant) {
    for (what, days) in [("a month", 30), ("a year", 365)] {
        let of = complaints::Of::everything(Period::days(plus_days(now.day(), -days), now.day()));
        let query = complaints(complaints::Query::Analysis(Box::new(of)));
        let took = asked(desk, now, (0..10).map(|_| (stock.director, query.clone())));
        spread_line(&format!("analysis of {what}"), took, None);
    }
    let looked = (0..QUESTIONS).map(|_| {
        let watch = std::time::Instant::now();
        areas::settle(desk.store(), now).unwrap();
        watch.elapsed()
    });
    let mut took: Vec<_> = looked.collect();
    // The first look settles what the stock leaves open.
    took.remove(0);
    spread_line("looking for what is owed before an act", took, Some(16));
}

/// Frames of the board and of the list in the whole window.
fn frames(window: &mut Window) {
    window.log_in();
    for (what, page) in [("board of complaints", "投诉看板"), ("page of urging", "催单与督办"), ("analysis", "统计分析")] {
        window.go_to(page);
        let still = window.measure(300, &mut |_| Vec::new());
        spread_line(&format!("frame of the {what}, still"), still, Some(4));
        let scrolled = window.measure(300, &mut |n| wheel(if n % 200 < 100 { -90.0 } else { 90.0 }));
        spread_line(&format!("frame of the {what}, scrolling"), scrolled, Some(4));
    }
}
