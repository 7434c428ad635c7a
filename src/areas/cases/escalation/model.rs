//! Nouns of reports to superiors.

use crate::base::{Instant, Message, Post};
use crate::msg;

/// What a report is about; each has its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Political problems and leaks of secrets (ESC-01).
    Secret,
    /// Grave errors and accidents (ESC-02).
    Grave,
    /// Danger to equipment or people (ESC-03).
    Danger,
    /// Beyond one's own duties (ESC-04).
    Duty,
    /// A customer who makes trouble on purpose (ESC-05).
    Harassed,
    /// Help with a customer's question (ESC-08).
    Help,
    /// Beyond one's own ability (ESC-09).
    Ability,
}

impl Category {
    /// Every category, in the order of the clauses.
    pub const ALL: [Category; 7] =
        [Category::Secret, Category::Grave, Category::Danger, Category::Duty, Category::Harassed, Category::Help, Category::Ability];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Category::Secret => "政治与失泄密",
            Category::Grave => "重大差错事故",
            Category::Danger => "危及设备人身安全",
            Category::Duty => "超出职责范围",
            Category::Harassed => "用户刁难",
            Category::Help => "求助",
            Category::Ability => "超出处理能力",
        }
    }

    /// The category of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Category::ALL.into_iter().find(|category| category.word() == word)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            Category::Secret => msg!("cases-escalation-category-secret"),
            Category::Grave => msg!("cases-escalation-category-grave"),
            Category::Danger => msg!("cases-escalation-category-danger"),
            Category::Duty => msg!("cases-escalation-category-duty"),
            Category::Harassed => msg!("cases-escalation-category-harassed"),
            Category::Help => msg!("cases-escalation-category-help"),
            Category::Ability => msg!("cases-escalation-category-ability"),
        }
    }

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

/// Where a report stands (Appendix D).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Waits for an instruction.
    Raised,
    /// The reporter dissents; the superior confirms or changes the instruction.
    Disputed,
    /// The instruction is carried out.
    Running,
    /// Carried out; superiors who were skipped are still to be told (ESC-06).
    Owed,
    /// Finished.
    Done,
}

impl State {
    /// Every state, in the order of the way.
    pub const ALL: [State; 5] = [State::Raised, State::Disputed, State::Running, State::Owed, State::Done];

    /// The word of Appendix D, which is also the stored one.
    pub fn word(self) -> &'static str {
        match self {
            State::Raised => "待指示",
            State::Disputed => "待确认",
            State::Running => "执行中",
            State::Owed => "待事后汇报",
            State::Done => "完成",
        }
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            State::Raised => msg!("cases-escalation-state-raised"),
            State::Disputed => msg!("cases-escalation-state-disputed"),
            State::Running => msg!("cases-escalation-state-running"),
            State::Owed => msg!("cases-escalation-state-owed"),
            State::Done => msg!("cases-escalation-state-done"),
        }
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
    /// The page of the record behind it.
    pub place: &'static str,
    /// The record.
    pub subject: i64,
}

/// What happened on the way of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Put before somebody.
    Raised,
    /// Passed on to the next level.
    Passed,
    /// Instructed or solved.
    Instructed,
    /// The reporter holds another opinion.
    Dissented,
    /// The superior insists.
    Insisted,
    /// Carried out.
    Finished,
    /// A skipped superior was told.
    Told,
}

impl StepKind {
    /// Every kind.
    pub const ALL: [StepKind; 7] = [
        StepKind::Raised,
        StepKind::Passed,
        StepKind::Instructed,
        StepKind::Dissented,
        StepKind::Insisted,
        StepKind::Finished,
        StepKind::Told,
    ];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            StepKind::Raised => "提出",
            StepKind::Passed => "转呈",
            StepKind::Instructed => "指示",
            StepKind::Dissented => "异议",
            StepKind::Insisted => "坚持原意",
            StepKind::Finished => "结果",
            StepKind::Told => "事后汇报",
        }
    }

    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        StepKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            StepKind::Raised => msg!("cases-escalation-step-raised"),
            StepKind::Passed => msg!("cases-escalation-step-passed"),
            StepKind::Instructed => msg!("cases-escalation-step-instructed"),
            StepKind::Dissented => msg!("cases-escalation-step-dissented"),
            StepKind::Insisted => msg!("cases-escalation-step-insisted"),
            StepKind::Finished => msg!("cases-escalation-step-finished"),
            StepKind::Told => msg!("cases-escalation-step-told"),
        }
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
