//! Kefu Desk 客服台.

pub mod app;
pub mod areas;
pub mod base;
pub mod cli;
pub mod desk;
pub mod exchange;
pub mod i18n;
pub mod rules;
pub mod store;
pub mod ui;
pub mod worker;
