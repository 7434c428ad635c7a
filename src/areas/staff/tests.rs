//! Decisions without a file, the permission matrix, and the life of a department through `perform` and `ask` on a store.

use jiff::civil::{date, datetime};

use super::clauses::org_01_leaders::Leaders;
use super::commands::{Change, Facts, decide};
use super::*;
use crate::areas::{self, KeyChange, ask, perform};
use crate::base::{Actor, Finding, Instant, MATRIX_TEXT, Post, Refusal, Verdict};
use crate::i18n::Lang;
use crate::store::keys::SealKind;
use crate::store::{Store, migrate};

/// A day of March 2026.
fn at(day: i8, hour: i8, minute: i8) -> Instant {
    Instant::of(datetime(2026, 3, day, hour, minute, 0, 0))
}

fn draft(number: &str, name: &str, posts: &[Post]) -> StaffDraft {
    StaffDraft { number: number.to_owned(), name: name.to_owned(), posts: posts.to_vec(), ..StaffDraft::default() }
}

fn staff(id: i64, name: &str, posts: &[Post]) -> Staff {
    Staff { id, draft: draft(&id.to_string(), name, posts), rev: 1, ..Staff::default() }
}

fn account(staff: i64, set_at: Instant) -> Account {
    Account {
        id: staff,
        staff,
        hash: String::new(),
        set_at,
        must_change: false,
        one_time_until: None,
        fails: 0,
        locked_at: None,
        last_login: None,
        opened_at: set_at,
    }
}

fn actor(id: i64, posts: &[Post]) -> Actor {
    Actor { id, name: "某人".to_owned(), posts: posts.to_vec(), team: None }
}

fn admin() -> Actor {
    actor(1, &[Post::Admin])
}

/// Facts about 王芳 (id 2), who has an account; two administrators (1 and 3) are there.
fn facts() -> Facts {
    Facts {
        founded: true,
        staff: Some(staff(2, "王芳", &[Post::Agent])),
        account: Some(account(2, at(1, 9, 0))),
        admins: vec![(1, "徐亮".to_owned(), at(1, 9, 0)), (3, "丁伟".to_owned(), at(1, 9, 0))],
        ..Facts::default()
    }
}

fn refused(facts: &Facts, command: &Command, actor: &Actor, when: Instant) -> Refusal {
    decide(facts, command, actor, when).expect_err("was done")
}

fn why(facts: &Facts, command: &Command, actor: &Actor) -> &'static str {
    refused(facts, command, actor, at(10, 10, 0)).message.id
}

fn clause(facts: &Facts, command: &Command, actor: &Actor) -> Option<&'static str> {
    refused(facts, command, actor, at(10, 10, 0)).clauses.first().copied()
}

fn decided(facts: &Facts, command: &Command, actor: &Actor) -> (Vec<Change>, Vec<Finding>) {
    decide(facts, command, actor, at(10, 10, 0)).unwrap_or_else(|no| panic!("{no:?}"))
}

fn person() -> StaffDraft {
    draft("1024", "李娜", &[Post::Agent])
}

fn add(draft: StaffDraft) -> Command {
    Command::Add { draft }
}

fn edit(draft: StaffDraft) -> Command {
    Command::Edit { id: 2, rev: 1, draft }
}

// ---- founding, people, teams ----

#[test]
fn a_department_is_founded_once_and_whole() {
    let found = |department: &str, name: &str, password: &str| Command::Found {
        department: department.to_owned(),
        demo: false,
        first: draft("1001", name, &[Post::Admin]),
        password: password.to_owned(),
    };
    let none = Facts::default();
    let program = Actor::program();
    assert_eq!(decided(&none, &found("岚桥", "徐亮", "Kx7!mQ2zP"), &program).0, [Change::Found]);
    assert_eq!(why(&facts(), &found("岚桥", "徐亮", "Kx7!mQ2zP"), &program), "staff-founded-already");
    for (command, reason) in [
        (found(" ", "徐亮", "Kx7!mQ2zP"), "staff-department-blank"),
        (found("岚桥", " ", "Kx7!mQ2zP"), "staff-name-blank"),
        (found("岚桥", "徐亮", "Kx7!mQ2z"), "staff-pw-short"),
        (found("岚桥", "徐亮", ""), "staff-pw-blank"),
    ] {
        assert_eq!(why(&none, &command, &program), reason);
    }
}

#[test]
fn flaws_of_a_person_are_told_field_by_field() {
    let flawed = |draft: StaffDraft, facts: &Facts| {
        let no = refused(facts, &add(draft), &admin(), at(10, 10, 0));
        no.flaws.iter().map(|flaw| (flaw.field, flaw.message.id)).collect::<Vec<_>>()
    };
    let none = Facts::default();
    assert_eq!(decided(&none, &add(person()), &admin()).0, [Change::AddStaff]);
    assert_eq!(flawed(StaffDraft { name: " ".into(), ..person() }, &none), [("name", "staff-name-blank")]);
    assert_eq!(flawed(StaffDraft { number: String::new(), ..person() }, &none), [("number", "staff-number-blank")]);
    assert_eq!(flawed(person(), &Facts { number_taken: true, ..Facts::default() }), [("number", "staff-number-taken")]);
    assert_eq!(flawed(StaffDraft { posts: Vec::new(), ..person() }, &none), [("posts", "staff-posts-blank")]);
    assert_eq!(flawed(StaffDraft { level: "特级".into(), ..person() }, &none), [("level", "staff-level-unknown")]);
    assert_eq!(flawed(StaffDraft { born: Some(date(2026, 3, 11)), ..person() }, &none), [("born", "staff-born-future")]);
    let leader = StaffDraft { posts: vec![Post::TeamLeader], team: Some(1), ..person() };
    let led = Facts { leaders: Leaders { leader: Some("刘洋".into()), deputy: Some("周涛".into()) }, ..Facts::default() };
    assert_eq!(flawed(leader.clone(), &led), [("posts", "staff-second-leader")]);
    assert_eq!(flawed(StaffDraft { team: None, ..leader.clone() }, &none), [("team", "staff-leader-without-team")]);
    assert_eq!(flawed(StaffDraft { deputy: true, ..leader }, &none), [("deputy", "staff-leader-is-deputy")]);
    assert_eq!(flawed(StaffDraft { deputy: true, team: Some(1), ..person() }, &led), [("deputy", "staff-second-deputy")]);
}

#[test]
fn teams_have_names_of_their_own() {
    let team = |name: &str| Command::AddTeam { name: name.to_owned() };
    assert_eq!(decided(&Facts::default(), &team("一班"), &admin()).0, [Change::AddTeam]);
    assert_eq!(why(&Facts::default(), &team(" "), &admin()), "staff-team-name-blank");
    assert_eq!(why(&Facts { team_taken: true, ..Facts::default() }, &team("一班"), &admin()), "staff-team-taken");
}

#[test]
fn who_left_is_not_edited_and_the_last_administrator_stays() {
    assert_eq!(decided(&facts(), &edit(person()), &admin()).0, [Change::EditStaff]);
    assert_eq!(why(&Facts { staff: None, ..facts() }, &edit(person()), &admin()), "staff-missing");
    let gone = Facts { staff: Some(Staff { state: Employment::Left, ..staff(2, "王芳", &[Post::Agent]) }), ..facts() };
    assert_eq!(why(&gone, &edit(person()), &admin()), "staff-left-already");
    assert_eq!(why(&gone, &Command::Depart { id: 2, to: Employment::Left, successor: None }, &admin()), "staff-left-already");
    assert_eq!(why(&gone, &Command::GiveCode { staff: 2, code: String::new() }, &admin()), "staff-left-already");
    let last = Facts { staff: Some(staff(1, "徐亮", &[Post::Admin])), admins: vec![(1, "徐亮".into(), at(1, 9, 0))], ..facts() };
    assert_eq!(why(&last, &edit(person()), &admin()), "staff-last-admin");
    // Taking the post away is leaving it (SEC-03): who does so watches over the passwords, so nobody does it to himself.
    let two = Facts { staff: last.staff.clone(), ..facts() };
    assert_eq!(why(&two, &edit(person()), &admin()), "staff-successor-self");
    let other = Facts { staff: Some(staff(3, "丁伟", &[Post::Admin])), ..facts() };
    assert_eq!(decided(&other, &edit(person()), &admin()).0, [Change::EditStaff, Change::OpenHandover { successor: 1 }]);
}

/// The head of the department delegates (ORG-02), but grants neither his own kind of post nor an administrator's.
#[test]
fn posts_are_granted_by_administrators() {
    let director = actor(5, &[Post::Director]);
    assert_eq!(decided(&facts(), &add(person()), &director).0, [Change::AddStaff]);
    for post in [Post::Admin, Post::Director, Post::CentreDirector, Post::Auditor] {
        assert_eq!(why(&facts(), &add(draft("9", "新人", &[post])), &director), "staff-posts-by-admin", "{post:?}");
        let holder = Facts { staff: Some(staff(2, "王芳", &[post])), ..facts() };
        assert_eq!(why(&holder, &edit(person()), &director), "staff-posts-by-admin", "{post:?}");
        let same = StaffDraft { job: "话务".into(), ..draft("2", "王芳", &[post]) };
        assert_eq!(decided(&holder, &edit(same), &director).0, [Change::EditStaff], "posts stay as they are");
    }
}

#[test]
fn leaving_ends_the_account_and_an_administrator_names_a_successor() {
    let depart = |to, successor| Command::Depart { id: 2, to, successor };
    assert_eq!(decided(&facts(), &depart(Employment::Left, None), &admin()), (vec![Change::EndStaff], Vec::new()));
    assert_eq!(why(&facts(), &depart(Employment::Active, None), &admin()), "staff-missing");
    let leader = Facts { staff: Some(staff(2, "刘洋", &[Post::TeamLeader])), ..facts() };
    let (_, findings) = decided(&leader, &depart(Employment::Moved, None), &admin());
    assert_eq!((findings[0].clause, findings[0].verdict), ("ORG-01", Verdict::Warned));
    let leaver = Facts { staff: Some(staff(3, "丁伟", &[Post::Admin])), ..facts() };
    for (successor, reason) in [(None, "staff-successor-missing"), (Some(3), "staff-successor-self"), (Some(2), "staff-successor-no-admin")]
    {
        assert_eq!(why(&leaver, &depart(Employment::Moved, successor), &admin()), reason);
    }
    let changes = decided(&leaver, &depart(Employment::Moved, Some(1)), &admin()).0;
    assert_eq!(changes, [Change::EndStaff, Change::OpenHandover { successor: 1 }]);
    assert_eq!(clause(&leaver, &depart(Employment::Moved, Some(1)), &actor(5, &[Post::Director])), Some("SEC-08"));
}

// ---- passwords and logins ----

#[test]
fn own_passwords_keep_the_rules() {
    let me = actor(2, &[Post::Agent]);
    let change = |new: &str| Command::ChangePassword { new: new.to_owned() };
    assert_eq!(decided(&facts(), &change("Kx7!mQ2zP"), &me).0, [Change::SetPassword]);
    assert_eq!(why(&facts(), &change("Kx7!mQ2z"), &me), "staff-pw-short");
    assert_eq!(why(&Facts { reused: true, ..facts() }, &change("Kx7!mQ2zP"), &me), "staff-pw-reused");
    assert_eq!(why(&facts(), &change("Kx7!mQ2zP"), &admin()), "staff-missing");
    assert_eq!(why(&Facts { account: None, ..facts() }, &change("Kx7!mQ2zP"), &me), "staff-missing");
    let mut unbound = facts();
    unbound.params.set("pw_all", date(2026, 1, 1), "false");
    assert_eq!(decided(&unbound, &change("short"), &me).0, [Change::SetPassword], "pw_all off and no important post");
    unbound.staff = Some(staff(2, "王芳", &[Post::Supervisor]));
    assert_eq!(why(&unbound, &change("short"), &me), "staff-pw-short", "who approves is bound all the same");
}

#[test]
fn recovery_is_for_administrators() {
    let recover = Command::Recover { staff: 1, new: "Kx7!mQ2zP".into(), host: "KF-01".into() };
    assert_eq!(why(&facts(), &recover, &Actor::program()), "staff-recover-admins-only");
    let of_admin = Facts { staff: Some(staff(1, "徐亮", &[Post::Admin])), ..facts() };
    let changes = decided(&of_admin, &recover, &Actor::program()).0;
    assert_eq!(changes, [Change::SetPassword, Change::Unlock, Change::Log { result: "recovery" }]);
    assert_eq!(why(&Facts { staff: None, ..facts() }, &recover, &Actor::program()), "staff-missing");
}

#[test]
fn the_right_password_does_not_open_what_is_shut() {
    let me = actor(2, &[Post::Agent]);
    let login = |proof| Command::LogIn { staff: 2, proof, host: "KF-01".into() };
    let with = |change: &dyn Fn(&mut Account)| {
        let mut facts = facts();
        facts.account.as_mut().into_iter().for_each(change);
        facts
    };
    assert_eq!(decided(&facts(), &login(Proof::Password), &me).0, [Change::Log { result: "ok" }, Change::CameIn]);
    assert_eq!(decided(&facts(), &login(Proof::Unlock), &me).0[0], Change::Log { result: "unlock" });
    assert_eq!(clause(&Facts { account: None, ..facts() }, &login(Proof::Password), &me), Some("SEC-02"));
    let gone = Facts { staff: Some(Staff { state: Employment::Moved, ..staff(2, "王芳", &[]) }), ..facts() };
    assert_eq!(clause(&gone, &login(Proof::Password), &me), Some("SEC-02"));
    let locked = with(&|account| account.locked_at = Some(at(10, 9, 0)));
    assert_eq!(why(&locked, &login(Proof::Password), &me), "staff-account-locked");
    let code = with(&|account| (account.must_change, account.one_time_until) = (true, Some(at(10, 10, 0))));
    let (changes, findings) = decided(&code, &login(Proof::OneTime), &me);
    assert_eq!((changes[0].clone(), findings[0].message.id), (Change::Log { result: "one_time" }, "staff-pw-first-change"));
    let late = decide(&code, &login(Proof::OneTime), &me, Instant(at(10, 10, 0).0 + 1000)).expect_err("a second late");
    assert_eq!(late.message.id, "staff-code-over");
    assert_eq!(why(&facts(), &login(Proof::OneTime), &me), "staff-code-over", "no code was given");
}

/// SEC-01: the reminder begins at age 12 and at age 15 only the change is open.
#[test]
fn an_old_password_opens_the_change_only() {
    let me = actor(2, &[Post::Agent]);
    let login = Command::LogIn { staff: 2, proof: Proof::Password, host: String::new() };
    let found = |day| {
        let (_, findings) = decide(&facts(), &login, &me, at(day, 8, 0)).unwrap();
        findings.first().map(|finding| (finding.verdict, finding.message.id))
    };
    assert_eq!(found(12), None);
    assert_eq!(found(13), Some((Verdict::Warned, "staff-pw-due")));
    assert_eq!(found(15), Some((Verdict::Warned, "staff-pw-due")));
    assert_eq!(found(16), Some((Verdict::Refused, "staff-pw-over")));
}

#[test]
fn wrong_passwords_lock_at_the_limit() {
    let miss = Command::Miss { staff: 2, tried_at: at(10, 9, 0), host: "KF-01".into() };
    let after = |fails, locked_at| {
        let mut facts = facts();
        facts.account = facts.account.map(|account| Account { fails, locked_at, ..account });
        let (changes, findings) = decided(&facts, &miss, &Actor::program());
        (changes, findings[0].message.id)
    };
    let wrong = || Change::Log { result: "wrong" };
    assert_eq!(after(0, None), (vec![wrong(), Change::CountMiss], "staff-pw-wrong"));
    assert_eq!(after(3, None), (vec![wrong(), Change::CountMiss], "staff-pw-wrong"));
    assert_eq!(after(4, None), (vec![wrong(), Change::CountMiss, Change::Lock], "staff-locked-now"));
    assert_eq!(after(5, Some(at(10, 9, 0))), (vec![Change::Log { result: "locked" }], "staff-account-locked"));
    assert_eq!(why(&Facts { account: None, ..facts() }, &miss, &Actor::program()), "staff-missing");
}

#[test]
fn a_lock_is_ended_by_another_administrator() {
    let unlock = Command::Unlock { staff: 2 };
    let locked = |staff: i64| {
        let account = Account { locked_at: Some(at(10, 9, 0)), ..account(staff, at(1, 9, 0)) };
        Facts { account: Some(account), ..facts() }
    };
    assert_eq!(decided(&locked(2), &unlock, &admin()).0, [Change::Unlock]);
    assert_eq!(why(&facts(), &unlock, &admin()), "staff-not-locked");
    assert_eq!(why(&locked(1), &unlock, &admin()), "staff-unlock-own");
    assert_eq!(why(&Facts { account: None, ..facts() }, &unlock, &admin()), "staff-missing");
}

#[test]
fn leaving_the_screen_is_logged() {
    let leave = |logout| Command::Leave { logout, host: String::new() };
    let me = actor(2, &[Post::Agent]);
    assert_eq!(decided(&facts(), &leave(true), &me).0, [Change::Log { result: "logout" }]);
    assert_eq!(decided(&facts(), &leave(false), &me).0, [Change::Log { result: "lock" }]);
}

// ---- registers, handovers, parameters ----

#[test]
fn registers_take_what_happened_and_no_more() {
    let check = |day| Command::CheckLogins { week: date(2026, 3, day), note: String::new() };
    assert_eq!(decided(&facts(), &check(15), &admin()).0, [Change::CheckLogins], "any day of this week");
    assert_eq!(clause(&facts(), &check(16), &admin()), Some("SEC-05"));
    let entry = Intrusion { at: at(10, 10, 0), found_by: "林霞".into(), what: "陌生电话".into(), ..Intrusion::default() };
    let record = |entry: &Intrusion| Command::RecordIntrusion(entry.clone());
    assert_eq!(decided(&facts(), &record(&entry), &admin()).0, [Change::RecordIntrusion]);
    for (flawed, reason) in [
        (Intrusion { what: " ".into(), ..entry.clone() }, "staff-intrusion-what"),
        (Intrusion { found_by: String::new(), ..entry.clone() }, "staff-intrusion-finder"),
        (Intrusion { at: at(10, 10, 1), ..entry.clone() }, "staff-intrusion-future"),
    ] {
        assert_eq!(why(&facts(), &record(&flawed), &admin()), reason);
    }
}

#[test]
fn the_successor_confirms_within_the_hour() {
    let confirm = Command::ConfirmHandover { id: 7 };
    let handover = AdminHandover {
        id: 7,
        leaver: 3,
        leaver_name: "丁伟".into(),
        successor: 1,
        successor_name: "徐亮".into(),
        at: at(10, 10, 0),
        confirmed_at: None,
    };
    let with =
        |set_at: Instant, handover: AdminHandover| Facts {
            admins: vec![(1, "徐亮".into(), set_at)], handover: Some(handover), ..facts()
        };
    let changed = with(at(10, 10, 20), handover.clone());
    let late_by = |seconds: i64| {
        let when = Instant(at(10, 11, 0).0 + seconds * 1000);
        decide(&changed, &confirm, &admin(), when).unwrap().0
    };
    assert_eq!(late_by(0), [Change::ConfirmHandover { late: false }]);
    assert_eq!(late_by(1), [Change::ConfirmHandover { late: true }]);
    assert_eq!(why(&changed, &confirm, &actor(3, &[Post::Admin])), "staff-handover-successor-only");
    assert_eq!(why(&with(at(10, 9, 0), handover.clone()), &confirm, &admin()), "staff-handover-unchanged");
    let done = AdminHandover { confirmed_at: Some(at(10, 10, 30)), ..handover };
    assert_eq!(why(&with(at(10, 10, 20), done), &confirm, &admin()), "staff-missing");
    assert_eq!(why(&facts(), &confirm, &admin()), "staff-missing");
}

/// Until the handover is confirmed, administrators with an older password only change it.
#[test]
fn an_open_handover_blocks_administrators_after_the_hour() {
    let mut facts = facts();
    facts.staff = Some(staff(1, "徐亮", &[Post::Admin]));
    facts.account = Some(account(1, at(9, 9, 0)));
    facts.open_handovers = vec![AdminHandover {
        id: 7,
        leaver: 3,
        leaver_name: "丁伟".into(),
        successor: 1,
        successor_name: "徐亮".into(),
        at: at(10, 10, 0),
        confirmed_at: None,
    }];
    let login = Command::LogIn { staff: 1, proof: Proof::Password, host: String::new() };
    let found = |facts: &Facts, minute| decide(facts, &login, &admin(), at(10, 11, minute)).unwrap().1.first().map(|f| f.clause);
    assert_eq!(found(&facts, 0), None);
    assert_eq!(found(&facts, 1), Some("SEC-03"));
    facts.account = Some(account(1, at(10, 10, 30)));
    assert_eq!(found(&facts, 1), None, "the password was changed");
}

#[test]
fn parameters_hold_from_today_on_with_a_reason() {
    let set = |key: &str, value: &str, day, reason: &str| Command::SetParameter {
        key: key.to_owned(),
        value: value.to_owned(),
        from: date(2026, 3, day),
        reason: reason.to_owned(),
    };
    let changes = decided(&facts(), &set("pw_days", " 30 ", 10, "审计"), &admin()).0;
    assert_eq!(changes, [Change::SetParameter { value: "30".to_owned() }]);
    for (command, reason) in [
        (set("pw_days", "30", 9, "审计"), "staff-parameter-past"),
        (set("pw_days", "30", 10, " "), "staff-parameter-reason"),
        (set("pw_days", "0", 10, "审计"), "rules-value-between"),
        (set("no_such", "1", 10, "审计"), "staff-missing"),
    ] {
        assert_eq!(why(&facts(), &command, &admin()), reason);
    }
}

// ---- the permission matrix ----

/// What a line of Appendix B says of a post, in the appendix' own marks.
fn cell(line: &str, post: Post) -> &'static str {
    let line = MATRIX_TEXT.lines().find(|l| l.starts_with(line)).unwrap();
    let column = Post::ALL.iter().position(|p| *p == post).unwrap();
    line.split('|').nth(column + 1).unwrap().trim()
}

/// Who may, by the lines of Appendix B.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    /// Who keeps accounts.
    Keeper,
    /// Who keeps accounts, and who keeps the roster (ORG-02).
    Manager,
    /// Who keeps accounts or is given the parameters.
    Setter,
    /// Everybody, about himself; the lines name nobody.
    Self_,
}

impl Who {
    fn may(self, post: Post) -> bool {
        let accounts = cell("accounts", post);
        match self {
            Who::Keeper => accounts == "●",
            Who::Manager => accounts == "●" || cell("roster", post) == "●",
            Who::Setter => matches!(accounts, "●" | "parameters"),
            Who::Self_ => true,
        }
    }
}

fn every_command() -> Vec<(Who, Command)> {
    let intrusion = Intrusion { at: at(9, 9, 0), found_by: "林霞".into(), what: "陌生电话".into(), ..Intrusion::default() };
    let parameter = Command::SetParameter { key: "pw_days".into(), value: "20".into(), from: date(2026, 3, 10), reason: "审计".into() };
    vec![
        (Who::Manager, Command::AddTeam { name: "三班".into() }),
        (Who::Manager, add(person())),
        (Who::Keeper, add(draft("7", "管理", &[Post::Admin]))),
        (Who::Manager, edit(person())),
        (Who::Keeper, edit(draft("2", "王芳", &[Post::Agent, Post::Auditor]))),
        (Who::Manager, Command::Depart { id: 2, to: Employment::Left, successor: None }),
        (Who::Keeper, Command::GiveCode { staff: 2, code: "AAAAA".into() }),
        (Who::Keeper, Command::Unlock { staff: 2 }),
        (Who::Keeper, Command::CheckLogins { week: date(2026, 3, 9), note: String::new() }),
        (Who::Keeper, Command::RecordIntrusion(intrusion)),
        (Who::Setter, parameter),
        (Who::Self_, Command::ChangePassword { new: "Kx7!mQ2zP".into() }),
        (Who::Self_, Command::LogIn { staff: 2, proof: Proof::Password, host: String::new() }),
        (Who::Self_, Command::Miss { staff: 2, tried_at: at(9, 9, 0), host: String::new() }),
        (Who::Self_, Command::Leave { logout: true, host: String::new() }),
    ]
}

#[test]
fn every_command_by_every_post() {
    for (who, command) in every_command() {
        for post in Post::ALL {
            let me = actor(2, &[post]);
            let mut facts = facts();
            if matches!(command, Command::Unlock { .. }) {
                facts.account = Some(Account { locked_at: Some(at(9, 9, 0)), ..account(6, at(1, 9, 0)) });
            }
            let outcome = decide(&facts, &command, &me, at(10, 10, 0));
            match outcome {
                Ok(_) => assert!(who.may(post), "{command:?} by {post:?} was done"),
                Err(no) => {
                    assert!(!who.may(post), "{command:?} by {post:?}: {no:?}");
                    assert_eq!(no.clauses, ["SEC-08"], "{command:?} by {post:?}");
                }
            }
        }
    }
}

/// A departing administrator's account is ended only by who keeps accounts; a handover is confirmed by its successor only;
/// nobody founds twice, whatever the post.
#[test]
fn acts_that_hang_on_persons_more_than_on_posts() {
    for post in Post::ALL {
        let me = actor(2, &[post]);
        let leaver = Facts { staff: Some(staff(3, "丁伟", &[Post::Admin])), ..facts() };
        let depart = Command::Depart { id: 3, to: Employment::Left, successor: Some(1) };
        assert_eq!(decide(&leaver, &depart, &me, at(10, 10, 0)).is_ok(), Who::Keeper.may(post), "{post:?}");
        let found = Command::Found { department: "岚桥".into(), demo: false, first: person(), password: "Kx7!mQ2zP".into() };
        assert!(decide(&facts(), &found, &me, at(10, 10, 0)).is_err());
        let recover = Command::Recover { staff: 2, new: "Kx7!mQ2zP".into(), host: String::new() };
        assert_eq!(clause(&facts(), &recover, &me), Some("SEC-08"));
    }
}

#[test]
fn every_question_by_every_post() {
    let mut world = World::new();
    for post in Post::ALL {
        let id = world.person(&format!("9{}", post.key()), "问者", &[post]);
        for (query, readers) in [
            (Query::People, None),
            (Query::Teams, None),
            (Query::Inbox, None),
            (Query::Parameters, Some(&["●", "parameters", "R", "R logs"][..])),
            (Query::Security { before: i64::MAX }, Some(&["●", "R", "R logs"][..])),
            (Query::Journal { before: i64::MAX }, Some(&["●", "R", "R logs"][..])),
        ] {
            let may = readers.is_none_or(|readers| readers.contains(&cell("accounts", post)));
            let outcome = ask(&mut world.store, id, &areas::Query::Staff(query.clone()), at(2, 9, 0));
            assert_eq!(outcome.is_ok(), may, "{query:?} by {post:?}: {outcome:?}");
            if let Err(No::Refused(no)) = outcome {
                assert_eq!(no.clauses, ["SEC-08"]);
            }
        }
        // Accounts are seen by who keeps them and by the head of the centre; nobody ever sees a hash.
        let people = world.people(id, at(2, 9, 0));
        let seen = people.iter().any(|person| person.account.is_some());
        assert_eq!(seen, matches!(cell("accounts", post), "●" | "R"), "{post:?}");
        assert!(people.iter().filter_map(|person| person.account.as_ref()).all(|account| account.hash.is_empty()));
    }
}

// ---- a department lives ----

/// A founded department in memory, with 徐亮 as first administrator (id 1).
struct World {
    store: Store,
    keys: Vec<KeyChange>,
    first: i64,
}

impl World {
    fn new() -> Self {
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at(1, 8, 0)).unwrap();
        let mut world = World { store, keys: Vec::new(), first: 0 };
        let found = Command::Found {
            department: "岚桥客服中心".into(),
            demo: false,
            first: draft("1001", "徐亮", &[Post::Admin]),
            password: "Kx7!mQ2zP".into(),
        };
        world.first = world.ok(0, found, at(1, 9, 0)).id;
        world
    }

    fn act(&mut self, who: i64, command: Command, when: Instant) -> Result<Done, No> {
        let keys = &mut self.keys;
        keys.clear();
        perform(&mut self.store, who, &areas::Command::Staff(command), when, &mut |changes| {
            keys.extend_from_slice(changes);
            Ok(())
        })
    }

    fn ok(&mut self, who: i64, command: Command, when: Instant) -> Done {
        self.act(who, command.clone(), when).unwrap_or_else(|no| panic!("{command:?}: {no:?}"))
    }

    fn no(&mut self, who: i64, command: Command, when: Instant) -> Refusal {
        match self.act(who, command.clone(), when) {
            Err(No::Refused(refusal)) => refusal,
            other => panic!("{command:?}: {other:?}"),
        }
    }

    fn person(&mut self, number: &str, name: &str, posts: &[Post]) -> i64 {
        let mut draft = draft(number, name, posts);
        if posts.contains(&Post::TeamLeader) {
            draft.team = Some(self.ok(self.first, Command::AddTeam { name: format!("{number}班") }, at(1, 10, 0)).id);
        }
        self.ok(self.first, add(draft), at(1, 10, 0)).id
    }

    /// Gives a code and lets the person come in with it and set a password.
    fn open(&mut self, id: i64, password: &str, when: Instant) {
        self.ok(self.first, Command::GiveCode { staff: id, code: "ABCDE-FGHJK-MNPQR".into() }, when);
        self.ok(id, Command::LogIn { staff: id, proof: Proof::OneTime, host: "KF-02".into() }, when);
        self.ok(id, Command::ChangePassword { new: password.to_owned() }, when);
    }

    fn answer(&mut self, who: i64, query: Query, when: Instant) -> Answer {
        match ask(&mut self.store, who, &areas::Query::Staff(query), when) {
            Ok(areas::Answer::Staff(answer)) => answer,
            other => panic!("{other:?}"),
        }
    }

    fn people(&mut self, who: i64, when: Instant) -> Vec<Person> {
        match self.answer(who, Query::People, when) {
            Answer::People(people) => people,
            other => panic!("{other:?}"),
        }
    }

    fn inbox(&mut self, who: i64, when: Instant) -> Vec<(&'static str, Option<Instant>)> {
        match self.answer(who, Query::Inbox, when) {
            Answer::Inbox(tasks) => tasks.into_iter().map(|task| (task.title.id, task.due)).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn security(&mut self, when: Instant) -> SecurityBook {
        match self.answer(self.first, Query::Security { before: i64::MAX }, when) {
            Answer::Security(book) => book,
            other => panic!("{other:?}"),
        }
    }

    fn hash_of(&mut self, staff: i64) -> Option<String> {
        self.store.read(|tx| store::account(tx, staff)).unwrap().map(|account| account.hash)
    }
}

#[test]
fn people_and_teams_are_kept_and_a_second_leader_is_refused() {
    let mut world = World::new();
    let team = world.ok(1, Command::AddTeam { name: " 一班 ".into() }, at(1, 9, 5)).id;
    assert_eq!(world.no(1, Command::AddTeam { name: "一班".into() }, at(1, 9, 6)).message.id, "staff-team-taken");
    let leader = StaffDraft { team: Some(team), ..draft("1002", "刘洋", &[Post::TeamLeader]) };
    let first = world.ok(1, add(leader.clone()), at(1, 9, 7)).id;
    let second = world.no(1, add(StaffDraft { number: "1003".into(), name: "周涛".into(), ..leader.clone() }), at(1, 9, 8));
    assert_eq!((second.clauses, second.message.id), (vec!["ORG-01"], "staff-second-leader"));
    let taken = world.no(1, add(draft("1002", "王芳", &[Post::Agent])), at(1, 9, 9));
    assert_eq!(taken.message.id, "staff-number-taken");
    let full = StaffDraft {
        deputy: true,
        team: Some(team),
        job: "话务".into(),
        level: "中级".into(),
        skills: "退款、安装".into(),
        phone: "13812345678".into(),
        born: Some(date(1998, 5, 21)),
        ..draft("1004", "王芳", &[Post::Agent, Post::Tech])
    };
    let id = world.ok(1, add(full.clone()), at(1, 9, 10)).id;
    let people = world.people(1, at(1, 9, 11));
    let kept = people.iter().find(|person| person.staff.id == id).unwrap();
    assert_eq!((&kept.staff.draft, kept.team.as_str(), kept.staff.rev), (&full, "一班", 1));
    // A leader may be edited as such; the second save on an old revision is refused.
    let edited = StaffDraft { job: "班长".into(), ..leader };
    world.ok(1, Command::Edit { id: first, rev: 1, draft: edited.clone() }, at(1, 9, 12));
    let again = world.no(1, Command::Edit { id: first, rev: 1, draft: edited }, at(1, 9, 13));
    assert_eq!(again.message.id, "staff-changed-meanwhile");
}

#[test]
fn a_code_opens_once_and_passwords_do_not_come_back() {
    let mut world = World::new();
    let id = world.person("1002", "王芳", &[Post::Agent]);
    assert_eq!(world.no(id, Command::LogIn { staff: id, proof: Proof::Password, host: String::new() }, at(1, 11, 0)).clauses, ["SEC-02"]);
    world.ok(1, Command::GiveCode { staff: id, code: "abcde-fghjk-mnpqr".into() }, at(2, 9, 0));
    assert!(world.keys.contains(&KeyChange::seal(SealKind::OneTime, id, "abcde-fghjk-mnpqr")));
    assert!(world.keys.contains(&KeyChange::Unseal(SealKind::Password, id)));
    assert!(store::fits(&world.hash_of(id).unwrap(), "ABCDEFGHJKMNPQR"), "the tidied code is hashed");
    let late = Instant(at(3, 9, 0).0 + 1000);
    let login = Command::LogIn { staff: id, proof: Proof::OneTime, host: "KF-02".into() };
    assert_eq!(world.no(id, login.clone(), late).message.id, "staff-code-over");
    let done = world.ok(id, login, at(3, 9, 0));
    assert_eq!(done.findings[0].verdict, Verdict::Refused, "only the change is open");
    let change = |new: &str| Command::ChangePassword { new: new.to_owned() };
    world.ok(id, change("Zq!2mKxw7Tp"), at(3, 9, 1));
    assert!(world.keys.contains(&KeyChange::Unseal(SealKind::OneTime, id)));
    assert_eq!(world.no(id, change("Zq!2mKxw7Tp"), at(3, 9, 2)).message.id, "staff-pw-reused");
    // Five passwords later the first may return; the one-time code never counted.
    for (at_minute, new) in ["Rv?1nLyt5Hb", "Rv?2nLyt5Hb", "Rv?3nLyt5Hb", "Rv?4nLyt5Hb"].iter().enumerate() {
        world.ok(id, change(new), at(4, 9, i8::try_from(at_minute).unwrap()));
    }
    assert_eq!(world.no(id, change("Zq!2mKxw7Tp"), at(4, 9, 10)).message.id, "staff-pw-reused");
    world.ok(id, change("Rv?5nLyt5Hb"), at(4, 9, 11));
    world.ok(id, change("Zq!2mKxw7Tp"), at(4, 9, 12));
}

#[test]
fn misses_lock_the_account_and_another_administrator_unlocks_it() {
    let mut world = World::new();
    let second = world.person("1002", "丁伟", &[Post::Admin]);
    world.open(second, "Zq!2mKxw7Tp", at(2, 9, 0));
    let miss = |minute| Command::Miss { staff: 1, tried_at: at(5, 22, minute), host: "KF-09".into() };
    let mut said = Vec::new();
    for minute in 0..6 {
        said.push(world.ok(0, miss(minute), at(6, 8, minute)).findings[0].message.id);
    }
    let wrong = "staff-pw-wrong";
    assert_eq!(said, [wrong, wrong, wrong, wrong, "staff-locked-now", "staff-account-locked"]);
    let book = world.security(at(6, 9, 0));
    assert_eq!((book.intrusions.len(), book.intrusions[0].at), (1, at(5, 22, 4)));
    assert!(book.intrusions[0].what.contains("徐亮（1001）"));
    let results: Vec<&str> = book.logins.iter().take(6).map(|entry| entry.result.as_str()).collect();
    assert_eq!(results, ["locked", "wrong", "wrong", "wrong", "wrong", "wrong"]);
    assert_eq!(book.logins[0].at, at(5, 22, 5), "the log says when it was tried");
    let login = Command::LogIn { staff: 1, proof: Proof::Password, host: "KF-01".into() };
    assert_eq!(world.no(1, login.clone(), at(6, 9, 0)).clauses, ["SEC-06"]);
    assert_eq!(world.no(1, Command::Unlock { staff: 1 }, at(6, 9, 1)).message.id, "staff-unlock-own");
    world.ok(second, Command::Unlock { staff: 1 }, at(6, 9, 2));
    assert!(world.keys.contains(&KeyChange::Fails(1, 0)));
    world.ok(1, login, at(6, 9, 3));
}

/// SEC-02 T2: who leaves has no account, no hash and no rights from that save on; the name stays in the history.
#[test]
fn who_leaves_is_out_at_once() {
    let mut world = World::new();
    let id = world.person("1002", "王芳", &[Post::Director]);
    world.open(id, "Zq!2mKxw7Tp", at(9, 9, 0));
    world.ok(id, Command::ChangePassword { new: "Rv?1nLyt5Hb".into() }, at(9, 10, 0));
    let past = |world: &mut World| world.store.read(|tx| tx.number("SELECT count(*) FROM password_past", &[])).unwrap();
    assert_eq!(past(&mut world), 1);
    world.ok(1, Command::Depart { id, to: Employment::Left, successor: None }, at(10, 9, 0));
    assert_eq!(world.keys, [KeyChange::Forget(id)]);
    assert_eq!(world.hash_of(id), None);
    assert_eq!(past(&mut world), 0, "no hash of hers is left");
    let login = Command::LogIn { staff: id, proof: Proof::Password, host: String::new() };
    assert_eq!(world.no(id, login, at(10, 9, 1)).clauses, ["SEC-02"]);
    assert_eq!(world.no(id, add(person()), at(10, 9, 1)).clauses, ["SEC-08"]);
    let gone = world.people(1, at(10, 9, 2)).into_iter().find(|person| person.staff.id == id).unwrap();
    assert_eq!((gone.staff.state, gone.staff.left_at, gone.account), (Employment::Left, Some(at(10, 9, 0)), None));
    assert!(world.security(at(10, 9, 2)).logins.iter().any(|entry| entry.name == "王芳"));
}

#[test]
fn a_leaving_administrator_hands_over() {
    let mut world = World::new();
    let second = world.person("1002", "丁伟", &[Post::Admin]);
    world.open(second, "Zq!2mKxw7Tp", at(9, 9, 0));
    let depart = |successor| Command::Depart { id: second, to: Employment::Moved, successor };
    assert_eq!(world.no(1, depart(None), at(10, 10, 0)).clauses, ["SEC-03"]);
    world.ok(1, depart(Some(1)), at(10, 10, 0));
    assert!(world.inbox(1, at(10, 10, 0)).contains(&("staff-task-handover", Some(at(10, 11, 0)))));
    let id = world.security(at(10, 10, 1)).handovers[0].id;
    let confirm = Command::ConfirmHandover { id };
    assert_eq!(world.no(1, confirm.clone(), at(10, 10, 30)).message.id, "staff-handover-unchanged");
    let login = Command::LogIn { staff: 1, proof: Proof::Password, host: String::new() };
    assert!(world.ok(1, login.clone(), at(10, 11, 0)).findings.is_empty());
    assert_eq!(world.ok(1, login, at(10, 11, 1)).findings[0].clause, "SEC-03");
    world.ok(1, Command::ChangePassword { new: "Wm9#tRk4vZ".into() }, at(10, 11, 2));
    let done = world.ok(1, confirm.clone(), at(10, 11, 3));
    assert_eq!(done.findings[0].message.id, "staff-handover-late");
    assert_eq!(world.security(at(10, 11, 4)).handovers[0].confirmed_at, Some(at(10, 11, 3)));
    assert_eq!(world.no(1, confirm, at(10, 11, 5)).message.id, "staff-missing");
    assert_eq!(world.no(1, Command::Depart { id: 1, to: Employment::Left, successor: Some(1) }, at(10, 12, 0)).clauses, ["SEC-03"]);
}

#[test]
fn a_clock_that_was_set_back_is_told_on_coming_in() {
    let mut world = World::new();
    world.ok(1, Command::AddTeam { name: "一班".into() }, at(10, 9, 0));
    let login = Command::LogIn { staff: 1, proof: Proof::Password, host: String::new() };
    assert!(world.ok(1, login.clone(), at(10, 8, 56)).findings.is_empty(), "two computers differ a little");
    world.ok(1, Command::AddTeam { name: "二班".into() }, at(10, 9, 0));
    let done = world.ok(1, login, at(10, 8, 54));
    let said = Lang::Zh.say(&done.findings[0].message);
    assert_eq!((done.findings[0].clause, done.findings[0].verdict), ("CONV-13", Verdict::Warned));
    assert!(said.contains("2026-03-10 08:54") && said.contains("2026-03-10 09:00"), "{said}");
}

#[test]
fn a_parameter_holds_from_its_day_and_earlier_days_keep_theirs() {
    let mut world = World::new();
    let set = |value: &str, day| Command::SetParameter {
        key: "pw_days".into(),
        value: value.into(),
        from: date(2026, 3, day),
        reason: "审计要求".into(),
    };
    world.ok(1, set("12", 10), at(5, 9, 0));
    world.ok(1, set("30", 20), at(5, 9, 1));
    world.ok(1, set("14", 10), at(6, 9, 0));
    assert_eq!(world.no(1, set("20", 5), at(6, 9, 1)).message.id, "staff-parameter-past");
    let Answer::Parameters(book) = world.answer(1, Query::Parameters, at(6, 10, 0)) else { panic!() };
    let on = |day| book.params.int("pw_days", date(2026, 3, day));
    assert_eq!((on(1), on(9), on(10), on(19), on(20)), (15, 15, 14, 14, 30), "the later entry of a day holds");
    assert_eq!(book.entries.iter().map(|entry| entry.value.as_str()).collect::<Vec<_>>(), ["14", "30", "12"]);
    assert_eq!((book.entries[0].name.as_str(), book.entries[0].reason.as_str()), ("徐亮", "审计要求"));
    // The first password is of 03-01: due on the 14th day from 03-10 on.
    let login = Command::LogIn { staff: 1, proof: Proof::Password, host: String::new() };
    assert_eq!(world.ok(1, login.clone(), at(14, 9, 0)).findings[0].message.id, "staff-pw-due");
    assert_eq!(world.ok(1, login, at(15, 9, 0)).findings[0].message.id, "staff-pw-over");
}

#[test]
fn refusals_are_kept_and_the_chain_holds() {
    let mut world = World::new();
    let id = world.person("1002", "王芳", &[Post::Agent]);
    world.no(id, Command::AddTeam { name: "一班".into() }, at(2, 9, 0));
    world.no(id, Command::Unlock { staff: 1 }, at(2, 9, 1));
    world.no(1, Command::Unlock { staff: 1 }, at(2, 9, 2));
    let Answer::Journal(entries) = world.answer(1, Query::Journal { before: i64::MAX }, at(2, 9, 3)) else { panic!() };
    let refused: Vec<(&str, &str, &str)> = entries
        .iter()
        .filter(|kept| kept.entry.refused)
        .map(|kept| (kept.entry.actor_name.as_str(), kept.entry.verb.as_str(), kept.entry.clauses.as_str()))
        .collect();
    assert_eq!(refused, [("王芳", "account.unlock", "SEC-08"), ("王芳", "team.add", "SEC-08")]);
    let added = entries.iter().find(|kept| kept.entry.verb == "staff.add").unwrap();
    assert!(added.entry.after.contains("王芳") && added.entry.before.is_empty());
    assert!(entries.iter().all(|kept| !kept.entry.after.contains("Kx7!mQ2zP")), "no password is in the journal");
    let Answer::Journal(older) = world.answer(1, Query::Journal { before: 2 }, at(2, 9, 3)) else { panic!() };
    assert_eq!(older.iter().map(|kept| kept.entry.verb.as_str()).collect::<Vec<_>>(), ["department.found"]);
    let verified = world.store.read(journal::verify).unwrap();
    assert_eq!((verified.broken, verified.entries), (None, i64::try_from(entries.len()).unwrap()));
}

#[test]
fn what_waits_stands_in_the_inbox_to_the_second() {
    let mut world = World::new();
    let end = |day: i8| Some(Instant::of(datetime(2026, 3, day, 23, 59, 59, 0)));
    // Founded on Sunday 03-01, so its week is due the same day.
    assert_eq!(world.inbox(1, at(1, 10, 0)), [("staff-task-logins", end(1))]);
    world.ok(1, Command::CheckLogins { week: date(2026, 3, 1), note: "没有异常".into() }, at(1, 17, 0));
    assert_eq!(world.inbox(1, at(1, 18, 0)), []);
    assert_eq!(world.inbox(1, at(2, 8, 0)), [("staff-task-logins", end(8))]);
    world.ok(1, Command::CheckLogins { week: date(2026, 3, 2), note: String::new() }, at(8, 8, 0));
    // Age 11 on 03-12 says nothing yet, age 12 begins; the last day that opens more than the change is 03-15.
    assert_eq!(world.inbox(1, at(12, 8, 0)), [("staff-task-logins", end(15))]);
    let both = [("staff-task-password", end(15)), ("staff-task-logins", end(15))];
    assert_eq!(world.inbox(1, at(13, 0, 0)), both);
    assert_eq!(world.inbox(1, at(15, 23, 59)), both);
    world.ok(1, Command::ChangePassword { new: "Wm9#tRk4vZ".into() }, at(15, 8, 0));
    assert_eq!(world.inbox(1, at(15, 9, 0)), [("staff-task-logins", end(15))]);
    assert_eq!(world.inbox(1, at(16, 9, 0)), [("staff-task-logins", end(15)), ("staff-task-logins", end(22))]);
    // Others have neither the weekly check nor the leaderless team on their list.
    let team = world.ok(1, Command::AddTeam { name: "一班".into() }, at(16, 9, 0)).id;
    let agent = world.ok(1, add(StaffDraft { team: Some(team), ..draft("1002", "王芳", &[Post::Agent]) }), at(16, 9, 1)).id;
    assert_eq!(world.inbox(agent, at(16, 9, 2)), []);
    assert!(world.inbox(1, at(16, 9, 2)).contains(&("staff-task-leaderless", None)));
}

/// SEC-02 T3: 30 days without a login, and the account is on the list.
#[test]
fn idle_and_locked_accounts_are_listed() {
    let mut world = World::new();
    let id = world.person("1002", "王芳", &[Post::Agent]);
    world.open(id, "Zq!2mKxw7Tp", at(1, 11, 0));
    let login = |id| Command::LogIn { staff: id, proof: Proof::Password, host: String::new() };
    world.ok(1, login(1), at(20, 9, 0));
    let day = |month, day| Instant::of(datetime(2026, month, day, 9, 0, 0, 0));
    let idle = |world: &mut World, when| world.people(1, when).iter().filter(|person| person.idle).count();
    assert_eq!((idle(&mut world, day(3, 30)), idle(&mut world, day(3, 31))), (0, 1));
    assert!(world.inbox(1, day(3, 31)).contains(&("staff-task-idle", None)));
    for minute in 0..5 {
        world.ok(0, Command::Miss { staff: id, tried_at: at(20, 9, minute), host: String::new() }, at(20, 9, minute));
    }
    assert!(world.inbox(1, at(20, 10, 0)).contains(&("staff-task-locked", None)));
}
