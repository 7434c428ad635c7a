//! The window: start, login and lock, navigation and routes, search and commands, settings. Knows every area and the worker.

pub mod start;
