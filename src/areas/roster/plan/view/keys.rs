//! Keys of the grid: arrows move, letters and digits set a shift, Ctrl+C and Ctrl+V carry cells as a table.

use egui::{Event, EventFilter, Key as Pressed, Modifiers, Response, Ui};

use super::super::model::kinds_of;
use super::book::{Book, Cell};
use super::grid::State;
use crate::base::{Message, pinyin};
use crate::exchange::tab_text;
use crate::ui::keep_ime::composing;

/// A key for the chosen cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// This kind of shift.
    Set(i64),
    /// A day off.
    Clear,
    /// To the clipboard.
    Copy,
    /// To the clipboard, and away.
    Cut,
    /// From the clipboard.
    Paste(String),
    /// The menu of the cell.
    Menu,
    /// The clause of the cell's conflict, or else the menu.
    Clause,
}

/// Reads the keys of the cell that has the keyboard; those that move are carried out.
pub fn read(ui: &Ui, response: &Response, book: &Book, state: &mut State) -> Vec<Key> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if composing(ui.ctx()) || crate::areas::parts::shut(ui) {
        return Vec::new();
    }
    travel(ui, book, state);
    let mut keys = Vec::new();
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Pressed::Delete) || pressed(Pressed::Backspace) {
        keys.push(Key::Clear);
    }
    if pressed(Pressed::Enter) {
        keys.push(Key::Clause);
    }
    if pressed(Pressed::Space) {
        keys.push(Key::Menu);
    }
    if state.anchor.is_some() && pressed(Pressed::Escape) {
        state.anchor = None;
    }
    let events = ui.input(|i| i.events.clone());
    for event in events {
        match event {
            Event::Copy => keys.push(Key::Copy),
            Event::Cut => keys.push(Key::Cut),
            Event::Paste(text) => keys.push(Key::Paste(text)),
            Event::Text(text) if ui.input(|i| !i.modifiers.command && !i.modifiers.alt) => {
                keys.extend(state.cursor.and_then(|cell| kind_of_key(book, cell, &text)).map(Key::Set));
            }
            _ => {}
        }
    }
    keys
}

/// Arrows, Home, End, PageUp and PageDown move the cursor; with Shift they choose more cells.
fn travel(ui: &Ui, book: &Book, state: &mut State) {
    let Some((staff, day)) = state.cursor else { return };
    let step = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key) || i.consume_key(Modifiers::SHIFT, key));
    let (down, across) = if step(Pressed::ArrowDown) {
        (1, 0)
    } else if step(Pressed::ArrowUp) {
        (-1, 0)
    } else if step(Pressed::ArrowRight) {
        (0, 1)
    } else if step(Pressed::ArrowLeft) {
        (0, -1)
    } else if step(Pressed::Home) {
        (0, -1_000)
    } else if step(Pressed::End) {
        (0, 1_000)
    } else if step(Pressed::PageDown) {
        (10, 0)
    } else if step(Pressed::PageUp) {
        (-10, 0)
    } else {
        return;
    };
    let people: Vec<i64> = book.shown().map(|person| person.id).collect();
    let from = (people.iter().position(|id| *id == staff), book.days.iter().position(|one| *one == day));
    let (Some(row), Some(column)) = from else { return };
    let moved = |place: usize, by: i64, count: usize| {
        let last = i64::try_from(count).unwrap_or(1) - 1;
        usize::try_from((i64::try_from(place).unwrap_or(0) + by).clamp(0, last.max(0))).unwrap_or(0)
    };
    let to = (people.get(moved(row, down, people.len())), book.days.get(moved(column, across, book.days.len())));
    let (Some(staff), Some(day)) = to else { return };
    let anchor = if ui.input(|i| i.modifiers.shift) { state.anchor.or(state.cursor) } else { None };
    state.go((*staff, *day));
    state.anchor = anchor;
}

/// The kind of shift of a typed sign: the n-th one by its digit, or one whose name or pinyin begins so; typed again, the next of them.
fn kind_of_key(book: &Book, cell: Cell, text: &str) -> Option<i64> {
    let typed = text.trim().to_lowercase();
    if let Ok(digit) = typed.parse::<usize>() {
        return book.kinds().nth(digit.checked_sub(1)?).map(|kind| kind.id);
    }
    if typed.is_empty() {
        return None;
    }
    let begins = |name: &str| name.to_lowercase().starts_with(&typed) || pinyin::pinyin_key(name).starts_with(&typed);
    let fitting: Vec<i64> = book.kinds().filter(|kind| begins(&kind.draft.name)).map(|kind| kind.id).collect();
    let now = book.shifts(cell).next().map(|shift| shift.kind);
    let after = now.and_then(|now| fitting.iter().position(|id| *id == now)).map_or(0, |place| place + 1);
    fitting.get(after).or(fitting.first()).copied()
}

/// The chosen cells as a table for the clipboard.
pub fn copied(book: &Book, chosen: &[Vec<Cell>]) -> String {
    let names = |cell: &Cell| book.shifts(*cell).map(|shift| shift.name.as_str()).collect::<Vec<_>>().join("、");
    tab_text(chosen.iter().map(|line| line.iter().map(names).collect::<Vec<String>>()))
}

/// What a table of the clipboard sets: cell by cell from the upper left of what is chosen. One value fills all that is chosen.
///
/// # Errors
/// Names what is no shift.
pub fn pasted(book: &Book, chosen: &[Vec<Cell>], text: &str) -> Result<Vec<(Cell, Vec<i64>)>, Message> {
    let read = |value: &str| kinds_of(value, &book.grid.types).map(|kinds| kinds.into_iter().flatten().collect::<Vec<i64>>());
    let table: Vec<Vec<Vec<i64>>> = text
        .trim_end_matches(['\r', '\n'])
        .lines()
        .map(|line| line.split('\t').map(|value| read(value.trim_matches('"'))).collect::<Result<_, _>>())
        .collect::<Result<_, _>>()?;
    if let [line] = table.as_slice()
        && let [value] = line.as_slice()
    {
        return Ok(chosen.concat().into_iter().map(|cell| (cell, value.clone())).collect());
    }
    let Some((staff, day)) = chosen.first().and_then(|line| line.first()) else { return Ok(Vec::new()) };
    let people = book.shown().map(|person| person.id).skip_while(|id| id != staff);
    let days: Vec<_> = book.days.iter().copied().skip_while(|one| one != day).collect();
    Ok(people
        .zip(table)
        .flat_map(|(person, line)| days.iter().copied().zip(line).map(move |(day, kinds)| ((person, day), kinds)).collect::<Vec<_>>())
        .collect())
}
