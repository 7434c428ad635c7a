//! The look: everything that draws and knows no area. Tokens, theme, fonts, and the components of the kit.
//! Views call these; nothing here decides, stores or asks the clock. Labels come from the callers, already translated.
//!
//! Start: [`fonts::install`], then [`theme::apply`]. Colours: [`tokens::tokens`]. Icons: [`icons`]. All of it on one page: [`gallery`].

pub mod badge;
pub mod banner;
pub mod button;
pub mod calendar;
pub mod chart;

pub mod check;
pub mod chip;
pub mod clause;
pub mod dialog;
pub mod empty;
pub mod field;
pub mod focus;
pub mod fonts;
pub mod gallery;
pub mod keep_ime;
pub mod menu;
pub mod nav;
pub mod paint;
pub mod progress;
pub mod property;
mod rows;
pub mod search_field;
pub mod step_line;
pub mod table;
pub mod tabs;
#[cfg(test)]
mod tests;
pub mod text;
pub mod theme;
pub mod timeline;
pub mod toast;
pub mod tokens;
pub mod tooltip;

/// Every icon by name (Phosphor); outlined or filled depends on the font, see [`paint::icon`] and [`paint::icon_fill`].
pub use egui_phosphor::regular as icons;

pub use badge::{Badge, avatar, badge, grade, key_cap};
pub use button::{Button, IconButton};
pub use dialog::Dialog;
pub use empty::EmptyPage;
pub use field::Field;
pub use nav::NavItem;
pub use rows::RowSet;
pub use search_field::SearchField;
pub use table::{Column, Table, TableState};
pub use theme::{Appearance, Mode};
pub use toast::Toasts;
pub use tokens::{Family, Shift, Tokens};
