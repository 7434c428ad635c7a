//! 月考勤表: a row for each person, a mark for each day, the sums; every figure opens the rows behind it.

use std::collections::BTreeMap;

use egui::{Align, CornerRadius, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::model::{Became, RollCall};
use super::super::questions::{Cell as DayCell, Month, Row};
use super::super::sheet::{Figure, total};
use super::acts::Act;
use super::{Loaded, Wish, button, print, words};
use crate::areas::parts::{Reason, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Refusal, days_between, plus_days};
use crate::i18n::{Lang, day_short, weekday};
use crate::msg;
use crate::ui::focus::{self, Ring};
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, line, radius, size, space, tokens};
use crate::ui::{Button, Column, EmptyPage, Table, TableState, chip, fonts, icons, paint, text, tooltip};

/// Width of a name.
const NAME: f32 = 84.0;
/// Widest mark of a day.
const MARK: f32 = 17.0;
/// Room of a dot in the legend.
const DOT: f32 = 8.0;
/// Least width of a day, and the most that it grows to.
const DAY: f32 = 14.0;
const WIDEST_DAY: f32 = 26.0;
/// Height of the line of days below the head.
const DAYS_HEAD: f32 = 30.0;
/// Room at the left and right of a cell.
const PADDING: f32 = 8.0;
/// Figures that stand in the window, with their short heads and the width of their columns; the last ones are left out where there is
/// no room. The export and the printed sheet hold all.
const SHOWN: [(Figure, &str, f32); 12] = [
    (Figure::Rostered, "roster-attendance-head-rostered", 56.0),
    (Figure::Attended, "roster-attendance-head-attended", 48.0),
    (Figure::Late, "roster-attendance-head-late", 48.0),
    (Figure::Early, "roster-attendance-head-early", 48.0),
    (Figure::Absent, "roster-attendance-head-absent", 48.0),
    (Figure::Breaches, "roster-attendance-head-breaches", 48.0),
    (Figure::PersonalDays, "roster-attendance-head-personal-days", 48.0),
    (Figure::SickDays, "roster-attendance-head-sick-days", 48.0),
    (Figure::AttendanceRate, "roster-attendance-head-attendance-rate", 62.0),
    (Figure::Stopped, "roster-attendance-head-stopped", 48.0),
    (Figure::Swaps, "roster-attendance-head-swaps", 48.0),
    (Figure::Missed, "roster-attendance-head-missed", 72.0),
];

/// The tab.
#[derive(Default)]
pub(super) struct MonthTab {
    pub month: Loaded<Box<Month>>,
    state: TableState,
    /// How wide a day was in the last picture.
    day: f32,
}

impl MonthTab {
    /// Export and print, at the right of the head.
    pub fn acts(&self, ui: &mut Ui, cx: &Cx<'_>, (month, team): (Option<Day>, Option<i64>), actions: &mut Actions) -> Option<Wish> {
        let mut wish = None;
        let exports = self.month.value.as_ref().is_some_and(|month| month.exports);
        let month = month?;
        let why = (!exports).then(|| Reason::of(cx.lang, &Refusal::by("SEC-08", msg!("roster-attendance-export-team"))));
        let label = cx.lang.tr("roster-attendance-act-export");
        if button(ui, Button::secondary(&label).icon(icons::EXPORT), why.as_ref()) {
            wish = Some(Wish::Act(Box::new(Act::export(cx, month, team))));
        }
        let label = cx.lang.tr("roster-attendance-act-print");
        if Button::secondary(&label).icon(icons::PRINTER).show(ui).clicked() {
            print(month, team, actions);
        }
        wish
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, team: Option<i64>, actions: &mut Actions) -> Option<Wish> {
        let month = self.month.shown(ui, cx, rect, actions)?;
        let mut wish = None;
        let filters = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        line_at(ui, filters, filters.bottom());
        let row = filters.shrink2(vec2(space::XL, (size::FILTER_ROW - size::SEGMENTED) / 2.0));
        inside(ui, row, egui::Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            wish = teams(ui, cx, month, team);
            legend(ui, cx);
        });
        let below = rect.with_min_y(filters.bottom());
        if month.rows.is_empty() {
            inside(ui, below, egui::Layout::top_down(Align::Center), |ui| {
                let (title, hint) = (cx.lang.tr("roster-attendance-month-none"), cx.lang.tr("roster-attendance-month-none-hint"));
                EmptyPage::new(icons::CALENDAR_BLANK, &title, &hint).show(ui, cx.lang);
            });
            return wish;
        }
        let day = day_width(month, below.width());
        // The columns keep the widths of the last picture otherwise.
        if day != std::mem::replace(&mut self.day, day) {
            self.state.lay_out();
        }
        grid(ui, cx, month, day, below, &mut self.state).or(wish)
    }
}

/// 全部 and the teams; whoever sees one team only needs no choice.
fn teams(ui: &mut Ui, cx: &Cx<'_>, month: &Month, team: Option<i64>) -> Option<Wish> {
    let everybody = cx.lang.tr("roster-attendance-everybody");
    let mut parts: Vec<(Option<i64>, &str)> = vec![(None, everybody.as_ref())];
    parts.extend(month.teams.iter().map(|(id, name)| (Some(*id), name.as_str())));
    if parts.len() < 2 {
        return None;
    }
    let names: Vec<&str> = parts.iter().map(|(_, name)| *name).collect();
    let mut at = parts.iter().position(|(id, _)| *id == team).unwrap_or(0);
    chip::segmented(ui, &cx.lang.tr("roster-attendance-team"), &names, &mut at).then(|| Wish::Team(parts.get(at).and_then(|(id, _)| *id)))
}

/// What the marks of the days mean.
fn legend(ui: &mut Ui, cx: &Cx<'_>) {
    ui.spacing_mut().item_spacing.x = space::S;
    let marks = [Became::Late, Became::LeftEarly, Became::LateBreach, Became::Absent, Became::Pending, Became::Leave, Became::Business];
    for became in marks {
        let (rect, _) = ui.allocate_exact_size(vec2(MARK, size::BADGE), Sense::hover());
        mark(ui, cx.lang, rect, became, false);
        text::caption(ui, &cx.lang.say(&became.message()));
        ui.add_space(space::XS);
    }
    let dots = [
        (Became::OnTime, false, Became::OnTime.message()),
        (Became::OnTime, true, msg!("roster-attendance-figure-missed")),
        (Became::Due, false, Became::Due.message()),
    ];
    for (became, missed, words) in dots {
        let (rect, _) = ui.allocate_exact_size(vec2(DOT, size::BADGE), Sense::hover());
        mark(ui, cx.lang, rect, became, missed);
        text::caption(ui, &cx.lang.say(&words));
        ui.add_space(space::XS);
    }
}

fn days_of(month: &Month) -> i64 {
    days_between(month.month, month.month.last_of_month()) + 1
}

/// How wide a day is in this room, beside names and figures.
fn day_width(month: &Month, room: f32) -> f32 {
    let figures: f32 = SHOWN.iter().map(|(_, _, width)| width).sum();
    ((room - NAME - figures - 5.0 * PADDING) / days_of(month) as f32).floor().clamp(DAY, WIDEST_DAY)
}

fn grid(ui: &mut Ui, cx: &Cx<'_>, month: &Month, day: f32, rect: Rect, state: &mut TableState) -> Option<Wish> {
    let name = cx.lang.tr("roster-attendance-person");
    let day_head = cx.lang.tr("roster-attendance-column-days");
    let heads: Vec<(String, String, f32)> =
        SHOWN.iter().enumerate().map(|(place, (_, head, width))| (format!("f{place}"), cx.lang.tr(head).into_owned(), *width)).collect();
    let mut columns =
        vec![Column::new("name", &name, NAME), Column::new("days", &day_head, day * days_of(month) as f32 + 2.0 * PADDING).fixed()];
    columns.extend(heads.iter().map(|(id, head, width)| Column::new(id, head, *width).right()));
    let under = |ui: &mut Ui, column: usize| {
        if column == 1 {
            days_head(ui, cx, month, day);
        }
    };
    let sums = total(month, cx.lang);
    let title = cx.lang.say(&msg!("roster-attendance-sheet-title", month = super::super::sheet::month_text(month.month)));
    let table = Table::new("attendance-month", cx.lang, &columns, month.rows.len() + 1).name(&title).takes_keyboard();
    let table = table.fitted(rect.width()).under_head(DAYS_HEAD, &under);
    let mut wish = None;
    inside(ui, rect, egui::Layout::top_down(Align::Min), |ui| {
        let shown = table.show(ui, state, |ui, at| {
            let row = month.rows.get(at.row).unwrap_or(&sums);
            wish = cell(ui, cx, row, at, (month, day)).or(wish.take());
        });
        let opened = shown.opened.and_then(|row| month.rows.get(row));
        wish = opened.map(|row| Wish::Rows(row.staff, None)).or(wish.take());
    });
    wish
}

/// Number and weekday of each day; holidays and today are marked.
fn days_head(ui: &Ui, cx: &Cx<'_>, month: &Month, width: f32) {
    let t = tokens(ui);
    let left = ui.max_rect().left();
    let today = cx.now.day();
    for n in 0..days_of(month) {
        let day = plus_days(month.month, n);
        let x = left + width * (n as f32 + 0.5);
        let holiday = month.calendar.holiday(day).is_some();
        let color = match day {
            day if day == today => t.accent,
            _ if holiday => t.holiday,
            _ => t.text_3,
        };
        let font = if day == today { fonts::medium(size::KEY) } else { fonts::regular(size::KEY) };
        let number = paint::line_of(ui, &day.day().to_string(), font);
        let word = weekday(cx.lang, day);
        let letter = if cx.lang == Lang::Zh { word.chars().last() } else { word.chars().next() };
        let letter = paint::line_of(ui, &letter.map(String::from).unwrap_or_default(), fonts::regular(size::KEY));
        let top = ui.max_rect().top();
        ui.painter().galley(pos2(x - number.size().x / 2.0, top), number, color);
        ui.painter().galley(pos2(x - letter.size().x / 2.0, top + 14.0), letter, color);
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, row: &Row, at: &Cell<'_>, month: (&Month, f32)) -> Option<Wish> {
    match at.column {
        "name" => {
            at.text(ui, &row.name);
            None
        }
        "days" => days_cell(ui, cx, row, month),
        column => {
            let figure = column.strip_prefix('f').and_then(|place| place.parse::<usize>().ok()).and_then(|place| SHOWN.get(place));
            figure_cell(ui, cx, row, at, figure?.0)
        }
    }
}

/// The marks of a person's days; a click opens the shift.
fn days_cell(ui: &mut Ui, cx: &Cx<'_>, row: &Row, (month, wide): (&Month, f32)) -> Option<Wish> {
    let area = ui.max_rect().shrink2(vec2(PADDING, 0.0));
    let mut of_day: BTreeMap<Day, Vec<&DayCell>> = BTreeMap::new();
    for cell in &row.cells {
        of_day.entry(cell.day).or_default().push(cell);
    }
    let mut wish = None;
    for (day, cells) in of_day {
        let n = days_between(month.month, day) as f32;
        // Two shifts of a day share its room, one above the other.
        let height = area.height() / cells.len() as f32;
        for (place, cell) in cells.into_iter().enumerate() {
            let corner = pos2(area.left() + wide * n, area.top() + height * place as f32);
            let room = Rect::from_min_size(corner, vec2(wide, height));
            let response = ui.interact(room, ui.scope_id().with((cell.shift, "day")), Sense::click());
            let said = day_words(cx, row, cell);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
            let missed = cell.judged.became == Became::OnTime && cell.judged.roll_call == Some(RollCall::Missed);
            mark(ui, cx.lang, room, cell.judged.became, missed);
            focus::ring(ui, &response, room.shrink(1.0), radius::BADGE, Ring::Inside);
            if response.clicked() {
                wish = Some(Wish::Shift(cell.shift));
            }
            if response.hovered() {
                tooltip::tip(response, &said);
            }
        }
    }
    wish
}

/// `王芳 03-11 周三 早 迟到 5 分钟`
fn day_words(cx: &Cx<'_>, row: &Row, cell: &DayCell) -> String {
    let day = day_short(cx.lang, cell.day, cx.now.day());
    let mut said = format!("{} {day} {} {}", row.name, cell.name, words::result(cx.lang, &cell.judged));
    if cell.judged.roll_call == Some(RollCall::Missed) {
        said = format!("{said}　{}", cx.lang.tr("roster-attendance-figure-missed"));
    }
    said
}

/// The letter of a result.
fn letter(lang: Lang, became: Became) -> Option<String> {
    let id = match became {
        Became::Due | Became::OnTime => return None,
        Became::Late => "roster-attendance-mark-late",
        Became::LateBreach | Became::AwayBreach => "roster-attendance-mark-breach",
        Became::LeftEarly => "roster-attendance-mark-early",
        Became::Leave => "roster-attendance-mark-leave",
        Became::Business => "roster-attendance-mark-business",
        Became::Pending => "roster-attendance-mark-pending",
        Became::Absent => "roster-attendance-mark-absent",
    };
    Some(lang.tr(id).into_owned())
}

/// A day: a letter on soft ground for what is not ordinary, a dot for on time, a ring for what is still due.
fn mark(ui: &Ui, lang: Lang, room: Rect, became: Became, missed: bool) {
    let t = tokens(ui);
    let box_of = Rect::from_center_size(room.center(), vec2(room.width().min(MARK) - 2.0, room.height().min(size::BADGE) - 2.0));
    let Some(letter) = letter(lang, became) else {
        let center = room.center();
        if became == Became::Due {
            ui.painter().circle_stroke(center, 2.5, line(ui.ctx(), t.line_3));
        } else {
            ui.painter().circle_filled(center, 2.5, if missed { t.warning.mark } else { t.line_3 });
        }
        return;
    };
    let colors = t.family(words::family(became));
    let corners = CornerRadius::same(radius::BADGE);
    ui.painter().rect_filled(box_of, corners, colors.soft);
    if became == Became::Pending {
        paint::dashed_rect(ui.painter(), box_of, f32::from(radius::BADGE), line(ui.ctx(), colors.mark));
    } else if became == Became::Absent {
        ui.painter().rect_stroke(box_of, corners, line(ui.ctx(), colors.mark), StrokeKind::Inside);
    }
    let galley = paint::line_of(ui, &letter, fonts::regular(size::KEY));
    let at = box_of.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, colors.text);
}

/// A figure; a click opens the rows that it counts.
fn figure_cell(ui: &mut Ui, cx: &Cx<'_>, row: &Row, at: &Cell<'_>, figure: Figure) -> Option<Wish> {
    let shown = figure.shown(row);
    if shown.is_empty() {
        return None;
    }
    let t = tokens(ui);
    let room = at.room(ui);
    let color = match figure {
        Figure::Absent | Figure::Breaches => t.danger.text,
        Figure::Late | Figure::Early => t.warning.text,
        _ => t.text,
    };
    let galley = paint::line_of(ui, &shown, fonts::regular(size::TABLE));
    let name = format!("{} {} {shown}", row.name, cx.lang.say(&figure.message()));
    // The sums of all are the sum of the column, whose rows stand above.
    if row.staff == 0 {
        paint::put(ui.painter(), galley, room, Align::Max, t.text);
        return None;
    }
    let link = Rect::from_min_max(pos2(room.right() - galley.size().x - 4.0, room.top()), pos2(room.right() + 4.0, room.bottom()));
    let response = ui.interact(link, ui.scope_id().with("figure"), Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink = if response.hovered() { t.family(Family::Accent).text } else { color };
    paint::put(ui.painter(), galley, room, Align::Max, ink);
    focus::ring(ui, &response, link, radius::BADGE, Ring::Inside);
    response.clicked().then_some(Wish::Rows(row.staff, Some(figure)))
}
