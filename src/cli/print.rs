//! Output: one JSON object, or sentences. The only writer to standard output and standard error; a reader that goes away is no fault.

use std::io::{self, ErrorKind, Write};

use serde_json::{Value, json};

use super::{DONE, Failure, REFUSED, USAGE};
use crate::base::{Message, No};
use crate::i18n::Lang;

/// What a task led to.
pub(crate) struct Report {
    /// The answer for machines.
    pub(crate) json: Value,
    /// The answer for people, line by line.
    pub(crate) lines: Vec<String>,
    /// Whether everything is in order; if not, the exit code says so.
    pub(crate) clean: bool,
}

/// Where answers go, in which language and form.
pub(crate) struct Printer {
    lang: Lang,
    json: bool,
}

impl Printer {
    pub(crate) fn new(lang: Lang, json: bool) -> Self {
        Printer { lang, json }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Prints what a task led to. Returns the exit code.
    pub(crate) fn report(&self, report: &Report) -> u8 {
        let done = if self.json { self.text(&format!("{}\n", report.json)) } else { self.text(&joined(&report.lines)) };
        if done == DONE && report.clean { DONE } else { REFUSED }
    }

    /// Prints why a task was not done. Returns the exit code.
    pub(crate) fn failure(&self, failure: &Failure) -> u8 {
        let (code, exit, message, clauses) = match failure {
            Failure::Usage(message) => ("USAGE", USAGE, self.lang.say(message), Vec::new()),
            Failure::No(No::Refused(refusal)) => ("REFUSED", REFUSED, self.lang.say(&refusal.message), refusal.clauses.clone()),
            Failure::No(No::Conflict(_)) => ("CONFLICT", REFUSED, self.lang.say(&Message::plain("base-store-busy")), Vec::new()),
            Failure::No(No::Fault(fault)) => (fault.code, REFUSED, self.lang.say(&fault.message), Vec::new()),
        };
        if self.json {
            self.text(&format!("{}\n", json!({ "error": { "code": code, "message": message, "clauses": clauses } })));
            return exit;
        }
        let behind = match (clauses.is_empty(), failure) {
            (false, _) => format!(" [{}]", clauses.join(" ")),
            (true, Failure::No(No::Fault(fault))) => format!(" [{}]", fault.code),
            _ => String::new(),
        };
        let mut lines = vec![format!("{message}{behind}")];
        if exit == USAGE {
            lines.push(self.lang.tr("cli-see-help").into_owned());
        }
        put(&mut io::stderr().lock(), &joined(&lines));
        exit
    }

    /// Prints text to standard output. Returns the exit code.
    pub(crate) fn text(&self, text: &str) -> u8 {
        put(&mut io::stdout().lock(), text)
    }

    /// Prints help to standard error because the task is missing. Returns the exit code.
    pub(crate) fn usage_help(&self, text: &str) -> u8 {
        put(&mut io::stderr().lock(), text);
        USAGE
    }
}

fn joined(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// `| head` closes the pipe when it has seen enough: that is its right. A full disk behind `>` is not done.
fn put(out: &mut dyn Write, text: &str) -> u8 {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => REFUSED,
        _ => DONE,
    }
}
