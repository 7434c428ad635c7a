//! How fast quality monitoring is on five years of checks of 200 people. `cargo bench --bench quality` prints a table for the README.
//!
//! The checks are written into the tables at once; what is measured goes through the same questions as from the window. The department
//! lies encrypted in a temporary folder.

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

use kefu_desk::areas::quality::Query as Quality;
use kefu_desk::areas::staff;
use kefu_desk::areas::{Command, Query};
use kefu_desk::base::{Clock, Day, Fault, Instant, Post, begin_of, plus_days};
use kefu_desk::desk::Desk;
use kefu_desk::sql;
use kefu_desk::store::Tx;

use crate::shared::{Window, asked, spread_line, wheel};

const PEOPLE: usize = 200;
const TEAMS: usize = 10;
const CHECKERS: usize = 6;
const MONTHS: i64 = 60;
/// Checks of a person in a month (`qa_target`).
const CHECKS: i64 = 20;
/// Questions of each kind.
const QUESTIONS: i64 = 60;

fn main() {
    let passing = tempfile::tempdir().unwrap();
    let file = passing.path().join("客服部.kefu");
    let now = Clock::default().now();
    let mut desk = shared::found(&file, now);
    let stock = department(&mut desk, now);
    let records = desk.store().write(|tx| stock.write(tx, now)).unwrap();
    desk.store().checkpoint().unwrap();
    println!("{PEOPLE} people, {MONTHS} months, {records} checks\n");
    println!("| what | measured | limit | |\n|---|---|---|---|");
    questions(&mut desk, &stock, now);
    drop(desk);
    frames(&mut Window::open(&file, passing.path()));
}

/// Who is checked, who checks, and who sees all of it.
struct Stock {
    people: Vec<i64>,
    checkers: Vec<i64>,
    director: i64,
    today: Day,
}

fn department(desk: &mut Desk, at: Instant) -> Stock {
    let mut act = |command: staff::Command| desk.perform(&Command::Staff(command), at).unwrap().id;
    let teams: Vec<i64> = (1..=TEAMS).map(|n| act(staff::Command::AddTeam { name: format!("{n} 班") })).collect();
    let mut person = |n: usize, post: Post, team: Option<i64>| {
        let draft = shared::person(n, post, team);
        act(staff::Command::Add { draft })
    };
    let people = (0..PEOPLE).map(|n| person(n, Post::Agent, Some(teams[n % TEAMS]))).collect();
    let checkers = (PEOPLE..PEOPLE + CHECKERS).map(|n| person(n, Post::Qa, None)).collect();
    Stock { people, checkers, director: desk.session().staff, today: at.day() }
}

impl Stock {
    /// The first day of the month so many months back.
    fn month(&self, back: i64) -> Day {
        (0..back).fold(self.today.first_of_month(), |month, _| plus_days(month, -1).first_of_month())
    }

    /// Five years of sheets, each month drawn, scored and handed in but the running one; how many there are.
    fn write(&self, tx: &Tx<'_>, now: Instant) -> Result<i64, Fault> {
        let mut count = 0;
        for back in (0..MONTHS).rev() {
            let first = self.month(back);
            let month = first.strftime("%Y-%m").to_string();
            let draw = tx.insert(
                "INSERT INTO qa_draw (month, from_day, to_day, method, seed, target, at, staff, name)
                 VALUES (?1, ?2, ?3, 'sha256-1', 'seed', ?4, ?5, ?6, '徐亮') RETURNING id",
                sql![&month, first, first.last_of_month(), CHECKS, begin_of(first), self.director],
            )?;
            for (n, person) in self.people.iter().enumerate() {
                for turn in 0..CHECKS {
                    let at = begin_of(plus_days(first, (turn * 7 + n as i64) % 27)).plus_minutes(9 * 60 + turn);
                    if at < now {
                        self.check(tx, (draw, &month, count), *person, n as i64 + turn, at)?;
                        count += 1;
                    }
                }
            }
            if back > 0 {
                tx.run(
                    "INSERT INTO qa_month_step (month, handed_in, at, staff, name, reason) VALUES (?1, 1, ?2, ?3, '徐亮', '')",
                    sql![&month, begin_of(plus_days(first.last_of_month(), 3)), self.director],
                )?;
            }
        }
        Ok(count)
    }

    fn check(&self, tx: &Tx<'_>, (draw, month, place): (i64, &str, i64), person: i64, n: i64, at: Instant) -> Result<(), Fault> {
        let checker = self.checkers[n as usize % CHECKERS];
        tx.run(
            "INSERT INTO qa_candidate (draw, place, kind, subject, title, person, at, channel, shift) VALUES (?1, ?2, 'ticket', ?2, 'GD', ?3, ?4, '电话', '早')",
            sql![draw, place, person, at],
        )?;
        let pick = tx.insert(
            "INSERT INTO qa_pick (draw, place, checker, state) VALUES (?1, ?2, ?3, '已检') RETURNING id",
            sql![draw, place, checker],
        )?;
        let points: Vec<i64> = (0..5).map(|head| 20 - (n * 13 + head * 7) % 7).collect();
        let total: i64 = points.iter().sum();
        let record = tx.insert(
            "INSERT INTO qa_record (no, state, person, checker, checker_name, form, heard_at, month, channel, content, kind, subject, title, pick,
                 points, most, fatal, total, made_at, submitted_at, confirmed_at)
             VALUES (?1, '已确认', ?2, ?3, '质检', 1, ?4, ?5, '电话', '通话', 'ticket', ?6, 'GD', ?7, ?8, 100, 0, ?9, ?4, ?4, ?4) RETURNING id",
            sql![format!("ZJ-{place}"), person, checker, at, month, place, pick, total, total * 100],
        )?;
        for (head, points) in points.iter().enumerate() {
            tx.run(
                "INSERT INTO qa_score (record, place, mark, points, weight, cause) VALUES (?1, ?2, '打分', ?3, 20, '')",
                sql![record, head as i64, *points],
            )?;
        }
        if place % 4 == 0 {
            tx.run(
                "INSERT INTO qa_finding (record, person, tag, place, text, serious, urgent, at, staff, name, corrected_at, corrected_name, confirmed_at)
                 VALUES (?1, ?2, ?3, 1, '语气急', 0, 0, ?4, ?5, '质检', ?4, '质检', ?4)",
                sql![record, person, ["用语不规范", "抢话", "未复述"][place as usize % 3], at, checker],
            )?;
        }
        if place % 500 == 0 {
            tx.run(
                "INSERT INTO qa_appeal (record, place, old, proposed, reason, at, state, decided_at, points)
                 VALUES (?1, 0, 15, 18, '有录音为证', ?2, '维持原分', ?2, 15)",
                sql![record, at],
            )?;
        }
        Ok(())
    }
}

fn questions(desk: &mut Desk, stock: &Stock, now: Instant) {
    let (agent, checker) = (stock.people[0], stock.checkers[0]);
    let mut measure = |what: &str, who: i64, limit: Option<u64>, each: &dyn Fn(i64) -> Quality| {
        let questions = (0..QUESTIONS).map(|n| (who, Query::Quality(each(n))));
        spread_line(what, asked(desk, now, questions), limit);
    };
    let month = |n: i64| stock.month(n % (MONTHS - 1));
    measure("results of a month", stock.director, Some(50), &|n| Quality::Results { month: month(n), team: None });
    measure("one's own results of a month", agent, Some(50), &|n| Quality::Results { month: month(n), team: None });
    measure("checks of a month", stock.director, Some(50), &|n| Quality::Records { month: month(n) });
    measure("plan of a month", stock.director, Some(50), &|n| Quality::Sample { month: month(n) });
    measure("quota of a person", agent, Some(50), &|n| Quality::Quota { staff: agent, month: month(n) });
    measure("what waits for a checker", checker, Some(50), &|_| Quality::Queue);
    measure("appeals", stock.director, Some(50), &|_| Quality::Appeals);
    measure("weeks and trainings", stock.director, Some(50), &|_| Quality::Weeks);
    measure("proposal of a week", checker, Some(50), &|n| Quality::Proposal { week: plus_days(stock.today, -7 * n) });
    measure("KPI-14 of a year", stock.director, None, &|n| Quality::Rates {
        from: plus_days(stock.today, -365 - n),
        to: stock.today,
        staff: None,
        team: None,
    });
    measure("a check with its page", checker, Some(50), &|n| Quality::Record { id: 1 + n * 997 });
}

/// Frames of the pages in the whole window.
fn frames(window: &mut Window) {
    window.log_in();
    for (what, page) in [("results", "考评结果"), ("checks", "考评记录"), ("plan", "抽检计划"), ("weeks and trainings", "小结与培训")]
    {
        window.go_to(page);
        let still = window.measure(300, &mut |_| Vec::new());
        spread_line(&format!("frame of the {what}, still"), still, Some(4));
        let scrolled = window.measure(300, &mut |n| wheel(if n % 200 < 100 { -90.0 } else { 90.0 }));
        spread_line(&format!("frame of the {what}, scrolling"), scrolled, Some(4));
    }
}
