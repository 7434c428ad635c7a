//! What people do in quality monitoring: pure decisions from facts to changes.

mod appeals;
mod calibrations;
mod forms;
mod months;
mod records;
mod samples;
mod weeks;

pub use samples::may_draw;

use std::sync::Arc;

use super::clauses::Limits;
use super::clauses::qa_07_common::Common;
use super::model::{
    Appeal, Calibration, Comment, Entry, Finding, FindingDraft, Form, FormDraft, Person, Pick, PlanItem, Printout, Record, RecordDraft,
    Subject, Training, Week, missing,
};
use super::sample::{Drawn, Lot};
use super::score::Total;
use crate::base::{Actor, Day, Finding as Said, Instant, Refusal};

/// An act of quality monitoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keeps a new score sheet as a draft, or changes a draft.
    PutForm {
        /// The draft that is changed, with the revision that was on screen.
        of: Option<(i64, i64)>,
        /// What it should be.
        draft: Box<FormDraft>,
    },
    /// Makes the next version of a sheet, as a draft to be changed.
    NewVersion {
        /// Which version it begins from.
        form: i64,
    },
    /// 主任 publishes a draft; the version before is archived.
    PublishForm {
        /// Which.
        form: i64,
    },
    /// 主任 takes a sheet out of use.
    ArchiveForm {
        /// Which.
        form: i64,
    },
    /// Keeps a check as a draft.
    Keep {
        /// The draft that is changed, with the revision that was on screen.
        of: Option<(i64, i64)>,
        /// What was entered.
        draft: Box<RecordDraft>,
    },
    /// Submits a check (QA-04, QA-05).
    Submit {
        /// The draft that it was, with the revision that was on screen.
        of: Option<(i64, i64)>,
        /// What was entered.
        draft: Box<RecordDraft>,
    },
    /// Submits a draft as it was kept.
    SubmitKept {
        /// Which.
        id: i64,
    },
    /// Makes a check void.
    Void {
        /// Which.
        id: i64,
        /// Why.
        reason: String,
    },
    /// The agent confirms a sheet: 已阅.
    Confirm {
        /// Which.
        id: i64,
    },
    /// Adds a finding to a check (QA-01).
    Find {
        /// The check.
        record: i64,
        /// What was found.
        draft: FindingDraft,
    },
    /// Records that a finding was corrected, with the coaching note (QA-02).
    Correct {
        /// Which.
        finding: i64,
        /// The note.
        coaching: String,
    },
    /// The agent confirms the coaching, which closes the finding.
    ConfirmFinding {
        /// Which.
        finding: i64,
    },
    /// 主任 takes note of an emergency (QA-01).
    Know {
        /// Which finding.
        finding: i64,
    },
    /// Hands the month in, which locks it (QA-05).
    HandIn {
        /// First day of the month.
        month: Day,
    },
    /// 主任 opens a month again.
    Reopen {
        /// First day of the month.
        month: Day,
        /// Why.
        reason: String,
    },
    /// Draws records to be checked.
    Draw {
        /// First day of the contacts.
        from: Day,
        /// Last day; both in one month.
        to: Day,
    },
    /// Puts another record in the place of a drawn one.
    Replace {
        /// Which.
        pick: i64,
        /// Why.
        reason: String,
    },
    /// The agent disputes the score of a head.
    Appeal {
        /// The check.
        record: i64,
        /// Place of the head.
        head: i64,
        /// Points that the agent finds right.
        proposed: i64,
        /// Why.
        reason: String,
    },
    /// The 班长 endorses or declines an appeal.
    Endorse {
        /// Which.
        appeal: i64,
        /// Endorses.
        agrees: bool,
        /// Why.
        text: String,
    },
    /// A second checker decides an appeal.
    Settle {
        /// Which.
        appeal: i64,
        /// Points from now on; the old ones where they stand.
        points: i64,
        /// Why.
        text: String,
    },
    /// Opens a calibration of a record.
    OpenCalibration {
        /// Title of what is scored.
        title: String,
        /// The record, where it is one of the department's.
        subject: Option<Subject>,
    },
    /// Scores in a calibration, blind.
    Calibrate {
        /// Which.
        id: i64,
        /// One entry for each head.
        entries: Vec<Entry>,
    },
    /// Closes a calibration; all see the scores from then on.
    CloseCalibration {
        /// Which.
        id: i64,
    },
    /// Submits the summary of a week with its training plan (QA-06).
    SubmitWeek {
        /// A day of the week.
        week: Day,
        /// The analysis.
        text: String,
        /// The plan.
        items: Vec<PlanItem>,
    },
    /// 主任 takes note of a summary.
    KnowWeek {
        /// Which.
        id: i64,
    },
    /// A planned training was held (TRAIN-06).
    Hold {
        /// Which.
        training: i64,
        /// When.
        on: Day,
        /// Who came.
        attended: Vec<i64>,
    },
    /// 主任 designates to whom a common problem is commented (QA-07).
    Designate {
        /// The problem.
        tag: String,
        /// To which team; `None`: everybody.
        team: Option<i64>,
    },
    /// It was commented at a roll call.
    CommentDone {
        /// Which.
        id: i64,
    },
    /// Prints a form; kept in the journal.
    Print(Printout),
    /// The results of a month go into a sheet; kept in the journal.
    Export {
        /// First day of the month.
        month: Day,
        /// Team; `None`: everybody.
        team: Option<i64>,
        /// How many lines.
        rows: i64,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::PutForm { .. } => "qa.form",
            Command::NewVersion { .. } => "qa.form-version",
            Command::PublishForm { .. } => "qa.form-publish",
            Command::ArchiveForm { .. } => "qa.form-archive",
            Command::Keep { .. } => "qa.keep",
            Command::Submit { .. } | Command::SubmitKept { .. } => "qa.submit",
            Command::Void { .. } => "qa.void",
            Command::Confirm { .. } => "qa.confirm",
            Command::Find { .. } => "qa.find",
            Command::Correct { .. } => "qa.correct",
            Command::ConfirmFinding { .. } => "qa.confirm-finding",
            Command::Know { .. } => "qa.know",
            Command::HandIn { .. } => "qa.hand-in",
            Command::Reopen { .. } => "qa.reopen",
            Command::Draw { .. } => "qa.draw",
            Command::Replace { .. } => "qa.replace",
            Command::Appeal { .. } => "qa.appeal",
            Command::Endorse { .. } => "qa.endorse",
            Command::Settle { .. } => "qa.settle",
            Command::OpenCalibration { .. } => "qa.calibration-open",
            Command::Calibrate { .. } => "qa.calibrate",
            Command::CloseCalibration { .. } => "qa.calibration-close",
            Command::SubmitWeek { .. } => "qa.week",
            Command::KnowWeek { .. } => "qa.week-know",
            Command::Hold { .. } => "qa.training-held",
            Command::Designate { .. } => "qa.designate",
            Command::CommentDone { .. } => "qa.comment",
            Command::Print(_) => "qa.print",
            Command::Export { .. } => "qa.export",
        }
    }

    /// The check that it is about, where it names one.
    pub fn record(&self) -> Option<i64> {
        match self {
            Command::Keep { of: Some((id, _)), .. } | Command::Submit { of: Some((id, _)), .. } => Some(*id),
            Command::SubmitKept { id } | Command::Void { id, .. } | Command::Confirm { id } => Some(*id),
            Command::Find { record, .. } | Command::Appeal { record, .. } => Some(*record),
            _ => None,
        }
    }
}

/// What a decision needs to know. What an act does not need is left empty.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The parameters in force: on the day of the contact for checks, on that of the act otherwise.
    pub limits: Limits,
    /// Everybody; many decisions of one answer share them.
    pub people: Arc<[Person]>,
    /// The score sheet that is meant or used, with the weights in force.
    pub form: Option<Form>,
    /// The check.
    pub record: Option<Record>,
    /// The month that the act would change is handed in.
    pub locked: bool,
    /// The month has been handed in or opened again before.
    pub handed_in_before: bool,
    /// The finding.
    pub finding: Option<Finding>,
    /// How many findings the check has.
    pub findings: usize,
    /// The appeal.
    pub appeal: Option<Appeal>,
    /// All appeals of the check.
    pub appeals: Vec<Appeal>,
    /// The drawn record.
    pub pick: Option<Pick>,
    /// What a draw depends on; for a replacement, the lot of its draw with the checkers' present load.
    pub lot: Option<Lot>,
    /// Places of the list that are drawn already.
    pub taken: Vec<usize>,
    /// Drafts of the month that is handed in.
    pub drafts: i64,
    /// The calibration.
    pub calibration: Option<Calibration>,
    /// Who has scored in it.
    pub calibrated: Vec<i64>,
    /// The summary.
    pub week: Option<Week>,
    /// Checks and findings of the week.
    pub figures: (i64, i64),
    /// The training.
    pub training: Option<Training>,
    /// Problems of the last days.
    pub common: Vec<Common>,
    /// The comment.
    pub comment: Option<Comment>,
}

impl Facts {
    /// Facts without anything yet.
    pub fn new(limits: Limits, people: impl Into<Arc<[Person]>>) -> Self {
        Facts {
            limits,
            people: people.into(),
            form: None,
            record: None,
            locked: false,
            handed_in_before: false,
            finding: None,
            findings: 0,
            appeal: None,
            appeals: Vec::new(),
            pick: None,
            lot: None,
            taken: Vec::new(),
            drafts: 0,
            calibration: None,
            calibrated: Vec::new(),
            week: None,
            figures: (0, 0),
            training: None,
            common: Vec::new(),
            comment: None,
        }
    }

    /// The person of this id.
    ///
    /// # Errors
    /// There is none.
    pub fn person(&self, id: i64) -> Result<&Person, Refusal> {
        self.people.iter().find(|person| person.id == id).ok_or_else(missing)
    }

    fn record(&self) -> Result<&Record, Refusal> {
        self.record.as_ref().ok_or_else(missing)
    }

    fn form(&self) -> Result<&Form, Refusal> {
        self.form.as_ref().ok_or_else(missing)
    }
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A sheet is kept: a new one, or this draft with other values.
    Form(Option<i64>, Box<FormDraft>),
    /// The next version of a family begins as a draft.
    Version {
        /// The family.
        family: i64,
        /// What it begins with.
        draft: Box<FormDraft>,
    },
    /// A draft is published, and what was published of its family archived.
    Publish {
        /// Which.
        form: i64,
        /// Its family.
        family: i64,
    },
    /// A sheet is archived.
    Archive(i64),
    /// A check is written.
    Record {
        /// The draft that it was.
        of: Option<i64>,
        /// What was entered.
        draft: Box<RecordDraft>,
        /// The sheet.
        form: i64,
        /// Weights of the heads.
        weights: Vec<i64>,
        /// The total.
        total: Total,
        /// It is submitted.
        submitted: bool,
    },
    /// The check is void; why.
    Void(String),
    /// The agent confirmed the check; corrected findings close with it.
    Confirm,
    /// A finding is added.
    Find {
        /// Who was checked.
        person: i64,
        /// What was found.
        draft: FindingDraft,
    },
    /// The finding was corrected; the note.
    Correct(String),
    /// The agent confirmed the coaching.
    ConfirmFinding,
    /// 主任 took note of the emergency.
    Know,
    /// The month is handed in, or opened again with reason.
    Month {
        /// First day.
        month: Day,
        /// Handed in.
        handed_in: bool,
        /// Why it is opened.
        reason: String,
    },
    /// Records were drawn.
    Draw {
        /// What.
        drawn: Vec<Drawn>,
    },
    /// Another record takes the place of a drawn one; why.
    Replace {
        /// The new one.
        drawn: Drawn,
        /// Why.
        reason: String,
    },
    /// An appeal is filed; it waits for the 班长 or, where there is none, the second checker.
    Appeal {
        /// Place of the head.
        head: i64,
        /// Points that are disputed.
        old: i64,
        /// Points that are proposed.
        proposed: i64,
        /// Why.
        reason: String,
        /// It waits for a 班长.
        leader: bool,
    },
    /// The 班长 endorsed or declined.
    Endorse {
        /// Endorsed.
        agrees: bool,
        /// Why.
        text: String,
    },
    /// The appeal is decided.
    Settle {
        /// Points from now on.
        points: i64,
        /// They differ from the old ones: the check's total becomes this.
        total: Option<Total>,
        /// Why.
        text: String,
    },
    /// A calibration is opened.
    OpenCalibration {
        /// The sheet.
        form: i64,
        /// Title of what is scored.
        title: String,
        /// The record.
        subject: Option<Subject>,
    },
    /// Somebody scored in the calibration.
    Calibrate(Vec<Entry>),
    /// The calibration is closed.
    CloseCalibration,
    /// A summary is submitted with its plan.
    Week {
        /// Monday of the week.
        week: Day,
        /// The analysis.
        text: String,
        /// The plan, with the people of each item.
        items: Vec<PlanItem>,
    },
    /// 主任 took note of the summary.
    KnowWeek,
    /// The training was held.
    Hold {
        /// When.
        on: Day,
        /// Who came.
        attended: Vec<i64>,
    },
    /// A common problem is to be commented.
    Designate {
        /// The problem.
        tag: String,
        /// At how many people.
        people: i64,
        /// To which team.
        team: Option<i64>,
    },
    /// It was commented.
    CommentDone,
}

/// What a decision comes to.
pub type Decision = Result<(Vec<Change>, Vec<Said>), Refusal>;

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clause.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::PutForm { .. } | Command::NewVersion { .. } | Command::PublishForm { .. } | Command::ArchiveForm { .. } => {
            forms::decide(facts, command, actor)
        }
        Command::Keep { .. }
        | Command::Submit { .. }
        | Command::SubmitKept { .. }
        | Command::Void { .. }
        | Command::Confirm { .. }
        | Command::Find { .. }
        | Command::Correct { .. }
        | Command::ConfirmFinding { .. }
        | Command::Know { .. } => records::decide(facts, command, actor, at),
        Command::HandIn { .. } | Command::Reopen { .. } | Command::Print(_) | Command::Export { .. } => {
            months::decide(facts, command, actor, at)
        }
        Command::Draw { .. } | Command::Replace { .. } => samples::decide(facts, command, actor, at),
        Command::Appeal { .. } | Command::Endorse { .. } | Command::Settle { .. } => appeals::decide(facts, command, actor, at),
        Command::OpenCalibration { .. } | Command::Calibrate { .. } | Command::CloseCalibration { .. } => {
            calibrations::decide(facts, command, actor)
        }
        Command::SubmitWeek { .. }
        | Command::KnowWeek { .. }
        | Command::Hold { .. }
        | Command::Designate { .. }
        | Command::CommentDone { .. } => weeks::decide(facts, command, actor, at),
    }
}
