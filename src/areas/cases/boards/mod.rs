//! Boards 看板与统计: complaints and tickets seen together. The room keeps nothing but views; it asks its neighbours and shows.
//!
//! | page | what it shows |
//! |---|---|
//! | 投诉看板 | open complaints by state with their age, or as a list; giving them to another 经办人 |
//! | 催单与督办 | tickets over the limit or due today, where they are stuck, the list of 09:00, missed calls |
//! | 统计分析 | causes, emotions, times, rounds and the KPI, each number with the records behind it |

mod commands;
pub mod model;
mod questions;
pub mod sheet;
#[cfg(test)]
mod tests;
pub mod view;
pub mod views;

pub use commands::{Command, act, may_take_out};
pub use questions::{Answer, People, Query, ask};
pub use views::{View, ViewAct, ViewContent, Views};
