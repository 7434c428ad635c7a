//! Verbs and checks of people, accounts, parameters, logs and the journal.

use kefu_desk::areas::staff::{self, Employment, Intrusion, Proof, StaffDraft};
use kefu_desk::areas::{Answer, Command, Query};
use kefu_desk::base::{No, Post};
use kefu_desk::i18n::Lang;
use kefu_desk::store::journal;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::world::{Outcome, Person, World};

/// A person as the arguments describe him, over what is known already.
pub fn draft(world: &World, args: &Args, mut draft: StaffDraft) -> Result<StaffDraft, Wrong> {
    let post = |word: &str| Post::of(word).ok_or_else(|| why!("unknown post {word}"));
    if let Some(word) = args.text("post")? {
        draft.posts = vec![post(&word)?];
    }
    if let Some(words) = args.texts("posts")? {
        draft.posts = words.iter().map(|word| post(word)).collect::<Result<_, _>>()?;
    }
    // While the department is set up its teams come later.
    if let Some(team) = args.text("team")?.filter(|_| !world.people.is_empty()) {
        draft.team = Some(world.teams.get(&team).copied().ok_or_else(|| why!("unknown team {team}"))?);
    }
    for (name, place) in [
        ("name", &mut draft.name),
        ("number", &mut draft.number),
        ("job", &mut draft.job),
        ("level", &mut draft.level),
        ("phone", &mut draft.phone),
    ] {
        if let Some(text) = args.value(name)? {
            *place = text;
        }
    }
    match args.get("skills") {
        Some(Value::Array(_)) => draft.skills = args.texts("skills")?.unwrap_or_default().join("、"),
        Some(_) => draft.skills = args.must("skills")?,
        None => {}
    }
    if args.get("deputy").is_some() {
        draft.deputy = args.flag("deputy")?;
    }
    if let Some(day) = args.day("born")? {
        draft.born = Some(day);
    }
    Ok(draft)
}

fn employment(word: &str) -> Result<Employment, Wrong> {
    match word {
        "离职" => Ok(Employment::Left),
        "调离" => Ok(Employment::Moved),
        other => wrong!("to must be 离职 or 调离, is {other}"),
    }
}

fn not_run(no: No) -> Wrong {
    Wrong(match no {
        No::Refused(refusal) => format!("the check itself was refused: {}", Lang::Zh.say(&refusal.message)),
        no => format!("the check itself broke: {no}"),
    })
}

fn everybody(world: &mut World) -> Result<Vec<staff::Person>, Wrong> {
    let administrator = world.administrator_now()?;
    match world.ask(administrator, &Query::Staff(staff::Query::People)).map_err(not_run)? {
        Answer::Staff(staff::Answer::People(people)) => Ok(people),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

fn security(world: &mut World) -> Result<staff::SecurityBook, Wrong> {
    let administrator = world.administrator_now()?;
    match world.ask(administrator, &Query::Staff(staff::Query::Security { before: i64::MAX })).map_err(not_run)? {
        Answer::Staff(staff::Answer::Security(book)) => Ok(book),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

/// The whole journal, newest first.
fn entries(world: &mut World) -> Result<Vec<journal::Kept>, Wrong> {
    let administrator = world.administrator_now()?;
    let mut all: Vec<journal::Kept> = Vec::new();
    loop {
        let before = all.last().map_or(i64::MAX, |kept| kept.seq);
        match world.ask(administrator, &Query::Staff(staff::Query::Journal { before })).map_err(not_run)? {
            Answer::Staff(staff::Answer::Journal(page)) if page.is_empty() => return Ok(all),
            Answer::Staff(staff::Answer::Journal(page)) => all.extend(page),
            other => return wrong!("an answer to another question: {other:?}"),
        }
    }
}

impl World {
    /// An administrator who is still here, to read logs with.
    fn administrator_now(&mut self) -> Result<i64, Wrong> {
        let mut admins: Vec<i64> = self.people.values().filter(|p| p.posts.contains(&Post::Admin)).map(|p| p.id).collect();
        admins.sort_unstable();
        for id in admins {
            if self.ask(id, &Query::Staff(staff::Query::Journal { before: 1 })).is_ok() {
                return Ok(id);
            }
        }
        wrong!("the department has no administrator")
    }
}

/// Does one act.
pub fn act(world: &mut World, verb: &str, actor: i64, who: &str, args: &Args) -> Result<Outcome, Wrong> {
    let person = |world: &World| -> Result<Person, Wrong> { Ok(world.person(&args.must("person")?)?.clone()) };
    let own_or_named = |world: &World| -> Result<(String, Person), Wrong> {
        let name = args.text("person")?.unwrap_or_else(|| who.to_owned());
        Ok((name.clone(), world.person(&name)?.clone()))
    };
    let host = || "情景".to_owned();
    let mut kind = "staff";
    let command = match verb {
        "team.add" => {
            kind = "team";
            staff::Command::AddTeam { name: args.must("name")? }
        }
        "staff.add" => {
            let number = format!("{}", 2001 + world.people.len());
            staff::Command::Add { draft: draft(world, args, StaffDraft { number, ..StaffDraft::default() })? }
        }
        "staff.edit" => {
            let id = person(world)?.id;
            let stored = everybody(world)?.into_iter().find(|p| p.staff.id == id).ok_or_else(|| why!("nobody of id {id}"))?.staff;
            staff::Command::Edit { id, rev: stored.rev, draft: draft(world, args, stored.draft)? }
        }
        "staff.depart" => {
            let to = employment(&args.text("to")?.unwrap_or_else(|| "离职".to_owned()))?;
            let successor = args.text("successor")?.map(|name| world.person(&name).map(|p| p.id)).transpose()?;
            staff::Command::Depart { id: person(world)?.id, to, successor }
        }
        "account.open" => staff::Command::GiveCode { staff: person(world)?.id, code: "7KQ2-9MPX-4TRV".to_owned() },
        "account.password" => staff::Command::ChangePassword { new: args.must("new")? },
        "account.login" => {
            let (_, person) = own_or_named(world)?;
            let proof = if person.one_time { Proof::OneTime } else { Proof::Password };
            match args.must("password")?.as_str() {
                "right" => staff::Command::LogIn { staff: person.id, proof, host: host() },
                "wrong" => staff::Command::Miss { staff: person.id, tried_at: world.now, host: host() },
                other => return wrong!("password must be right or wrong, is {other}"),
            }
        }
        "account.lock" => staff::Command::Leave { logout: false, host: host() },
        "account.resume" => staff::Command::LogIn { staff: actor, proof: Proof::Unlock, host: host() },
        "account.unlock" => staff::Command::Unlock { staff: person(world)?.id },
        "parameter.set" => {
            kind = "parameter";
            staff::Command::SetParameter {
                key: args.must("key")?,
                value: args.value("value")?.ok_or_else(|| why!("argument value is missing"))?,
                from: args.day("from")?.unwrap_or(world.now.day()),
                reason: args.text("reason")?.unwrap_or_default(),
            }
        }
        "log.check" => {
            kind = "logins";
            staff::Command::CheckLogins { week: args.day("week")?.unwrap_or(world.now.day()), note: args.text("note")?.unwrap_or_default() }
        }
        "intrusion.record" => {
            kind = "intrusion";
            staff::Command::RecordIntrusion(Intrusion {
                at: args.moment("happened_at")?.unwrap_or(world.now),
                found_by: args.text("found_by")?.unwrap_or_default(),
                what: args.text("what")?.unwrap_or_default(),
                measure: args.text("measure")?.unwrap_or_default(),
                evidence: args.text("evidence")?.unwrap_or_default(),
                reported_to: args.text("reported_to")?.unwrap_or_default(),
            })
        }
        "handover.confirm" => {
            kind = "handover";
            let leaver = person(world)?.id;
            let open = security(world)?.handovers.into_iter().find(|h| h.leaver == leaver && h.confirmed_at.is_none());
            staff::Command::ConfirmHandover { id: open.map_or_else(|| wrong!("nothing is to be confirmed"), |h| Ok(h.id))? }
        }
        other => return wrong!("unknown verb {other}"),
    };
    let result = world.perform(actor_of(&command, actor), &Command::Staff(command.clone()));
    if let Ok(done) = &result {
        note(world, &command, done.id);
    }
    Ok(Outcome { result, kind })
}

/// Who tries a password is nobody yet: the program counts the miss, as it does before a file is open.
fn actor_of(command: &staff::Command, actor: i64) -> i64 {
    match command {
        staff::Command::LogIn { staff, .. } => *staff,
        staff::Command::Miss { .. } => 0,
        _ => actor,
    }
}

/// Keeps names, posts and ways in as they are now.
fn note(world: &mut World, command: &staff::Command, id: i64) {
    match command {
        staff::Command::AddTeam { name } => {
            world.teams.insert(name.clone(), id);
        }
        staff::Command::Add { draft } => {
            world.people.insert(draft.name.clone(), Person { id, posts: draft.posts.clone(), one_time: false });
        }
        staff::Command::Edit { id, draft, .. } => {
            world.people.retain(|_, person| person.id != *id);
            world.people.insert(draft.name.clone(), Person { id: *id, posts: draft.posts.clone(), one_time: false });
        }
        staff::Command::GiveCode { staff, .. } => one_time(world, *staff, true),
        staff::Command::ChangePassword { .. } => one_time(world, id, false),
        _ => {}
    }
}

fn one_time(world: &mut World, id: i64, is: bool) {
    if let Some(person) = world.people.values_mut().find(|person| person.id == id) {
        person.one_time = is;
    }
}

fn number(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Looks at one thing.
pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let of = |world: &World, name: &str| -> Result<i64, Wrong> { Ok(world.person(&args.must(name)?)?.id) };
    Ok(match check {
        "account.state" => {
            let id = of(world, "person")?;
            let person = everybody(world)?.into_iter().find(|p| p.staff.id == id);
            let state = match person.as_ref().map(|p| (p.staff.state, &p.account)) {
                Some((Employment::Active, Some(account))) if account.locked_at.is_some() => "已锁定",
                Some((Employment::Active, Some(account))) if account.must_change => "须换密码",
                Some((Employment::Active, Some(_))) => "正常",
                Some((Employment::Active, None)) => "无帐号",
                Some((_, None)) => "已停用",
                Some((_, Some(_))) => "离开后仍有帐号",
                None => "查无此人",
            };
            Value::String(state.to_owned())
        }
        "account.idle" => {
            let id = of(world, "person")?;
            Value::Boolean(everybody(world)?.into_iter().any(|p| p.staff.id == id && p.idle))
        }
        "staff.state" => {
            let id = of(world, "person")?;
            let state = everybody(world)?.into_iter().find(|p| p.staff.id == id).map_or("", |p| p.staff.state.word());
            Value::String(state.to_owned())
        }
        "login.count" => {
            let id = of(world, "person")?;
            let result = args.text("result")?;
            let logins = security(world)?.logins;
            number(logins.iter().filter(|l| l.staff == id && result.as_ref().is_none_or(|r| *r == l.result)).count())
        }
        "log.intrusions" => number(security(world)?.intrusions.len()),
        "log.checked" => {
            let week = args.day("week")?.unwrap_or(world.now.day());
            let week = kefu_desk::base::week_start(week);
            Value::Boolean(security(world)?.checks.iter().any(|c| c.week == week))
        }
        "parameter" => {
            let key = args.must("key")?;
            if kefu_desk::rules::parameter(&key).is_none() {
                return wrong!("unknown parameter {key}");
            }
            let on = args.day("on")?.unwrap_or(world.now.day());
            match world.ask(world.administrator, &Query::Staff(staff::Query::Parameters)).map_err(not_run)? {
                Answer::Staff(staff::Answer::Parameters(book)) => Value::String(book.params.on(&key, on).0.to_owned()),
                other => return wrong!("an answer to another question: {other:?}"),
            }
        }
        "inbox" => {
            let id = of(world, "who")?;
            match world.ask(id, &Query::Staff(staff::Query::Inbox)).map_err(not_run)? {
                Answer::Staff(staff::Answer::Inbox(tasks)) => {
                    Value::Array(tasks.iter().map(|task| Value::String(Lang::Zh.say(&task.title))).collect())
                }
                other => return wrong!("an answer to another question: {other:?}"),
            }
        }
        "audit" => {
            let name = args.must("id")?;
            let Some(saved) = name.strip_prefix('$').and_then(|name| world.saved.get(name)).copied() else {
                return wrong!("no step kept {name}");
            };
            let about = |kept: &journal::Kept| kept.entry.subject == saved.kind && kept.entry.subject_id == saved.id;
            number(entries(world)?.iter().filter(|kept| about(kept)).count())
        }
        "audit.refused" => {
            let id = of(world, "who")?;
            number(entries(world)?.iter().filter(|kept| kept.entry.refused && kept.entry.actor == id).count())
        }
        "audit.intact" => {
            let verified = world.store.read(journal::verify).map_err(|e| why!("{e}"))?;
            Value::Boolean(verified.broken.is_none())
        }
        other => return wrong!("unknown check {other}"),
    })
}
