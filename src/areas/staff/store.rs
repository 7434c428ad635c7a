//! SQL of people, teams, accounts, logs and parameters: facts for decisions, changes, lists.

use std::collections::BTreeMap;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use serde_json::json;

use super::clauses::org_01_leaders::Leaders;
use super::commands::{Change, Command, Facts, ONE_TIME_HOURS};
use super::model::{Account, AdminHandover, Employment, Intrusion, LoginCheck, LoginEntry, ParameterEntry, Staff, StaffDraft, Team};
use crate::areas::{Done, KeyChange};
use crate::base::{Actor, Day, Fault, Instant, No, Post, Refusal, week_start};
use crate::rules::Parameters;
use crate::store::keys::{Door, SealKind};
use crate::store::migrate::Step;
use crate::store::{Row, Tx};
use crate::{msg, sql};

/// Schema files of this area.
pub const SCHEMA: &[Step] = &[Step { name: "staff/0001", text: include_str!("schema/0001_staff.sql") }];

const STAFF: &str = "id, number, name, team, deputy, job, level, skills, phone, born, state, left_at, rev";
const ACCOUNT: &str = "id, staff, hash, set_at, must_change, one_time_until, fails, locked_at, last_login, opened_at";

fn staff_of(row: &Row<'_>) -> Result<Staff, Fault> {
    let born = row.text(9)?;
    Ok(Staff {
        id: row.int(0)?,
        draft: StaffDraft {
            number: row.text(1)?,
            name: row.text(2)?,
            posts: Vec::new(),
            team: row.maybe_int(3)?,
            deputy: row.flag(4)?,
            job: row.text(5)?,
            level: row.text(6)?,
            skills: row.text(7)?,
            phone: row.text(8)?,
            born: born.parse().ok(),
        },
        state: Employment::of(row.str(10)?),
        left_at: row.maybe_int(11)?.map(Instant),
        rev: row.int(12)?,
    })
}

fn account_of(row: &Row<'_>) -> Result<Account, Fault> {
    Ok(Account {
        id: row.int(0)?,
        staff: row.int(1)?,
        hash: row.text(2)?,
        set_at: row.instant(3)?,
        must_change: row.flag(4)?,
        one_time_until: row.maybe_int(5)?.map(Instant),
        fails: row.int(6)?,
        locked_at: row.maybe_int(7)?.map(Instant),
        last_login: row.maybe_int(8)?.map(Instant),
        opened_at: row.instant(9)?,
    })
}

fn posts_of(tx: &Tx<'_>, staff: i64) -> Result<Vec<Post>, Fault> {
    let mut posts: Vec<Post> = tx
        .all("SELECT post FROM staff_post WHERE staff = ?1", sql![staff], |row| row.text(0))?
        .iter()
        .filter_map(|word| Post::of(word))
        .collect();
    posts.sort_unstable();
    Ok(posts)
}

/// One person.
///
/// # Errors
/// A fault of the file.
pub fn staff(tx: &Tx<'_>, id: i64) -> Result<Option<Staff>, Fault> {
    let Some(mut staff) = tx.one(&format!("SELECT {STAFF} FROM staff WHERE id = ?1"), sql![id], staff_of)? else { return Ok(None) };
    staff.draft.posts = posts_of(tx, id)?;
    Ok(Some(staff))
}

/// Everybody, those who left last.
///
/// # Errors
/// A fault of the file.
pub fn everybody(tx: &Tx<'_>) -> Result<Vec<Staff>, Fault> {
    let mut people = tx.all(&format!("SELECT {STAFF} FROM staff ORDER BY state <> '在职', number, id"), &[], staff_of)?;
    let mut posts: BTreeMap<i64, Vec<Post>> = BTreeMap::new();
    for (staff, word) in tx.all("SELECT staff, post FROM staff_post", &[], |row| Ok((row.int(0)?, row.text(1)?)))? {
        posts.entry(staff).or_default().extend(Post::of(&word));
    }
    for person in &mut people {
        person.draft.posts = posts.remove(&person.id).unwrap_or_default();
        person.draft.posts.sort_unstable();
    }
    Ok(people)
}

/// A person as the one who acts; nobody once he left.
///
/// # Errors
/// A fault of the file.
pub fn actor(tx: &Tx<'_>, id: i64) -> Result<Option<Actor>, Fault> {
    Ok(staff(tx, id)?.filter(|s| s.state == Employment::Active).map(|s| Actor {
        id: s.id,
        posts: s.acting_posts(),
        name: s.draft.name,
        team: s.draft.team,
    }))
}

/// The account of a person.
///
/// # Errors
/// A fault of the file.
pub fn account(tx: &Tx<'_>, staff: i64) -> Result<Option<Account>, Fault> {
    tx.one(&format!("SELECT {ACCOUNT} FROM account WHERE staff = ?1"), sql![staff], account_of)
}

/// Every account.
///
/// # Errors
/// A fault of the file.
pub fn accounts(tx: &Tx<'_>) -> Result<Vec<Account>, Fault> {
    tx.all(&format!("SELECT {ACCOUNT} FROM account ORDER BY id"), &[], account_of)
}

/// Teams by name.
///
/// # Errors
/// A fault of the file.
pub fn teams(tx: &Tx<'_>) -> Result<Vec<Team>, Fault> {
    tx.all("SELECT id, name FROM team ORDER BY name, id", &[], |row| Ok(Team { id: row.int(0)?, name: row.text(1)? }))
}

/// Name of the department and whether it is sample data.
///
/// # Errors
/// A fault of the file.
pub fn department(tx: &Tx<'_>) -> Result<Option<(String, bool)>, Fault> {
    tx.one("SELECT name, demo FROM department WHERE id = 1", &[], |row| Ok((row.text(0)?, row.flag(1)?)))
}

/// Every value that parameters were given, newest entry first.
///
/// # Errors
/// A fault of the file.
pub fn parameter_entries(tx: &Tx<'_>) -> Result<Vec<ParameterEntry>, Fault> {
    tx.all("SELECT key, value, from_day, set_at, name, reason FROM parameter ORDER BY id DESC", &[], |row| {
        Ok(ParameterEntry {
            key: row.text(0)?,
            value: row.text(1)?,
            from: row.day(2)?,
            set_at: row.instant(3)?,
            name: row.text(4)?,
            reason: row.text(5)?,
        })
    })
}

/// The parameters with all their from-dates.
///
/// # Errors
/// A fault of the file.
pub fn parameters(tx: &Tx<'_>) -> Result<Parameters, Fault> {
    let mut params = Parameters::default();
    for entry in parameter_entries(tx)?.into_iter().rev() {
        params.set(&entry.key, entry.from, &entry.value);
    }
    Ok(params)
}

/// Whether somebody logged in from one moment until before another.
///
/// # Errors
/// A fault of the file.
pub fn logged_in(tx: &Tx<'_>, staff: i64, from: Instant, to: Instant) -> Result<bool, Fault> {
    let found = tx.one(
        "SELECT id FROM login_log WHERE at >= ?1 AND at < ?2 AND staff = ?3 AND result IN ('ok', 'one_time', 'recovery', 'unlock') LIMIT 1",
        sql![from, to, staff],
        |row| row.int(0),
    )?;
    Ok(found.is_some())
}

/// The login log, newest first.
///
/// # Errors
/// A fault of the file.
pub fn logins(tx: &Tx<'_>, before: i64, limit: i64) -> Result<Vec<LoginEntry>, Fault> {
    tx.all("SELECT id, at, staff, name, host, result FROM login_log WHERE id < ?1 ORDER BY id DESC LIMIT ?2", sql![before, limit], |row| {
        Ok(LoginEntry {
            id: row.int(0)?,
            at: row.instant(1)?,
            staff: row.int(2)?,
            name: row.text(3)?,
            host: row.text(4)?,
            result: row.text(5)?,
        })
    })
}

/// Weekly checks of the login log, newest first.
///
/// # Errors
/// A fault of the file.
pub fn login_checks(tx: &Tx<'_>) -> Result<Vec<LoginCheck>, Fault> {
    tx.all("SELECT week, at, name, note FROM login_check ORDER BY week DESC", &[], |row| {
        Ok(LoginCheck { week: row.day(0)?, at: row.instant(1)?, name: row.text(2)?, note: row.text(3)? })
    })
}

/// The intrusion register, newest first.
///
/// # Errors
/// A fault of the file.
pub fn intrusions(tx: &Tx<'_>) -> Result<Vec<Intrusion>, Fault> {
    tx.all("SELECT at, found_by, what, measure, evidence, reported_to FROM intrusion ORDER BY id DESC", &[], |row| {
        Ok(Intrusion {
            at: row.instant(0)?,
            found_by: row.text(1)?,
            what: row.text(2)?,
            measure: row.text(3)?,
            evidence: row.text(4)?,
            reported_to: row.text(5)?,
        })
    })
}

/// Handovers of administrators, newest first.
///
/// # Errors
/// A fault of the file.
pub fn handovers(tx: &Tx<'_>) -> Result<Vec<AdminHandover>, Fault> {
    tx.all(
        "SELECT h.id, h.leaver, l.name, h.successor, s.name, h.at, h.confirmed_at FROM admin_handover h
         JOIN staff l ON l.id = h.leaver JOIN staff s ON s.id = h.successor ORDER BY h.id DESC",
        &[],
        |row| {
            Ok(AdminHandover {
                id: row.int(0)?,
                leaver: row.int(1)?,
                leaver_name: row.text(2)?,
                successor: row.int(3)?,
                successor_name: row.text(4)?,
                at: row.instant(5)?,
                confirmed_at: row.maybe_int(6)?.map(Instant),
            })
        },
    )
}

/// The day on which a department began; the first weekly check is due in its week.
///
/// # Errors
/// A fault of the file.
pub fn founded_at(tx: &Tx<'_>) -> Result<Instant, Fault> {
    Ok(tx.one("SELECT founded_at FROM department WHERE id = 1", &[], |row| row.instant(0))?.unwrap_or_default())
}

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(tx: &Tx<'_>, command: &Command, actor: &Actor, at: Instant) -> Result<Facts, Fault> {
    let about = match command {
        Command::Edit { id, .. } | Command::Depart { id, .. } => Some(*id),
        Command::GiveCode { staff, .. }
        | Command::Recover { staff, .. }
        | Command::Unlock { staff }
        | Command::LogIn { staff, .. }
        | Command::Miss { staff, .. } => Some(*staff),
        Command::ChangePassword { .. } | Command::Leave { .. } => Some(actor.id),
        _ => None,
    };
    let mut facts = Facts { params: parameters(tx)?, founded: department(tx)?.is_some(), ..Facts::default() };
    if let Some(id) = about {
        facts.staff = staff(tx, id)?;
        facts.account = account(tx, id)?;
    }
    let open: Vec<AdminHandover> = handovers(tx)?.into_iter().filter(|h| h.confirmed_at.is_none()).collect();
    facts.admins = tx.all(
        "SELECT s.id, s.name, a.set_at FROM staff s JOIN staff_post p ON p.staff = s.id AND p.post = 'admin' JOIN account a ON a.staff = s.id
         WHERE s.state = '在职' ORDER BY s.id",
        &[],
        |row| Ok((row.int(0)?, row.text(1)?, row.instant(2)?)),
    )?;
    match command {
        Command::AddTeam { name } => {
            facts.team_taken = tx.number("SELECT count(*) FROM team WHERE name = ?1", sql![name.trim()])? > 0;
        }
        Command::Add { draft } | Command::Edit { draft, .. } => {
            let id = about.unwrap_or(0);
            facts.number_taken = tx.number("SELECT count(*) FROM staff WHERE number = ?1 AND id <> ?2", sql![draft.number.trim(), id])? > 0;
            facts.leaders = leaders(tx, draft.team, id)?;
        }
        Command::ChangePassword { new } | Command::Recover { new, .. } => {
            if let Some(account) = &facts.account {
                facts.reused = was_used(tx, account, new, facts.params.int("pw_history", at.day()))?;
            }
        }
        Command::LogIn { .. } => {
            facts.last_entry = tx.one("SELECT at FROM journal ORDER BY seq DESC LIMIT 1", &[], |row| row.instant(0))?;
        }
        Command::ConfirmHandover { id } => facts.handover = open.iter().find(|h| h.id == *id).cloned(),
        _ => {}
    }
    facts.open_handovers = open;
    Ok(facts)
}

fn leaders(tx: &Tx<'_>, team: Option<i64>, except: i64) -> Result<Leaders, Fault> {
    let Some(team) = team else { return Ok(Leaders::default()) };
    Ok(Leaders {
        leader: tx.one(
            "SELECT s.name FROM staff s JOIN staff_post p ON p.staff = s.id AND p.post = 'team_leader'
             WHERE s.team = ?1 AND s.id <> ?2 AND s.state = '在职'",
            sql![team, except],
            |row| row.text(0),
        )?,
        deputy: tx.one(
            "SELECT name FROM staff WHERE team = ?1 AND id <> ?2 AND deputy = 1 AND state = '在职'",
            sql![team, except],
            |row| row.text(0),
        )?,
    })
}

/// Whether a password is the present one or one of the last `count`.
fn was_used(tx: &Tx<'_>, account: &Account, password: &str, count: i64) -> Result<bool, Fault> {
    let mut hashes = tx.all(
        "SELECT hash FROM password_past WHERE account = ?1 ORDER BY id DESC LIMIT ?2",
        sql![account.id, (count - 1).max(0)],
        |row| row.text(0),
    )?;
    if count > 0 {
        hashes.push(account.hash.clone());
    }
    Ok(hashes.iter().any(|hash| fits(hash, password)))
}

/// Whether a password fits its stored hash.
pub fn fits(hash: &str, password: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// The Argon2id hash of a password in PHC form.
///
/// # Errors
/// The system has no randomness or memory to give.
pub fn hash(password: &str) -> Result<String, Fault> {
    let hashed: argon2::password_hash::phc::PasswordHash =
        Argon2::default().hash_password(password.as_bytes()).map_err(|e| Fault::new("KEYS-CRYPTO", msg!("base-keys-crypto"), e))?;
    Ok(hashed.to_string())
}

/// What the changes of one act left behind, for its journal entry and its answer.
struct Written {
    done: Done,
    subject: &'static str,
    before: serde_json::Value,
    after: serde_json::Value,
    reason: String,
}

/// Writes what was decided.
///
/// # Errors
/// Somebody saved first, or a fault of the file.
pub fn apply(
    tx: &Tx<'_>,
    command: &Command,
    facts: &Facts,
    changes: &[Change],
    actor: &Actor,
    at: Instant,
) -> Result<(Done, crate::store::journal::Entry), No> {
    let mut written = Written {
        done: Done { id: facts.staff.as_ref().map_or(0, |s| s.id), ..Done::default() },
        subject: "staff",
        before: serde_json::Value::Null,
        after: serde_json::Value::Null,
        reason: String::new(),
    };
    if let Some(staff) = &facts.staff {
        written.done.title = staff.draft.name.clone();
    }
    for change in changes {
        apply_one(tx, command, facts, change, actor, at, &mut written)?;
    }
    let text = |value: &serde_json::Value| if value.is_null() { String::new() } else { value.to_string() };
    let entry = crate::store::journal::Entry {
        verb: command.verb().to_owned(),
        subject: written.subject.to_owned(),
        subject_id: written.done.id,
        title: written.done.title.clone(),
        before: text(&written.before),
        after: text(&written.after),
        reason: written.reason,
        ..Default::default()
    };
    Ok((written.done, entry))
}

fn apply_one(
    tx: &Tx<'_>,
    command: &Command,
    facts: &Facts,
    change: &Change,
    actor: &Actor,
    at: Instant,
    written: &mut Written,
) -> Result<(), No> {
    let person = facts.staff.as_ref();
    let account = facts.account.as_ref();
    match (change, command) {
        (Change::Found, Command::Found { department, demo, first, password }) => {
            tx.run("INSERT INTO department (id, name, demo, founded_at) VALUES (1, ?1, ?2, ?3)", sql![department.trim(), *demo, at])?;
            let id = insert_staff(tx, first)?;
            let account = insert_account(tx, id, &hash(password)?, at, None)?;
            let door = Door { account: id, name: first.name.trim().to_owned(), number: first.number.trim().to_owned(), fails: 0 };
            written.done.keys = vec![KeyChange::Door(door), KeyChange::seal(SealKind::Password, id, password)];
            written.done.id = id;
            written.done.title = department.trim().to_owned();
            written.subject = "department";
            written.after = json!({ "department": department.trim(), "first": first.name.trim(), "account": account });
        }
        (Change::AddTeam, Command::AddTeam { name }) => {
            written.done.id = tx.insert("INSERT INTO team (name) VALUES (?1) RETURNING id", sql![name.trim()])?;
            written.done.title = name.trim().to_owned();
            written.subject = "team";
            written.after = json!({ "name": name.trim() });
        }
        (Change::AddStaff, Command::Add { draft }) => {
            written.done.id = insert_staff(tx, draft)?;
            written.done.title = draft.name.trim().to_owned();
            written.after = draft_json(draft);
        }
        (Change::EditStaff, Command::Edit { id, rev, draft }) => {
            let hit = tx.run(
                "UPDATE staff SET number = ?1, name = ?2, team = ?3, deputy = ?4, job = ?5, level = ?6, skills = ?7, phone = ?8, born = ?9,
                 rev = rev + 1 WHERE id = ?10 AND rev = ?11",
                sql![
                    draft.number.trim(),
                    draft.name.trim(),
                    draft.team,
                    draft.deputy,
                    draft.job.trim(),
                    &draft.level,
                    draft.skills.trim(),
                    draft.phone.trim(),
                    draft.born.map_or(String::new(), |d| d.to_string()),
                    *id,
                    *rev
                ],
            )?;
            if hit == 0 {
                return Err(No::Refused(Refusal { message: msg!("staff-changed-meanwhile"), clauses: Vec::new(), flaws: Vec::new() }));
            }
            tx.run("DELETE FROM staff_post WHERE staff = ?1", sql![*id])?;
            insert_posts(tx, *id, &draft.posts)?;
            if account.is_some() {
                let door = Door { account: *id, name: draft.name.trim().to_owned(), number: draft.number.trim().to_owned(), fails: 0 };
                written.done.keys.push(KeyChange::Door(door));
            }
            written.before = person.map_or(serde_json::Value::Null, |s| draft_json(&s.draft));
            written.after = draft_json(draft);
            written.done.title = draft.name.trim().to_owned();
        }
        (Change::EndStaff, Command::Depart { id, to, .. }) => {
            tx.run("UPDATE staff SET state = ?1, left_at = ?2, deputy = 0, rev = rev + 1 WHERE id = ?3", sql![to.word(), at, *id])?;
            tx.run("DELETE FROM account WHERE staff = ?1", sql![*id])?;
            written.done.keys.push(KeyChange::Forget(*id));
            written.before = json!({ "state": Employment::Active.word(), "account": account.is_some() });
            written.after = json!({ "state": to.word(), "account": false });
        }
        (Change::OpenHandover { successor }, Command::Depart { id, .. } | Command::Edit { id, .. }) => {
            tx.run("INSERT INTO admin_handover (leaver, successor, at) VALUES (?1, ?2, ?3)", sql![*id, *successor, at])?;
        }
        (Change::GiveCode, Command::GiveCode { staff, code }) => {
            let until = at.plus_minutes(ONE_TIME_HOURS * 60);
            let hashed = hash(&crate::store::keys::tidy_code(code))?;
            match account {
                Some(account) => {
                    keep_past(tx, account)?;
                    tx.run(
                        "UPDATE account SET hash = ?1, set_at = ?2, must_change = 1, one_time_until = ?3, fails = 0, locked_at = NULL WHERE id = ?4",
                        sql![hashed, at, until, account.id],
                    )?;
                }
                None => {
                    insert_account(tx, *staff, &hashed, at, Some(until))?;
                }
            }
            if let Some(person) = person {
                let door = Door { account: *staff, name: person.draft.name.clone(), number: person.draft.number.clone(), fails: 0 };
                written.done.keys = vec![
                    KeyChange::Door(door),
                    KeyChange::Unseal(SealKind::Password, *staff),
                    KeyChange::seal(SealKind::OneTime, *staff, code),
                ];
            }
            written.after = json!({ "one_time_until": until.0, "new_account": account.is_none() });
        }
        (Change::SetPassword, Command::ChangePassword { new } | Command::Recover { new, .. }) => {
            if let (Some(account), Some(person)) = (account, person) {
                keep_past(tx, account)?;
                tx.run(
                    "UPDATE account SET hash = ?1, set_at = ?2, must_change = 0, one_time_until = NULL WHERE id = ?3",
                    sql![hash(new)?, at, account.id],
                )?;
                written.done.keys =
                    vec![KeyChange::seal(SealKind::Password, person.id, new), KeyChange::Unseal(SealKind::OneTime, person.id)];
            }
        }
        (Change::Unlock, _) => {
            if let Some(account) = account {
                tx.run("UPDATE account SET fails = 0, locked_at = NULL WHERE id = ?1", sql![account.id])?;
                written.done.keys.push(KeyChange::Fails(account.staff, 0));
            }
        }
        (Change::Log { result }, _) => {
            let (when, host) = match command {
                Command::Miss { tried_at, host, .. } => (*tried_at, host.as_str()),
                Command::LogIn { host, .. } | Command::Leave { host, .. } | Command::Recover { host, .. } => (at, host.as_str()),
                _ => (at, ""),
            };
            let (id, name) = person.map_or((0, ""), |p| (p.id, p.draft.name.as_str()));
            tx.run(
                "INSERT INTO login_log (at, staff, name, host, result) VALUES (?1, ?2, ?3, ?4, ?5)",
                sql![when, id, name, host, *result],
            )?;
            written.after = json!({ "result": result, "host": host });
        }
        (Change::CameIn, _) => {
            if let Some(account) = account {
                tx.run("UPDATE account SET fails = 0, last_login = ?1 WHERE id = ?2", sql![at, account.id])?;
                written.done.keys.push(KeyChange::Fails(account.staff, 0));
            }
        }
        (Change::CountMiss, _) => {
            if let Some(account) = account {
                tx.run("UPDATE account SET fails = fails + 1 WHERE id = ?1", sql![account.id])?;
                written.done.keys.push(KeyChange::Fails(account.staff, account.fails + 1));
            }
        }
        (Change::Lock, Command::Miss { tried_at, host, .. }) => {
            if let (Some(account), Some(person)) = (account, person) {
                tx.run("UPDATE account SET locked_at = ?1 WHERE id = ?2", sql![*tried_at, account.id])?;
                tx.run(
                    "INSERT INTO intrusion (at, found_by, what, measure, evidence, reported_to, entered_at) VALUES (?1, ?2, ?3, ?4, ?5, '', ?6)",
                    sql![
                        *tried_at,
                        "客服台",
                        format!("{}（{}）连续输错密码", person.draft.name, person.draft.number),
                        "帐号已锁定，待系统管理员解锁",
                        format!("登录日志，{host}"),
                        at
                    ],
                )?;
            }
        }
        (Change::CheckLogins, Command::CheckLogins { week, note }) => {
            let week = week_start(*week);
            tx.run(
                "INSERT INTO login_check (week, at, staff, name, note) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (week) DO UPDATE SET at = excluded.at, staff = excluded.staff, name = excluded.name, note = excluded.note",
                sql![week, at, actor.id, &actor.name, note.trim()],
            )?;
            written.subject = "logins";
            written.done.title = week.to_string();
            written.after = json!({ "week": week.to_string(), "note": note.trim() });
        }
        (Change::RecordIntrusion, Command::RecordIntrusion(entry)) => {
            written.subject = "intrusion";
            written.done.id = tx.insert(
                "INSERT INTO intrusion (at, found_by, what, measure, evidence, reported_to, entered_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
                sql![
                    entry.at,
                    entry.found_by.trim(),
                    entry.what.trim(),
                    entry.measure.trim(),
                    entry.evidence.trim(),
                    entry.reported_to.trim(),
                    at
                ],
            )?;
            written.after = json!({ "what": entry.what.trim(), "measure": entry.measure.trim() });
        }
        (Change::ConfirmHandover { late }, Command::ConfirmHandover { id }) => {
            tx.run("UPDATE admin_handover SET confirmed_at = ?1, late = ?2 WHERE id = ?3", sql![at, *late, *id])?;
            written.subject = "handover";
            written.done.id = *id;
            written.after = json!({ "late": late });
        }
        (Change::SetParameter { value }, Command::SetParameter { key, from, reason, .. }) => {
            written.before = json!({ key: facts.params.on(key, *from).0 });
            written.done.id = tx.insert(
                "INSERT INTO parameter (key, value, from_day, set_at, staff, name, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
                sql![key, value, *from, at, actor.id, &actor.name, reason.trim()],
            )?;
            written.subject = "parameter";
            written.done.title = key.clone();
            written.after = json!({ key: value, "from": from.to_string() });
            written.reason = reason.trim().to_owned();
        }
        // Every change is written by the command that decides it; another pair is a slip of decide().
        (change, command) => {
            return Err(No::Fault(Fault::new("STAFF-CHANGE", msg!("base-store-fault"), format!("{change:?} of {command:?}"))));
        }
    }
    Ok(())
}

fn insert_staff(tx: &Tx<'_>, draft: &StaffDraft) -> Result<i64, Fault> {
    let id = tx.insert(
        "INSERT INTO staff (number, name, team, deputy, job, level, skills, phone, born) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id",
        sql![
            draft.number.trim(),
            draft.name.trim(),
            draft.team,
            draft.deputy,
            draft.job.trim(),
            &draft.level,
            draft.skills.trim(),
            draft.phone.trim(),
            draft.born.map_or(String::new(), |d| d.to_string())
        ],
    )?;
    insert_posts(tx, id, &draft.posts)?;
    Ok(id)
}

fn insert_posts(tx: &Tx<'_>, staff: i64, posts: &[Post]) -> Result<(), Fault> {
    for post in posts {
        tx.run("INSERT INTO staff_post (staff, post) VALUES (?1, ?2) ON CONFLICT (staff, post) DO NOTHING", sql![staff, post.key()])?;
    }
    Ok(())
}

fn insert_account(tx: &Tx<'_>, staff: i64, hash: &str, at: Instant, one_time_until: Option<Instant>) -> Result<i64, Fault> {
    tx.insert(
        "INSERT INTO account (staff, hash, set_at, must_change, one_time_until, opened_at) VALUES (?1, ?2, ?3, ?4, ?5, ?3) RETURNING id",
        sql![staff, hash, at, one_time_until.is_some(), one_time_until],
    )
}

/// The password that is replaced counts as used; a one-time code does not.
fn keep_past(tx: &Tx<'_>, account: &Account) -> Result<(), Fault> {
    if !account.must_change {
        tx.run("INSERT INTO password_past (account, hash, set_at) VALUES (?1, ?2, ?3)", sql![account.id, &account.hash, account.set_at])?;
    }
    Ok(())
}

fn draft_json(draft: &StaffDraft) -> serde_json::Value {
    json!({
        "number": draft.number.trim(),
        "name": draft.name.trim(),
        "posts": draft.posts.iter().map(|p| p.key()).collect::<Vec<_>>(),
        "team": draft.team,
        "deputy": draft.deputy,
        "job": draft.job.trim(),
        "level": draft.level,
        "skills": draft.skills.trim(),
        "phone": draft.phone.trim(),
        "born": draft.born.map(|d| d.to_string()),
    })
}

/// The last day on which an account was used, for the list of idle ones (SEC-02).
pub fn last_used(account: &Account) -> Day {
    account.last_login.unwrap_or(account.opened_at).day()
}
