//! What waits for the person's decision, as a column beside the request that is open: grouped by day, the longest waiting first.

use egui::{Align, CornerRadius, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::model::Phase;
use super::super::{Leave, Line};
use super::{Place, go, words};
use crate::areas::parts::{self, clock, day_narrow, inside};
use crate::areas::view::{Actions, Cx};
use crate::base::{Instant, plus_days};
use crate::i18n::group;
use crate::msg;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{Family, radius, size, space, tokens};
use crate::ui::{badge, fonts, icons, paint, text};

/// Width of the column.
pub(super) const WIDTH: f32 = 284.0;
/// Height of an entry.
const ENTRY: f32 = 56.0;

/// When a request began to wait.
fn since(leave: &Leave) -> Instant {
    let slip = leave.slip.as_ref().filter(|_| leave.slip_awaits_ruling()).map(|slip| slip.at);
    slip.or(leave.cancel_at).or(leave.steps.last().map(|step| step.at)).unwrap_or(leave.saved_at)
}

/// What is asked for: `一般事假 1.0 天`, `撤销 一般事假`, `逾期假条`.
fn asked(cx: &Cx<'_>, leave: &Leave) -> String {
    let name = leave.applicant_name.as_str();
    cx.lang.say(&if leave.slip_awaits_ruling() {
        msg!("roster-leave-view-queue-slip", name = name)
    } else if leave.cancel_at.is_some() && leave.phase == Phase::Approved {
        msg!("roster-leave-view-queue-cancel", name = name, kind = words::kind(leave))
    } else {
        msg!("roster-leave-view-queue", name = name, what = words::what(cx.lang, leave))
    })
}

/// Draws it; keys turn to the one before and after.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, waiting: &[Line], current: i64, actions: &mut Actions) {
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
    inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::heading(ui, &cx.lang.tr("roster-leave-view-queue-title"));
        text::caption(ui, &group(i64::try_from(waiting.len()).unwrap_or(i64::MAX)));
    });
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 40.0), rect.max);
    let list = Rect::from_min_max(head.left_bottom(), foot.right_top());
    inside(ui, list, Layout::top_down(Align::Min), |ui| {
        ScrollArea::vertical().id_salt("leave-queue").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut before = None;
            for line in waiting {
                let label = day_label(cx, since(&line.leave));
                if before.as_ref() != Some(&label) {
                    ui.horizontal(|ui| {
                        ui.add_space(space::XL);
                        ui.set_min_height(28.0);
                        text::caption(ui, &label);
                    });
                    before = Some(label);
                }
                if entry(ui, cx, line, line.leave.id == current) {
                    go(Place::Approve(line.leave.id), actions);
                }
            }
        });
    });
    inside(ui, foot.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        badge::key_cap(ui, "Alt ↑");
        badge::key_cap(ui, "Alt ↓");
        text::caption(ui, &cx.lang.tr("roster-leave-view-queue-keys"));
    });
    let at = waiting.iter().position(|line| line.leave.id == current);
    let step = |ui: &Ui, key| !parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
    let next = match (step(ui, Key::ArrowUp), step(ui, Key::ArrowDown), at) {
        (true, _, Some(at)) => at.checked_sub(1),
        (_, true, Some(at)) => Some(at + 1),
        (true, ..) | (_, true, _) => Some(0),
        _ => None,
    };
    if let Some(line) = next.and_then(|at| waiting.get(at)) {
        go(Place::Approve(line.leave.id), actions);
    }
}

fn day_label(cx: &Cx<'_>, at: Instant) -> String {
    let today = cx.now.day();
    if at.day() == today {
        cx.lang.tr("ui-today").into_owned()
    } else if at.day() == plus_days(today, -1) {
        cx.lang.tr("roster-leave-view-yesterday").into_owned()
    } else {
        cx.lang.tr("roster-leave-view-earlier").into_owned()
    }
}

fn entry(ui: &mut Ui, cx: &Cx<'_>, line: &Line, current: bool) -> bool {
    let t = tokens(ui);
    let leave = &line.leave;
    let today = cx.now.day();
    let (room, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY), Sense::click());
    let rect = room.shrink2(vec2(6.0, 0.0));
    let title = asked(cx, leave);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, current, &title));
    let fill = if current { Some(t.selected) } else { response.hovered().then_some(t.hover) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    }
    let icon = Rect::from_center_size(pos2(rect.left() + 22.0, rect.top() + 20.0), vec2(24.0, 24.0));
    let family = t.family(if current { Family::Accent } else { Family::Neutral });
    ui.painter().rect_filled(icon, CornerRadius::same(radius::BADGE), family.soft);
    let glyph = if leave.slip_awaits_ruling() { icons::NOTE } else { icons::CALENDAR_X };
    paint::icon(ui.painter(), icon.center(), glyph, 14.0, family.text);
    let at = since(leave);
    let time = if at.day() == today { clock(at) } else { day_narrow(at.day(), today) };
    let upper = Rect::from_min_max(pos2(icon.right() + 10.0, rect.top() + 7.0), pos2(rect.right() - 10.0, rect.top() + 29.0));
    let lower = Rect::from_min_max(pos2(upper.left(), upper.bottom()), pos2(upper.right(), rect.bottom() - 7.0));
    let time = paint::line_of(ui, &time, fonts::regular(size::CAPTION));
    let width = upper.width() - time.size().x - 8.0;
    paint::put(ui.painter(), time, upper, Align::Max, t.text_3);
    let font = if current { fonts::medium(size::BODY) } else { fonts::regular(size::BODY) };
    paint::put(ui.painter(), paint::line_within(ui, &title, font, width), upper, Align::Min, t.text);
    let detail = words::when(cx.lang, leave, today);
    paint::put(ui.painter(), paint::line_within(ui, &detail, fonts::regular(size::CAPTION), lower.width()), lower, Align::Min, t.text_2);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    response.clicked()
}
