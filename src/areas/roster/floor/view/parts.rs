//! Pieces that the tabs share: rows of crews and notices, the bar that decides, moments.

use egui::{Align, CornerRadius, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::areas::parts::{bar_line, clock, inside};
use crate::areas::roster::floor::{Crew, Seat};
use crate::areas::view::Cx;
use crate::base::{Day, Instant};
use crate::i18n::day_short;
use crate::ui::focus::{self, Ring};
use crate::ui::paint::{self, Look};
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, line, radius, size, space, tokens};
use crate::ui::{Badge, Shift, badge, fonts, text};

/// Width of the list at the left.
pub(super) const LIST: f32 = 284.0;
/// Height of a row in it.
const ROW: f32 = 56.0;

/// The tint of a shift type.
pub(super) fn tint(tint: i64) -> Shift {
    Shift::nth(usize::try_from(tint).unwrap_or(0))
}

/// `03-11 周三 08:00–16:00`
pub(super) fn times(cx: &Cx<'_>, crew: &Crew) -> String {
    format!("{} {}–{}", day_short(cx.lang, crew.id.day, cx.now.day()), clock(crew.span.from), clock(crew.span.to))
}

/// A moment: the clock alone on the same day, with the day before it otherwise.
pub(super) fn moment(at: Instant, today: Day) -> String {
    let day = at.day();
    if day == today { clock(at) } else { format!("{:02}-{:02} {}", day.month(), day.day(), clock(at)) }
}

/// A row of the list: the chip of a shift, two lines, a badge at the end.
pub(super) struct ListRow<'a> {
    /// Name and tint of the shift.
    pub shift: (&'a str, i64),
    /// First line.
    pub title: &'a str,
    /// Second line.
    pub detail: &'a str,
    /// Word and tint at the end.
    pub state: (&'a str, Family),
    /// The row is the current one.
    pub chosen: bool,
}

impl ListRow<'_> {
    /// Draws it; a click chooses it.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let name = format!("{} {} {}", self.shift.0, self.title, self.state.0);
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), self.chosen, &name));
        let ground = rect.shrink2(vec2(6.0, 1.0));
        let fill = match paint::look(&response, None) {
            _ if self.chosen => Some(t.selected),
            Look::Hovered | Look::Pressed => Some(t.hover),
            _ => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(ground, CornerRadius::same(radius::CONTROL), fill);
        }
        focus::ring(ui, &response, ground, radius::CONTROL, Ring::Inside);
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        let upper = Rect::from_min_size(pos2(inner.left(), rect.top() + 6.0), vec2(inner.width(), 22.0));
        let mut line = ui.new_child(UiBuilder::new().id_salt(response.id).max_rect(upper).layout(Layout::left_to_right(Align::Center)));
        line.spacing_mut().item_spacing.x = space::M;
        badge::shift_chip(&mut line, self.shift.0, tint(self.shift.1));
        let left = line.min_rect().right() + space::M;
        let mut end = ui.new_child(UiBuilder::new().id_salt((response.id, 1)).max_rect(upper).layout(Layout::right_to_left(Align::Center)));
        Badge::new(self.state.0, self.state.1).show(&mut end);
        let width = end.min_rect().left() - space::M - left;
        let font = if self.chosen { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
        let title = paint::line_within(ui, self.title, font, width);
        paint::put(ui.painter(), title, upper.with_min_x(left), Align::Min, t.text);
        let detail = paint::line_within(ui, self.detail, fonts::regular(size::CAPTION), inner.right() - left);
        let lower = Rect::from_min_size(pos2(left, rect.top() + 30.0), vec2(inner.right() - left, 18.0));
        paint::put(ui.painter(), detail, lower, Align::Min, t.text_2);
        response
    }
}

/// The bar at the lower edge that decides: what is judged at the left, what may be done from the right.
pub(super) fn decision_bar<R>(ui: &mut Ui, rect: Rect, what: &str, acts: impl FnOnce(&mut Ui) -> R) -> R {
    let t = tokens(ui);
    ui.painter().rect_filled(rect, 0, t.sunken);
    bar_line(ui, rect);
    let inner = rect.shrink2(vec2(space::XL, 0.0));
    let (out, used) = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let out = acts(ui);
        (out, ui.min_rect().left())
    });
    let left = Rect::from_min_max(inner.min, pos2((used - space::L).max(inner.left()), inner.bottom()));
    inside(ui, left, Layout::left_to_right(Align::Center), |ui| {
        text::one_line(ui, what, fonts::regular(size::TABLE), t.text_2);
    });
    out
}

/// A line down between two parts of the page.
pub(super) fn between(ui: &Ui, x: f32, rect: Rect) {
    ui.painter().vline(x - 0.5, rect.y_range(), line(ui.ctx(), tokens(ui).line));
}

/// The text of a cell behind a chip or a badge that was drawn into it.
pub(super) fn behind(ui: &Ui, at: &Cell<'_>, words: &str) {
    let rect = ui.available_rect_before_wrap();
    let galley = paint::line_within(ui, words, fonts::regular(size::TABLE), rect.width());
    paint::put(ui.painter(), galley, rect, Align::Min, tokens(ui).text);
    at.name(ui, words);
}

/// Whether a seat of this name is on the list.
pub(super) fn is_known(seats: &[&Seat], name: &str) -> bool {
    seats.iter().any(|seat| seat.name == name.trim())
}
