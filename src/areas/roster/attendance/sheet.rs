//! 月考勤表 as columns and rows: what an exported sheet holds.

use std::path::Path;

use super::commands::Command;
use super::questions::{Answer, Month, Query, Row};
use crate::areas::{self, exports, roster};
use crate::base::{Day, Instant, No};
use crate::exchange::{OutCell, OutColumn, OutKind, SheetFormat};
use crate::i18n::{Lang, share};
use crate::msg;
use crate::store::Store;

/// A month sheet to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOrder {
    /// First day of the month.
    pub month: Day,
    /// Team; `None` for everybody.
    pub team: Option<i64>,
    /// Why (FILE-23).
    pub reason: String,
    /// In which form.
    pub format: SheetFormat,
    /// Language of the headers.
    pub lang: Lang,
}

/// A figure of the sheet: a column of the window, of the export and of the printed form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// 应出勤
    Rostered,
    /// 出勤
    Attended,
    /// 迟到
    Late,
    /// 迟到分钟
    LateMinutes,
    /// 早退
    Early,
    /// 旷工
    Absent,
    /// 旷工(待定)
    Pending,
    /// 违纪
    Breaches,
    /// 停工
    Stopped,
    /// 事假天数
    PersonalDays,
    /// 病假天数
    SickDays,
    /// 公出
    Business,
    /// 换班
    Swaps,
    /// 点名缺
    Missed,
    /// 出勤率 KPI-15
    AttendanceRate,
    /// 点名到岗率 KPI-16
    RollCallRate,
}

impl Figure {
    /// Every figure, in the order of the sheet.
    pub const ALL: [Figure; 16] = [
        Figure::Rostered,
        Figure::Attended,
        Figure::Late,
        Figure::LateMinutes,
        Figure::Early,
        Figure::Absent,
        Figure::Pending,
        Figure::Breaches,
        Figure::Stopped,
        Figure::PersonalDays,
        Figure::SickDays,
        Figure::Business,
        Figure::Swaps,
        Figure::Missed,
        Figure::AttendanceRate,
        Figure::RollCallRate,
    ];

    /// Its head.
    pub fn message(self) -> crate::base::Message {
        match self {
            Figure::Rostered => msg!("roster-attendance-figure-rostered"),
            Figure::Attended => msg!("roster-attendance-figure-attended"),
            Figure::Late => msg!("roster-attendance-figure-late"),
            Figure::LateMinutes => msg!("roster-attendance-figure-late-minutes"),
            Figure::Early => msg!("roster-attendance-figure-early"),
            Figure::Absent => msg!("roster-attendance-figure-absent"),
            Figure::Pending => msg!("roster-attendance-figure-pending"),
            Figure::Breaches => msg!("roster-attendance-figure-breaches"),
            Figure::Stopped => msg!("roster-attendance-figure-stopped"),
            Figure::PersonalDays => msg!("roster-attendance-figure-personal-days"),
            Figure::SickDays => msg!("roster-attendance-figure-sick-days"),
            Figure::Business => msg!("roster-attendance-figure-business"),
            Figure::Swaps => msg!("roster-attendance-figure-swaps"),
            Figure::Missed => msg!("roster-attendance-figure-missed"),
            Figure::AttendanceRate => msg!("roster-attendance-figure-attendance-rate"),
            Figure::RollCallRate => msg!("roster-attendance-figure-roll-call-rate"),
        }
    }

    /// The figure of a row: a whole number, or hundredths.
    fn cell(self, row: &Row) -> OutCell<'static> {
        let sums = &row.sums;
        OutCell::Integer(match self {
            Figure::Rostered => sums.rostered,
            Figure::Attended => sums.attended,
            Figure::Late => sums.late,
            Figure::LateMinutes => sums.late_minutes,
            Figure::Early => sums.early,
            Figure::Absent => sums.absent,
            Figure::Pending => sums.pending,
            Figure::Breaches => sums.breaches,
            Figure::Stopped => sums.stopped,
            Figure::PersonalDays => return OutCell::Decimal { hundredths: row.leave.personal * 10 },
            Figure::SickDays => return OutCell::Decimal { hundredths: row.leave.sick * 10 },
            Figure::Business => sums.business,
            Figure::Swaps => row.swaps,
            Figure::Missed => sums.missed,
            Figure::AttendanceRate => return rate(sums.attendance()),
            Figure::RollCallRate => return rate(sums.roll_call()),
        })
    }

    /// The figure of a row as people read it; nothing for 0, except shifts and rates.
    pub fn shown(self, row: &Row) -> String {
        match self {
            Figure::AttendanceRate => share(row.sums.attendance().0, row.sums.attendance().1),
            Figure::RollCallRate => share(row.sums.roll_call().0, row.sums.roll_call().1),
            _ => match self.cell(row) {
                OutCell::Integer(0) if !matches!(self, Figure::Rostered | Figure::Attended) => String::new(),
                OutCell::Integer(count) => count.to_string(),
                OutCell::Decimal { hundredths } if hundredths > 0 => format!("{}.{}", hundredths / 100, hundredths / 10 % 10),
                _ => String::new(),
            },
        }
    }
}

/// A rate as text with one decimal (CONV-12): its parts stand in other columns.
fn rate((part, whole): (i64, i64)) -> OutCell<'static> {
    OutCell::from(share(part, whole))
}

/// The row below all others: sums of everybody.
pub fn total(month: &Month, lang: Lang) -> Row {
    Row {
        staff: 0,
        name: lang.tr("roster-attendance-total").into_owned(),
        number: String::new(),
        team: String::new(),
        cells: Vec::new(),
        sums: month.total,
        leave: month.leave,
        swaps: month.rows.iter().map(|row| row.swaps).sum(),
    }
}

fn columns(lang: Lang) -> Vec<OutColumn> {
    let text = |id: &str, width| OutColumn::new(lang.tr(id), width, OutKind::Text);
    let figure = |figure: Figure| {
        let kind = match figure {
            Figure::PersonalDays | Figure::SickDays => OutKind::Decimal,
            Figure::AttendanceRate | Figure::RollCallRate => OutKind::Text,
            _ => OutKind::Integer,
        };
        OutColumn::new(lang.say(&figure.message()), 12, kind)
    };
    let mut columns = vec![text("roster-attendance-number", 12), text("roster-attendance-person", 14), text("roster-attendance-team", 12)];
    columns.extend(Figure::ALL.map(figure));
    columns
}

fn cells(row: &Row) -> Vec<OutCell<'static>> {
    let mut cells = vec![OutCell::from(row.number.clone()), OutCell::from(row.name.clone()), OutCell::from(row.team.clone())];
    cells.extend(Figure::ALL.map(|figure| figure.cell(row)));
    cells
}

/// Writes the month sheet into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not see or export it, which is kept in the journal, or a fault; then there is no file.
pub fn export(store: &mut Store, actor: i64, order: &SheetOrder, path: &Path, at: Instant) -> Result<i64, No> {
    let act = |rows| {
        let command = Command::Export { month: order.month, team: order.team, rows, reason: order.reason.clone() };
        areas::Command::Roster(roster::Command::Attendance(command))
    };
    let query = Query::Month { month: order.month, team: order.team };
    let asked = areas::ask(store, actor, &areas::Query::Roster(roster::Query::Attendance(query)), at);
    let month = match asked {
        Ok(areas::Answer::Roster(roster::Answer::Attendance(Answer::Month(month)))) => month,
        Ok(_) => return Ok(0),
        Err(no) => {
            // Whoever may not read may not export: the refused act is what the journal keeps.
            areas::perform(store, actor, &act(0), at, &mut |_| Ok(()))?;
            return Err(no);
        }
    };
    let title = order.lang.say(&msg!("roster-attendance-sheet-title", month = month_text(order.month)));
    let mut page = exports::page(store, actor, order.lang, title, at)?;
    if let Some(row) = order.team.and(month.rows.first()) {
        page = page.filtered(&row.team);
    }
    let (page, rows) = (page.because(&order.reason), month.rows.iter().map(cells).collect());
    let sum = Some(cells(&total(&month, order.lang)));
    let table = exports::Table { page, columns: columns(order.lang), rows, sum, charted: 0..0 };
    exports::write(store, actor, table, (path, order.format), at, act)
}

/// `2026-03`
pub fn month_text(month: Day) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}
