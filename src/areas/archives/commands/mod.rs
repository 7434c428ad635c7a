//! What people do with the archive: pure decisions from facts to changes.

mod disposals;
mod keepers;
mod letters;
mod loans;
mod papers;

use super::clauses::file_15_opening;
use super::model::{
    Borrower, Cabinet, Category, Condition, Disposal, Document, Draft, Letter, LetterDraft, Loan, LoanDraft, Method, Owner, Printout,
    State, Step, Ticks,
};
use crate::base::{Actor, Day, Finding, Function, Instant, Post, Refusal};
use crate::msg;

pub use papers::closed;

/// An act on the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Registers a document, and files it in the same act when the ticks are given (FILE-07, FILE-08).
    Register {
        /// Whose archive.
        customer: i64,
        /// What was entered.
        draft: Box<Draft>,
        /// The four ticks, to file it at once.
        file: Option<Ticks>,
    },
    /// Corrects what was entered of a document.
    Edit {
        /// Which.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// What it should be.
        draft: Box<Draft>,
    },
    /// Files a registered document (FILE-08).
    File {
        /// Which.
        id: i64,
        /// The four ticks.
        ticks: Ticks,
    },
    /// Marks a category of an archive 不适用, or takes the mark away (FILE-06).
    Exempt {
        /// Whose archive.
        customer: i64,
        /// Which category.
        category: Category,
        /// Why; `None` takes the mark away.
        reason: Option<String>,
    },
    /// Lends documents, or asks the approver for it (FILE-10).
    Lend(Box<LoanDraft>),
    /// The approver says yes: the documents go out.
    Approve {
        /// Which loan.
        loan: i64,
    },
    /// The approver says no.
    Refuse {
        /// Which loan.
        loan: i64,
        /// Why.
        reason: String,
    },
    /// Whoever asked takes the request back.
    Withdraw {
        /// Which loan.
        loan: i64,
    },
    /// The documents are back.
    Return {
        /// Which loan.
        loan: i64,
        /// In which condition.
        condition: String,
    },
    /// Extends a loan, once.
    Extend {
        /// Which loan.
        loan: i64,
    },
    /// Hands documents over for good (FILE-10).
    Move {
        /// Which.
        documents: Vec<i64>,
        /// To whom.
        to: String,
        /// Why.
        reason: String,
    },
    /// Asks for the destruction of documents (FILE-11).
    Doom {
        /// Which.
        documents: Vec<i64>,
        /// How.
        method: Method,
        /// Why.
        reason: String,
    },
    /// 客服部主任 approves a destruction.
    Condemn {
        /// Which.
        disposal: i64,
    },
    /// 客服部主任 rejects a destruction.
    Spare {
        /// Which.
        disposal: i64,
        /// Why.
        reason: String,
    },
    /// Carries out an approved destruction.
    Destroy {
        /// Which.
        disposal: i64,
        /// 销毁人
        by: String,
        /// 监销人
        witness: String,
    },
    /// Enters a letter that came in or goes out (FILE-13).
    Letter(Box<LetterDraft>),
    /// The receiver signs.
    Sign {
        /// Which letter.
        letter: i64,
        /// Who received it.
        receiver: String,
    },
    /// Names the keeper of a category, or leaves it without one (FILE-15).
    Appoint {
        /// Which category.
        category: Category,
        /// Who.
        staff: Option<i64>,
    },
    /// Puts a cabinet on the list of checks, or takes it off (FILE-12).
    Cabinet {
        /// Its name.
        name: String,
        /// Whether it is in use.
        used: bool,
    },
    /// Checks a cabinet; one that is new is on the list from now on (FILE-12).
    Check {
        /// Its name.
        cabinet: String,
        /// What was found.
        condition: Condition,
        /// What is done about it.
        measure: String,
    },
    /// Prints a catalogue, a register or a destruction; kept in the journal (FILE-15, FILE-23).
    Print(Printout),
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Register { .. } => "document.register",
            Command::Edit { .. } => "document.edit",
            Command::File { .. } => "document.file",
            Command::Exempt { .. } => "archive.exempt",
            Command::Lend(_) => "loan.lend",
            Command::Approve { .. } => "loan.approve",
            Command::Refuse { .. } => "loan.refuse",
            Command::Withdraw { .. } => "loan.withdraw",
            Command::Return { .. } => "loan.return",
            Command::Extend { .. } => "loan.extend",
            Command::Move { .. } => "document.move",
            Command::Doom { .. } => "destruction.ask",
            Command::Condemn { .. } => "destruction.approve",
            Command::Spare { .. } => "destruction.reject",
            Command::Destroy { .. } => "destruction.execute",
            Command::Letter(_) => "letter.enter",
            Command::Sign { .. } => "letter.sign",
            Command::Appoint { .. } => "archive.keeper",
            Command::Cabinet { .. } => "cabinet.list",
            Command::Check { .. } => "cabinet.check",
            Command::Print(_) => "archive.print",
        }
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The customer whose archive is meant.
    pub owner: Option<Owner>,
    /// It is one of the person's own customers.
    pub own: bool,
    /// The documents that are meant.
    pub documents: Vec<Document>,
    /// Something of the category is there.
    pub present: bool,
    /// The category is marked 不适用.
    pub exempt: bool,
    /// The loan that is meant.
    pub loan: Option<Loan>,
    /// Number of a loan of the borrower that is overdue.
    pub overdue: Option<String>,
    /// Who keeps the category.
    pub keeper: Option<i64>,
    /// The person who is asked for approval, or named as keeper, with the posts held now.
    pub approver: Option<(i64, Vec<Post>)>,
    /// The destruction that is meant.
    pub disposal: Option<Disposal>,
    /// Complaints and tickets of the documents' customers that are not finished, by number.
    pub unfinished: Vec<String>,
    /// The letter that is meant.
    pub letter: Option<Letter>,
    /// The cabinet of this name.
    pub cabinet: Option<Cabinet>,
    /// Values of the regulations that decisions need.
    pub limits: Limits,
}

/// Parameters in force on the day of the act.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits {
    /// `loan_max_days`
    pub loan_max_days: i64,
    /// `file_within_days`
    pub file_within_days: i64,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new document, filed at once or not.
    Insert {
        /// Whose archive.
        customer: i64,
        /// What was entered.
        draft: Box<Draft>,
        /// The ticks were signed.
        filed: bool,
    },
    /// A document with these values.
    Update(Box<Draft>),
    /// A document is filed by whoever acts.
    File(i64),
    /// A document stands elsewhere now.
    Turn(i64, State),
    /// A category does not apply.
    Exempt(Category, String),
    /// A category applies again.
    Lift(i64, Category),
    /// A new loan, out at once or waiting for its approver.
    InsertLoan {
        /// What was entered.
        draft: Box<LoanDraft>,
        /// It is out.
        out: bool,
        /// One of the documents is secret.
        secret: bool,
    },
    /// The loan goes out now.
    LendOut,
    /// The loan ends without going out; why.
    EndLoan(bool, String),
    /// The loan is back, in this condition.
    TakeBack(String),
    /// The loan ends on this day instead.
    Extend(Day),
    /// A line of the register of transfers.
    InsertTransfer {
        /// To whom.
        to: String,
        /// Why.
        reason: String,
    },
    /// A new destruction.
    InsertDisposal {
        /// How.
        method: Method,
        /// Why.
        reason: String,
    },
    /// The destruction is approved or rejected; why.
    Decide(bool, String),
    /// The destruction was carried out: 销毁人, 监销人.
    Dispose(String, String),
    /// The content of this document's scans goes for good.
    Wipe(i64),
    /// A new letter, signed by its receiver or not.
    InsertLetter(Box<LetterDraft>),
    /// The receiver signed.
    Sign(String),
    /// The document of this letter is the one that was inserted in the same act.
    LinkLetter,
    /// The category has this keeper from now on.
    Appoint(Category, Option<i64>),
    /// A cabinet is on the list or off it.
    PutCabinet(String, bool),
    /// A check of the cabinet.
    InsertCheck(Condition, String),
    /// Only the journal.
    Note,
}

/// What a decision comes to.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clause.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::Register { draft, file, .. } => papers::register(facts, draft, *file, actor, at.day()),
        Command::Edit { rev, draft, .. } => papers::edit(facts, *rev, draft, actor),
        Command::File { ticks, .. } => papers::file(facts, *ticks, actor, at.day()),
        Command::Exempt { category, reason, .. } => papers::exempt(facts, *category, reason.as_deref(), actor),
        Command::Lend(draft) => loans::lend(facts, draft, actor, at.day()),
        Command::Approve { .. } => loans::approve(facts, actor, at.day()),
        Command::Refuse { reason, .. } => loans::refuse(facts, reason, actor),
        Command::Withdraw { .. } => loans::withdraw(facts, actor),
        Command::Return { condition, .. } => loans::take_back(facts, condition, actor, at.day()),
        Command::Extend { .. } => loans::extend(facts, actor, at.day()),
        Command::Move { to, reason, .. } => disposals::hand_over(facts, to, reason, actor),
        Command::Doom { method, reason, .. } => disposals::ask(facts, *method, reason, actor),
        Command::Condemn { .. } => disposals::approve(facts, actor),
        Command::Spare { reason, .. } => disposals::reject(facts, reason, actor),
        Command::Destroy { by, witness, .. } => disposals::execute(facts, by, witness, actor),
        Command::Letter(draft) => letters::enter(facts, draft, actor, at.day()),
        Command::Sign { receiver, .. } => letters::sign(facts, receiver, actor),
        Command::Appoint { category, staff } => keepers::appoint(facts, *category, *staff, actor),
        Command::Cabinet { name, used } => letters::cabinet(name, *used, actor),
        Command::Check { cabinet, condition, measure } => letters::check(facts, cabinet, *condition, measure, actor, at.day()),
        Command::Print(what) => print(facts, *what, actor),
    }
}

/// Whoever reads it may print it.
fn print(facts: &Facts, what: Printout, actor: &Actor) -> Decision {
    match what {
        Printout::Catalogue(_) => {
            facts.owner.as_ref().ok_or_else(missing)?;
            if !file_15_opening::reads(actor, facts.own) {
                return Err(Refusal::by("SEC-08", msg!("base-refused-read")));
            }
        }
        Printout::Loans { .. } => {
            actor.must_read(Function::Archive)?;
        }
        Printout::Destruction(_) => {
            actor.must_read(Function::Archive)?;
            facts.disposal.as_ref().ok_or_else(missing)?;
        }
    }
    Ok((vec![Change::Note], Vec::new()))
}

/// The states to which one step leads all documents.
///
/// # Errors
/// None is named, or one of them stands where the step is not allowed.
fn turn(documents: &[Document], step: Step) -> Result<Vec<Change>, Refusal> {
    if documents.is_empty() {
        return Err(missing());
    }
    documents
        .iter()
        .map(|document| document.state.after(step).map(|to| Change::Turn(document.id, to)).ok_or_else(|| stuck(document, step)))
        .collect()
}

/// This step is not allowed where the document stands.
pub fn stuck(document: &Document, step: Step) -> Refusal {
    let clause = match step {
        Step::File => "FILE-08",
        Step::Lend | Step::Return | Step::Move => "FILE-10",
        Step::Doom | Step::Spare | Step::Condemn | Step::Destroy => "FILE-11",
    };
    let message = msg!(
        "archives-stuck",
        no = document.no.as_str(),
        title = document.draft.title.as_str(),
        state = document.state.message(),
        step = step.message()
    );
    Refusal::by(clause, message)
}

/// What a person sees who asks for something that is not there.
pub fn missing() -> Refusal {
    Refusal { message: msg!("archives-missing"), clauses: Vec::new(), flaws: Vec::new() }
}

/// The clause's next step does not follow from the state in which it stands.
fn settled(clause: &'static str, no: &str, state: crate::base::Message) -> Refusal {
    Refusal::by(clause, msg!("archives-settled", no = no, state = state))
}

/// The person's posts do not allow it.
pub fn not_allowed() -> Refusal {
    Refusal::by("SEC-08", msg!("base-refused-do"))
}

/// Texts of people stand without blanks around them.
fn tidy(borrower: &Borrower) -> Borrower {
    Borrower { staff: borrower.staff, name: borrower.name.trim().to_owned(), department: borrower.department.trim().to_owned() }
}
