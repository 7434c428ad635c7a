//! A small calendar of one month: Monday first, Chinese or English, today marked, 休, 班 and 闭 by the calendar that the window was given.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align, Context, CornerRadius, Id, Key, Modifiers, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::button::{Button, IconButton};
use super::focus::{self, Ring};
use super::theme::NONE;
use super::tokens::{line, radius, size, tokens};
use super::{fonts, icons, paint};
use crate::i18n::{Lang, day_long};

/// What a calendar writes beside a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMark {
    /// 休: a day off by the State Council's calendar.
    Holiday,
    /// 班: a weekend day that is worked.
    Workday,
    /// 闭: a closed day of the department.
    Closed,
}

/// Marks of days.
pub type DayMarks = BTreeMap<Date, DayMark>;

/// Gives every calendar of this window its marks; they hold until others are given.
pub fn set_marks(ctx: &Context, marks: DayMarks) {
    ctx.data_mut(|d| d.insert_temp(marks_id(), Arc::new(marks)));
}

/// The marks that this window was given.
fn marks(ui: &Ui) -> Arc<DayMarks> {
    ui.data(|d| d.get_temp::<Arc<DayMarks>>(marks_id())).unwrap_or_default()
}

fn marks_id() -> Id {
    Id::unique("calendar-marks")
}

const CELL: egui::Vec2 = vec2(36.0, 32.0);

#[derive(Debug, Clone, Copy)]
struct Shown {
    /// The day the keyboard stands on; its month is shown.
    cursor: Date,
    /// Take the keyboard at the next picture.
    take_focus: bool,
}

/// Makes the calendar `id` show the month of this day and take the keyboard.
pub fn show_month_of(ui: &Ui, id: Id, day: Date) {
    ui.data_mut(|d| d.insert_temp(id.with("shown"), Shown { cursor: day, take_focus: true }));
}

/// Draws the calendar; returns the day that was picked.
/// Arrows move by day and week, PageUp and PageDown by month, Home goes to today, Enter picks.
pub fn calendar(ui: &mut Ui, lang: Lang, id: Id, chosen: Option<Date>, today: Date) -> Option<Date> {
    let key = id.with("shown");
    let mut shown = ui.data(|d| d.get_temp::<Shown>(key)).unwrap_or(Shown { cursor: chosen.unwrap_or(today), take_focus: false });
    ui.set_width(CELL.x * 7.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    head(ui, lang, &mut shown);
    weekdays(ui, lang);
    let mut picked = grid(ui, lang, id, &mut shown, chosen, today);
    if Button::link(&lang.tr("ui-today")).small().show(ui).clicked() {
        picked = Some(today);
    }
    // The first picture of a popup only measures it; nothing can take the keyboard there.
    shown.take_focus &= ui.is_sizing_pass();
    ui.data_mut(|d| d.insert_temp(key, shown));
    picked
}

fn head(ui: &mut Ui, lang: Lang, shown: &mut Shown) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let title = month_title(lang, shown.cursor);
        let (rect, response) = ui.allocate_exact_size(vec2(CELL.x * 7.0 - 2.0 * 28.0, 26.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &title));
        let galley = paint::line_of(ui, &title, fonts::medium(size::BODY));
        paint::put(ui.painter(), galley, rect.shrink2(vec2(10.0, 0.0)), Align::Min, tokens(ui).text);
        if IconButton::new(icons::CARET_LEFT, &lang.tr("ui-previous-month")).small().show(ui).clicked() {
            shown.cursor = moved(shown.cursor, -1.month());
        }
        if IconButton::new(icons::CARET_RIGHT, &lang.tr("ui-next-month")).small().show(ui).clicked() {
            shown.cursor = moved(shown.cursor, 1.month());
        }
    });
}

/// `2026 年 11 月`, `November 2026`
pub fn month_title(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Zh => format!("{} 年 {} 月", day.year(), day.month()),
        Lang::En => format!("{} {}", lang.tr(&format!("ui-month-{}", day.month())), day.year()),
    }
}

fn weekdays(ui: &mut Ui, lang: Lang) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(CELL.x * 7.0, 20.0), Sense::hover());
    let letters = lang.tr("ui-weekday-letters");
    for (at, letter) in letters.split(' ').enumerate() {
        let cell = Rect::from_min_size(pos2(rect.left() + at as f32 * CELL.x, rect.top()), vec2(CELL.x, 20.0));
        let galley = paint::line_of(ui, letter, fonts::regular(size::KEY));
        paint::put(ui.painter(), galley, cell, Align::Center, t.text_3);
    }
}

fn grid(ui: &mut Ui, lang: Lang, id: Id, shown: &mut Shown, chosen: Option<Date>, today: Date) -> Option<Date> {
    let first = shown.cursor.first_of_month();
    let lead = i64::from(first.weekday().to_monday_zero_offset());
    let start = moved(first, (-lead).days());
    let (rect, _) = ui.allocate_exact_size(vec2(CELL.x * 7.0, CELL.y * 6.0), Sense::hover());
    let mut picked = None;
    let cursor = shown.cursor;
    let marks = marks(ui);
    let cell_id = |day: Date| id.with(("day", day.year(), day.month(), day.day()));
    if shown.take_focus && !ui.is_sizing_pass() {
        ui.memory_mut(|m| m.request_focus(cell_id(cursor)));
    }
    for at in 0..42i64 {
        let day = moved(start, at.days());
        let corner = pos2(rect.left() + (at % 7) as f32 * CELL.x, rect.top() + (at / 7) as f32 * CELL.y);
        let cell = Rect::from_min_size(corner, CELL).shrink(1.0);
        let response = ui.interact(cell, cell_id(day), if day == cursor || day == shown.cursor { Sense::click() } else { Sense::CLICK });
        let name = day_long(lang, day);
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen == Some(day), &name));
        if response.clicked() {
            picked = Some(day);
        }
        if response.has_focus() {
            let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
            if let Some(next) = next_by_key(ui, day, today) {
                shown.cursor = next;
                ui.memory_mut(|m| m.request_focus(cell_id(next)));
            }
        }
        let state = DayState {
            in_month: day.month() == first.month(),
            chosen: chosen == Some(day),
            today: day == today,
            hovered: response.hovered(),
        };
        paint_day(ui, lang, cell, day, state, marks.get(&day).copied());
        focus::ring(ui, &response, cell, radius::CONTROL, Ring::On);
    }
    picked
}

struct DayState {
    in_month: bool,
    chosen: bool,
    today: bool,
    hovered: bool,
}

fn paint_day(ui: &Ui, lang: Lang, cell: Rect, day: Date, state: DayState, mark: Option<DayMark>) {
    let t = tokens(ui);
    let corners = CornerRadius::same(radius::CONTROL);
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let fill = if state.chosen {
        t.accent
    } else if state.hovered {
        t.raised_hover
    } else if weekend {
        t.sunken
    } else {
        NONE
    };
    ui.painter().rect_filled(cell, corners, fill);
    if state.today && !state.chosen {
        ui.painter().rect_stroke(cell, corners, line(ui.ctx(), t.focus), StrokeKind::Inside);
    }
    let color = if state.chosen {
        t.on_accent
    } else if !state.in_month {
        t.text_disabled
    } else if state.today {
        t.accent_family.text
    } else {
        t.text
    };
    let font = if state.today || state.chosen { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
    let galley = paint::line_of(ui, &day.day().to_string(), font);
    paint::put(ui.painter(), galley, cell, Align::Center, color);
    if let Some(mark) = mark {
        let (id, color) = match mark {
            DayMark::Holiday => ("ui-day-holiday", t.holiday),
            DayMark::Workday => ("ui-day-workday", t.workday),
            DayMark::Closed => ("ui-day-closed", t.danger.text),
        };
        let color = if state.chosen { t.on_accent } else { color };
        let galley = paint::line_of(ui, &lang.tr(id), fonts::regular(9.0));
        let corner = Rect::from_min_size(pos2(cell.right() - 12.0, cell.top() + 1.0), vec2(11.0, 11.0));
        paint::put(ui.painter(), galley, corner, Align::Center, color);
    }
}

/// Where the keyboard goes from this day.
fn next_by_key(ui: &Ui, day: Date, today: Date) -> Option<Date> {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let steps: [(Key, Span); 6] = [
        (Key::ArrowLeft, (-1).day()),
        (Key::ArrowRight, 1.day()),
        (Key::ArrowUp, (-7).days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, (-1).month()),
        (Key::PageDown, 1.month()),
    ];
    for (key, step) in steps {
        if pressed(key) {
            return Some(moved(day, step));
        }
    }
    pressed(Key::Home).then_some(today)
}

/// This day moved; stays where it is at the ends of time.
fn moved(day: Date, by: Span) -> Date {
    day.checked_add(by).unwrap_or(day)
}

/// A typed day: `2026-03-13`, `2026/3/13`, `2026.3.13`, `2026年3月13日`, `20260313`, `3-13` of this year.
pub fn parse_day(text: &str, today: Date) -> Option<Date> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = match parts.as_slice() {
        [one] if one.len() == 8 => (number(one.get(..4)?)?, number(one.get(4..6)?)?, number(one.get(6..)?)?),
        [month, day] if month.len() <= 2 => (today.year(), number(month)?, number(day)?),
        [year, month, day, ..] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_type_them() {
        let today = date(2026, 3, 11);
        for text in ["2026-03-13", "2026/3/13", "2026.3.13", "2026年3月13日", "20260313", "3-13", "2026-03-13 周五"] {
            assert_eq!(parse_day(text, today), Some(date(2026, 3, 13)), "{text}");
        }
        for text in ["", "13", "2026-13-02", "2026-02-30", "猫"] {
            assert_eq!(parse_day(text, today), None, "{text}");
        }
    }

    #[test]
    fn months_have_their_names() {
        assert_eq!(month_title(Lang::Zh, date(2026, 11, 1)), "2026 年 11 月");
        assert_eq!(month_title(Lang::En, date(2026, 11, 1)), "November 2026");
    }
}
