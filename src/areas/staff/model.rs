//! People of the department, their teams, accounts and what waits for them.

use crate::base::{Day, Instant, Message, Post};

/// A team such as 一班.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Id.
    pub id: i64,
    /// Name.
    pub name: String,
}

/// Levels of ability, lowest first.
pub const LEVELS: [&str; 3] = ["初级", "中级", "高级"];

/// Whether a person still works here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Employment {
    /// 在职
    #[default]
    Active,
    /// 离职
    Left,
    /// 调离
    Moved,
}

impl Employment {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Employment::Active => "在职",
            Employment::Left => "离职",
            Employment::Moved => "调离",
        }
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Self {
        match word {
            "离职" => Employment::Left,
            "调离" => Employment::Moved,
            _ => Employment::Active,
        }
    }

    /// Name for people.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Employment::Active => "staff-state-active",
            Employment::Left => "staff-state-left",
            Employment::Moved => "staff-state-moved",
        })
    }
}

/// What people enter about a person (ORG-01).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StaffDraft {
    /// Staff number; unique.
    pub number: String,
    /// Name.
    pub name: String,
    /// Posts; at least one.
    pub posts: Vec<Post>,
    /// Team id.
    pub team: Option<i64>,
    /// 代理班长 of the team.
    pub deputy: bool,
    /// Kind of work (工种), such as 话务.
    pub job: String,
    /// One of [`LEVELS`] or empty.
    pub level: String,
    /// Skills, separated by 、.
    pub skills: String,
    /// Mobile number; also kept out of passwords (SEC-01).
    pub phone: String,
    /// Date of birth; also kept out of passwords (SEC-01).
    pub born: Option<Day>,
}

/// A person of the department.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Staff {
    /// Id.
    pub id: i64,
    /// What people entered.
    pub draft: StaffDraft,
    /// 在职, 离职 or 调离.
    pub state: Employment,
    /// When the person left.
    pub left_at: Option<Instant>,
    /// Revision, for two editors.
    pub rev: i64,
}

impl Staff {
    /// Posts, with those that a deputy acts in.
    pub fn acting_posts(&self) -> Vec<Post> {
        let mut posts = self.draft.posts.clone();
        if self.draft.deputy && !posts.contains(&Post::TeamLeader) {
            posts.push(Post::TeamLeader);
        }
        posts
    }
}

/// A person's way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Id.
    pub id: i64,
    /// Whose.
    pub staff: i64,
    /// Argon2id hash in PHC form.
    pub hash: String,
    /// When the password was set.
    pub set_at: Instant,
    /// A one-time code was given out: a new password must follow.
    pub must_change: bool,
    /// Until when the one-time code holds.
    pub one_time_until: Option<Instant>,
    /// Wrong passwords in a row.
    pub fails: i64,
    /// Locked since.
    pub locked_at: Option<Instant>,
    /// Last login.
    pub last_login: Option<Instant>,
    /// When it was opened.
    pub opened_at: Instant,
}

/// A line of the login log (SEC-05).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginEntry {
    /// Id.
    pub id: i64,
    /// When.
    pub at: Instant,
    /// Whose account.
    pub staff: i64,
    /// Name at that time.
    pub name: String,
    /// Computer.
    pub host: String,
    /// Word of the result, as stored.
    pub result: String,
}

/// A weekly check of the login log (SEC-05).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginCheck {
    /// Monday of the week.
    pub week: Day,
    /// When it was checked.
    pub at: Instant,
    /// By whom.
    pub name: String,
    /// What was found.
    pub note: String,
}

/// A line of the intrusion register (SEC-07).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Intrusion {
    /// When it happened.
    pub at: Instant,
    /// Who found it.
    pub found_by: String,
    /// What happened.
    pub what: String,
    /// What was done about it.
    pub measure: String,
    /// Where the original data is kept.
    pub evidence: String,
    /// To whom it was reported.
    pub reported_to: String,
}

/// An administrator's handing over (SEC-03).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdminHandover {
    /// Id.
    pub id: i64,
    /// Who left the post.
    pub leaver: i64,
    /// Name of who left.
    pub leaver_name: String,
    /// Who watches over the change of passwords.
    pub successor: i64,
    /// Name of the successor.
    pub successor_name: String,
    /// When the post was left.
    pub at: Instant,
    /// When the successor confirmed.
    pub confirmed_at: Option<Instant>,
}

/// A value that a parameter was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterEntry {
    /// Name of the parameter.
    pub key: String,
    /// Value.
    pub value: String,
    /// From which day on.
    pub from: Day,
    /// When it was entered.
    pub set_at: Instant,
    /// By whom.
    pub name: String,
    /// Why.
    pub reason: String,
}
