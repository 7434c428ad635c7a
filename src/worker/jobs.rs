//! Long jobs: reading sheets, judging rows, importing, exporting, backups, checks. One at a time, each with progress and cancel.

use std::ops::ControlFlow;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Back, JobDesk, Reply, files as attached, papers};
use crate::areas::cases::boards;
use crate::areas::cases::complaints::sheet as complaints;
use crate::areas::cases::sheets;
use crate::areas::customers::analysis::sheet as table;
use crate::areas::customers::clauses::file_23_privacy;
use crate::areas::customers::sheet;
use crate::areas::customers::{self, Column};
use crate::areas::imports::{marks, stopped};
use crate::areas::quality;
use crate::areas::roster::attendance::sheet as attendance;
use crate::areas::roster::plan::files::{self, PlanJob};
use crate::areas::roster::{leave, swaps};
use crate::areas::view::{Job, JobDone, Judged, ListOf, Reading, Running};
use crate::areas::{self, Answer, Context, Query, customers::Query as CustomerQuery, links};
use crate::base::{Clock, Fault, Instant, Message, No};
use crate::desk::Desk;
use crate::exchange::{self, OutColumn, OutKind, SheetFormat, SheetWriter, Spool};
use crate::i18n::Lang;
use crate::msg;
use crate::store::{backup, journal};

/// Serves jobs until the window is gone.
pub fn run(inbox: &Receiver<(Job, Arc<Running>, Lang)>, desk: &Mutex<JobDesk>, back: &Back, clock: &Clock) {
    while let Ok((job, running, lang)) = inbox.recv() {
        let (round, held) = {
            let mut place = desk.lock().unwrap_or_else(PoisonError::into_inner);
            (place.round, place.desk.take())
        };
        let done = match held {
            Some(mut held) => {
                let done = work(&job, &mut held, &running, lang, clock.now(), back);
                let mut place = desk.lock().unwrap_or_else(PoisonError::into_inner);
                if place.round == round {
                    place.desk = Some(held);
                }
                done
            }
            None => Err(No::Fault(Fault::new("STORE-MISSING", msg!("base-store-missing"), "no department is open"))),
        };
        let wrote = matches!(
            (&job, &done),
            (
                Job::Import { .. }
                    | Job::UndoImport { .. }
                    | Job::Export { .. }
                    | Job::ExportTable { .. }
                    | Job::ExportAttendance { .. }
                    | Job::ExportSwaps { .. }
                    | Job::ExportBoards { .. }
                    | Job::ExportQuality { .. }
                    | Job::ExportLeave { .. }
                    | Job::ExportCases { .. }
                    | Job::Print { .. }
                    | Job::Plan(PlanJob::Sheet { .. } | PlanJob::Agenda { .. })
                    | Job::Attach { .. },
                Ok(_)
            )
        );
        back.send(Reply::Job(Box::new(job), done));
        if wrote {
            back.send(Reply::Stale);
        }
    }
}

fn work(job: &Job, desk: &mut Desk, running: &Running, lang: Lang, at: Instant, back: &Back) -> Result<JobDone, No> {
    let mut shown = 0;
    let mut step = |done: u64| {
        running.done.store(done, Ordering::Relaxed);
        // The dialog is repainted some dozens of times, not for every row.
        if done >= shown {
            shown = done + (running.total.load(Ordering::Relaxed) / 60).max(500);
            (back.wake)();
        }
        if running.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    match job {
        Job::Inspect { path, open, .. } => Ok(JobDone::Inspected(path.clone(), Box::new(exchange::inspect(path, open)?))),
        Job::Preview { path, open, reading } => {
            let filled = Spool::fill(path, open, &mut |progress, _| {
                running.total.store(progress.total, Ordering::Relaxed);
                step(progress.done)
            })?;
            let Some(spool) = filled else { return Err(No::Fault(stopped())) };
            let spool = Arc::new(spool);
            let judged = judge(desk, &spool, reading, running, at, &mut step)?;
            Ok(JobDone::Previewed { spool, judged })
        }
        Job::PreviewAgain { spool, reading } => {
            let judged = judge(desk, spool, reading, running, at, &mut step)?;
            Ok(JobDone::Previewed { spool: Arc::clone(spool), judged })
        }
        Job::PreviewRows { spool, options, preview, range } => {
            let rows = looking(desk, at, |cx| sheet::preview_rows(cx, spool, options, preview, range.clone()))?;
            Ok(JobDone::Rows(range.start, rows))
        }
        Job::Import { file, spool, reading } => {
            running.total.store(spool.len() as u64, Ordering::Relaxed);
            let staff = desk.session().staff;
            Ok(JobDone::Imported(match reading {
                Reading::Customers(options) => {
                    Judged::Customers(Arc::new(sheet::import_as(desk.store(), staff, file, spool, options, at, &mut step)?))
                }
                Reading::Complaints(headings) => {
                    Judged::Complaints(Arc::new(complaints::import_as(desk.store(), staff, file, spool, headings, at, &mut step)?))
                }
            }))
        }
        Job::UndoImport { entry } => {
            let staff = desk.session().staff;
            Ok(JobDone::Undone(sheet::undo_import_as(desk.store(), staff, *entry, at, &mut step)?))
        }
        Job::Twins => {
            let staff = desk.session().staff;
            Ok(JobDone::Twins(Arc::new(customers::twins_as(desk.store(), staff, at, &mut step)?)))
        }
        Job::Marked { path, spool, judged } => {
            let marks = marks(spool, judged.flaws(), lang)?;
            let rows = exchange::write_marked(path, spool, &lang.tr(judged.of().sheet_name()), lang, &marks)?;
            Ok(JobDone::Written(path.clone(), i64::from(rows)))
        }
        Job::Template { of, path } => {
            template(path, *of, lang)?;
            Ok(JobDone::Written(path.clone(), 0))
        }
        Job::Export { order, path } => {
            let staff = desk.session().staff;
            let rows = sheet::export(desk.store(), staff, order, path, at, &mut step)?;
            Ok(JobDone::Written(path.clone(), rows))
        }
        Job::Print { paper, path } => papers::print(desk, paper, path.as_deref(), lang, at),
        Job::ExportTable { order, path } => {
            let staff = desk.session().staff;
            Ok(JobDone::Written(path.clone(), table::export(desk.store(), staff, order, path, at)?))
        }
        Job::ExportAttendance { order, path } => {
            let staff = desk.session().staff;
            Ok(JobDone::Written(path.clone(), attendance::export(desk.store(), staff, order, path, at)?))
        }
        Job::Plan(job) => {
            let staff = desk.session().staff;
            let read = files::run(desk.store(), staff, job, lang, at)?;
            match (read, job) {
                (Some(read), _) => Ok(JobDone::Plan(read)),
                (
                    None,
                    PlanJob::Sheet { path, .. } | PlanJob::Agenda { path, .. } | PlanJob::Import { path, .. } | PlanJob::Holidays { path },
                ) => Ok(JobDone::Written(path.clone(), 0)),
            }
        }
        Job::ExportQuality { order, path } => {
            let staff = desk.session().staff;
            Ok(JobDone::Written(path.clone(), quality::sheet::export(desk.store(), staff, order, path, at)?))
        }
        Job::ExportSwaps { order, path } => {
            let staff = desk.session().staff;
            Ok(JobDone::Written(path.clone(), swaps::sheet::export(desk.store(), staff, order, path, at)?))
        }
        Job::ExportBoards { order, path } => {
            let staff = desk.session().staff;
            Ok(JobDone::Written(path.clone(), boards::sheet::export(desk.store(), staff, order, path, at)?))
        }
        Job::ExportLeave { order, path } => {
            let staff = desk.session().staff;
            Ok(JobDone::Written(path.clone(), leave::sheet::export(desk.store(), staff, order, path, at)?))
        }
        Job::ExportCases { order, path } => {
            let staff = desk.session().staff;
            Ok(JobDone::Written(path.clone(), sheets::export(desk.store(), staff, order, path, at, &mut step)?))
        }
        Job::CopyRows { ids, columns } => copy_rows(desk, ids, columns, lang, at),
        Job::Backup { path } => {
            let key = desk.key().clone();
            backup::write(desk.store(), &key, path, &mut |done, all| {
                running.total.store(all, Ordering::Relaxed);
                step(done).is_continue()
            })?;
            Ok(JobDone::Written(path.clone(), 0))
        }
        Job::Attach { record, paths, note } => attached::attach(desk, *record, paths, note, at),
        Job::OpenAttachment { file, purpose, how, .. } => attached::open(desk, *file, purpose, how, at),
        Job::TurnPage { picture, page } => attached::turn(picture, *page),
        Job::Verify => {
            let verified = desk.store().read(|tx| journal::verify(tx).map_err(No::Fault))?;
            desk.store().check()?;
            Ok(JobDone::Verified(verified))
        }
    }
}

/// Runs something that only looks, as the person who is logged in.
pub(super) fn looking<T>(desk: &mut Desk, at: Instant, look: impl FnOnce(&Context<'_, '_>) -> Result<T, No>) -> Result<T, No> {
    let staff = desk.session().staff;
    desk.store().read(|tx| {
        let actor = areas::who(tx, staff)?;
        let params = links::parameters(tx)?;
        look(&Context { tx, actor: &actor, at, params: &params })
    })
}

fn judge(
    desk: &mut Desk,
    spool: &Spool,
    reading: &Reading,
    running: &Running,
    at: Instant,
    step: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Judged, No> {
    running.total.store(spool.len() as u64, Ordering::Relaxed);
    let staff = desk.session().staff;
    match reading {
        Reading::Customers(options) => {
            sheet::preview_as(desk.store(), staff, spool, options, at, step).map(Arc::new).map(Judged::Customers)
        }
        Reading::Complaints(headings) => match complaints::preview_as(desk.store(), staff, spool, headings, at, step) {
            // A person may say which column the complaints are.
            Err(No::Refused(refusal)) if refusal.clauses == ["CASE-01"] => Ok(Judged::Complaints(Arc::default())),
            judged => judged.map(Arc::new).map(Judged::Complaints),
        },
    }
}

/// The headers of a list, so that a person sees what an import understands.
fn template(path: &std::path::Path, of: ListOf, lang: Lang) -> Result<(), Fault> {
    let titles: Vec<Message> = match of {
        ListOf::Customers => sheet::template_columns().iter().map(|target| target.message()).collect(),
        ListOf::Complaints => complaints::Heading::ALL.iter().map(|heading| heading.message()).collect(),
    };
    let columns: Vec<OutColumn> = titles.iter().map(|title| OutColumn::new(lang.say(title), 16, OutKind::Text)).collect();
    SheetWriter::create(path, SheetFormat::Xlsx, &lang.tr(of.sheet_name()), &columns)?.finish()
}

fn copy_rows(desk: &mut Desk, ids: &[i64], columns: &[Column], lang: Lang, at: Instant) -> Result<JobDone, No> {
    looking(desk, at, |cx| Ok(file_23_privacy::copy(cx.actor, ids.len())?))?;
    let query = CustomerQuery::Rows { ids: ids.to_vec(), columns: columns.to_vec() };
    let Answer::Customers(customers::Answer::Rows(rows)) = desk.ask(&Query::Customers(query), at)? else {
        return Ok(JobDone::Copied(String::new(), 0));
    };
    let head: Vec<String> = columns.iter().map(|column| lang.say(&column.message())).collect();
    let lines = rows.iter().map(|row| columns.iter().zip(&row.cells).map(|(column, text)| sheet::shown(*column, text, lang)).collect());
    let count = rows.len();
    Ok(JobDone::Copied(exchange::tab_text(std::iter::once(head).chain(lines)), count))
}
