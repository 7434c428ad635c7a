//! Forms on paper: the act is decided and kept first, then the page is made of what the person may see.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jobs::looking;
use crate::areas::archives;
use crate::areas::cases;
use crate::areas::customers::view::paper;
use crate::areas::customers::{self, Answer, Query};
use crate::areas::quality;
use crate::areas::roster;
use crate::areas::view::{JobDone, Paper};
use crate::areas::{self, links};
use crate::base::{Fault, Instant, No};
use crate::desk::Desk;
use crate::exchange::{Page, write_bytes};
use crate::i18n::Lang;
use crate::msg;

/// Makes the PDF and puts it where the person wants it, or into a folder that only this user reads.
///
/// # Errors
/// A refusal for who may not print this, or a fault; then there is no file.
pub(super) fn print(desk: &mut Desk, paper: &Paper, path: Option<&Path>, lang: Lang, at: Instant) -> Result<JobDone, No> {
    let staff = desk.session().staff;
    areas::perform(desk.store(), staff, &act(paper), at, &mut |_| Ok(()))?;
    let pdf = page(desk, paper, lang, at)?.pdf()?;
    if let Some(path) = path {
        write_bytes(path, &pdf)?;
        return Ok(JobDone::Written(path.to_owned(), 0));
    }
    let (folder, path) = in_private(&pdf)?;
    Ok(JobDone::Printed(Arc::new(folder), path))
}

/// Writes a PDF for the system's viewer, into a folder that only this user reads and that goes with the value.
///
/// # Errors
/// `PRINT`, or `FILE-…` when the disk is full.
pub fn in_private(pdf: &[u8]) -> Result<(tempfile::TempDir, PathBuf), Fault> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = builder.tempdir().map_err(|e| Fault::new("PRINT", msg!("app-print-no-viewer"), e))?;
    let path = folder.path().join("kefu-desk.pdf");
    write_bytes(&path, pdf)?;
    Ok((folder, path))
}

/// What is kept of a printing.
fn act(paper: &Paper) -> areas::Command {
    match paper {
        Paper::Customer(id) => areas::Command::Customers(customers::Command::Print { id: *id }),
        Paper::Archive(what) => areas::Command::Archives(archives::Command::Print(*what)),
        Paper::Roster(what) => areas::Command::Roster(roster::Command::Print(*what)),
        Paper::Cases(what) => areas::Command::Cases(cases::Command::Print(*what)),
        Paper::Quality(what) => areas::Command::Quality(quality::Command::Print(*what)),
    }
}

fn page(desk: &mut Desk, paper: &Paper, lang: Lang, at: Instant) -> Result<Page, No> {
    looking(desk, at, |cx| {
        let page = Page::by(lang, "", &links::department(cx.tx)?, &cx.actor.name, at.local());
        match paper {
            Paper::Customer(id) => match customers::ask(cx, &Query::File { id: *id })? {
                Answer::File(view) => Ok(paper::form(&view, page)),
                _ => Err(No::Fault(Fault::new("PRINT", msg!("base-store-fault"), "another answer"))),
            },
            Paper::Archive(what) => archives::printed::form(cx, *what, page),
            Paper::Roster(what) => roster::printed::form(cx, *what, page),
            Paper::Cases(what) => cases::printed::form(cx, *what, page),
            Paper::Quality(what) => quality::printed::form(cx, *what, page),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Other users of the computer read nothing of it, and nothing is left behind.
    #[test]
    fn what_is_printed_is_private_and_goes() {
        let (folder, path) = in_private(b"%PDF").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"%PDF");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o077, 0);
        }
        drop(folder);
        assert!(!path.exists());
    }
}
