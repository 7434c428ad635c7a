//! Made-up checks of the sample department: months of scores with findings, and a draw of this month.

use super::Desk;
use crate::areas::quality::model::months_on;
use crate::areas::quality::{Command, Entry, FindingDraft, Mark, Person, RecordDraft};
use crate::areas::{self, links};
use crate::base::{Day, Instant, No, Post, plus_days};

/// Months before the present one that have checks.
const MONTHS: i64 = 4;
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

/// Lets the 质检员 score, each check in an act of its own.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let people = desk.store().read(links::quality_people)?;
    let Some(checker) = people.iter().find(|person| person.posts.contains(&Post::Qa)).map(|person| person.id) else { return Ok(()) };
    let liable: Vec<&Person> = people.iter().filter(|person| person.is_liable()).collect();
    let this = at.day().first_of_month();
    let mut turn = 0;
    for back in (0..=MONTHS).rev() {
        let month = months_on(this, -back);
        for (place, person) in (0_i64..).zip(&liable) {
            // The last one of this month has none yet, some have few.
            let count = if back > 0 { 2 } else { (7 - place % 4 * 2).min(5).min(i64::from(at.day().day())) };
            for n in 0..count {
                turn += 1;
                check(desk, checker, person, (month, place, n, turn), at)?;
            }
        }
        if back > 0 {
            act(desk, checker, Command::HandIn { month }, at)?;
        }
    }
    // The talks of this month are there to be drawn; before the first of them there are none.
    match act(desk, checker, Command::Draw { from: this, to: at.day() }, at) {
        Ok(_) | Err(No::Refused(_)) => Ok(()),
        Err(no) => Err(no),
    }
}

/// One check; a low head has its finding, coached in the months that are over.
fn check(desk: &mut Desk, checker: i64, person: &Person, (month, place, n, turn): (Day, i64, i64, i64), at: Instant) -> Result<(), No> {
    let day = plus_days(month, (n * 5 + place) % 27).min(at.day());
    let on = Instant::of(day.at(9 + i8::try_from((place + n) % 8).unwrap_or(0), 20, 0, 0)).0.min(at.0);
    // Whoever is better stays better; everybody gains a little from month to month.
    let base = 17 - place % 4 + i64::from(month.month()) % 3 / 2;
    let points = |head: i64| (base + (turn * 7 + head * 3) % 4 - i64::from(head == 4)).clamp(6, 20);
    let entries = (0..5).map(|head| Entry { mark: Mark::Points(points(head)), cause: String::new() }).collect();
    let content = CONTENTS.get(usize::try_from(turn).unwrap_or(0) % CONTENTS.len()).copied().unwrap_or_default();
    let draft = RecordDraft {
        person: person.id,
        on: Instant(on),
        channel: "热线".to_owned(),
        content: content.to_owned(),
        form: None,
        subject: None,
        pick: None,
        entries,
    };
    let record = act(desk, checker, Command::Submit { of: None, draft: Box::new(draft) }, at)?;
    if turn % 3 != 0 {
        return Ok(());
    }
    let (tag, head) = PROBLEMS.get(usize::try_from(turn / 3).unwrap_or(0) % PROBLEMS.len()).copied().unwrap_or_default();
    let draft = FindingDraft { tag: tag.to_owned(), head: Some(head), ..FindingDraft::default() };
    let finding = act(desk, checker, Command::Find { record, draft }, at)?;
    if turn % 4 != 0 {
        act(desk, checker, Command::Correct { finding, coaching: "先认同，再说明核实办法与回电时间".to_owned() }, at)?;
    }
    Ok(())
}

/// Acts in the name of somebody who has no account; returns the record that was made.
fn act(desk: &mut Desk, staff: i64, command: Command, at: Instant) -> Result<i64, No> {
    areas::perform(desk.store(), staff, &areas::Command::Quality(command), at, &mut |_| Ok(())).map(|done| done.id)
}
