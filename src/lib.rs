//! Kefu Desk 客服台.

pub mod base;
pub mod i18n;
pub mod ui;
