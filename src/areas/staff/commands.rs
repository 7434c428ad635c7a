//! What people and administrators do with people, accounts and parameters: pure decisions from facts to changes.

use super::clauses::{org_01_leaders, sec_01_passwords, sec_03_handover};
use super::model::{Account, AdminHandover, Employment, Intrusion, LEVELS, Staff, StaffDraft};
use crate::base::{Actor, Day, Deed, Finding, Flaw, Function, Instant, Post, Reach, Refusal, Verdict, week_start};
use crate::msg;
use crate::rules::{Parameters, parameter};

/// Clocks of two computers may differ by so many minutes before it is said.
const CLOCK_SLACK: i64 = 5;

/// Hours that a one-time code holds.
pub const ONE_TIME_HOURS: i64 = 24;

/// How a person proved who he is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The password opened the seal.
    Password,
    /// A one-time code did.
    OneTime,
    /// Unlocking the screen with the password.
    Unlock,
}

/// An act on people, accounts or parameters.
#[derive(Clone, PartialEq, Eq)]
pub enum Command {
    /// Makes the department with its first account (posts 系统管理员 and 客服部主任).
    Found {
        /// Name of the department.
        department: String,
        /// Sample data.
        demo: bool,
        /// The first administrator.
        first: StaffDraft,
        /// The first password.
        password: String,
    },
    /// Adds a team.
    AddTeam {
        /// Name.
        name: String,
    },
    /// Adds a person.
    Add {
        /// What was entered.
        draft: StaffDraft,
    },
    /// Edits a person.
    Edit {
        /// Whom.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// What was entered.
        draft: StaffDraft,
    },
    /// A person leaves the department; the account ends in the same save (SEC-02).
    Depart {
        /// Whom.
        id: i64,
        /// 离职 or 调离.
        to: Employment,
        /// Who watches over the change of passwords when an administrator leaves (SEC-03).
        successor: Option<i64>,
    },
    /// Opens an account, or gives a new one-time code to one that is there; the code stands in the answer, once.
    GiveCode {
        /// Whose.
        staff: i64,
        /// The code, made by the caller from the system's randomness.
        code: String,
    },
    /// Sets one's own new password.
    ChangePassword {
        /// The new password.
        new: String,
    },
    /// Sets a new password by the recovery code.
    Recover {
        /// Whose; an administrator.
        staff: i64,
        /// The new password.
        new: String,
        /// Computer.
        host: String,
    },
    /// Ends the lock of an account (SEC-06).
    Unlock {
        /// Whose.
        staff: i64,
    },
    /// Somebody proved who he is and comes in.
    LogIn {
        /// Whose account.
        staff: i64,
        /// How.
        proof: Proof,
        /// Computer.
        host: String,
    },
    /// A wrong password was given (SEC-06).
    Miss {
        /// Whose account.
        staff: i64,
        /// When it was given.
        tried_at: Instant,
        /// Computer.
        host: String,
    },
    /// The screen was locked or the person left.
    Leave {
        /// True when the person logged out, false when the screen was locked.
        logout: bool,
        /// Computer.
        host: String,
    },
    /// The week's login log was checked (SEC-05).
    CheckLogins {
        /// Any day of the week.
        week: Day,
        /// What was found.
        note: String,
    },
    /// Enters an intrusion (SEC-07).
    RecordIntrusion(Intrusion),
    /// The successor confirms that administrators' passwords were changed (SEC-03).
    ConfirmHandover {
        /// Which.
        id: i64,
    },
    /// Gives a parameter a value from a day on.
    SetParameter {
        /// Name of the parameter.
        key: String,
        /// Value.
        value: String,
        /// First day on which it holds; today or later.
        from: Day,
        /// Why.
        reason: String,
    },
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Found { .. } => "department.found",
            Command::AddTeam { .. } => "team.add",
            Command::Add { .. } => "staff.add",
            Command::Edit { .. } => "staff.edit",
            Command::Depart { .. } => "staff.depart",
            Command::GiveCode { .. } => "account.code",
            Command::ChangePassword { .. } => "account.password",
            Command::Recover { .. } => "account.recover",
            Command::Unlock { .. } => "account.unlock",
            Command::LogIn { .. } => "account.login",
            Command::Miss { .. } => "account.miss",
            Command::Leave { .. } => "account.leave",
            Command::CheckLogins { .. } => "logins.check",
            Command::RecordIntrusion(_) => "intrusion.record",
            Command::ConfirmHandover { .. } => "handover.confirm",
            Command::SetParameter { .. } => "parameter.set",
        }
    }
}

/// Passwords and codes never reach a log.
impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.verb())
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Values of the regulations' parameters.
    pub params: Parameters,
    /// Whether a department was founded already.
    pub founded: bool,
    /// The person that the act is about.
    pub staff: Option<Staff>,
    /// That person's account.
    pub account: Option<Account>,
    /// Another person has this number.
    pub number_taken: bool,
    /// Another team has this name.
    pub team_taken: bool,
    /// Who leads the team already.
    pub leaders: org_01_leaders::Leaders,
    /// The new password is one of the last.
    pub reused: bool,
    /// Active administrators with an account: staff id, name, when the password was set.
    pub admins: Vec<(i64, String, Instant)>,
    /// The handover that the act is about.
    pub handover: Option<AdminHandover>,
    /// Handovers of administrators that nobody confirmed yet.
    pub open_handovers: Vec<AdminHandover>,
    /// When the newest entry of the journal was written, for who comes in.
    pub last_entry: Option<Instant>,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The department with its first person and account.
    Found,
    /// A team.
    AddTeam,
    /// A person.
    AddStaff,
    /// A person's data.
    EditStaff,
    /// The person left; account, hashes and seals go.
    EndStaff,
    /// A handover of administrators' passwords is open.
    OpenHandover {
        /// Who watches.
        successor: i64,
    },
    /// An account with a one-time code.
    GiveCode,
    /// A new password.
    SetPassword,
    /// The lock ends.
    Unlock,
    /// A line in the login log.
    Log {
        /// Its result.
        result: &'static str,
    },
    /// Fails back to nothing and the time of the last login.
    CameIn,
    /// One more wrong password.
    CountMiss,
    /// The account is locked and the intrusion entered.
    Lock,
    /// The week's check.
    CheckLogins,
    /// A line in the intrusion register.
    RecordIntrusion,
    /// The handover is confirmed.
    ConfirmHandover {
        /// After the limit.
        late: bool,
    },
    /// A parameter's value.
    SetParameter {
        /// Tidied value.
        value: String,
    },
}

/// Changes and findings, or no.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Refusal>;

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clause.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::Found { first, password, department, .. } => found(facts, department, first, password, at),
        Command::AddTeam { name } => {
            must_manage_staff(actor)?;
            no_flaws(vec![
                name.trim().is_empty().then(|| flaw("name", "", msg!("staff-team-name-blank"))),
                facts.team_taken.then(|| flaw("name", "", msg!("staff-team-taken"))),
            ])?;
            done(vec![Change::AddTeam])
        }
        Command::Add { draft } => {
            must_manage_staff(actor)?;
            must_grant(actor, None, draft)?;
            check_draft(facts, draft, at)?;
            done(vec![Change::AddStaff])
        }
        Command::Edit { draft, .. } => {
            must_manage_staff(actor)?;
            let staff = facts.staff.as_ref().ok_or_else(missing)?;
            must_grant(actor, Some(&staff.draft), draft)?;
            must_stay_active(staff)?;
            check_draft(facts, draft, at)?;
            keeps_an_admin(facts, staff, draft.posts.contains(&Post::Admin))?;
            let mut changes = vec![Change::EditStaff];
            if staff.draft.posts.contains(&Post::Admin) && !draft.posts.contains(&Post::Admin) {
                // Losing the post is leaving it: who takes it away watches over the change of passwords (SEC-03).
                let is_admin = facts.admins.iter().any(|(admin, ..)| *admin == actor.id);
                changes.push(Change::OpenHandover { successor: sec_03_handover::successor(staff.id, Some(actor.id), is_admin)? });
            }
            done(changes)
        }
        Command::Depart { to, successor, .. } => depart(facts, actor, *to, *successor),
        Command::GiveCode { .. } => {
            actor.must_do_all(Function::Accounts)?;
            let staff = facts.staff.as_ref().ok_or_else(missing)?;
            must_stay_active(staff)?;
            done(vec![Change::GiveCode])
        }
        Command::ChangePassword { new } => {
            let staff = facts.staff.as_ref().filter(|staff| staff.id == actor.id).ok_or_else(missing)?;
            facts.account.as_ref().ok_or_else(missing)?;
            new_password(facts, staff, new, at)?;
            done(vec![Change::SetPassword])
        }
        Command::Recover { new, .. } => {
            let staff = facts.staff.as_ref().ok_or_else(missing)?;
            facts.account.as_ref().ok_or_else(missing)?;
            must_stay_active(staff)?;
            if !staff.draft.posts.contains(&Post::Admin) {
                return Err(Refusal::by("SEC-08", msg!("staff-recover-admins-only")));
            }
            new_password(facts, staff, new, at)?;
            done(vec![Change::SetPassword, Change::Unlock, Change::Log { result: "recovery" }])
        }
        Command::Unlock { .. } => {
            actor.must_do_all(Function::Accounts)?;
            let account = facts.account.as_ref().ok_or_else(missing)?;
            if account.locked_at.is_none() {
                return Err(Refusal { message: msg!("staff-not-locked"), clauses: vec!["SEC-06"], flaws: Vec::new() });
            }
            if account.staff == actor.id {
                return Err(Refusal::by("SEC-06", msg!("staff-unlock-own")));
            }
            done(vec![Change::Unlock])
        }
        Command::LogIn { proof, .. } => log_in(facts, *proof, at),
        Command::Miss { .. } => miss(facts, at),
        Command::Leave { logout, .. } => done(vec![Change::Log { result: if *logout { "logout" } else { "lock" } }]),
        Command::CheckLogins { week, .. } => {
            actor.must_do_all(Function::Accounts)?;
            if week_start(*week) > week_start(at.day()) {
                return Err(Refusal::by("SEC-05", msg!("staff-check-future")));
            }
            done(vec![Change::CheckLogins])
        }
        Command::RecordIntrusion(intrusion) => {
            actor.must_do_all(Function::Accounts)?;
            no_flaws(vec![
                intrusion.what.trim().is_empty().then(|| flaw("what", "SEC-07", msg!("staff-intrusion-what"))),
                intrusion.found_by.trim().is_empty().then(|| flaw("found_by", "SEC-07", msg!("staff-intrusion-finder"))),
                (intrusion.at > at).then(|| flaw("at", "SEC-07", msg!("staff-intrusion-future"))),
            ])?;
            done(vec![Change::RecordIntrusion])
        }
        Command::ConfirmHandover { .. } => confirm_handover(facts, actor, at),
        Command::SetParameter { key, value, from, reason } => set_parameter(actor, key, value, *from, reason, at),
    }
}

fn found(facts: &Facts, department: &str, first: &StaffDraft, password: &str, at: Instant) -> Decision {
    if facts.founded {
        return Err(Refusal { message: msg!("staff-founded-already"), clauses: Vec::new(), flaws: Vec::new() });
    }
    let person = person_of(first);
    let mut flaws: Vec<Option<Flaw>> = vec![
        department.trim().is_empty().then(|| flaw("department", "", msg!("staff-department-blank"))),
        first.name.trim().is_empty().then(|| flaw("name", "ORG-01", msg!("staff-name-blank"))),
        first.number.trim().is_empty().then(|| flaw("number", "ORG-01", msg!("staff-number-blank"))),
    ];
    flaws.push(sec_01_passwords::judge(password, &person, &facts.params, at.day(), false, true));
    no_flaws(flaws)?;
    done(vec![Change::Found])
}

fn depart(facts: &Facts, actor: &Actor, to: Employment, named: Option<i64>) -> Decision {
    must_manage_staff(actor)?;
    let staff = facts.staff.as_ref().ok_or_else(missing)?;
    must_stay_active(staff)?;
    if to == Employment::Active {
        return Err(missing());
    }
    let mut changes = vec![Change::EndStaff];
    if staff.draft.posts.contains(&Post::Admin) {
        actor.must_do_all(Function::Accounts)?;
        let is_admin = named.is_some_and(|id| facts.admins.iter().any(|(admin, ..)| *admin == id));
        let successor = sec_03_handover::successor(staff.id, named, is_admin)?;
        changes.push(Change::OpenHandover { successor });
    }
    let mut findings = Vec::new();
    if staff.draft.posts.contains(&Post::TeamLeader) {
        findings.push(Finding { clause: "ORG-01", verdict: Verdict::Warned, message: msg!("staff-team-without-leader") });
    }
    Ok((changes, findings))
}

/// A clock that was set back is told before anything is entered: times of filing come from it (CONV-13).
fn clock_back(facts: &Facts, at: Instant) -> Option<Finding> {
    let last = facts.last_entry.filter(|last| at.plus_minutes(CLOCK_SLACK) < *last)?;
    let moment = |at: Instant| at.local().strftime("%Y-%m-%d %H:%M").to_string();
    let message = msg!("staff-clock-back", now = moment(at), last = moment(last));
    Some(Finding { clause: "CONV-13", verdict: Verdict::Warned, message })
}

/// A locked or ended account stays shut even to the right password; an old password opens only the change of password.
fn log_in(facts: &Facts, proof: Proof, at: Instant) -> Decision {
    let (Some(staff), Some(account)) = (&facts.staff, &facts.account) else {
        return Err(Refusal::by("SEC-02", msg!("staff-account-ended")));
    };
    if staff.state != Employment::Active {
        return Err(Refusal::by("SEC-02", msg!("staff-account-ended")));
    }
    if account.locked_at.is_some() {
        return Err(Refusal::by("SEC-06", msg!("staff-account-locked")));
    }
    if proof == Proof::OneTime && account.one_time_until.is_none_or(|until| at > until) {
        return Err(Refusal::by("SEC-01", msg!("staff-code-over", hours = ONE_TIME_HOURS)));
    }
    let mut findings = Vec::new();
    let mut force = |clause, message| findings.push(Finding { clause, verdict: Verdict::Refused, message });
    if proof == Proof::OneTime || account.must_change {
        force("SEC-01", msg!("staff-pw-first-change"));
    } else if rule_binds(facts, staff, at) {
        match sec_01_passwords::age(account.set_at, &facts.params, at.day()) {
            sec_01_passwords::Age::Over => force("SEC-01", msg!("staff-pw-over", days = facts.params.int("pw_days", at.day()))),
            sec_01_passwords::Age::Due(days) => {
                findings.push(Finding { clause: "SEC-01", verdict: Verdict::Warned, message: msg!("staff-pw-due", days = days) });
            }
            sec_01_passwords::Age::Good => {}
        }
    }
    let knew = |handover: &&AdminHandover| account.set_at < handover.at && at > sec_03_handover::due(handover.at);
    if staff.draft.posts.contains(&Post::Admin)
        && let Some(handover) = facts.open_handovers.iter().find(knew)
    {
        findings.push(Finding {
            clause: "SEC-03",
            verdict: Verdict::Refused,
            message: msg!("staff-handover-blocks", name = handover.leaver_name.as_str()),
        });
    }
    findings.extend(clock_back(facts, at));
    let result = match proof {
        Proof::Password => "ok",
        Proof::OneTime => "one_time",
        Proof::Unlock => "unlock",
    };
    Ok((vec![Change::Log { result }, Change::CameIn], findings))
}

/// A miss is an act that succeeds: it is counted, and at the limit the account is locked. The finding says no to the person.
fn miss(facts: &Facts, at: Instant) -> Decision {
    let account = facts.account.as_ref().ok_or_else(missing)?;
    let limit = facts.params.int("lock_fail", at.day());
    let left = limit - account.fails - 1;
    let said = |message| vec![Finding { clause: "SEC-06", verdict: Verdict::Refused, message }];
    if account.locked_at.is_some() {
        return Ok((vec![Change::Log { result: "locked" }], said(msg!("staff-account-locked"))));
    }
    let mut changes = vec![Change::Log { result: "wrong" }, Change::CountMiss];
    if left <= 0 {
        changes.push(Change::Lock);
        return Ok((changes, said(msg!("staff-locked-now", count = limit))));
    }
    Ok((changes, said(msg!("staff-pw-wrong", left = left))))
}

fn confirm_handover(facts: &Facts, actor: &Actor, at: Instant) -> Decision {
    let handover = facts.handover.as_ref().filter(|h| h.confirmed_at.is_none()).ok_or_else(missing)?;
    // A successor who left the post meanwhile is stood in for by any other administrator.
    let still_admin = |id: i64| facts.admins.iter().any(|(admin, ..)| *admin == id);
    let may = handover.successor == actor.id || (!still_admin(handover.successor) && still_admin(actor.id));
    if !may || handover.leaver == actor.id {
        return Err(Refusal::by("SEC-03", msg!("staff-handover-successor-only", name = handover.successor_name.as_str())));
    }
    let unchanged: Vec<&str> = facts.admins.iter().filter(|(.., set)| *set < handover.at).map(|(_, name, _)| name.as_str()).collect();
    if !unchanged.is_empty() {
        return Err(Refusal::by("SEC-03", msg!("staff-handover-unchanged", names = unchanged.join("、"))));
    }
    let late = sec_03_handover::is_late(handover.at, at);
    let findings =
        if late { vec![Finding { clause: "SEC-03", verdict: Verdict::Warned, message: msg!("staff-handover-late") }] } else { Vec::new() };
    Ok((vec![Change::ConfirmHandover { late }], findings))
}

fn set_parameter(actor: &Actor, key: &str, value: &str, from: Day, reason: &str, at: Instant) -> Decision {
    let access = actor.access(Function::Accounts);
    if access.deed < Deed::Do || access.reach != Reach::All {
        return Err(Refusal::by("SEC-08", msg!("base-refused-do")));
    }
    let spec = parameter(key).ok_or_else(missing)?;
    let value = match spec.check(value) {
        Ok(value) => value,
        Err(message) => return Err(refused(vec![flaw("value", spec.clause, message)])),
    };
    no_flaws(vec![
        // What was decided before its date must not change afterwards.
        (from < at.day()).then(|| flaw("from", spec.clause, msg!("staff-parameter-past"))),
        reason.trim().is_empty().then(|| flaw("reason", spec.clause, msg!("staff-parameter-reason"))),
    ])?;
    done(vec![Change::SetParameter { value }])
}

/// People and teams are kept by administrators and by the head of the department (ORG-02).
fn must_manage_staff(actor: &Actor) -> Result<(), Refusal> {
    actor.must_do_all(Function::Accounts).or_else(|_| actor.must_do_all(Function::Roster))
}

/// Posts carry rights, so only who keeps accounts may grant or take them.
fn must_grant(actor: &Actor, before: Option<&StaffDraft>, after: &StaffDraft) -> Result<(), Refusal> {
    let sorted = |posts: &[Post]| {
        let mut posts = posts.to_vec();
        posts.sort_unstable();
        posts
    };
    let unchanged = before.is_some_and(|before| sorted(&before.posts) == sorted(&after.posts) && before.deputy == after.deputy);
    if unchanged || actor.must_do_all(Function::Accounts).is_ok() {
        return Ok(());
    }
    // The head of the department delegates (ORG-02), but hands out neither his own kind of post nor an administrator's.
    let ordinary =
        |draft: &StaffDraft| !draft.posts.iter().any(|p| matches!(p, Post::Admin | Post::Director | Post::CentreDirector | Post::Auditor));
    if actor.must_do_all(Function::Roster).is_ok() && ordinary(after) && before.is_none_or(ordinary) {
        return Ok(());
    }
    Err(Refusal::by("SEC-08", msg!("staff-posts-by-admin")))
}

fn must_stay_active(staff: &Staff) -> Result<(), Refusal> {
    if staff.state == Employment::Active { Ok(()) } else { Err(Refusal::by("SEC-02", msg!("staff-left-already"))) }
}

/// Without an administrator nobody could unlock an account or give a post again.
fn keeps_an_admin(facts: &Facts, staff: &Staff, stays_admin: bool) -> Result<(), Refusal> {
    let was_admin = staff.draft.posts.contains(&Post::Admin);
    if was_admin && !stays_admin && !facts.admins.iter().any(|(id, ..)| *id != staff.id) {
        return Err(Refusal::by("SEC-03", msg!("staff-last-admin")));
    }
    Ok(())
}

fn check_draft(facts: &Facts, draft: &StaffDraft, at: Instant) -> Result<(), Refusal> {
    no_flaws(vec![
        draft.name.trim().is_empty().then(|| flaw("name", "ORG-01", msg!("staff-name-blank"))),
        draft.number.trim().is_empty().then(|| flaw("number", "ORG-01", msg!("staff-number-blank"))),
        facts.number_taken.then(|| flaw("number", "ORG-01", msg!("staff-number-taken"))),
        draft.posts.is_empty().then(|| flaw("posts", "ORG-01", msg!("staff-posts-blank"))),
        (!draft.level.is_empty() && !LEVELS.contains(&draft.level.as_str())).then(|| flaw("level", "ORG-01", msg!("staff-level-unknown"))),
        draft.born.is_some_and(|born| born > at.day()).then(|| flaw("born", "ORG-01", msg!("staff-born-future"))),
        org_01_leaders::judge(draft, &facts.leaders),
    ])
}

fn new_password(facts: &Facts, staff: &Staff, new: &str, at: Instant) -> Result<(), Refusal> {
    let strict = rule_binds(facts, staff, at);
    no_flaws(vec![sec_01_passwords::judge(new, &person_of(&staff.draft), &facts.params, at.day(), facts.reused, strict)])
}

fn rule_binds(facts: &Facts, staff: &Staff, at: Instant) -> bool {
    facts.params.flag("pw_all", at.day()) || staff.acting_posts().iter().any(|post| post.is_important())
}

/// What of this person may not stand in a password.
pub fn person_of(draft: &StaffDraft) -> sec_01_passwords::Person {
    sec_01_passwords::Person { name: draft.name.clone(), number: draft.number.clone(), phone: draft.phone.clone(), born: draft.born }
}

fn missing() -> Refusal {
    Refusal { message: msg!("staff-missing"), clauses: Vec::new(), flaws: Vec::new() }
}

fn flaw(field: &'static str, clause: &'static str, message: crate::base::Message) -> Flaw {
    Flaw { field, clause, message }
}

fn refused(flaws: Vec<Flaw>) -> Refusal {
    Refusal::flawed(flaws).unwrap_or_else(missing)
}

fn no_flaws(flaws: Vec<Option<Flaw>>) -> Result<(), Refusal> {
    Refusal::flawed(flaws.into_iter().flatten().collect()).map_or(Ok(()), Err)
}

fn done(changes: Vec<Change>) -> Decision {
    Ok((changes, Vec::new()))
}
