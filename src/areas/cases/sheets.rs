//! Lists of complaints and of tickets that leave the department: as a sheet or on paper, with a reason, kept in the journal (FILE-23). They
//! name customers with their numbers, so who may take out lists of customers may take these out, each as far as he reads them.

use std::path::Path;

use super::{Command, boards, complaints, tickets};
use crate::areas::imports::{self, Progress, STRIDE, stopped};
use crate::areas::{Context, links, perform, who};
use crate::base::{Fault, Instant, Message, No};
use crate::exchange::{OutCell, OutColumn, OutKind, Page, SheetFormat, SheetWriter};
use crate::i18n::Lang;
use crate::store::Store;

/// Which list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// Of complaints.
    Complaints(Box<complaints::ListQuery>),
    /// Of tickets.
    Tickets(Box<tickets::ListQuery>),
}

impl List {
    /// Text id of its name: the title of a sheet.
    pub fn title(&self) -> &'static str {
        match self {
            List::Complaints(_) => "cases-list-complaints",
            List::Tickets(_) => "cases-list-tickets",
        }
    }

    /// How the journal names it.
    fn word(&self) -> &'static str {
        match self {
            List::Complaints(_) => "complaints",
            List::Tickets(_) => "tickets",
        }
    }
}

/// Where an export goes and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOrder {
    /// Which rows, in which order; how many a page holds does not matter.
    pub list: List,
    /// The filter in words; empty for everything.
    pub filter: String,
    /// Why the list leaves the department.
    pub reason: String,
    /// Format of the file.
    pub format: SheetFormat,
    /// Language of the headers.
    pub lang: Lang,
}

/// Streams a list into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not take lists out (kept in the journal, SEC-08), a fault, or `STORE-STOPPED` when it was cancelled; then there is
/// no file.
pub fn export(store: &mut Store, actor: i64, order: &ExportOrder, path: &Path, at: Instant, progress: Progress<'_>) -> Result<i64, No> {
    let taken = |rows| boards::Command::Export { table: order.list.word(), names: true, rows, reason: order.reason.clone() };
    let noted = |rows| crate::areas::Command::Cases(Command::Boards(taken(rows)));
    let written = store.read(|tx| {
        let (person, params) = (who(tx, actor)?, links::parameters(tx)?);
        let cx = Context { tx, actor: &person, at, params: &params };
        boards::may_take_out(cx.actor, true)?;
        let mut sheet = Sheet::begin(&cx, order, path, progress)?;
        match &order.list {
            List::Complaints(list) => write_complaints(&cx, list, &mut sheet)?,
            List::Tickets(list) => write_tickets(&cx, list, &mut sheet)?,
        }
        Ok((sheet.writer, sheet.rows))
    });
    let (writer, rows) = match written {
        Ok(written) => written,
        Err(no) => return Err(imports::kept(store, actor, &noted(0), at, no)),
    };
    perform(store, actor, &noted(rows), at, &mut |_| Ok(()))?;
    writer.finish()?;
    Ok(rows)
}

/// The file on its way.
struct Sheet<'a> {
    writer: SheetWriter,
    rows: i64,
    lang: Lang,
    /// On paper only what fits its width.
    paper: bool,
    progress: Progress<'a>,
}

/// A column: text id of its title, width in characters, kind, and whether it stands on paper.
type ColumnOf = (&'static str, u16, OutKind, bool);

const COMPLAINTS: [ColumnOf; 20] = [
    ("cases-list-no", 18, OutKind::Text, true),
    ("cases-complaints-sheet-complainant", 12, OutKind::Text, true),
    ("cases-complaints-sheet-phone", 15, OutKind::Text, true),
    ("cases-complaints-sheet-happened", 17, OutKind::Moment, false),
    ("cases-complaints-sheet-by-channel", 12, OutKind::Text, true),
    ("cases-complaints-sheet-product", 16, OutKind::Text, false),
    ("cases-complaints-sheet-content", 40, OutKind::Text, true),
    ("cases-complaints-sheet-demand", 20, OutKind::Text, false),
    ("cases-complaints-sheet-by-emotion", 10, OutKind::Text, false),
    ("cases-list-accepted", 17, OutKind::Moment, true),
    ("cases-list-accepter", 10, OutKind::Text, false),
    ("cases-list-first", 12, OutKind::Text, false),
    ("cases-list-handler", 10, OutKind::Text, true),
    ("cases-list-department", 14, OutKind::Text, false),
    ("cases-list-state", 10, OutKind::Text, true),
    ("cases-list-round", 6, OutKind::Integer, false),
    ("cases-list-satisfaction", 10, OutKind::Text, false),
    ("cases-list-cause", 10, OutKind::Text, false),
    ("cases-list-important", 8, OutKind::Text, false),
    ("cases-list-due", 17, OutKind::Moment, false),
];

const TICKETS: [ColumnOf; 14] = [
    ("cases-list-no", 18, OutKind::Text, true),
    ("cases-list-accepted", 17, OutKind::Moment, true),
    ("cases-list-kind", 10, OutKind::Text, true),
    ("cases-list-channel", 10, OutKind::Text, false),
    ("cases-list-customer", 24, OutKind::Text, true),
    ("cases-list-contact", 15, OutKind::Text, true),
    ("cases-list-content", 40, OutKind::Text, true),
    ("cases-list-state", 10, OutKind::Text, true),
    ("cases-list-first", 12, OutKind::Text, true),
    ("cases-list-holder", 12, OutKind::Text, true),
    ("cases-list-limit", 17, OutKind::Moment, false),
    ("cases-list-transfers", 10, OutKind::Integer, false),
    ("cases-list-urges", 10, OutKind::Integer, false),
    ("cases-list-closed", 17, OutKind::Moment, false),
];

fn columns(list: &List) -> &'static [ColumnOf] {
    match list {
        List::Complaints(_) => &COMPLAINTS,
        List::Tickets(_) => &TICKETS,
    }
}

impl<'a> Sheet<'a> {
    fn begin(cx: &Context<'_, '_>, order: &ExportOrder, path: &Path, progress: Progress<'a>) -> Result<Self, Fault> {
        let (lang, paper) = (order.lang, order.format == SheetFormat::Pdf);
        let kept = columns(&order.list).iter().filter(|(.., on_paper)| *on_paper || !paper);
        let columns: Vec<OutColumn> = kept.map(|(id, width, kind, _)| OutColumn::new(lang.tr(id), *width, *kind)).collect();
        let page = Page::by(lang, lang.tr(order.list.title()), &links::department(cx.tx)?, &cx.actor.name, cx.at.local());
        let filter = if order.filter.is_empty() { lang.tr("cases-list-everything").into_owned() } else { order.filter.clone() };
        let page = page.filtered(filter).because(&order.reason);
        Ok(Sheet { writer: SheetWriter::headed(path, order.format, page, &columns)?, rows: 0, lang, paper, progress })
    }

    /// Writes a row, of which every column is given.
    fn row(&mut self, columns: &[ColumnOf], cells: Vec<OutCell<'_>>) -> Result<(), Fault> {
        let cells: Vec<OutCell<'_>> =
            cells.into_iter().zip(columns).filter(|(_, (.., on_paper))| *on_paper || !self.paper).map(|(cell, _)| cell).collect();
        self.writer.row(&cells)?;
        self.rows += 1;
        let done = self.rows.unsigned_abs();
        if done.is_multiple_of(STRIDE as u64) && (self.progress)(done).is_break() { Err(stopped()) } else { Ok(()) }
    }
}

fn text(text: &str) -> OutCell<'_> {
    if text.is_empty() { OutCell::Empty } else { OutCell::from(text) }
}

fn moment(at: Option<Instant>) -> OutCell<'static> {
    at.map_or(OutCell::Empty, |at| OutCell::Moment(at.local()))
}

fn write_complaints(cx: &Context<'_, '_>, list: &complaints::ListQuery, sheet: &mut Sheet<'_>) -> Result<(), No> {
    let lang = sheet.lang;
    let say = |message: Option<Message>| message.map_or(OutCell::Empty, |message| OutCell::from(lang.say(&message)));
    complaints::store::questions::each(cx, list, &mut |line, beside| {
        let cells = vec![
            text(&line.no),
            text(&line.complainant),
            text(&line.phone),
            moment(Some(beside.happened_at)),
            say(line.channel.map(complaints::Channel::message)),
            text(&line.product),
            text(&line.content),
            text(&beside.demand),
            say(line.emotion.map(complaints::Emotion::message)),
            moment(Some(line.accepted_at)),
            text(&beside.accepted_by),
            text(&beside.tracker),
            text(&line.handler),
            text(&line.department),
            say(Some(line.state.message())),
            OutCell::Integer(line.round),
            say(line.satisfaction.map(complaints::Satisfaction::message)),
            say(line.cause.map(complaints::Category::message)),
            say(line.important.then(|| Message::plain("cases-list-important"))),
            moment(line.due),
        ];
        sheet.row(&COMPLAINTS, cells)
    })
}

/// Tickets that are read at a time.
const HANDFUL: usize = 1_000;

fn write_tickets(cx: &Context<'_, '_>, list: &tickets::ListQuery, sheet: &mut Sheet<'_>) -> Result<(), No> {
    let lang = sheet.lang;
    let names = links::names(cx.tx)?;
    // The search may leave rows out of a handful, so the end is told by the count.
    let total = tickets::total(cx, list)?;
    for skip in (0..usize::try_from(total).unwrap_or_default()).step_by(HANDFUL) {
        let handful = tickets::ListQuery { skip, most: HANDFUL, ..list.clone() };
        for ticket in tickets::listed(cx, &handful)? {
            let cells = vec![
                text(&ticket.no),
                moment(Some(ticket.accepted_at)),
                OutCell::from(lang.say(&ticket.draft.kind.message())),
                text(&ticket.draft.channel),
                text(&ticket.customer_name),
                text(&ticket.draft.contact),
                text(&ticket.draft.content),
                OutCell::from(lang.say(&ticket.state.message())),
                text(names.get(&ticket.first).map_or("", String::as_str)),
                text(&ticket.holder.name),
                moment(Some(ticket.limit_at)),
                OutCell::Integer(ticket.transfers),
                OutCell::Integer(ticket.urges),
                moment(ticket.closed_at),
            ];
            sheet.row(&TICKETS, cells)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::areas::cases::office::{Office, at};
    use crate::base::Post;
    use crate::exchange::{OpenOptions, Spool};

    /// An order of both lists with this reason.
    fn orders(reason: &str) -> [ExportOrder; 2] {
        let tickets = tickets::ListQuery { which: tickets::Which::All, ..tickets::ListQuery::default() };
        [List::Complaints(Box::default()), List::Tickets(Box::new(tickets))].map(|list| ExportOrder {
            list,
            filter: String::new(),
            reason: reason.to_owned(),
            format: SheetFormat::Csv,
            lang: Lang::Zh,
        })
    }

    fn export_by(office: &mut Office, post: Post, order: &ExportOrder, path: &Path) -> Result<i64, No> {
        let (who, now) = (office.who(post), office.now);
        export(&mut office.store, who, order, path, now, &mut |_| ControlFlow::Continue(()))
    }

    fn office_with_one() -> Office {
        let mut office = Office::new();
        office.now = at(3, 9, 0, 0);
        let form = complaints::Draft {
            complainant: "李强".to_owned(),
            phone: "13812345678".to_owned(),
            happened_at: Some(at(3, 8, 30, 0)),
            channel: Some(complaints::Channel::Hotline),
            content: "装机收了高空费\n没有收据".to_owned(),
            ..complaints::Draft::default()
        };
        let register = complaints::Command::Register { draft: Box::new(form), ticket: None };
        office.act(Post::Agent, Command::Complaints(register)).unwrap();
        office
    }

    #[test]
    fn lists_leave_with_a_reason_through_those_who_may_and_that_is_kept() {
        let mut office = office_with_one();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("名单.csv");
        for order in orders("月度分析") {
            for post in [Post::Agent, Post::ComplaintOfficer, Post::Qa, Post::CentreDirector, Post::Admin] {
                let Err(No::Refused(refusal)) = export_by(&mut office, post, &order, &path) else { panic!("{post:?} exported") };
                assert_eq!(refusal.clauses, ["FILE-23", "SEC-08"]);
                assert!(!path.exists());
            }
            export_by(&mut office, Post::Supervisor, &order, &path).unwrap();
            assert!(path.exists());
            std::fs::remove_file(&path).unwrap();
        }
        for order in orders(" ") {
            let Err(No::Refused(refusal)) = export_by(&mut office, Post::Supervisor, &order, &path) else { panic!("without a reason") };
            assert_eq!(refusal.clauses, ["FILE-23"]);
        }
        let kept = |outcome: &str| format!("SELECT count(*) FROM journal WHERE verb = 'case.export' AND outcome = '{outcome}'");
        let mut count = |outcome| office.store.read(|tx| tx.number(&kept(outcome), &[])).unwrap();
        assert_eq!((count("done"), count("refused")), (2, 10));
    }

    #[test]
    fn what_goes_out_comes_back_as_the_same() {
        let mut office = office_with_one();
        let folder = tempfile::tempdir().unwrap();
        let [order, _] = orders("核对");
        for (name, format) in [("投诉.csv", SheetFormat::Csv), ("投诉.xlsx", SheetFormat::Xlsx)] {
            for lang in [Lang::Zh, Lang::En] {
                let path = folder.path().join(name);
                let order = ExportOrder { format, lang, ..order.clone() };
                assert_eq!(export_by(&mut office, Post::Director, &order, &path).unwrap(), 1);
                let going = &mut |_, _| ControlFlow::Continue(());
                let spool = Spool::fill(&path, &OpenOptions::default(), going).unwrap().unwrap();
                let headings = complaints::sheet::headings(spool.headers());
                let (who, now) = (office.who(Post::Director), office.now);
                let done =
                    complaints::sheet::import_as(&mut office.store, who, name, &spool, &headings, now, &mut |_| ControlFlow::Continue(()));
                let note = done.unwrap().note;
                assert_eq!((note.rows, note.created, note.same, note.flawed), (1, 0, 1, 0), "{name} {lang:?}");
            }
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let mut office = office_with_one();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("没有").join("名单.csv");
        let [order, _] = orders("核对");
        assert!(matches!(export_by(&mut office, Post::Supervisor, &order, &path), Err(No::Fault(_))));
        assert!(!path.exists());
    }
}
