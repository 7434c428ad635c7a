//! Opening a department: found, log in, wrong passwords, lock-out, one-time codes, expiry, recovery, and files that stay shut.

use jiff::civil::datetime;

use super::*;

pub(crate) const PASSWORD: &str = "Kx7!mQ2zP";

pub(crate) fn at(hour: i8, minute: i8) -> Instant {
    Instant::of(datetime(2026, 3, 11, hour, minute, 0, 0))
}

fn founding() -> Founding {
    Founding {
        department: "岚桥客服中心".to_owned(),
        demo: false,
        name: "徐亮".to_owned(),
        number: "1001".to_owned(),
        password: Zeroizing::new(PASSWORD.to_owned()),
    }
}

fn founded() -> (tempfile::TempDir, PathBuf, Desk, Zeroizing<String>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("岚桥客服中心.kefu");
    let (desk, code) = Desk::found(&file, &founding(), at(9, 0)).unwrap();
    (folder, file, desk, code)
}

fn refusal(result: Result<Desk, No>) -> Refusal {
    match result {
        Err(No::Refused(refusal)) => refusal,
        Err(no) => panic!("{no:?}"),
        Ok(_) => panic!("opened"),
    }
}

fn add_person(desk: &mut Desk, name: &str, number: &str, posts: Vec<crate::base::Post>) -> i64 {
    let draft = StaffDraft { name: name.to_owned(), number: number.to_owned(), posts, ..StaffDraft::default() };
    desk.perform(&Command::Staff(staff::Command::Add { draft }), at(9, 5)).unwrap().id
}

#[test]
fn a_department_is_founded_and_opened_by_name_or_number() {
    let (_folder, file, desk, _) = founded();
    drop(desk);
    for who in ["徐亮", "1001", " 徐亮 "] {
        let desk = Desk::log_in(&file, who, PASSWORD, at(10, 0)).unwrap();
        assert_eq!(desk.session().must_change, None);
    }
    assert_eq!(refusal(Desk::log_in(&file, "无名", PASSWORD, at(10, 0))).message.id, "staff-pw-wrong-plain");
}

#[test]
fn a_bad_first_password_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("部门.kefu");
    let founding = Founding {
        department: "部门".to_owned(),
        demo: false,
        name: "徐亮".to_owned(),
        number: "1001".to_owned(),
        password: Zeroizing::new("12345678".to_owned()),
    };
    let refusal = refusal(Desk::found(&file, &founding, at(9, 0)).map(|(desk, _)| desk));
    assert_eq!(refusal.clauses, ["SEC-01"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn five_wrong_passwords_lock_the_account_even_while_the_file_is_closed() {
    let (_folder, file, mut desk, _) = founded();
    let admin = add_person(&mut desk, "丁伟", "1002", vec![crate::base::Post::Admin]);
    desk.perform(&Command::Staff(staff::Command::GiveCode { staff: admin, code: "AAAAA-BBBBB-CCCCC".to_owned() }), at(9, 6)).unwrap();
    drop(desk);
    for left in (1..=4).rev() {
        let refusal = refusal(Desk::log_in(&file, "徐亮", "wrong", at(10, 0)));
        assert_eq!((refusal.message, refusal.clauses), (msg!("staff-pw-wrong", left = left as i64), vec!["SEC-06"]));
    }
    assert_eq!(refusal(Desk::log_in(&file, "徐亮", "wrong", at(10, 1))).message.id, "staff-locked-now");
    // The right password does not help any more.
    assert_eq!(refusal(Desk::log_in(&file, "徐亮", PASSWORD, at(10, 2))).message.id, "staff-account-locked");
    // Another administrator comes in with the one-time code, sets a password and unlocks.
    let mut other = Desk::log_in(&file, "丁伟", "aaaaa bbbbb ccccc", at(10, 3)).unwrap();
    assert_eq!(other.session().must_change.as_ref().map(|m| m.id), Some("staff-pw-first-change"));
    let unlock = Command::Staff(staff::Command::Unlock { staff: 1 });
    assert!(matches!(other.perform(&unlock, at(10, 4)), Err(No::Refused(r)) if r.clauses == ["SEC-01"]));
    other.perform(&Command::Staff(staff::Command::ChangePassword { new: "Wv3#tLp9s".to_owned() }), at(10, 4)).unwrap();
    other.perform(&unlock, at(10, 5)).unwrap();
    assert!(Desk::log_in(&file, "徐亮", PASSWORD, at(10, 6)).is_ok());
    assert!(Desk::log_in(&file, "丁伟", "AAAAABBBBBCCCCC", at(10, 7)).is_err(), "a one-time code works once");
}

#[test]
fn an_old_password_opens_the_change_only() {
    let (_folder, file, desk, _) = founded();
    drop(desk);
    let late = Instant::of(datetime(2026, 3, 26, 8, 0, 0, 0));
    let mut desk = Desk::log_in(&file, "徐亮", PASSWORD, late).unwrap();
    assert_eq!(desk.session().must_change.as_ref().map(|m| m.id), Some("staff-pw-over"));
    assert!(desk.ask(&Query::Staff(staff::Query::People), late).is_err());
    let same = Command::Staff(staff::Command::ChangePassword { new: PASSWORD.to_owned() });
    assert!(matches!(desk.perform(&same, late), Err(No::Refused(r)) if r.message.id == "staff-pw-reused"));
    desk.perform(&Command::Staff(staff::Command::ChangePassword { new: "Wv3#tLp9s".to_owned() }), late).unwrap();
    assert!(desk.ask(&Query::Staff(staff::Query::People), late).is_ok());
    drop(desk);
    assert!(Desk::log_in(&file, "徐亮", PASSWORD, late).is_err());
    assert!(Desk::log_in(&file, "徐亮", "Wv3#tLp9s", late).is_ok());
}

#[test]
fn the_recovery_code_gives_an_administrator_a_new_password() {
    let (_folder, file, desk, code) = founded();
    drop(desk);
    assert_eq!(refusal(Desk::recover(&file, "AAAAA", "徐亮", "Wv3#tLp9s", at(11, 0))).message.id, "staff-recovery-wrong");
    let weak = refusal(Desk::recover(&file, &code, "徐亮", "short", at(11, 0)));
    assert_eq!(weak.clauses, ["SEC-01"]);
    Desk::recover(&file, &code.to_lowercase(), "徐亮", "Wv3#tLp9s", at(11, 0)).unwrap();
    assert!(Desk::log_in(&file, "徐亮", "Wv3#tLp9s", at(11, 1)).is_ok());
}

#[test]
fn who_leaves_cannot_come_back() {
    let (_folder, file, mut desk, _) = founded();
    let id = add_person(&mut desk, "王芳", "1024", vec![crate::base::Post::Agent]);
    desk.perform(&Command::Staff(staff::Command::GiveCode { staff: id, code: "DDDDD-EEEEE-FFFFF".to_owned() }), at(9, 6)).unwrap();
    let leave = staff::Command::Depart { id, to: staff::Employment::Left, successor: None };
    desk.perform(&Command::Staff(leave), at(9, 7)).unwrap();
    assert_eq!(refusal(Desk::log_in(&file, "王芳", "DDDDDEEEEEFFFFF", at(9, 8))).message.id, "staff-pw-wrong-plain");
    assert!(!std::fs::read_to_string(KeyRing::path_of(&file)).unwrap().contains("王芳"));
}

#[test]
fn a_cloud_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Dropbox").join("部门.kefu");
    let founding = Founding {
        department: "部门".to_owned(),
        demo: false,
        name: "徐亮".to_owned(),
        number: "1001".to_owned(),
        password: Zeroizing::new(PASSWORD.to_owned()),
    };
    assert_eq!(refusal(Desk::found(&file, &founding, at(9, 0)).map(|(d, _)| d)).message.id, "base-place-cloud");
    assert!(!folder.path().join("Dropbox").exists());
}

#[test]
fn the_screen_unlocks_with_the_own_password_only() {
    let (_folder, _file, mut desk, _) = founded();
    desk.leave(false, at(9, 10)).unwrap();
    assert!(desk.unlock("wrong", at(9, 11)).is_err());
    desk.unlock(PASSWORD, at(9, 12)).unwrap();
    let book = desk.ask(&Query::Staff(staff::Query::Security { before: i64::MAX }), at(9, 13)).unwrap();
    let Answer::Staff(staff::Answer::Security(book)) = book else { panic!() };
    let results: Vec<&str> = book.logins.iter().rev().map(|l| l.result.as_str()).collect();
    assert_eq!(results, ["ok", "lock", "wrong", "unlock"]);
}

#[test]
fn names_of_departments_become_names_of_files() {
    for (name, stem) in [
        (" 岚桥客服中心 ", "岚桥客服中心"),
        ("客服部. ", "客服部"),
        ("A/B\\C:D*?\"<>|", "A_B_C_D______"),
        ("con", "_con"),
        ("con.东", "_con.东"),
        ("COM1.部", "_COM1.部"),
        (" .. ", "客服部"),
        ("", "客服部"),
    ] {
        assert_eq!(file_stem(name, "客服部"), stem);
    }
    assert!(file_stem(&"长".repeat(300), "客服部").len() <= 180);
}

#[test]
fn grades_fall_before_anybody_sees_the_list_of_a_new_day() {
    use crate::areas::customers::{self, Contact, Draft, Field, OrderDraft};
    let (_folder, file, mut desk, _) = founded();
    let mut draft = Draft::default();
    for (field, value) in [
        (Field::Name, "渤海建材"),
        (Field::Relation, "现在"),
        (Field::Market, "国内"),
        (Field::Type, "直接"),
        (Field::Source, "电话"),
        (Field::CreditLimit, "900000000"),
    ] {
        draft.set(field, value);
    }
    draft.contacts.push(Contact { mobile: "13812345678".to_owned(), ..Contact::default() });
    let mut act = |command| desk.perform(&Command::Customers(command), at(9, 10)).unwrap().id;
    let id = act(customers::Command::Create { draft: Box::new(draft) });
    let day = jiff::civil::date(2025, 3, 12);
    let order = OrderDraft { day, channel: String::new(), amount: 100_000_000, paid: 0, lines: Vec::new() };
    act(customers::Command::Order { id, order: Box::new(order) });
    drop(desk);
    for (days, expected) in [(0, "A"), (1, "C"), (1, "C")] {
        let at = at(10, 0).plus_minutes(days * 24 * 60);
        let mut desk = Desk::log_in(&file, "徐亮", PASSWORD, at).unwrap();
        let query = Query::Customers(customers::Query::ForEdit { id });
        let Answer::Customers(customers::Answer::ForEdit(customer)) = desk.ask(&query, at).unwrap() else { panic!() };
        assert_eq!((customer.draft.get(Field::Grade), customer.rev), (expected, if days == 0 { 2 } else { 3 }), "{days}");
    }
}

/// A department in which 王芳 has the shift 2026-03-11 08:00–16:00 and nobody comes; the file is closed on the evening before.
pub(crate) fn with_a_shift_to_come() -> (tempfile::TempDir, PathBuf) {
    use crate::areas::roster::{self, ShiftTypeDraft, plan};
    use jiff::civil::{date, time};

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("岚桥客服中心.kefu");
    let before = Instant::of(datetime(2026, 3, 10, 9, 0, 0, 0));
    let (mut desk, _) = Desk::found(&file, &founding(), before).unwrap();
    let mut act = |command| desk.perform(&command, before).unwrap().id;
    let draft =
        StaffDraft { name: "王芳".to_owned(), number: "1020".to_owned(), posts: vec![crate::base::Post::Agent], ..StaffDraft::default() };
    let staff = act(Command::Staff(staff::Command::Add { draft }));
    let mut plan = |command| act(Command::Roster(roster::Command::Plan(command)));
    let early = ShiftTypeDraft {
        name: "早".to_owned(),
        start: time(8, 0, 0, 0),
        end: time(16, 0, 0, 0),
        night: false,
        date_offset: 0,
        min_staff: 1,
        skills: String::new(),
        tint: 0,
    };
    let kind = plan(plan::Command::PutType { of: None, draft: Box::new(early) });
    let day = date(2026, 3, 11);
    plan(plan::Command::Edit(vec![plan::Edit::Put { staff, day, kind, seat: String::new() }]));
    plan(plan::Command::Publish { from: day, to: day });
    (folder, file)
}

/// Verbs of what the program did by itself with the roster, in order.
pub(crate) fn settled(desk: &mut Desk) -> Vec<String> {
    let statement = "SELECT verb FROM journal WHERE actor = 0 AND verb LIKE 'attendance.%' ORDER BY seq";
    desk.store().read(|tx| tx.all(statement, crate::sql![], |row| row.text(0))).unwrap()
}

#[test]
fn what_passed_while_the_file_was_closed_is_settled_when_it_is_opened() {
    let (_folder, file) = with_a_shift_to_come();
    let mut during = Desk::log_in(&file, "徐亮", PASSWORD, at(9, 0)).unwrap();
    assert!(settled(&mut during).is_empty(), "the shift still runs");
    assert_eq!(during.settle(at(15, 59)).unwrap(), 0);
    drop(during);
    let mut after = Desk::log_in(&file, "徐亮", PASSWORD, at(18, 0)).unwrap();
    assert_eq!(settled(&mut after), ["attendance.settle"], "one entry for what passed");
    assert_eq!(after.settle(at(18, 1)).unwrap(), 0, "and nothing is left");
}
