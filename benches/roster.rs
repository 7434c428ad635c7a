//! How fast the roster is on five years of 200 people. `cargo bench --bench roster` prints a table for the README.
//!
//! What five years left behind is written into the tables at once; what is measured goes through the same questions and acts as from
//! the window. The department lies encrypted in a temporary folder.

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

use std::time::Instant as Watch;

use egui::{Event, Key, Modifiers, PointerButton};
use jiff::civil::time;
use kefu_desk::areas::roster::attendance::view::{Asked, AttendancePage, Place};
use kefu_desk::areas::roster::{self, ShiftTypeDraft, attendance, leave, plan, swaps};
use kefu_desk::areas::staff::{self, ParameterBook};
use kefu_desk::areas::view::{Actions, Cx, News, Slot};
use kefu_desk::areas::{self, Answer, Command, Query};
use kefu_desk::base::{Actor, Clock, Day, Fault, Instant, Post, begin_of, plus_days};
use kefu_desk::desk::Desk;
use kefu_desk::i18n::Lang;
use kefu_desk::sql;
use kefu_desk::store::Tx;

use crate::shared::{Frames, PLACE, Window, asked, key, line, spread_line, wheel};

const PEOPLE: usize = 200;
const TEAMS: usize = 10;
/// Days behind today and ahead of it.
const PAST: i64 = 5 * 365;
const AHEAD: i64 = 60;
/// What a person works from one day to the next, by the place of the kind; a day off at the end.
const CYCLE: [Option<usize>; 6] = [Some(0), Some(0), Some(1), Some(1), Some(2), None];
/// Days between two leaves of a person, and between two swaps.
const LEAVE_EVERY: i64 = 45;
const SWAP_EVERY: i64 = 40;
/// Questions of each kind.
const QUESTIONS: usize = 400;

fn main() {
    let passing = tempfile::tempdir().unwrap();
    let file = passing.path().join("客服部.kefu");
    let now = Clock::default().now();
    let mut desk = shared::found(&file, now);
    let (people, kinds) = department(&mut desk, now);
    let stock = Stock { people, kinds, today: now.day(), director: desk.session().staff };
    let (shifts, leaves, swapped) = desk.store().write(|tx| stock.write(tx, now)).unwrap();
    println!("{PEOPLE} people, {shifts} shifts, {leaves} requests for leave, {swapped} swaps\n");
    println!("| what | measured | limit | |\n|---|---|---|---|");
    questions(&mut desk, &stock, now);
    settling(&mut desk, &stock, now);
    let sheet = month_sheet(&mut desk, &stock, now);
    drop(desk);
    month_grid(&mut Window::open(&file, passing.path()));
    month_page(&stock, sheet, now);
}

// ——— the department ———

/// The people, each team's 班长 first, and the kinds of shift.
fn department(desk: &mut Desk, at: Instant) -> (Vec<i64>, Vec<i64>) {
    let mut act = |command: Command| desk.perform(&command, at).unwrap().id;
    let teams: Vec<i64> = (1..=TEAMS).map(|n| act(Command::Staff(staff::Command::AddTeam { name: format!("{n} 班") }))).collect();
    let person = |n: usize| shared::person(n, if n < TEAMS { Post::TeamLeader } else { Post::Agent }, Some(teams[n % TEAMS]));
    let people = (0..PEOPLE).map(|n| act(Command::Staff(staff::Command::Add { draft: person(n) }))).collect();
    let kind = |(name, start, end): (&str, i8, i8)| ShiftTypeDraft {
        name: name.to_owned(),
        start: time(start, 0, 0, 0),
        end: time(end, 0, 0, 0),
        night: end < start,
        date_offset: 0,
        min_staff: 20,
        skills: String::new(),
        tint: i64::from(start / 8),
    };
    let put = |draft| Command::Roster(roster::Command::Plan(plan::Command::PutType { of: None, draft: Box::new(draft) }));
    let kinds = [("早", 8, 16), ("中", 14, 22), ("夜", 22, 6)].map(|one| act(put(kind(one)))).to_vec();
    (people, kinds)
}

/// Who works when.
struct Stock {
    people: Vec<i64>,
    kinds: Vec<i64>,
    today: Day,
    director: i64,
}

/// A shift as the stock holds it: id, day, name, begin, end.
type Span = (i64, Day, String, Instant, Instant);

impl Stock {
    /// What the plan gives the person of this place on the day that many days after the first one.
    fn kind(&self, n: usize, place: i64) -> Option<usize> {
        CYCLE[(n + usize::try_from(place).unwrap()) % CYCLE.len()]
    }

    fn span(&self, kind: usize, day: Day) -> (Instant, Instant) {
        let (start, minutes) = [(8 * 60, 480), (14 * 60, 480), (22 * 60, 480)][kind];
        let from = begin_of(day).plus_minutes(start);
        (from, from.plus_minutes(minutes))
    }

    /// Five years of rosters, coming and going, leave and swaps; how many shifts, requests and swaps there are.
    fn write(&self, tx: &Tx<'_>, now: Instant) -> Result<(i64, i64, i64), Fault> {
        let first = plus_days(self.today, -PAST);
        let mut shifts = 0;
        for place in 0..PAST + AHEAD {
            let day = plus_days(first, place);
            tx.run("INSERT INTO published_day (day, at, staff) VALUES (?1, ?2, ?3)", sql![day, now, self.director])?;
            for (n, staff) in self.people.iter().enumerate() {
                let Some(kind) = self.kind(n, place) else { continue };
                let (from, to) = self.span(kind, day);
                tx.run(
                    "INSERT INTO shift (day, kind, staff, planned, start_at, end_at, night) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6)",
                    sql![day, self.kinds[kind], *staff, from, to, kind == 2],
                )?;
                shifts += 1;
            }
        }
        let leaves = self.leaves(tx, now)?;
        let swapped = self.swaps(tx, now)?;
        for (way, column) in [("签到", "start_at - 720000"), ("签退", "end_at + 60000")] {
            tx.run(
                &format!(
                    "INSERT INTO attendance_sign (shift, staff, way, at, entered_at, entered_by, reason)
                     SELECT id, staff, ?1, {column}, {column}, staff, '' FROM shift WHERE end_at <= ?2 AND id % 97 <> 0"
                ),
                sql![way, now],
            )?;
        }
        tx.run(
            "INSERT INTO attendance_settled (shift, ended, became, clause, at)
             SELECT id, end_at, ?1, 'ATT-04', end_at FROM shift WHERE end_at <= ?2 AND id % 97 = 0",
            sql![attendance::Became::Absent.word(), now],
        )?;
        Ok((shifts, leaves, swapped))
    }

    /// Shifts of a person, from the first day on, every so many days.
    fn every(&self, tx: &Tx<'_>, n: usize, days: i64) -> Result<Vec<Span>, Fault> {
        let of_person = "SELECT s.id, s.day, t.name, s.start_at, s.end_at FROM shift s JOIN shift_type t ON t.id = s.kind
                         WHERE s.staff = ?1 ORDER BY s.day";
        let all =
            tx.all(of_person, sql![self.people[n]], |row| Ok((row.int(0)?, row.day(1)?, row.text(2)?, row.instant(3)?, row.instant(4)?)))?;
        Ok(all.into_iter().skip(n % 30).step_by(usize::try_from(days * 5 / 6).unwrap()).collect())
    }

    /// Past leave was taken and came to its end; what lies ahead waits for its 班长. One in three is sick leave with its papers.
    fn leaves(&self, tx: &Tx<'_>, now: Instant) -> Result<i64, Fault> {
        let mut count = 0;
        for (n, staff) in self.people.iter().enumerate() {
            for (shift, day, name, from, to) in self.every(tx, n, LEAVE_EVERY)? {
                count += 1;
                let (over, sick) = (from < now, count % 3 == 0);
                let filed = from.plus_minutes(-4 * 24 * 60);
                let leave = tx.insert(
                    "INSERT INTO leave (no, applicant, applicant_name, filer, filer_name, kind, late, reason, special, extreme, saved_at, filed_at,
                         phase, route, step, halves, total, start_at, end_at, proof, closed_at, back_at, back_name, slip_at, slip_name)
                     VALUES (?1, ?2, ?3, ?2, ?3, ?4, 0, '家中有事', 0, 0, ?5, ?5, ?6, 'team_leader', ?7, 2, 2, ?8, ?9, ?10, ?11, ?12, ?3, ?13, ?3)
                     RETURNING id",
                    sql![
                        format!("QJ-{day}-{count}"),
                        *staff,
                        format!("员工{n:03}"),
                        if sick { "病假" } else { "一般事假" },
                        filed,
                        if over { "已批准" } else { "审批" },
                        i64::from(over),
                        from,
                        to,
                        if sick { "全程" } else { "免" },
                        over.then_some(filed),
                        over.then_some(to),
                        (over && sick).then_some(to)
                    ],
                )?;
                tx.run(
                    "INSERT INTO leave_part (leave, place, staff, shift, day, name, shift_from, shift_to, from_at, to_at)
                     VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?7)",
                    sql![leave, *staff, shift, day, name, from, to],
                )?;
                for act in ["提交", "批准"].iter().take(1 + usize::from(over)) {
                    tx.run(
                        "INSERT INTO leave_step (leave, at, staff, name, post, act, text) VALUES (?1, ?2, ?3, '', 'team_leader', ?4, '')",
                        sql![leave, filed, *staff, *act],
                    )?;
                }
                if sick && over {
                    tx.run(
                        "INSERT INTO leave_certificate (leave, hospital, doctor, from_day, to_day, late, at, staff, name)
                         VALUES (?1, '市医院', '', ?2, ?2, 0, ?3, ?4, '')",
                        sql![leave, day, to, *staff],
                    )?;
                }
            }
        }
        Ok(count)
    }

    /// Two of a pair change a shift of the same week.
    fn swaps(&self, tx: &Tx<'_>, now: Instant) -> Result<i64, Fault> {
        let mut count = 0;
        for n in (0..PEOPLE).step_by(2) {
            let (a, b) = (self.people[n], self.people[n + 1]);
            let legs = self.every(tx, n, SWAP_EVERY)?.into_iter().zip(self.every(tx, n + 1, SWAP_EVERY)?);
            for ((sa, sa_day, sa_name, sa_from, sa_to), (sb, sb_day, sb_name, sb_from, sb_to)) in legs.filter(|(sa, _)| sa.3 < now) {
                count += 1;
                let filed = sa_from.plus_minutes(-3 * 24 * 60);
                let swap = tx.insert(
                    "INSERT INTO swap (no, state, a, b, sa, sa_day, sa_name, sa_start, sa_end, sb, sb_day, sb_name, sb_start, sb_end, expires_at,
                         ground, reason, in_person, items, handed_a, handed_b, filed_at, confirmed_at, effective_at)
                     VALUES (?1, '生效', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, '本人', '家中有事', 1, '工单', 1, 1, ?15, ?15, ?15)
                     RETURNING id",
                    sql![
                        format!("HB-{sa_day}-{count}"),
                        a,
                        b,
                        sa,
                        sa_day,
                        sa_name,
                        sa_from,
                        sa_to,
                        sb,
                        sb_day,
                        sb_name,
                        sb_from,
                        sb_to,
                        sa_from,
                        filed
                    ],
                )?;
                for (shift, staff) in [(sa, b), (sb, a)] {
                    tx.run("UPDATE shift SET staff = ?2, swap = ?3 WHERE id = ?1", sql![shift, staff, swap])?;
                }
            }
        }
        Ok(count)
    }
}

// ——— questions ———

fn questions(desk: &mut Desk, stock: &Stock, now: Instant) {
    let of = |query| Query::Roster(query);
    let (from, to) = (plus_days(stock.today, 4), plus_days(stock.today, 40));
    let shifts = desk.store().read(|tx| roster::store::shifts(tx, from, to)).unwrap();
    let ahead = |n: usize| shifts[n * 7_919 % shifts.len()].clone();

    let judge_leave = (0..QUESTIONS).map(|n| {
        let shift = ahead(n);
        let draft =
            leave::Draft { applicant: shift.staff, shifts: vec![shift.id], reason: "家中有事".to_owned(), ..leave::Draft::default() };
        (shift.staff, of(roster::Query::Leave(leave::Query::Judge { id: None, draft: Box::new(draft) })))
    });
    spread_line("judging a request for leave", asked(desk, now, judge_leave), Some(5));

    let judge_swap = (0..QUESTIONS).map(|n| {
        let give = ahead(n);
        let take = (n + 1..).map(ahead).find(|take| take.staff != give.staff).unwrap();
        let draft = swaps::Draft {
            give: Some(give.id),
            partner: Some(take.staff),
            take: Some(take.id),
            ground: swaps::Ground::Own,
            reason: "家中有事".to_owned(),
            in_person: true,
            items: "工单".to_owned(),
            handed_over: true,
        };
        (give.staff, of(roster::Query::Swaps(swaps::Query::Judge { draft: Box::new(draft) })))
    });
    spread_line("judging a request for a swap", asked(desk, now, judge_swap), Some(5));

    let partners = (0..QUESTIONS / 10).map(|n| {
        let give = ahead(n);
        (give.staff, of(roster::Query::Swaps(swaps::Query::Partners { shift: give.id })))
    });
    spread_line("partners for a swap, and why the others are none", asked(desk, now, partners), None);

    let waiting = of(roster::Query::Leave(leave::Query::List(leave::Scope::Waiting)));
    let requests = match areas::ask(desk.store(), stock.people[0], &waiting, now).unwrap() {
        Answer::Roster(roster::Answer::Leave(leave::Answer::List(_, lines))) => lines,
        other => panic!("{other:?}"),
    };
    let pages = (0..QUESTIONS / 4).map(|n| {
        let id = requests[n % requests.len()].leave.id;
        (stock.people[0], of(roster::Query::Leave(leave::Query::View { id })))
    });
    spread_line("the page of a request that waits", asked(desk, now, pages), None);

    let lists = (0..20).map(|n| (stock.people[n % TEAMS], waiting.clone()));
    spread_line(&format!("the list of {} requests that wait", requests.len()), asked(desk, now, lists), None);

    let months = (0..20).map(|n| {
        let day = plus_days(stock.today, -30 * n);
        (stock.director, of(roster::Query::Plan(plan::Query::Grid { from: day.first_of_month(), to: day.last_of_month() })))
    });
    spread_line("a month of the plan with what is wrong in it", asked(desk, now, months), None);
}

/// What the program owes by itself, looked for before every act: nothing, and after an hour whatever it brought.
fn settling(desk: &mut Desk, stock: &Stock, now: Instant) {
    // What the stock itself leaves open is settled once.
    while areas::settle(desk.store(), now).unwrap() > 0 {}
    let took = |desk: &mut Desk, at: Instant| {
        let watch = Watch::now();
        let settled = areas::settle(desk.store(), at).unwrap();
        (watch.elapsed(), settled)
    };
    let nothing = (0..QUESTIONS).map(|_| took(desk, now).0).collect();
    spread_line("looking for what is owed before an act", nothing, Some(5));
    // Everybody of the next shift that ends stays away.
    let ends = desk.store().read(|tx| tx.number("SELECT MIN(end_at) FROM shift WHERE end_at > ?1", sql![now])).unwrap();
    let (spent, settled) = took(desk, Instant(ends));
    let each = spent.as_secs_f64() * 1e3 / settled.max(1) as f64;
    line(&format!("a whole shift that stayed away is settled ({settled} people)"), &format!("{each:.2} ms each"), "none", settled > 0);
    assert!(stock.people.len() == PEOPLE);
}

/// 月考勤表 of everybody, of the last whole month.
fn month_sheet(desk: &mut Desk, stock: &Stock, now: Instant) -> Answer {
    let month = plus_days(stock.today.first_of_month(), -1).first_of_month();
    let query = Query::Roster(roster::Query::Attendance(attendance::Query::Month { month, team: None }));
    spread_line("month sheet of everybody", asked(desk, now, (0..20).map(|_| (stock.director, query.clone()))), None);
    areas::ask(desk.store(), stock.director, &query, now).unwrap()
}

// ——— frames ———

/// The whole window with the plan of a month of everybody.
fn month_grid(window: &mut Window) {
    window.log_in();
    window.go_to("班表");
    let button = |pressed| Event::PointerButton { pos: PLACE, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    for events in [vec![Event::PointerMoved(PLACE)], vec![button(true)], vec![button(false)]] {
        window.frame(events);
    }
    // The cell that was clicked takes the keyboard in the frame after.
    window.wait(2);
    assert!(window.frames.ctx.memory(|memory| memory.focused()).is_some(), "the grid has the keyboard");
    let still = window.measure(600, &mut |_| Vec::new());
    spread_line("frame of the month grid, still", still, Some(8));
    let scrolled = window.measure(600, &mut |n| wheel(if n % 200 < 100 { -90.0 } else { 90.0 }));
    spread_line("frame of the month grid, scrolling", scrolled, Some(8));
    let keys = [Key::ArrowDown, Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::ArrowLeft, Key::PageUp];
    let moved = window.measure(600, &mut |n| key(keys[n as usize % keys.len()], Modifiers::NONE));
    spread_line("frame of the month grid, by keys", moved, Some(8));
}

/// The page of the month sheet.
fn month_page(stock: &Stock, sheet: Answer, now: Instant) {
    let (mut frames, mut page, mut actions) = (Frames::new(), AttendancePage::default(), Actions::new());
    kefu_desk::ui::fonts::install(&frames.ctx);
    kefu_desk::ui::theme::apply(&frames.ctx, kefu_desk::ui::Appearance::LIGHT);
    let me = Actor { id: stock.director, name: "徐亮".to_owned(), posts: vec![Post::Director], team: None };
    let book = ParameterBook::default();
    let at = begin_of(plus_days(now.day().first_of_month(), -1));
    let cx = Cx { lang: Lang::Zh, now: at, me: &me, parameters: &book, pending: &[], job: None };
    let mut frame = |page: &mut AttendancePage, events| frames.draw(events, &mut |ui| page.ui(ui, &cx, Place::Month, &mut actions)).0;
    frame(&mut page, Vec::new());
    let mut heard = Actions::new();
    page.news(&cx, &News::Answer(Slot::Attendance(Asked::Month), &Ok(sheet)), &mut heard);
    for _ in 0..5 {
        frame(&mut page, Vec::new());
    }
    let took = (0..600).map(|n| frame(&mut page, wheel(if n % 200 < 100 { -90.0 } else { 90.0 }))).collect();
    spread_line("frame of the month sheet, scrolling", took, Some(8));
}
