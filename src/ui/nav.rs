//! Items of the navigation: areas, their pages, and the rail of icons when the window is narrow.

use egui::{Align, CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus::{self, Ring};
use super::paint::{self, Look};
use super::theme::NONE;
use super::tokens::{radius, size, tokens};
use super::{fonts, tooltip};

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Area,
    Page,
    Rail,
}

/// One item. `NavItem::area(icons::TRAY, "工作台").count(9).current(true).show(ui)`
#[must_use = "call show"]
pub struct NavItem<'a> {
    level: Level,
    icon: &'a str,
    text: &'a str,
    count: Option<String>,
    late: bool,
    current: bool,
    inside: bool,
    forced: Option<Look>,
}

impl<'a> NavItem<'a> {
    /// An area, 34 high with an icon.
    pub fn area(icon: &'a str, text: &'a str) -> Self {
        NavItem { level: Level::Area, icon, text, count: None, late: false, current: false, inside: false, forced: None }
    }
    /// A page of the area above, 30 high.
    pub fn page(text: &'a str) -> Self {
        NavItem { level: Level::Page, ..Self::area("", text) }
    }
    /// An area in the 56 rail: icon, a dot when something waits, its name as tooltip.
    pub fn rail(icon: &'a str, text: &'a str) -> Self {
        NavItem { level: Level::Rail, ..Self::area(icon, text) }
    }
    /// What waits there; 0 shows nothing.
    pub fn count(mut self, count: usize) -> Self {
        self.count = (count > 0).then(|| crate::i18n::group(i64::try_from(count).unwrap_or(i64::MAX)));
        self
    }
    /// Some of it is late: the count turns red.
    pub fn late(mut self, late: bool) -> Self {
        self.late = late;
        self
    }
    /// This is where the person is.
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
    /// The person is on one of its pages: medium and filled, but the ground belongs to the page.
    pub fn inside(mut self, inside: bool) -> Self {
        self.inside = inside;
        self
    }
    /// Drawn in this state whatever happens (gallery).
    pub fn forced(mut self, look: Look) -> Self {
        self.forced = Some(look);
        self
    }

    /// Draws it; ask `.clicked()`.
    pub fn show(self, ui: &mut Ui) -> Response {
        let height = if self.level == Level::Page { 30.0 } else { size::ROW };
        let width = if self.level == Level::Rail { size::ICON_BUTTON + 10.0 } else { ui.available_width() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Link, ui.is_enabled(), self.current, self.text));
        if let Some(count) = &self.count {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(count.as_str()));
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response);
        }
        if self.level == Level::Rail { tooltip::tip(response, self.text) } else { response }
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response) {
        let t = tokens(ui);
        let look = paint::look(response, self.forced);
        let fill = match look {
            _ if self.current => t.nav_active,
            Look::Rest | Look::Focused => NONE,
            Look::Hovered | Look::Pressed => t.nav_hover,
        };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
        if look == Look::Focused {
            focus::paint_ring(ui, rect, radius::CONTROL, Ring::On);
        } else {
            focus::ring(ui, response, rect, radius::CONTROL, Ring::On);
        }
        let here = self.current || self.inside;
        let icon_color = if here { t.accent_family.text } else { t.text_2 };
        if self.level == Level::Rail {
            paint::icon_as(ui.painter(), rect.center(), self.icon, size::ICON, icon_color, here);
            if self.count.is_some() {
                let color = if self.late { t.danger.mark } else { t.text_3 };
                ui.painter().circle_filled(pos2(rect.right() - 9.0, rect.top() + 8.0), 3.0, color);
            }
            return;
        }
        let (left, text_size) = if self.level == Level::Page { (36.0, size::TABLE) } else { (36.0, size::BODY) };
        if self.level == Level::Area {
            paint::icon_as(ui.painter(), pos2(rect.left() + 17.0, rect.center().y), self.icon, size::ICON, icon_color, here);
        }
        let mut right = rect.right() - 8.0;
        if let Some(count) = &self.count {
            let (font, color) = match (self.late, self.current) {
                (true, _) => (fonts::medium(size::CAPTION), t.danger.text),
                // The weakest text does not reach 4.5:1 on the ground of the current item.
                (false, true) => (fonts::regular(size::CAPTION), t.text_2),
                (false, false) => (fonts::regular(size::CAPTION), t.text_3),
            };
            let galley = paint::line_of(ui, count, font);
            let width = galley.size().x;
            paint::put(ui.painter(), galley, Rect::from_min_max(rect.min, pos2(right, rect.bottom())), Align::Max, color);
            right -= width + 8.0;
        }
        let font = if here { fonts::medium(text_size) } else { fonts::regular(text_size) };
        let start = rect.left() + left;
        let galley = paint::line_within(ui, self.text, font, right - start);
        let color = if here { t.text } else { t.text_2 };
        paint::put(ui.painter(), galley, Rect::from_min_max(pos2(start, rect.top()), rect.max), Align::Min, color);
    }
}
