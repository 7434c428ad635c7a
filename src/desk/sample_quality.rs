//! Made-up checks of the sample department: a year of scores with findings, coaching and confirmation, a draw of this month that is half
//! scored, appeals at each step, a calibration, weekly summaries with trainings, and a problem for the roll call.

use std::collections::BTreeMap;

use super::Desk;
use crate::areas::quality::model::months_on;
use crate::areas::quality::{Answer, Command, Entry, FindingDraft, Kind, Mark, Person, Pick, PlanItem, Query, RecordDraft, Scope, Subject};
use crate::areas::{self, links};
use crate::base::{Day, Instant, No, Post, plus_days, week_start};

/// Months before the present one that have checks, and how many of the last of them have two of each person.
const MONTHS: i64 = 11;
const FULL: i64 = 3;
/// Checks of this month, of each person in turn; the rest is drawn.
const COUNTS: [i64; 15] = [5, 4, 3, 3, 2, 5, 3, 1, 3, 2, 5, 2, 4, 0, 1];
/// What was heard.
const CONTENTS: [&str; 5] = [
    "客户询问送货时间，确认周四上午送到并回读地址",
    "客户报修卸料口漏灰，登记后转维修班并承诺回电",
    "客户投诉装卸排队时间长，安抚后给出错峰建议",
    "客户核对上月账单，逐笔说明并补寄对账单",
    "客户咨询新规格价格，介绍优惠政策并约定回访",
];
/// Problems and the head to which each belongs.
const PROBLEMS: [(&str, i64); 4] = [("未用规范用语", 0), ("承诺回电未登记", 4), ("语速过快", 2), ("未复述客户需求", 3)];
/// Who disputes, which head, and why.
const APPEALS: [(&str, i64, &str); 4] = [
    ("李娜", 3, "通话 02:10 处已复述客户需求"),
    ("张敏", 4, "当天已登记回电，工单可查"),
    ("陈静", 2, "客户方言重，放慢后语速正常"),
    ("王芳", 0, "结束语已说全，录音末尾可听"),
];

/// Lets quality monitoring happen, each act by whom it concerns and at its time.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let people = desk.store().read(links::quality_people)?;
    let of = |post: Post| people.iter().find(|person| person.posts.contains(&post)).map(|person| person.id);
    let named = |name: &str| people.iter().find(|person| person.name == name).map(|person| person.id);
    let (Some(monitor), Some(director)) = (of(Post::Qa), named("何平")) else { return Ok(()) };
    let mut quality = Quality { desk, people, monitor, director, at, turn: 0 };
    let this = at.day().first_of_month();
    for back in (0..=MONTHS).rev() {
        quality.month(months_on(this, -back), back)?;
    }
    quality.draw(this)?;
    quality.appeals()?;
    quality.weeks()?;
    quality.calibrations()?;
    quality.common()
}

/// The department while it is monitored.
struct Quality<'a> {
    desk: &'a mut Desk,
    people: Vec<Person>,
    monitor: i64,
    director: i64,
    at: Instant,
    /// Counts the checks.
    turn: i64,
}

impl Quality<'_> {
    /// Acts in the name of somebody at a time, and not after now; what a rule refuses does not happen. Returns the record that was made.
    fn act(&mut self, who: i64, then: Instant, command: Command) -> Result<Option<i64>, No> {
        let then = Instant(then.0.min(self.at.0));
        match areas::perform(self.desk.store(), who, &areas::Command::Quality(command), then, &mut |_| Ok(())) {
            Ok(done) => Ok(Some(done.id)),
            Err(No::Refused(_)) => Ok(None),
            Err(no) => Err(no),
        }
    }

    fn ask(&mut self, who: i64, query: Query) -> Result<Option<Answer>, No> {
        match areas::ask(self.desk.store(), who, &areas::Query::Quality(query), self.at)? {
            areas::Answer::Quality(answer) => Ok(Some(answer)),
            _ => Ok(None),
        }
    }

    fn named(&self, name: &str) -> Option<i64> {
        self.people.iter().find(|person| person.name == name).map(|person| person.id)
    }

    /// The checks of a month, so many months back; what is over is confirmed and handed in.
    fn month(&mut self, month: Day, back: i64) -> Result<(), No> {
        let liable: Vec<i64> = self.people.iter().filter(|person| person.is_liable()).map(|person| person.id).collect();
        for (place, (person, own)) in (0_i64..).zip(liable.into_iter().zip(COUNTS.into_iter().cycle())) {
            let count = match back {
                0 => own.min(i64::from(self.at.day().day())),
                _ => 1 + i64::from(back <= FULL),
            };
            for n in 0..count {
                let day = plus_days(month, (n * 7 + place * 3) % 27).min(self.at.day());
                let on = Instant::of(day.at(9 + i8::try_from((place + n) % 8).unwrap_or(0), 20, 0, 0));
                let on = Instant(on.0.min(self.at.0));
                let draft = self.draft(person, place, on, (back, n), None);
                self.check(draft, back > 0)?;
            }
        }
        if back > 0 {
            self.act(self.monitor, Instant::of(month.last_of_month().at(17, 0, 0, 0)), Command::HandIn { month })?;
        }
        Ok(())
    }

    /// A sheet. Whoever is better stays better, everybody gains a little from month to month, and no two sheets are alike.
    fn draft(&mut self, person: i64, place: i64, on: Instant, (back, n): (i64, i64), pick: Option<&Pick>) -> RecordDraft {
        self.turn += 1;
        let base = 16 - place * 5 % 6 * 2 / 3 + (MONTHS - back) / 4;
        let points = |head: i64| {
            let chance = (self.turn * 31 + person * 17 + head * 11 + back * 7 + n * 5) % 13 % 5;
            (base + chance - i64::from(head == 4) - i64::from(back % 3 == 1 && place % 2 == 0)).clamp(8, 20)
        };
        RecordDraft {
            person,
            on,
            channel: pick.map_or_else(|| "热线".to_owned(), |pick| pick.record.channel.clone()),
            content: CONTENTS.get(usize::try_from(self.turn).unwrap_or(0) % CONTENTS.len()).copied().unwrap_or_default().to_owned(),
            form: None,
            subject: pick.map(|pick| (pick.record.subject, pick.record.title.clone())),
            pick: pick.map(|pick| pick.id),
            entries: (0..5).map(|head| Entry { mark: Mark::Points(points(head)), cause: String::new() }).collect(),
        }
    }

    /// Submits a sheet on the next morning; one in three has a finding. Those of months that are over are coached and confirmed.
    fn check(&mut self, draft: RecordDraft, over: bool) -> Result<(), No> {
        let (person, turn) = (draft.person, self.turn);
        let then = draft.on.plus_minutes(20 * 60);
        // 主任 checks some himself, so that there are two measures to compare.
        let checker = if turn % 6 == 5 && draft.pick.is_none() { self.director } else { self.monitor };
        let Some(record) = self.act(checker, then, Command::Submit { of: None, draft: Box::new(draft) })? else { return Ok(()) };
        if turn % 3 == 0 {
            let (tag, head) = PROBLEMS.get(usize::try_from(turn / 3 % 7 % 4).unwrap_or(0)).copied().unwrap_or_default();
            let draft = FindingDraft { tag: tag.to_owned(), head: Some(head), serious: turn % 15 == 0, ..FindingDraft::default() };
            let finding = self.act(checker, then, Command::Find { record, draft })?;
            if let Some(finding) = finding.filter(|_| over || turn % 4 != 0) {
                let coaching = "先认同，再说明核实办法与回电时间".to_owned();
                self.act(checker, then.plus_minutes(90), Command::Correct { finding, coaching })?;
            }
        }
        if over || turn % 2 == 0 {
            self.act(person, then.plus_minutes(8 * 60), Command::Confirm { id: record })?;
        }
        Ok(())
    }

    /// The draw of this month; the first third is scored, one record is replaced.
    fn draw(&mut self, month: Day) -> Result<(), No> {
        let (monitor, at) = (self.monitor, self.at);
        if self.act(monitor, at, Command::Draw { from: month, to: at.day() })?.is_none() {
            // Before the first talk of a month there is nothing to draw.
            return Ok(());
        }
        let Some(Answer::Queue { picks, .. }) = self.ask(monitor, Query::Queue)? else { return Ok(()) };
        for (n, pick) in (0_i64..).zip(picks.iter().take(picks.len() / 3)) {
            let draft = self.draft(pick.record.handler, n, pick.record.at, (0, n), Some(pick));
            self.check(draft, false)?;
        }
        // The last one of somebody who has another record is replaced.
        for pick in picks.iter().skip(picks.len() / 3).rev() {
            let reason = "客户挂断，通话不足 30 秒".to_owned();
            if self.act(monitor, at, Command::Replace { pick: pick.id, reason })?.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Appeals: one waits for the 班长, one for the second checker, one changed the score and one did not.
    fn appeals(&mut self) -> Result<(), No> {
        let month = self.at.day().first_of_month();
        let Some(Answer::Records(rows)) = self.ask(self.director, Query::Records { month })? else { return Ok(()) };
        // The newest sheet of each that the 质检员 scored: the second checker is another one, and the time to dispute is not over.
        let mut newest = BTreeMap::new();
        for row in rows.iter().filter(|row| row.record.checker == self.monitor && row.record.submitted_at.is_some()) {
            let entry = newest.entry(row.record.person).or_insert((row.record.submitted_at, row.record.id));
            *entry = (*entry).max((row.record.submitted_at, row.record.id));
        }
        for (n, (name, head, reason)) in APPEALS.into_iter().enumerate() {
            let Some(person) = self.named(name) else { continue };
            let Some((Some(submitted), record)) = newest.get(&person).copied() else { continue };
            let Some(Answer::Record(view)) = self.ask(self.director, Query::Record { id: record })? else { continue };
            // The head that is meant, or another one that can still be better.
            let better = |head: &i64| {
                let score = view.record.scores.get(usize::try_from(*head).ok()?)?;
                score.entry.mark.points().filter(|points| points + 2 <= score.weight)
            };
            let Some((head, points)) = (0..5).map(|step| (head + step) % 5).find_map(|head| Some((head, better(&head)?))) else { continue };
            let then = submitted.plus_minutes(60);
            let proposed = points + 2;
            let Some(appeal) = self.act(person, then, Command::Appeal { record, head, proposed, reason: reason.to_owned() })? else {
                continue;
            };
            if n == 3 {
                continue;
            }
            let leader = self.people.iter().find(|one| one.leads && one.team == view.person.team).map(|one| one.id);
            let text = "情况属实，建议复听".to_owned();
            self.act(leader.unwrap_or(self.director), then.plus_minutes(30), Command::Endorse { appeal, agrees: true, text })?;
            let (points, text) = match n {
                0 => (proposed, "复听属实，改分"),
                2 => (points, "复听后维持原分"),
                _ => continue,
            };
            self.act(self.director, then.plus_minutes(90), Command::Settle { appeal, points, text: text.to_owned() })?;
        }
        Ok(())
    }

    /// Summaries of the last weeks: the trainings of the first were held, those of the second are to come.
    fn weeks(&mut self) -> Result<(), No> {
        let this = week_start(self.at.day());
        let weakest: Vec<i64> = ["赵强", "袁野", "罗莉"].into_iter().filter_map(|name| self.named(name)).collect();
        let item = |topic: &str, people: &[i64], day: Day| PlanItem {
            topic: topic.to_owned(),
            everybody: people.is_empty(),
            people: people.to_vec(),
            day: Some(day),
        };
        for (back, items) in [
            (4, vec![item("应变能力：情绪安抚与复述", &[], plus_days(this, -24)), item("规范用语过关", &weakest, plus_days(this, -23))]),
            (3, Vec::new()),
            (2, vec![item("承诺回电登记到工单", &weakest, plus_days(this, 2))]),
            (1, vec![item("新规格价格与优惠政策答复口径", &[], plus_days(this, 4))]),
        ] {
            let week = plus_days(this, -7 * back);
            let text = "应变能力仍是最弱项，情绪安抚后的复述不够；承诺回电多数已登记，规范用语有反复，下周继续抽听".to_owned();
            let then = Instant::of(plus_days(week, 6).at(17, 30, 0, 0));
            let Some(id) = self.act(self.monitor, then, Command::SubmitWeek { week, text, items })? else { continue };
            if back > 1 {
                self.act(self.director, then.plus_minutes(15 * 60), Command::KnowWeek { id })?;
            }
        }
        let Some(Answer::Weeks { trainings, .. }) = self.ask(self.director, Query::Weeks)? else { return Ok(()) };
        for one in trainings.iter().filter(|one| one.training.day < this) {
            let training = &one.training;
            // One of them is ill on that day.
            let attended = training.people.iter().map(|(id, _)| *id).skip(usize::from(training.people.len() > 3)).collect();
            let then = Instant::of(training.day.at(16, 0, 0, 0));
            self.act(self.monitor, then, Command::Hold { training: training.id, on: training.day, attended })?;
        }
        Ok(())
    }

    /// Two problems that three people had within a week: one is designated for the roll calls, one still to be.
    fn common(&mut self) -> Result<(), No> {
        let (monitor, at) = (self.monitor, self.at);
        let month = at.day().first_of_month();
        let Some(Answer::Records(rows)) = self.ask(self.director, Query::Records { month })? else { return Ok(()) };
        let mut newest = BTreeMap::new();
        for row in rows.iter().filter(|row| row.record.submitted_at.is_some()) {
            newest.entry(row.record.person).or_insert(row.record.id);
        }
        let then = at.plus_minutes(-3 * 60);
        for (n, record) in newest.into_values().take(6).enumerate() {
            let (tag, head) = if n % 2 == 0 { ("未用规范用语", 0) } else { ("承诺回电未登记", 4) };
            let draft = FindingDraft { tag: tag.to_owned(), head: Some(head), ..FindingDraft::default() };
            if let Some(finding) = self.act(monitor, then, Command::Find { record, draft })?.filter(|_| n > 1) {
                let coaching = "对照服务用语重说一遍，回电写入工单到点提醒".to_owned();
                self.act(monitor, then.plus_minutes(60), Command::Correct { finding, coaching })?;
            }
        }
        self.act(self.director, at, Command::Designate { tag: "未用规范用语".to_owned(), team: None })?;
        Ok(())
    }

    /// A calibration that is closed, and one in which the 质检员 has not scored yet.
    fn calibrations(&mut self) -> Result<(), No> {
        let (day, everybody) = (self.at.day(), self.people.iter().map(|person| person.id).collect());
        let scope = Scope { kinds: vec![Kind::Ticket, Kind::Case], people: everybody };
        let records = self.desk.store().read(|tx| links::reviewable(tx, plus_days(day, -14), day, &scope))?;
        let subjects: Vec<(Subject, String)> = records.into_iter().take(2).map(|record| (record.subject, record.title)).collect();
        for (n, (subject, title)) in (0_i64..).zip(subjects) {
            let then = self.at.plus_minutes((n - 2) * 24 * 60);
            let open = Command::OpenCalibration { title, subject: Some(subject) };
            let Some(id) = self.act(self.director, then, open)? else { continue };
            let marks = |points: [i64; 5]| points.map(|points| Entry { mark: Mark::Points(points), cause: String::new() }).to_vec();
            self.act(self.director, then.plus_minutes(60), Command::Calibrate { id, entries: marks([16, 17, 18, 15, 14]) })?;
            if n == 0 {
                self.act(self.monitor, then.plus_minutes(120), Command::Calibrate { id, entries: marks([17, 18, 18, 18, 15]) })?;
                self.act(self.director, then.plus_minutes(180), Command::CloseCalibration { id })?;
            }
        }
        Ok(())
    }
}
