//! Tabs: 36 high, a count after the word, a 2 point underline below the current one. Those without room wait in a menu at the end.

use egui::{Align, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus::{self, Ring};
use super::tokens::{line, size, thick, tokens};
use super::{IconButton, fonts, icons, menu, paint};

/// Draws tabs as (word, count or `""`) over the whole width; returns `true` when `current` changed.
/// Left and right move while one has focus.
pub fn tabs(ui: &mut Ui, name: &str, tabs: &[(&str, &str)], current: &mut usize) -> bool {
    let t = tokens(ui);
    let (bar, group) = ui.allocate_exact_size(vec2(ui.available_width(), size::TAB), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::TabList, true, name));
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, line(ui.ctx(), t.line));
    let before = *current;
    let (gap, with_counts) = spacing(ui, tabs, bar.width());
    let mut x = bar.left();
    let (shown, hidden) = fitting(ui, tabs, before, bar.width(), gap, with_counts);
    for (place, at) in shown.iter().copied().enumerate() {
        let Some((word, count)) = tabs.get(at) else { continue };
        let here = at == before;
        let medium = paint::line_of(ui, word, fonts::medium(size::TABLE));
        let width = medium.size().x.ceil();
        let word_galley = if here { medium } else { paint::line_of(ui, word, fonts::regular(size::TABLE)) };
        let count_galley = (with_counts && !count.is_empty()).then(|| paint::line_of(ui, count, fonts::regular(size::CAPTION)));
        let count_width = count_galley.as_ref().map_or(0.0, |g| 4.0 + g.size().x.ceil());
        let tab = Rect::from_min_size(pos2(x, bar.top()), vec2(width + count_width, size::TAB));
        x = tab.right() + gap;
        let response = ui.interact(tab.expand2(vec2(6.0, 0.0)), group.id.with(at), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), here, *word));
        if response.clicked() {
            *current = at;
        }
        if let Some(next) = stepped(ui, &response, place, shown.len()).and_then(|place| shown.get(place)).copied() {
            *current = next;
            ui.memory_mut(|m| m.request_focus(group.id.with(next)));
        }
        let color = if here || response.hovered() { t.text } else { t.text_2 };
        paint::put(ui.painter(), word_galley, tab, Align::Min, color);
        if let Some(galley) = count_galley {
            paint::put(ui.painter(), galley, tab, Align::Max, t.text_3);
        }
        if here {
            let thickness = thick(ui.ctx(), t.accent).width;
            let under = Rect::from_min_max(pos2(tab.left(), tab.bottom() - thickness), pos2(tab.left() + width, tab.bottom()));
            ui.painter().rect_filled(under, CornerRadius::ZERO, t.accent);
        }
        focus::ring(ui, &response, tab.expand2(vec2(6.0, -3.0)), 6, Ring::On);
    }
    more(ui, bar, name, tabs, &hidden, current);
    before != *current
}

/// The gap between tabs, and whether there is room for their counts: longer words make the one smaller and then hide the other.
fn spacing(ui: &Ui, tabs: &[(&str, &str)], room: f32) -> (f32, bool) {
    const GAP: f32 = 20.0;
    const LEAST: f32 = 10.0;
    let width = |text: &str, font| if text.is_empty() { 0.0 } else { paint::line_of(ui, text, font).size().x.ceil() };
    let words: f32 = tabs.iter().map(|(word, _)| width(word, fonts::medium(size::TABLE))).sum();
    let counts: f32 =
        tabs.iter().map(|(_, count)| if count.is_empty() { 0.0 } else { 4.0 + width(count, fonts::regular(size::CAPTION)) }).sum();
    let gaps = tabs.len().saturating_sub(1).max(1) as f32;
    let gap = ((room - words - counts) / gaps).floor();
    if gap >= LEAST { (gap.min(GAP), true) } else { (((room - words) / gaps).floor().clamp(LEAST, GAP), false) }
}

/// Width of the button that opens the menu of those without room.
const MORE: f32 = 28.0;

/// Which tabs have room, and which have none. The current one has it always.
fn fitting(ui: &Ui, tabs: &[(&str, &str)], current: usize, room: f32, gap: f32, with_counts: bool) -> (Vec<usize>, Vec<usize>) {
    let width = |(word, count): &(&str, &str)| {
        let shown = with_counts && !count.is_empty();
        let count = if shown { 4.0 + paint::line_of(ui, count, fonts::regular(size::CAPTION)).size().x.ceil() } else { 0.0 };
        paint::line_of(ui, word, fonts::medium(size::TABLE)).size().x.ceil() + count
    };
    let widths: Vec<f32> = tabs.iter().map(width).collect();
    let gaps = widths.len().saturating_sub(1) as f32 * gap;
    let all = 0..tabs.len();
    if widths.iter().sum::<f32>() + gaps <= room {
        return (all.collect(), Vec::new());
    }
    let mut left = room - MORE - widths.get(current).copied().unwrap_or(0.0);
    all.partition(|at| {
        let width = gap + widths.get(*at).copied().unwrap_or(0.0);
        let fits = *at == current || left >= width;
        if *at != current {
            left = if fits { left - width } else { 0.0 };
        }
        fits
    })
}

/// The menu of the tabs without room, at the end of the bar.
fn more(ui: &mut Ui, bar: Rect, name: &str, tabs: &[(&str, &str)], hidden: &[usize], current: &mut usize) {
    if hidden.is_empty() {
        return;
    }
    let place = Rect::from_min_max(pos2(bar.right() - MORE, bar.top() + 4.0), pos2(bar.right(), bar.bottom() - 4.0));
    let words: Vec<&str> = hidden.iter().filter_map(|at| tabs.get(*at)).map(|(word, _)| *word).collect();
    let label = format!("{name} {}", words.join(" "));
    let button =
        ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| IconButton::new(icons::DOTS_THREE, &label).small().show(ui)).inner;
    menu::menu(&button, 160.0, |ui| {
        for (at, (word, _)) in hidden.iter().filter_map(|at| Some((*at, tabs.get(*at)?))) {
            if menu::Item::new(word).show(ui).clicked() {
                *current = at;
            }
        }
    });
}

/// Where the arrow keys go from this tab.
fn stepped(ui: &Ui, response: &egui::Response, at: usize, len: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let (right, left) = ui.input_mut(|i| {
        let none = egui::Modifiers::NONE;
        (i.consume_key(none, egui::Key::ArrowRight), i.consume_key(none, egui::Key::ArrowLeft))
    });
    match (right, left) {
        (true, _) if at + 1 < len => Some(at + 1),
        (_, true) if at > 0 => Some(at - 1),
        _ => None,
    }
}
