//! The roster of a month on paper: people and days across an A4 or A3, with the minimum-staff rows and lines to sign.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{DayKind, Person, Shift};
use super::clauses::org_02_planning::sees_all;
use super::clauses::swap_09_staffing::head_counts;
use super::commands::{days_of, missing};
use super::{Answer, Away, Grid, Query, ask};
use crate::areas::Context;
use crate::base::{Day, No, Post};
use crate::exchange::{Block, Entry, Matrix, MatrixRow, Page, Paper, Paragraph, Style};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::{LIGHT, Shift as Tint};

/// The form as a page of what the person may read.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(cx: &Context<'_, '_>, month: Day, team: Option<i64>, large: bool, page: Page) -> Result<Page, No> {
    let (from, to) = (month.first_of_month(), month.last_of_month());
    match ask(cx, &Query::Grid { from, to })? {
        Answer::Grid(grid) => Ok(filled(&grid, team, large, sees_all(cx.actor), page)),
        Answer::Calendar(_) => Err(missing().into()),
    }
}

fn filled(grid: &Grid, team: Option<i64>, large: bool, whole: bool, page: Page) -> Page {
    let lang = page.lang;
    let days: Vec<Day> = days_of(grid.from, grid.to).collect();
    let wholly = |shift: &Shift| grid.marks.get(&shift.id).and_then(|mark| mark.away).is_some_and(Away::wholly);
    let away: BTreeSet<i64> = grid.shifts.iter().filter(|shift| wholly(shift)).map(|shift| shift.id).collect();
    let mut cells: BTreeMap<(i64, Day), Vec<&Shift>> = BTreeMap::new();
    for shift in &grid.shifts {
        cells.entry((shift.staff, shift.day)).or_default().push(shift);
    }
    let matrix = Matrix {
        name: lang.tr("roster-plan-name").into_owned(),
        heads: days.iter().map(|day| head(grid, lang, *day)).collect(),
        sums: ["roster-plan-nights", "roster-plan-hours-sum"].map(|id| lang.tr(id).into_owned()).to_vec(),
        rows: people(grid, team)
            .into_iter()
            .flat_map(|(title, members)| {
                let lines = members.into_iter().map(|person| line(grid, lang, person, &days, &cells, &away)).collect::<Vec<_>>();
                std::iter::once(MatrixRow::Title(title)).chain(lines)
            })
            .chain(if whole { minimums(grid, lang, &days, &away) } else { Vec::new() })
            .collect(),
    };
    let mut facts = vec![fact(lang, "roster-plan-print-month", &format!("{}-{:02}", grid.from.year(), grid.from.month()))];
    facts.extend(page.facts);
    let drafts = days.iter().filter(|day| !grid.published.contains(day)).count();
    if drafts > 0 {
        facts.push(fact(lang, "roster-plan-print-drafts", &lang.say(&msg!("roster-plan-print-days", count = drafts))));
    }
    let kinds: Vec<String> = grid.types.iter().filter(|kind| kind.used).map(|kind| described(kind.draft.name.as_str(), kind)).collect();
    let blocks = vec![
        Block::Matrix(matrix),
        Block::Text(Paragraph::new(lang.list(&kinds), Style::Small)),
        Block::Signatures(["maker", "approver", "day"].map(|id| lang.tr(&format!("roster-plan-print-{id}")).into_owned()).to_vec()),
    ];
    let paper = if large { Paper::A3 } else { Paper::A4 };
    Page { title: lang.tr("roster-plan-sheet").into_owned(), facts, blocks, paper, ..page }
}

fn described(name: &str, kind: &super::ShiftType) -> String {
    let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
    format!("{name} {}–{}", clock(kind.draft.start), clock(kind.draft.end))
}

fn fact(lang: Lang, id: &str, value: &str) -> Entry {
    Entry::new(lang.tr(id), value)
}

/// Teams with their people, the 班长 first; people without a team last, as far as they have shifts.
fn people(grid: &Grid, team: Option<i64>) -> Vec<(String, Vec<&Person>)> {
    let planned: BTreeSet<i64> = grid.shifts.iter().map(|shift| shift.staff).collect();
    let mut teams: BTreeMap<i64, (String, Vec<&Person>)> = BTreeMap::new();
    let shown = |person: &&Person| match person.team {
        Some(id) => team.is_none_or(|team| team == id) && (person.active || planned.contains(&person.id)),
        None => team.is_none() && planned.contains(&person.id),
    };
    for person in grid.people.iter().filter(shown) {
        let entry = teams.entry(person.team.unwrap_or(i64::MAX)).or_insert_with(|| (person.team_name.clone(), Vec::new()));
        entry.1.push(person);
    }
    for (_, members) in teams.values_mut() {
        members.sort_by_key(|person| !person.holds(Post::TeamLeader));
    }
    teams.into_values().collect()
}

fn rgb(color: egui::Color32) -> [u8; 3] {
    [color.r(), color.g(), color.b()]
}

fn is_free(grid: &Grid, day: Day) -> bool {
    let marks = grid.calendar.marks(day);
    let has = |kind| marks.iter().any(|mark| mark.kind == kind);
    has(DayKind::Holiday) || has(DayKind::Closed) || (day.weekday().to_monday_zero_offset() >= 5 && !has(DayKind::Workday))
}

/// The number of the day, its weekday with 休, 班 or 闭, and the ground of free days.
fn head(grid: &Grid, lang: Lang, day: Day) -> (String, String, Option<[u8; 3]>) {
    let letters = lang.tr("ui-weekday-letters").into_owned();
    let place = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    let letter = letters.split(' ').nth(place).unwrap_or_default();
    let mark = grid.calendar.marks(day).first().map_or("", |mark| mark.kind.word());
    let ground = is_free(grid, day).then(|| rgb(LIGHT.neutral.soft));
    (day.day().to_string(), format!("{letter}{mark}"), ground)
}

fn line(
    grid: &Grid,
    lang: Lang,
    person: &Person,
    days: &[Day],
    cells: &BTreeMap<(i64, Day), Vec<&Shift>>,
    away: &BTreeSet<i64>,
) -> MatrixRow {
    let (mut nights, mut minutes) = (0, 0);
    let cells = days.iter().map(|day| {
        let shifts = cells.get(&(person.id, *day)).map_or(&[][..], Vec::as_slice);
        for shift in shifts.iter().filter(|shift| !away.contains(&shift.id)) {
            nights += i64::from(shift.night);
            minutes += shift.span.minutes();
        }
        let words = |shift: &&&Shift| match grid.marks.get(&shift.id).and_then(|mark| mark.away) {
            Some(Away::Leave) => lang.tr("roster-plan-letter-leave").into_owned(),
            Some(Away::Business) => lang.tr("roster-plan-letter-business").into_owned(),
            _ => shift.name.clone(),
        };
        let text: String = shifts.iter().map(|shift| words(&shift)).collect::<Vec<_>>().join("");
        let worked = shifts.iter().find(|shift| !away.contains(&shift.id));
        let tint = worked.and_then(|shift| grid.types.iter().find(|kind| kind.id == shift.kind)).map(|kind| kind.draft.tint);
        let ground = match tint {
            Some(tint) => Some(rgb(LIGHT.shift(Tint::nth(usize::try_from(tint).unwrap_or(0))).fill)),
            None => is_free(grid, *day).then(|| rgb(LIGHT.sunken)),
        };
        (text, ground)
    });
    let cells = cells.collect();
    MatrixRow::Cells(person.name.clone(), cells, vec![nights.to_string(), (minutes / 60).to_string()])
}

/// How many people each kind has on each day, where it needs some.
fn minimums(grid: &Grid, lang: Lang, days: &[Day], away: &BTreeSet<i64>) -> Vec<MatrixRow> {
    let counts = head_counts(&grid.shifts, away);
    let needing: Vec<_> = grid.types.iter().filter(|kind| kind.used && kind.draft.min_staff > 0).collect();
    if needing.is_empty() {
        return Vec::new();
    }
    let rows = needing.into_iter().map(|kind| {
        let cells = days.iter().map(|day| {
            let has = counts.get(&(*day, kind.id)).copied().unwrap_or(0);
            let ground = (has < kind.draft.min_staff).then(|| rgb(LIGHT.danger.soft));
            (has.to_string(), ground)
        });
        let least = lang.say(&msg!("roster-plan-least", count = kind.draft.min_staff));
        MatrixRow::Cells(format!("{} {least}", kind.draft.name), cells.collect(), vec![String::new(), String::new()])
    });
    std::iter::once(MatrixRow::Title(lang.tr("roster-plan-print-staffing").into_owned())).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::model::Calendar;
    use crate::areas::roster::plan::tests::somebody;
    use jiff::civil::{date, datetime};

    /// A month of many people fits across the paper, in both sizes and languages.
    #[test]
    fn a_month_is_printed_on_both_papers() {
        let people: Vec<Person> = (1..=40).map(|n| somebody(n, Some(1 + n % 2))).collect();
        let facts = crate::areas::roster::plan::tests::held_facts();
        let shifts = facts.shifts;
        let grid = Grid {
            from: date(2026, 3, 1),
            to: date(2026, 3, 31),
            types: facts.types,
            people,
            calendar: Calendar::default(),
            shifts,
            published: BTreeSet::new(),
            marks: BTreeMap::new(),
            conflicts: Vec::new(),
            rotations: Vec::new(),
            told: Vec::new(),
            news: Vec::new(),
        };
        for (lang, large) in [(Lang::Zh, true), (Lang::En, false)] {
            let page = Page::by(lang, "", "岚桥客服中心", "何平", datetime(2026, 3, 2, 9, 0, 0, 0));
            let page = filled(&grid, None, large, true, page);
            let Some(Block::Matrix(matrix)) = page.blocks.first() else { panic!() };
            assert_eq!((matrix.heads.len(), matrix.rows.len()), (31, 40 + 2 + 1 + 2));
            let MatrixRow::Cells(name, cells, sums) = &matrix.rows[1] else { panic!() };
            assert_eq!((name.as_str(), cells.len(), sums.len()), ("员2", 31, 2));
            let worked =
                matrix.rows.iter().any(|row| matches!(row, MatrixRow::Cells(_, cells, sums) if cells[10].0 == "早" && sums[1] == "8"));
            assert!(worked);
            assert!(page.pdf().unwrap().starts_with(b"%PDF"));
        }
        let one = filled(&grid, Some(1), false, true, Page::default());
        let Some(Block::Matrix(matrix)) = one.blocks.first() else { panic!() };
        assert_eq!(matrix.rows.len(), 20 + 1 + 1 + 2);
    }
}
