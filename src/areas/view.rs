//! What every view of an area gets and gives: it reads a [`Cx`], keeps its own form state, and pushes [`Action`]s.
//! Drawing changes nothing; the window takes the actions afterwards and answers come back through the page's `answer` and `finished`.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

pub use super::archives::Printout;
use super::attachments::{Knob, Record, Tape};
use super::cases::complaints;
use super::customers::sheet::{ExportOrder, ImportOptions, Preview, PreviewRow};
use super::imports::RowFlaws;
use super::roster::{attendance, floor};
use super::staff::ParameterBook;
use super::{Answer, Command, Done, Query};
use crate::base::{Actor, Instant, Message, No, Why};
use crate::exchange::{Inspection, OpenOptions, Spool};
use crate::i18n::Lang;
use crate::store::journal::Verified;

/// What a view may know.
pub struct Cx<'a> {
    /// Language of the interface.
    pub lang: Lang,
    /// Time of this frame.
    pub now: Instant,
    /// Who is logged in.
    pub me: &'a Actor,
    /// The parameters of the regulations with their history; empty until they are read.
    pub parameters: &'a ParameterBook,
    /// Acts that are on their way, so that their buttons show busy.
    pub pending: &'a [Command],
    /// The long job that is running, if any.
    pub job: Option<&'a Running>,
}

impl Cx<'_> {
    /// Whether an act like this is on its way.
    pub fn is_pending(&self, like: impl Fn(&Command) -> bool) -> bool {
        self.pending.iter().any(like)
    }
}

/// A page of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// 工作台: what waits for the person.
    #[default]
    Home,
    /// 客户名单
    Customers,
    /// One customer's file, selected in the list.
    Customer(i64),
    /// A new customer file.
    NewCustomer,
    /// 今日客户
    Today,
    /// 导入客户
    Import,
    /// 档案: documents and registers, one tab each.
    Archives(ArchiveTab),
    /// One document, selected in the list.
    Document(i64),
    /// 回执单: the register of receipt slips.
    Slips,
    /// 每周需求
    Demand,
    /// 客户分析
    Analysis(super::customers::analysis::Tab),
    /// 疑似重复
    Twins,
    /// 班表
    Plan(super::roster::plan::view::Place),
    /// 请假
    Leave(super::roster::leave::view::Place),
    /// 换班
    Swaps(super::roster::swaps::view::Place),
    /// 考勤
    Attendance(super::roster::attendance::view::Place),
    /// 交接班
    Floor(super::roster::floor::view::Place),
    /// 投诉
    Complaints(super::cases::complaints::view::Place),
    /// 工单
    Tickets(super::cases::tickets::view::Place),
    /// 投诉看板, 催单与督办, 统计分析
    Boards(super::cases::boards::view::Place),
    /// 请示报告
    Escalation(super::cases::escalation::view::Place),
    /// 服务用语
    Words,
    /// 质检
    Quality(super::quality::view::Place),
    /// 人员与帐号
    Staff,
    /// One person, selected in the list.
    Person(i64),
    /// 安全: login log, weekly check, intrusions, handovers
    Security,
    /// 日志: the journal
    Journal,
    /// 设置: appearance, parameters, the file
    Settings,
    /// Every component in every state.
    Gallery,
}

/// A tab of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ArchiveTab {
    /// All documents.
    #[default]
    Documents,
    /// 未归档
    Unfiled,
    /// 借阅
    Loans,
    /// 销毁
    Disposals,
    /// 收发
    Letters,
    /// 转移
    Transfers,
    /// 检查
    Checks,
    /// 专人
    Keepers,
}

/// What another area draws beside the tasks of the home page; returns whether there was something of the person's own.
pub type Beside<'a> = dyn FnMut(&mut egui::Ui, &Cx<'_>, &mut Actions) -> bool + 'a;
/// What another area draws for one customer inside the customer's file: the archive.
pub type Annex<'a> = dyn FnMut(&mut egui::Ui, &Cx<'_>, i64, &mut Actions) + 'a;

impl Route {
    /// The page on which something that waits is done, by its place and record (see [`super::Task`]); `None` where there is no page.
    pub fn of_place(place: &str, subject: i64) -> Option<Route> {
        Some(match place {
            "security" => Route::Security,
            "staff" => Route::Staff,
            "customer" => Route::Customer(subject),
            "customers" => Route::Customers,
            "today" => Route::Today,
            "document" => Route::Document(subject),
            "archive-documents" => Route::Archives(ArchiveTab::Documents),
            "archive-unfiled" => Route::Archives(ArchiveTab::Unfiled),
            "archive-loans" => Route::Archives(ArchiveTab::Loans),
            "archive-disposals" => Route::Archives(ArchiveTab::Disposals),
            "archive-letters" => Route::Archives(ArchiveTab::Letters),
            "archive-checks" => Route::Archives(ArchiveTab::Checks),
            "archive-keepers" => Route::Archives(ArchiveTab::Keepers),
            "demand" => Route::Demand,
            "file use" => Route::Analysis(super::customers::analysis::Tab::Use),
            "roster" => Route::Plan(Default::default()),
            "leave" | "leave-decision" => Route::Leave(super::roster::leave::view::Place::of(subject)),
            "swap" | "swap-decision" => Route::Swaps(super::roster::swaps::view::Place::of(subject)),
            "attendance" | "consent" => Route::Attendance(attendance::view::Place::of_subject(subject)),
            "stop" => Route::Attendance(attendance::view::Place::Stops),
            "handover" | "rollcall" | "notice" => Route::Floor(floor::view::Place::of_task(place, subject)),
            "case" if subject == 0 => Route::Boards(Default::default()),
            "case" => Route::Complaints(super::cases::complaints::view::Place::of(subject)),
            "ticket" => Route::Tickets(super::cases::tickets::view::Place::of(subject)),
            "report" => Route::Escalation(super::cases::escalation::view::Place::of(subject)),
            "qa-record" | "qa-score" | "qa-plan" | "qa-appeals" | "qa-week" | "qa-results" => {
                Route::Quality(super::quality::view::Place::of_task(place, subject))
            }
            _ => return None,
        })
    }

    /// Whether it is a page of complaints, tickets and reports.
    pub fn of_cases(self) -> bool {
        matches!(self, Route::Complaints(_) | Route::Tickets(_) | Route::Boards(_) | Route::Escalation(_) | Route::Words)
    }

    /// Whether both are reached by the same entry of the navigation.
    pub fn is_beside(self, other: Route) -> bool {
        let board = |route| if matches!(route, Route::Complaints(_)) { Route::Boards(Default::default()) } else { route };
        match (board(self), board(other)) {
            (Route::Boards(one), Route::Boards(other)) => one.is_beside(other),
            (one, other) => std::mem::discriminant(&one) == std::mem::discriminant(&other),
        }
    }

    /// Whether it is a page of the archive.
    pub fn of_archives(self) -> bool {
        matches!(self, Route::Archives(_) | Route::Document(_))
    }

    /// Whether it is a page of the roster's area.
    pub fn of_roster(self) -> bool {
        matches!(self, Route::Plan(_) | Route::Leave(_) | Route::Swaps(_) | Route::Attendance(_) | Route::Floor(_))
    }

    /// Whether it is a page of the customers' area.
    pub fn of_customers(self) -> bool {
        matches!(
            self,
            Route::Customers
                | Route::Customer(_)
                | Route::NewCustomer
                | Route::Today
                | Route::Import
                | Route::Slips
                | Route::Demand
                | Route::Analysis(_)
                | Route::Twins
        )
    }
}

/// Where an answer belongs. A newer question in the same slot replaces an older one that is not answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// First rows of the customer list.
    ListFirst,
    /// Ids of the customer list.
    ListIds,
    /// Rows of the customer list.
    ListRows,
    /// The file in the detail.
    File,
    /// The file in the form.
    ForEdit,
    /// Values for a filter.
    Values,
    /// Number of customers.
    Count,
    /// Staff.
    People,
    /// Teams.
    Teams,
    /// Parameters.
    Parameters,
    /// Registers of security.
    Security,
    /// The journal.
    Journal,
    /// What waits.
    Inbox,
    /// Customers in the command palette.
    Palette,
    /// Numbers in the command palette.
    Numbers,
    /// Loads of the agents.
    Balance,
    /// What the credit grades mean.
    CreditTerms,
    /// Saved views of the customers.
    Views,
    /// How many customers a view holds, by the view's id.
    ViewTotal(i64),
    /// What an act on many customers would change.
    Preview,
    /// Customers of the day.
    Today,
    /// How the agents kept to the day.
    DayLines,
    /// The files beside a record.
    Attachments(Record),
    /// The tab of the archive.
    Archive,
    /// The document in the detail.
    Document,
    /// The archive of the customer in the detail.
    Catalogue,
    /// Customers for a new document.
    Owners,
    /// What happened with the customer in the detail.
    Timeline,
    /// The ledger of the customer in the detail.
    Ledger,
    /// The month of the customer in the detail.
    Month,
    /// Customers who may have been introduced.
    Referral,
    /// The register of receipt slips.
    Slips,
    /// One receipt slip that is corrected.
    Slip,
    /// What shops leave out on slips.
    SlipDefects,
    /// A week of demand.
    Demand,
    /// The customers as a whole.
    Analysis(super::customers::analysis::Asked),
    /// Files that look like what is typed.
    Twins,
    /// Rows of files that look alike.
    TwinRows,
    /// Two files side by side.
    Pair,
    /// A file with a former value.
    Former,
    /// Past imports.
    Imports,
    /// Files that stayed when an import was undone.
    Stayed,
    /// Saved column mappings.
    Mappings,
    /// What other pages say of the roster.
    Roster,
    /// The plan.
    Plan(super::roster::plan::view::Asked),
    /// Leave.
    Leave(super::roster::leave::view::Asked),
    /// Swaps.
    Swaps(super::roster::swaps::view::Asked),
    /// Attendance.
    Attendance(super::roster::attendance::view::Asked),
    /// The floor.
    Floor(super::roster::floor::view::Asked),
    /// Complaints.
    Complaints(super::cases::complaints::view::Asked),
    /// Tickets.
    Tickets(super::cases::tickets::view::Asked),
    /// Boards of complaints and tickets.
    Boards(super::cases::boards::view::Asked),
    /// Reports.
    Escalation(super::cases::escalation::view::Asked),
    /// The list of words.
    Words(super::cases::words::view::Asked),
    /// Quality monitoring.
    Quality(super::quality::view::Asked),
}

/// A form that is printed of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 《客户资料表》 of this customer.
    Customer(i64),
    /// 档案目录, 借阅登记 or 销毁清单.
    Archive(Printout),
    /// A form of the roster.
    Roster(super::roster::Printout),
    /// A form of complaints, tickets and reports.
    Cases(super::cases::Printout),
    /// A form of quality monitoring.
    Quality(super::quality::Printout),
}

/// What the rows of a list are that is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    /// Customers.
    Customers,
    /// Complaints.
    Complaints,
}

/// How a list is read that is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// As one of customers.
    Customers(ImportOptions),
    /// As one of complaints: which column is what.
    Complaints(complaints::sheet::Headings),
}

/// What the import of a list would do, or did.
#[derive(Debug, Clone)]
pub enum Judged {
    /// Of customers.
    Customers(Arc<Preview>),
    /// Of complaints.
    Complaints(Arc<complaints::sheet::Preview>),
}

impl ListOf {
    /// Text id of the name of its sheets.
    pub fn sheet_name(self) -> &'static str {
        match self {
            ListOf::Customers => "customers-sheet-name",
            ListOf::Complaints => "cases-list-complaints",
        }
    }
}

impl Judged {
    /// What its rows are.
    pub fn of(&self) -> ListOf {
        match self {
            Judged::Customers(_) => ListOf::Customers,
            Judged::Complaints(_) => ListOf::Complaints,
        }
    }

    /// What is wrong, by place of the row.
    pub fn flaws(&self) -> &RowFlaws {
        match self {
            Judged::Customers(preview) => &preview.flaws,
            Judged::Complaints(preview) => &preview.flaws,
        }
    }
}

/// Which file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// A list to import.
    ImportSheet(ListOf),
    /// Where a list goes; the suggested file name.
    ExportSheet(String),
    /// Where the flawed rows of a list go; the suggested file name.
    MarkedSheet(ListOf, String),
    /// Where a backup goes; the suggested file name.
    Backup(String),
    /// A department's file to open, or a backup.
    OpenDepartment,
    /// Where a new department's file goes; the suggested file name.
    NewDepartment(String),
    /// Where the recovery sheet goes; the suggested file name.
    RecoverySheet(String),
    /// Where the empty template for imports goes; the suggested file name.
    Template(ListOf, String),
    /// Where a form goes; the suggested file name.
    Paper(Paper, String),
    /// A file to attach to this record.
    Attachment(Record),
    /// Where the copy of this file goes; the suggested file name.
    AttachmentCopy(i64, String),
    /// A file of the plan.
    Plan(super::roster::plan::files::PlanPick),
}

/// A long piece of work with progress and cancel.
#[derive(Clone)]
pub enum Job {
    /// Shows what a file is.
    Inspect {
        /// What its rows are.
        of: ListOf,
        /// The file.
        path: PathBuf,
        /// How to open it.
        open: OpenOptions,
    },
    /// Reads a file and judges its rows; nothing is stored.
    Preview {
        /// The file.
        path: PathBuf,
        /// How to open it.
        open: OpenOptions,
        /// How to read it.
        reading: Reading,
    },
    /// Judges rows that were read already, after the way to read them changed.
    PreviewAgain {
        /// The rows.
        spool: Arc<Spool>,
        /// How to read them.
        reading: Reading,
    },
    /// Rows of the preview of customers for the screen.
    PreviewRows {
        /// The rows.
        spool: Arc<Spool>,
        /// How to import them.
        options: ImportOptions,
        /// Their verdicts.
        preview: Arc<Preview>,
        /// Places in the spool.
        range: Range<usize>,
    },
    /// Imports the rows.
    Import {
        /// Name of the file.
        file: String,
        /// The rows.
        spool: Arc<Spool>,
        /// How to read them.
        reading: Reading,
    },
    /// Takes an import of customers back.
    UndoImport {
        /// Its journal entry.
        entry: i64,
    },
    /// Looks for files that look alike over the whole stock.
    Twins,
    /// Writes the flawed rows back as a workbook.
    Marked {
        /// Where to.
        path: PathBuf,
        /// The rows.
        spool: Arc<Spool>,
        /// Their flaws.
        judged: Judged,
    },
    /// Writes an empty sheet with the headers that imports understand.
    Template {
        /// What its rows would be.
        of: ListOf,
        /// Where to.
        path: PathBuf,
    },
    /// Exports a list.
    Export {
        /// What and why.
        order: Box<ExportOrder>,
        /// Where to.
        path: PathBuf,
    },
    /// Prints a form.
    Print {
        /// Which.
        paper: Paper,
        /// Where to; `None` for the system's viewer.
        path: Option<PathBuf>,
    },
    /// Exports a table of figures.
    ExportTable {
        /// What and why.
        order: Box<super::customers::analysis::sheet::TableOrder>,
        /// Where to.
        path: PathBuf,
    },
    /// Exports a month sheet of attendance.
    ExportAttendance {
        /// What and why.
        order: Box<super::roster::attendance::sheet::SheetOrder>,
        /// Where to.
        path: PathBuf,
    },
    /// Exports the monthly report of swaps.
    ExportSwaps {
        /// Which month, in which form.
        order: super::roster::ReportOrder,
        /// Where to.
        path: PathBuf,
    },
    /// Exports the list of complaints, or a table of their analysis.
    ExportBoards {
        /// What and why.
        order: Box<super::cases::boards::sheet::SheetOrder>,
        /// Where to.
        path: PathBuf,
    },
    /// Exports the results of a month of quality monitoring.
    ExportQuality {
        /// Which month, in which form.
        order: super::quality::sheet::SheetOrder,
        /// Where to.
        path: PathBuf,
    },
    /// Exports the monthly report of leave.
    ExportLeave {
        /// Which month, in which form.
        order: super::roster::ReportOrder,
        /// Where to.
        path: PathBuf,
    },
    /// Exports a list of complaints or of tickets.
    ExportCases {
        /// What and why.
        order: Box<super::cases::sheets::ExportOrder>,
        /// Where to.
        path: PathBuf,
    },
    /// Copies rows as a table to the clipboard.
    CopyRows {
        /// Which files.
        ids: Vec<i64>,
        /// Which columns.
        columns: Vec<super::customers::Column>,
    },
    /// Works with a file of the plan.
    Plan(super::roster::plan::files::PlanJob),
    /// Writes a backup.
    Backup {
        /// Where to.
        path: PathBuf,
    },
    /// Checks the journal and the file.
    Verify,
    /// Attaches files to a record, each by an act of its own.
    Attach {
        /// The record.
        record: Record,
        /// The files.
        paths: Vec<PathBuf>,
        /// What they show; may be empty.
        note: String,
    },
    /// Opens a file beside a record, which is logged.
    OpenAttachment {
        /// The record.
        record: Record,
        /// Which file.
        file: i64,
        /// What for.
        purpose: String,
        /// Where.
        how: Opening,
    },
    /// Draws another page of a PDF that is open in the window.
    TurnPage {
        /// The page that is shown.
        picture: Arc<Picture>,
        /// Which page, counted from 0.
        page: usize,
    },
}

impl Job {
    /// Whether a progress dialog stands before the window while it runs.
    pub fn shows_progress(&self) -> bool {
        !matches!(
            self,
            Job::Inspect { .. }
                | Job::PreviewRows { .. }
                | Job::CopyRows { .. }
                | Job::Template { .. }
                | Job::ExportSwaps { .. }
                | Job::ExportQuality { .. }
                | Job::ExportLeave { .. }
                | Job::Print { .. }
                | Job::Plan(_)
                | Job::OpenAttachment { .. }
                | Job::TurnPage { .. }
        )
    }

    /// Whether the page that started it says itself what broke.
    pub fn page_tells(&self) -> bool {
        matches!(
            self,
            Job::Inspect { .. }
                | Job::Preview { .. }
                | Job::PreviewAgain { .. }
                | Job::Attach { .. }
                | Job::OpenAttachment { .. }
                | Job::TurnPage { .. }
        )
    }
}

/// Where a file is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// In the window: pictures, pages, recordings.
    Here,
    /// In the system's viewer or player.
    Outside,
    /// Not shown: a copy goes there.
    Copy(PathBuf),
}

/// What a job came to.
pub enum JobDone {
    /// What the file is.
    Inspected(PathBuf, Box<Inspection>),
    /// The rows and their verdicts.
    Previewed {
        /// The rows.
        spool: Arc<Spool>,
        /// Their verdicts.
        judged: Judged,
    },
    /// Rows for the screen, from this place on.
    Rows(usize, Vec<PreviewRow>),
    /// What was written.
    Imported(Judged),
    /// An import was taken back.
    Undone(super::customers::Undone),
    /// Files that look alike.
    Twins(Arc<super::customers::TwinReport>),
    /// Written; so many rows.
    Written(PathBuf, i64),
    /// Written for the system's viewer, into a folder that goes with the last hold of it.
    Printed(Arc<tempfile::TempDir>, PathBuf),
    /// Text for the clipboard; so many rows.
    Copied(String, usize),
    /// Read from a file of the plan.
    Plan(super::roster::plan::files::PlanRead),
    /// The journal as checked.
    Verified(Verified),
    /// The files belong to the record now.
    Attached,
    /// A file in a private folder that goes when nobody holds it any more.
    Unpacked(Arc<tempfile::TempDir>, PathBuf),
    /// A page or a picture.
    Picture(Arc<Picture>),
    /// A recording.
    Recording(Arc<Tape>),
}

/// A picture for the screen.
#[derive(Debug)]
pub struct Picture {
    /// Name of the file.
    pub name: String,
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Red, green, blue, alpha of each pixel, row by row.
    pub pixels: Vec<u8>,
    /// The PDF of which it is a page; nothing for a picture.
    pub pdf: Option<PdfPage>,
}

/// Which page of which PDF.
#[derive(Debug, Clone)]
pub struct PdfPage {
    /// The file.
    pub content: super::attachments::Content,
    /// Which page, counted from 0.
    pub page: usize,
    /// Pages of the file.
    pub pages: usize,
}

/// A running job as the window and the worker share it.
#[derive(Debug, Default)]
pub struct Running {
    /// Title of the progress dialog.
    pub title: Option<Message>,
    /// Units done.
    pub done: AtomicU64,
    /// Units in all; 0 while unknown.
    pub total: AtomicU64,
    /// Set by the person who cancels.
    pub cancelled: AtomicBool,
    /// When it began, UTC milliseconds.
    pub began: i64,
}

impl Running {
    /// Whether the person cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// What a person wants, collected while drawing.
pub enum Action {
    /// Does something.
    Do(Command),
    /// Asks something; newest wins within the slot.
    Ask(Slot, Query),
    /// Opens a page.
    Go(Route),
    /// Opens a file dialog; the answer comes to the page's `picked`.
    Pick(Pick),
    /// Starts a long job.
    Start(Job),
    /// Puts text on the clipboard and says so.
    Copy(String, Message),
    /// Says something in a toast.
    Say(Message),
    /// Opens the text of a clause.
    Clause(&'static str),
    /// Opens how a decision, a deadline or a figure came about.
    Why(Box<Why>),
    /// Plays, stops or turns a recording.
    Sound(Arc<Tape>, Knob),
    /// Opens the dialog for one's own password.
    ChangePassword,
}

/// Actions of one frame.
pub type Actions = Vec<Action>;

/// What comes back to a page.
pub enum News<'a> {
    /// An answer to a question.
    Answer(Slot, &'a Result<Answer, No>),
    /// An act ended.
    Finished(&'a Command, &'a Result<Done, No>),
    /// A job ended.
    Job(&'a Job, &'a Result<JobDone, No>),
    /// A file dialog ended; `None` when it was left without a choice.
    Picked(&'a Pick, Option<&'a PathBuf>),
    /// Files were dropped on the window.
    Dropped(&'a [PathBuf]),
    /// Data changed, here or in another window: what is on screen should be asked for again.
    Stale,
}
