//! The side door: the program without its window. Every task here ends in the same commands, questions and jobs as the window's.
//!
//! [`parse`] reads the arguments, [`run`] does a task. Exit codes: 0 done, 1 refused or flawed input, 2 wrong usage.

mod args;
mod cases;
mod place;
mod print;
mod tasks;

use std::process::ExitCode;

pub use args::{Cli, Common, ExportWhat, ImportWhat, SearchWhat, Task, parse};
pub use place::{department_file, place_of_window};

use crate::base::{Message, No};
use print::Printer;

/// Done.
pub(crate) const DONE: u8 = 0;
/// Refused, broken, or input with flaws.
pub(crate) const REFUSED: u8 = 1;
/// Wrong usage.
pub(crate) const USAGE: u8 = 2;

/// Why a task was not done.
pub(crate) enum Failure {
    /// The arguments do not say enough, or contradict what is there.
    Usage(Message),
    /// A rule or a fault said no.
    No(No),
}

impl<E: Into<No>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::No(error.into())
    }
}

/// Does a task and prints what it led to.
pub fn run(task: &Task, common: &Common) -> ExitCode {
    let printer = Printer::new(common.lang(), common.json);
    let code = match tasks::run(task, common, &printer) {
        Ok(report) => printer.report(&report),
        Err(failure) => printer.failure(&failure),
    };
    ExitCode::from(code)
}

#[cfg(test)]
mod tests;
