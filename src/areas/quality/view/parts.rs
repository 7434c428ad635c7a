//! Brushes that the pages of this area share: badges of states, the row of a head with its ticks, quota lights, sentences after an act.

use egui::{Align, Color32, CornerRadius, FontId, Layout, Rect, Response, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::Command;
use super::super::model::{AppealState, FindingState, Grade, Head, Mark, Quota, Stage};
use crate::areas::parts::inside;
use crate::base::{Instant, Message};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{Family, line, radius, size, space, thick, tokens};
use crate::ui::{Column, badge, check, fonts, icons, paint, tooltip};

/// Height of a head's row on the sheet.
pub(super) const HEAD_ROW: f32 = 52.0;
/// Ticks of a head.
const TICKS: i64 = 20;

/// Columns with their titles: one of them fills the room, one holds figures at the right; empty for none.
pub(super) fn titled<'a, T: AsRef<str>>(columns: &[(&'a str, f32)], titles: &'a [T], fills: &str, right: &str) -> Vec<Column<'a>> {
    let made = columns.iter().zip(titles).map(|((id, width), title)| {
        let column = Column::new(id, title.as_ref(), *width);
        let column = if *id == right { column.right() } else { column };
        if *id == fills { column.fills() } else { column }
    });
    made.collect()
}

/// A row of text and small buttons, all on one middle line.
pub(super) fn in_row<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = vec2(ui.available_width(), size::CONTROL_SMALL);
    ui.allocate_ui_with_layout(room, egui::Layout::left_to_right(Align::Center), add).inner
}

/// The sign between the page before and this one.
pub(super) fn caret(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(size::ICON_TINY, size::BADGE), Sense::hover());
    paint::icon(ui.painter(), rect.center(), icons::CARET_RIGHT, size::ICON_TINY, tokens(ui).text_3);
}

/// `03-11 09:20`
pub(super) fn moment(at: Instant) -> String {
    at.local().strftime("%m-%d %H:%M").to_string()
}

pub(super) fn stage_family(stage: Stage) -> Family {
    match stage {
        Stage::Draft | Stage::Void => Family::Neutral,
        Stage::Submitted => Family::Info,
        Stage::Confirmed | Stage::HandedIn => Family::Success,
    }
}

pub(super) fn finding_family(state: FindingState, over: bool) -> Family {
    match state {
        FindingState::Open if over => Family::Danger,
        FindingState::Open => Family::Warning,
        FindingState::Corrected => Family::Info,
        FindingState::Closed => Family::Neutral,
    }
}

pub(super) fn appeal_family(state: AppealState) -> Family {
    match state {
        AppealState::Leader | AppealState::Second => Family::Info,
        AppealState::Changed => Family::Success,
        AppealState::Declined | AppealState::Upheld => Family::Neutral,
    }
}

pub(super) fn grade_family(grade: Grade) -> Family {
    match grade {
        Grade::Excellent => Family::Accent,
        Grade::Good => Family::Success,
        Grade::Pass => Family::Neutral,
        Grade::Fail => Family::Danger,
    }
}

/// A grade as a badge.
pub(super) fn grade_badge(ui: &mut Ui, lang: Lang, grade: Grade) {
    badge(ui, &lang.say(&grade.message()), grade_family(grade));
}

pub(super) fn quota_family(quota: Quota) -> Family {
    match quota {
        Quota::Exempt => Family::Neutral,
        Quota::Under => Family::Danger,
        Quota::Least => Family::Warning,
        Quota::Full => Family::Success,
    }
}

/// Five lights and the word.
pub(super) fn quota(ui: &mut Ui, lang: Lang, quota: Quota, count: i64, full: i64) {
    let word = lang.say(&quota.message());
    // Five lights stand for the target, whatever its number.
    let lit = (count.max(0) * 5 / full.max(1)).clamp(i64::from(count > 0), 5);
    ui.spacing_mut().item_spacing.x = 6.0;
    check::quota_lights(ui, &word, usize::try_from(lit).unwrap_or(0), quota_family(quota));
    let t = tokens(ui);
    let galley = paint::line_of(ui, &word, fonts::regular(size::CAPTION));
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    paint::put(ui.painter(), galley, rect, Align::Min, t.family(quota_family(quota)).text);
}

/// What the row of a head shows.
pub(super) struct HeadRow<'a> {
    pub head: &'a Head,
    pub mark: Mark,
    /// What was typed and is not a number of the head's range.
    pub typed: Option<&'a str>,
    /// It has the keyboard.
    pub current: bool,
    /// It may be scored.
    pub open: bool,
}

/// The row of a head: name and help, ticks, the box with the points. Returns a click.
pub(super) fn head_row(ui: &mut Ui, lang: Lang, row: &HeadRow<'_>) -> Response {
    let t = tokens(ui);
    let sense = if row.open { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD_ROW), sense);
    let shown = mark_text(lang, row.mark);
    let spoken = match row.mark {
        Mark::Points(points) => format!("{} {points} / {}", row.head.name, row.head.weight),
        _ => format!("{} {shown}", row.head.name),
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, row.open, row.current, &spoken));
    let painter = ui.painter();
    if row.current {
        painter.rect_filled(rect.expand2(vec2(8.0, 0.0)), CornerRadius::same(radius::CONTROL), t.selected);
    } else if row.open {
        painter.hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
    }
    let names = Rect::from_min_max(rect.min, pos2(rect.left() + 136.0, rect.max.y));
    let name = paint::line_within(ui, &row.head.name, fonts::regular(size::BODY), names.width());
    let help = if row.head.fatal { lang.tr("quality-fatal").into_owned() } else { row.head.help.clone() };
    let help = paint::line_within(ui, &help, fonts::regular(size::CAPTION), names.width());
    let upper = Rect::from_min_size(pos2(names.left(), names.top() + 5.0), vec2(names.width(), 22.0));
    paint::put(painter, name, upper, Align::Min, t.text);
    let lower = Rect::from_min_size(pos2(names.left(), names.top() + 27.0), vec2(names.width(), 18.0));
    paint::put(painter, help, lower, Align::Min, t.text_3);
    let box_rect = Rect::from_min_size(pos2(rect.right() - 92.0, rect.center().y - 18.0), vec2(52.0, 36.0));
    if !row.head.fatal {
        ticks(
            ui,
            Rect::from_min_max(pos2(names.right() + 6.0, rect.center().y - 8.0), pos2(box_rect.left() - 14.0, rect.center().y + 8.0)),
            row,
        );
        let most = paint::line_of(ui, &format!("/ {}", row.head.weight), fonts::regular(size::CAPTION));
        paint::put(painter, most, Rect::from_min_max(pos2(box_rect.right() + 8.0, rect.top()), rect.max), Align::Min, t.text_2);
    }
    let wrong = row.typed.is_some();
    let edge = if wrong {
        thick(ui.ctx(), t.danger.mark)
    } else if row.current {
        thick(ui.ctx(), t.focus)
    } else {
        line(ui.ctx(), t.line_3)
    };
    let fill = if row.open { t.surface } else { t.sunken };
    painter.rect(box_rect, CornerRadius::same(radius::CONTROL), fill, edge, StrokeKind::Inside);
    let (text, font, color) = match (row.typed, row.mark) {
        (Some(typed), _) => (typed.to_owned(), fonts::medium(size::TITLE), t.danger.text),
        (None, Mark::Points(points)) => (points.to_string(), fonts::medium(size::TITLE), t.text),
        (None, Mark::Violated) => (shown, fonts::regular(size::CAPTION), t.danger.text),
        (None, Mark::Empty) if !row.head.fatal => (String::new(), fonts::regular(size::CAPTION), t.text_3),
        (None, _) => (shown, fonts::regular(size::CAPTION), t.text_2),
    };
    paint::put(painter, paint::line_within(ui, &text, font, 48.0), box_rect, Align::Center, color);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    response
}

/// Text of this width in a row, cut where it is longer; the whole of it is then its tooltip.
pub(super) fn cut(ui: &mut Ui, words: &str, width: f32, font: FontId, color: Color32) {
    let galley = paint::line_within(ui, words, font, width);
    let elided = galley.elided;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint::put(ui.painter(), galley, rect, Align::Min, color);
    if elided {
        tooltip::tip(response, words);
    }
}

/// What scrolls in a room; the bar stands in the margin at its right, not over what is in it.
pub(super) fn scrolled(ui: &mut Ui, room: Rect, id: &str, add: impl FnOnce(&mut Ui)) {
    let wide = room.with_max_x(room.right() + space::L);
    inside(ui, wide, Layout::top_down(Align::Min), |ui| {
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(room.width());
            add(ui);
        });
    });
}

/// A mark in words: points, 不适用, 否决; of a head that is not scored yet nothing.
pub(super) fn mark_text(lang: Lang, mark: Mark) -> String {
    match mark {
        Mark::Points(points) => points.to_string(),
        mark => lang.say(&mark.kind().message()),
    }
}

/// Twenty ticks in groups of five, as far filled as there are points.
fn ticks(ui: &Ui, room: Rect, row: &HeadRow<'_>) {
    let t = tokens(ui);
    let points = row.mark.points().unwrap_or(0);
    let filled = points * TICKS / row.head.weight.max(1);
    let gap = 6.0;
    let width = ((room.width() - 3.0 * gap) / TICKS as f32).floor();
    if width < 3.0 {
        return;
    }
    for at in 0..TICKS {
        let left = room.left() + at as f32 * width + (at / 5) as f32 * gap;
        let tick = Rect::from_min_size(pos2(left, room.top()), vec2(width - 2.0, room.height()));
        let color = if at < filled { t.accent } else { t.neutral.soft };
        ui.painter().rect_filled(tick, CornerRadius::same(2), color);
    }
}

/// What is said after an act.
pub(super) fn said(command: &Command) -> Option<Message> {
    Some(match command {
        Command::Keep { .. } => msg!("quality-said-kept"),
        Command::Submit { .. } | Command::SubmitKept { .. } => msg!("quality-said-submitted"),
        Command::Void { .. } => msg!("quality-said-void"),
        Command::Confirm { .. } | Command::ConfirmFinding { .. } => msg!("quality-said-confirmed"),
        Command::Correct { .. } => msg!("quality-said-corrected"),
        Command::HandIn { .. } => msg!("quality-said-handed-in"),
        Command::Reopen { .. } => msg!("quality-said-reopened"),
        Command::Draw { .. } => msg!("quality-said-drawn"),
        Command::Replace { .. } => msg!("quality-said-replaced"),
        Command::Appeal { .. } => msg!("quality-said-appealed"),
        Command::Endorse { .. } | Command::Settle { .. } => msg!("quality-said-decided"),
        Command::SubmitWeek { .. } => msg!("quality-said-week"),
        Command::PublishForm { .. } => msg!("quality-said-published"),
        Command::PutForm { .. } => msg!("quality-said-form"),
        Command::Calibrate { .. } => msg!("quality-said-calibrated"),
        Command::Designate { .. } => msg!("quality-said-designated"),
        _ => return None,
    })
}
