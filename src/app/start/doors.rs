//! Who comes in: a field for name or number with the list of the department's people, filtered while typing, by pinyin too.

use egui::{
    Align, CornerRadius, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::base::search::{Query, SearchFields};
use crate::i18n::Lang;
use crate::store::keys::Door;
use crate::ui::theme::popup_frame;
use crate::ui::tokens::{radius, size, tokens};
use crate::ui::{Field, focus, fonts, icons, keep_ime, paint};

/// Rows of the list before it scrolls.
const ROWS: usize = 7;

/// The field and its list.
#[derive(Default)]
pub(super) struct DoorBox {
    text: String,
    open: bool,
    lit: usize,
    /// The frame in which the caret was last clicked.
    toggled: Option<u64>,
    /// Chosen from the list: of two people with one name it is this one.
    chosen: Option<i64>,
}

/// What happened in the field.
pub(super) struct Named {
    pub(super) changed: bool,
    /// Enter was pressed.
    pub(super) entered: bool,
    /// Somebody was chosen from the list.
    pub(super) chosen: bool,
}

impl DoorBox {
    /// One person alone needs no choice.
    pub(super) fn only(doors: &[Door]) -> Self {
        match doors {
            [door] => DoorBox { text: door.name.clone(), chosen: Some(door.account), ..DoorBox::default() },
            _ => DoorBox::default(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The person who is meant, if it can be only one.
    pub(super) fn door<'d>(&self, doors: &'d [Door]) -> Option<&'d Door> {
        let text = self.text.trim();
        let meant = |door: &&Door| door.name == text || door.number == text;
        if let Some(door) = doors.iter().find(|door| Some(door.account) == self.chosen).filter(meant) {
            return Some(door);
        }
        let mut meant = doors.iter().filter(meant);
        meant.next().filter(|_| meant.next().is_none())
    }

    /// What to ask the file for: the number, which is nobody else's, or what was typed.
    pub(super) fn who(&self, doors: &[Door]) -> String {
        match self.door(doors) {
            Some(door) if !door.number.is_empty() => door.number.clone(),
            _ => self.text.trim().to_owned(),
        }
    }

    /// People who may be meant by what stands in the field.
    fn fitting<'d>(&self, doors: &'d [Door]) -> Vec<&'d Door> {
        let text = self.text.trim();
        if text.is_empty() || self.door(doors).is_some() {
            return doors.iter().collect();
        }
        let query = Query::parse(text);
        let fits = |door: &&Door| {
            door.number.starts_with(text) || query.accepts(&SearchFields { names: &[&door.name], ..SearchFields::default() })
        };
        doors.iter().filter(fits).collect()
    }

    /// Where the person who is meant stands in a list.
    fn place<'d>(&self, mut doors: impl Iterator<Item = &'d Door>) -> usize {
        let text = self.text.trim();
        let meant = |door: &Door| self.chosen.map_or(door.name == text || door.number == text, |chosen| door.account == chosen);
        doors.position(meant).unwrap_or(0)
    }

    fn choose(&mut self, door: &Door) {
        self.text.clone_from(&door.name);
        self.chosen = Some(door.account);
        self.open = false;
    }

    /// Draws field and list.
    pub(super) fn ui(&mut self, ui: &mut Ui, lang: Lang, (id, label): (Id, &str), doors: &[Door], error: Option<&str>) -> Named {
        let fitting = self.fitting(doors);
        let mut chosen = self.keys(ui, id, &fitting);
        let response = Field::new(label).large().id(id).limit(64).error(error).text(ui, &mut self.text);
        if response.changed() {
            self.chosen = None;
            self.lit = 0;
            // Who is named already needs no list, which would cover the password.
            self.open = !self.is_empty() && !doors.is_empty() && self.door(doors).is_none();
        }
        let entered = keep_ime::submit(ui, &response);
        let rect = response.rect;
        if !doors.is_empty() {
            self.right_end(ui, lang, (id, rect), doors);
        }
        // A click elsewhere closes the popup by itself.
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Tab)) {
            self.open = false;
        }
        let fitting = self.fitting(doors);
        if let Some(door) = self.list(ui, &response, id, label, &fitting) {
            let door = door.clone();
            self.choose(&door);
            chosen = true;
        }
        Named { changed: response.changed() || chosen, entered, chosen }
    }

    /// Arrows move, Enter chooses; taken before the text sees them.
    fn keys(&mut self, ui: &mut Ui, id: Id, fitting: &[&Door]) -> bool {
        if !ui.memory(|memory| memory.has_focus(id)) || keep_ime::composing(ui.ctx()) || fitting.is_empty() {
            return false;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        if !self.open {
            self.open = down;
            self.lit = self.place(fitting.iter().copied());
            return false;
        }
        let last = fitting.len() - 1;
        self.lit = match (down, up) {
            (true, _) => self.lit.saturating_add(1).min(last),
            (_, true) => self.lit.min(last).saturating_sub(1),
            _ => self.lit.min(last),
        };
        if pressed(Key::Enter)
            && let Some(door) = fitting.get(self.lit)
        {
            self.choose(door);
            return true;
        }
        false
    }

    /// The number of the person who is meant, and the caret that opens the list.
    fn right_end(&mut self, ui: &mut Ui, lang: Lang, (id, rect): (Id, Rect), doors: &[Door]) {
        let t = tokens(ui);
        if let Some(door) = self.door(doors).filter(|door| door.number != self.text.trim()) {
            let number = paint::line_of(ui, &door.number, fonts::regular(size::TABLE));
            let typed = paint::line_of(ui, &self.text, fonts::regular(size::BODY)).size().x;
            if 10.0 + typed + 12.0 + number.size().x < rect.width() - 33.0 {
                let place = Rect::from_min_max(rect.min, pos2(rect.right() - 33.0, rect.bottom()));
                paint::put(ui.painter(), number, place, Align::Max, t.text_3);
            }
        }
        let caret = Rect::from_center_size(pos2(rect.right() - 19.0, rect.center().y), vec2(26.0, 26.0));
        // Tab goes on to the password; by keyboard the arrow opens the list.
        let response = ui.interact(caret, ui.unique_id().with("caret"), Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, lang.tr("start-people")));
        if response.hovered() {
            ui.painter().rect_filled(caret, CornerRadius::same(radius::CONTROL), t.hover);
        }
        paint::icon(ui.painter(), caret.center(), icons::CARET_DOWN, size::ICON_SMALL, t.text_2);
        // A frame may be drawn twice (a new popup measures itself), but it is one click.
        let frame = Some(ui.ctx().cumulative_frame_nr());
        if response.clicked() && self.toggled != frame {
            self.toggled = frame;
            self.open = !self.open;
            // The arrows move in the list at once.
            ui.memory_mut(|memory| memory.request_focus(id));
            self.lit = self.place(doors.iter());
        }
    }

    fn list<'d>(&mut self, ui: &Ui, response: &Response, id: Id, label: &str, fitting: &[&'d Door]) -> Option<&'d Door> {
        if fitting.is_empty() {
            self.open = false;
        }
        let frame = popup_frame(ui.ctx(), tokens(ui));
        let width = response.rect.width() - 10.0;
        let lit = &mut self.lit;
        Popup::from_response(response)
            .id(id.with("doors"))
            .open_bool(&mut self.open)
            .gap(4.0)
            .width(width)
            .frame(frame)
            .accessible_name(label)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                let height = size::MENU_ROW * fitting.len().min(ROWS) as f32;
                ScrollArea::vertical().max_height(height).show(ui, |ui| rows(ui, lit, fitting)).inner
            })
            .and_then(|shown| shown.inner)
    }
}

fn rows<'d>(ui: &mut Ui, lit: &mut usize, fitting: &[&'d Door]) -> Option<&'d Door> {
    let t = tokens(ui);
    let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    let mut chosen = None;
    for (at, door) in fitting.iter().enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, at == *lit, format!("{} {}", door.name, door.number)));
        if response.hovered() && moved {
            *lit = at;
        }
        if at == *lit {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), t.raised_hover);
            if focus::by_key(ui.ctx()) {
                ui.scroll_to_rect(rect, None);
            }
        }
        let number = paint::line_of(ui, &door.number, fonts::regular(size::CAPTION));
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let name = paint::line_within(ui, &door.name, fonts::regular(size::BODY), inner.width() - number.size().x - 12.0);
        paint::put(ui.painter(), name, inner, Align::Min, t.text);
        paint::put(ui.painter(), number, inner, Align::Max, t.text_3);
        if response.clicked() {
            chosen = Some(*door);
        }
    }
    chosen
}
