//! Nouns of reports to superiors.

use crate::base::{Instant, Post, words};

words! {
    /// What a report is about; each has its clause.
    Category {
        /// Political problems and leaks of secrets (ESC-01).
        Secret = "政治与失泄密", "cases-escalation-category-secret";
        /// Grave errors and accidents (ESC-02).
        Grave = "重大差错事故", "cases-escalation-category-grave";
        /// Danger to equipment or people (ESC-03).
        Danger = "危及设备人身安全", "cases-escalation-category-danger";
        /// Beyond one's own duties (ESC-04).
        Duty = "超出职责范围", "cases-escalation-category-duty";
        /// A customer who makes trouble on purpose (ESC-05).
        Harassed = "用户刁难", "cases-escalation-category-harassed";
        /// Help with a customer's question (ESC-08).
        Help = "求助", "cases-escalation-category-help";
        /// Beyond one's own ability (ESC-09).
        Ability = "超出处理能力", "cases-escalation-category-ability";
    }
}

impl Category {
    /// The clause behind it.
    pub fn clause(self) -> &'static str {
        match self {
            Category::Secret => "ESC-01",
            Category::Grave => "ESC-02",
            Category::Danger => "ESC-03",
            Category::Duty => "ESC-04",
            Category::Harassed => "ESC-05",
            Category::Help => "ESC-08",
            Category::Ability => "ESC-09",
        }
    }
}

words! {
    /// Where a report stands (Appendix D).
    State {
        /// Waits for an instruction.
        Raised = "待指示", "cases-escalation-state-raised";
        /// The reporter dissents; the superior confirms or changes the instruction.
        Disputed = "待确认", "cases-escalation-state-disputed";
        /// The instruction is carried out.
        Running = "执行中", "cases-escalation-state-running";
        /// Carried out; superiors who were skipped are still to be told (ESC-06).
        Owed = "待事后汇报", "cases-escalation-state-owed";
        /// Finished.
        Done = "完成", "cases-escalation-state-done";
    }
}

/// To whom a report goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum To {
    /// To the next level above the reporter.
    #[default]
    Next,
    /// To this person.
    Person(i64),
    /// To this department, by name (ESC-09).
    Department(String),
}

/// What the reporter writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What it is about.
    pub category: Option<Category>,
    /// What happened, or the reason.
    pub content: String,
    /// His own opinion on how to handle it (ESC-07).
    pub opinion: String,
    /// An emergency: levels may be skipped.
    pub urgent: bool,
    /// Why levels are skipped.
    pub urgent_reason: String,
    /// To whom.
    pub to: To,
    /// The record behind it: its page and id (see [`crate::areas::Task`]); an empty page where there is none.
    pub place: String,
    /// Its id.
    pub subject: i64,
}

/// A matter that another act puts before superiors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// What it is about.
    pub category: Category,
    /// Why, for the superior.
    pub content: String,
    /// What is proposed.
    pub opinion: String,
    /// The post whose holders are addressed.
    pub to: Post,
    /// Why a level was skipped, in an emergency (ESC-06).
    pub urgent: Option<String>,
    /// Who was skipped and is to be told afterwards.
    pub skipped: Vec<i64>,
    /// The page of the record behind it.
    pub place: &'static str,
    /// The record.
    pub subject: i64,
}

words! {
    /// What happened on the way of a report.
    StepKind {
        /// Put before somebody.
        Raised = "提出", "cases-escalation-step-raised";
        /// Passed on to the next level.
        Passed = "转呈", "cases-escalation-step-passed";
        /// Instructed or solved.
        Instructed = "指示", "cases-escalation-step-instructed";
        /// The reporter holds another opinion.
        Dissented = "异议", "cases-escalation-step-dissented";
        /// The superior insists.
        Insisted = "坚持原意", "cases-escalation-step-insisted";
        /// Carried out.
        Finished = "结果", "cases-escalation-step-finished";
        /// A skipped superior was told.
        Told = "事后汇报", "cases-escalation-step-told";
    }
}

/// One step of a report; never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: i64,
    /// Who, by name at that time.
    pub by_name: String,
    /// To whom, where the step has somebody.
    pub to_name: String,
    /// What was written.
    pub text: String,
}

/// A superior who was skipped, and when he was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Who.
    pub staff: i64,
    /// Name.
    pub name: String,
    /// Until when he is to be told (ESC-06).
    pub due: Instant,
    /// When he was told.
    pub told_at: Option<Instant>,
}

/// A report to superiors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Id.
    pub id: i64,
    /// Number, such as `QS-20260303-001`.
    pub no: String,
    /// What it is about.
    pub category: Category,
    /// Who raised it.
    pub reporter: i64,
    /// His name.
    pub reporter_name: String,
    /// His team.
    pub team: Option<i64>,
    /// What happened.
    pub content: String,
    /// His own opinion.
    pub opinion: String,
    /// An emergency.
    pub urgent: bool,
    /// Why levels were skipped.
    pub urgent_reason: String,
    /// Department that it was put to, or empty.
    pub department: String,
    /// Who holds it: one of them instructs.
    pub holders: Vec<(i64, String)>,
    /// Superiors who were skipped.
    pub skipped: Vec<Skipped>,
    /// Where it stands.
    pub state: State,
    /// When it was raised.
    pub raised_at: Instant,
    /// The page of the record behind it, or empty.
    pub place: String,
    /// That record.
    pub subject: i64,
    /// What happened, in order.
    pub steps: Vec<Step>,
}

impl Report {
    /// Whether this person holds it.
    pub fn is_held_by(&self, staff: i64) -> bool {
        self.holders.iter().any(|(holder, _)| *holder == staff)
    }

    /// The last instruction: who gave it.
    pub fn instructed_by(&self) -> Option<i64> {
        self.steps.iter().rev().find(|step| matches!(step.kind, StepKind::Instructed | StepKind::Insisted)).map(|step| step.by)
    }
}
