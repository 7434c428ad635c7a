//! An opened department: its file, its key and who is logged in. The window and the command line come through here.
//! Everything that changes data ends in [`crate::areas::perform`].

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::areas::staff::{self, Proof, StaffDraft};
use crate::areas::{self, Answer, Command, Done, KeyChange, Query, customers};
use crate::base::{Fault, Finding, Instant, Message, No, Refusal, Verdict};
use crate::msg;
use crate::rules::parameter;
use crate::store::keys::{Door, KeyRing, Miss, SealKind, random_code};
use crate::store::migrate;
use crate::store::{FileKey, Store, place};

pub mod sample;
mod sample_archive;
mod sample_attendance;
mod sample_cases;
mod sample_floor;
mod sample_life;
mod sample_quality;
mod sample_requests;
mod sample_roster;
mod sample_sound;

/// Ending of a department's file.
pub const ENDING: &str = "kefu";
/// The user's data folder, where departments lie unless somebody chooses another place.
pub fn data_folder() -> PathBuf {
    directories::ProjectDirs::from("", "", "KefuDesk").map_or_else(|| PathBuf::from("."), |dirs| dirs.data_local_dir().to_owned())
}

/// Longest file name before its ending, in bytes; file systems end at 255 and the tails (`.keys`, `-wal`) need room.
const LONGEST: usize = 180;

/// A name that every file system takes, made of this one: what it cannot hold becomes `_`, and what leaves nothing, `empty`.
pub fn file_stem(name: &str, empty: &str) -> String {
    let mut stem = String::new();
    for c in name.trim().chars() {
        let c = if c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c };
        if stem.len() + c.len_utf8() > LONGEST {
            break;
        }
        stem.push(c);
    }
    // Windows takes dots and spaces off the end; a dot in front hides the file elsewhere.
    let mut stem = stem.trim_matches(['.', ' ']).to_owned();
    if stem.is_empty() {
        return empty.to_owned();
    }
    let device = stem.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered = |kind: &str| device.strip_prefix(kind).is_some_and(|n| n.len() == 1 && n.chars().all(|c| c.is_ascii_digit()));
    if matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT") {
        stem.insert(0, '_');
    }
    stem
}

/// Characters of the recovery code.
const RECOVERY_CHARACTERS: usize = 25;
/// Most wrong passwords that are remembered while the file is closed.
const MOST_MISSES: usize = 1_000;

/// Who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Staff id.
    pub staff: i64,
    /// Why only the change of password is open, if so.
    pub must_change: Option<Message>,
    /// What the clauses said at login.
    pub findings: Vec<Finding>,
}

/// An opened department with one person logged in.
pub struct Desk {
    store: Store,
    file: PathBuf,
    key: FileKey,
    session: Session,
    host: String,
}

/// The name of this computer, for the login log.
pub fn host() -> String {
    sysinfo_host().unwrap_or_else(|| "localhost".to_owned())
}

fn sysinfo_host() -> Option<String> {
    let named = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    named("COMPUTERNAME")
        .or_else(|| named("HOSTNAME"))
        .or_else(|| std::fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()))
}

/// What a new department is made of.
pub struct Founding {
    /// Name of the department.
    pub department: String,
    /// Sample data.
    pub demo: bool,
    /// Name of the first administrator.
    pub name: String,
    /// Staff number of the first administrator.
    pub number: String,
    /// The first password.
    pub password: Zeroizing<String>,
}

impl Founding {
    /// The first person: 系统管理员 and 客服部主任.
    fn first(&self) -> StaffDraft {
        StaffDraft {
            name: self.name.clone(),
            number: self.number.clone(),
            posts: vec![crate::base::Post::Admin, crate::base::Post::Director],
            ..StaffDraft::default()
        }
    }
}

impl Desk {
    /// Makes a department in a new file and logs its first administrator in. Returns the recovery code, which is shown this once.
    ///
    /// # Errors
    /// A place that is no good (network share, cloud folder), a password that may not be used, a file that is there already.
    pub fn found(file: &Path, founding: &Founding, at: Instant) -> Result<(Desk, Zeroizing<String>), No> {
        if let Some(trouble) = place::look(file).trouble {
            return Err(No::Refused(Refusal { message: trouble, clauses: Vec::new(), flaws: Vec::new() }));
        }
        if KeyRing::path_of(file).exists() || file.exists() {
            return Err(No::Fault(Fault::new(
                "STORE-EXISTS",
                msg!("base-store-exists", path = file.display().to_string()),
                "file or keys exist",
            )));
        }
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)
            .map_err(|e| Fault::new("STORE-READONLY", msg!("base-place-closed", path = folder.display().to_string()), e))?;
        let made = Self::found_checked(file, founding, at);
        if made.is_err() {
            // Nothing half made stays: the next try begins anew.
            for tail in ["", "-wal", "-shm", ".keys", ".lock"] {
                let mut name = file.as_os_str().to_owned();
                name.push(tail);
                let _ = std::fs::remove_file(PathBuf::from(name));
            }
        }
        made
    }

    fn found_checked(file: &Path, founding: &Founding, at: Instant) -> Result<(Desk, Zeroizing<String>), No> {
        let key = FileKey::random()?;
        let mut ring = KeyRing::new(founding.department.trim(), founding.demo)?;
        let code = Zeroizing::new(random_code(RECOVERY_CHARACTERS)?);
        ring.seal(SealKind::Recovery, 0, &code, &key)?;
        let mut store = Store::create(file, &key)?;
        migrate::run(&mut store, Some(&key), &areas::schema(), at)?;
        let command = Command::Staff(staff::Command::Found {
            department: founding.department.clone(),
            demo: founding.demo,
            first: founding.first(),
            password: founding.password.to_string(),
        });
        let done = areas::perform(&mut store, 0, &command, at, &mut |keys| {
            apply_keys(&mut ring, keys, &key)?;
            ring.create(file)
        })?;
        let session = Session { staff: done.id, must_change: None, findings: Vec::new() };
        let mut desk = Desk { store, file: file.to_owned(), key, session, host: host() };
        desk.come_in(Proof::Password, at)?;
        Ok((desk, code))
    }

    /// Opens a department's file with a person's password or one-time code.
    ///
    /// # Errors
    /// A wrong password (counted, SEC-06), a locked or ended account, a file that cannot be opened.
    pub fn log_in(file: &Path, who: &str, secret: &str, at: Instant) -> Result<Desk, No> {
        let ring = KeyRing::load(file)?;
        let door = door_of(&ring, who)?;
        let (key, proof) = match ring.open(SealKind::Password, door.account, secret)? {
            Some(key) => (key, Proof::Password),
            None => match ring.open(SealKind::OneTime, door.account, secret)? {
                Some(key) => (key, Proof::OneTime),
                None => return Err(miss_while_closed(file, &door, at)?),
            },
        };
        let mut desk = Self::opened(file, key, door.account, at)?;
        desk.come_in(proof, at)?;
        Ok(desk)
    }

    /// Opens a department's file with the recovery code and gives an administrator a new password.
    ///
    /// # Errors
    /// A wrong code, a person who is no administrator, a password that may not be used.
    pub fn recover(file: &Path, code: &str, who: &str, new: &str, at: Instant) -> Result<Desk, No> {
        let ring = KeyRing::load(file)?;
        let door = door_of(&ring, who)?;
        let Some(key) = ring.open(SealKind::Recovery, 0, code)? else {
            return Err(No::Refused(Refusal::by("SEC-06", msg!("staff-recovery-wrong"))));
        };
        let mut desk = Self::opened(file, key, door.account, at)?;
        let command = staff::Command::Recover { staff: door.account, new: new.to_owned(), host: desk.host.clone() };
        desk.act(&Command::Staff(command), at)?;
        desk.come_in(Proof::Password, at)?;
        Ok(desk)
    }

    fn opened(file: &Path, key: FileKey, staff: i64, at: Instant) -> Result<Desk, No> {
        if let Some(trouble) = place::look(file).trouble {
            return Err(No::Refused(Refusal { message: trouble, clauses: Vec::new(), flaws: Vec::new() }));
        }
        let mut store = Store::open(file, &key)?;
        migrate::run(&mut store, Some(&key), &areas::schema(), at)?;
        let session = Session { staff, must_change: None, findings: Vec::new() };
        let mut desk = Desk { store, file: file.to_owned(), key, session, host: host() };
        desk.take_misses(at)?;
        Ok(desk)
    }

    /// Wrong passwords that were tried while the file was closed become part of the login log.
    fn take_misses(&mut self, at: Instant) -> Result<(), No> {
        let misses = KeyRing::change(&self.file, |ring| Ok(std::mem::take(&mut ring.misses)))?;
        for miss in misses {
            let command = staff::Command::Miss { staff: miss.account, tried_at: miss.at, host: miss.host };
            match areas::perform(&mut self.store, 0, &Command::Staff(command), at, &mut |_| Ok(())) {
                // An account that ended meanwhile has nothing left to count.
                Ok(_) | Err(No::Refused(_)) => {}
                Err(no) => return Err(no),
            }
        }
        Ok(())
    }

    fn come_in(&mut self, proof: Proof, at: Instant) -> Result<(), No> {
        let command = staff::Command::LogIn { staff: self.session.staff, proof, host: self.host.clone() };
        let done = self.act(&Command::Staff(command), at)?;
        self.session.must_change = done.findings.iter().find(|f| f.verdict == Verdict::Refused).map(|f| f.message.clone());
        self.session.findings = done.findings;
        self.begin_day(at);
        Ok(())
    }

    /// Whoever comes in first on a day finds the grades as the days that passed have made them (FILE-18).
    /// Nobody is kept out because it could not be done; the next one who comes in has it done.
    fn begin_day(&mut self, at: Instant) {
        let command = Command::Customers(customers::Command::Regrade);
        if let Err(no) = areas::perform(&mut self.store, 0, &command, at, &mut |_| Ok(())) {
            tracing::error!(%no, "grades were not looked at");
        }
    }

    /// Ends the lock of the screen with the password of the person who is logged in.
    ///
    /// # Errors
    /// A wrong password (counted, SEC-06), or an account that was locked or ended meanwhile.
    pub fn unlock(&mut self, password: &str, at: Instant) -> Result<(), No> {
        let ring = KeyRing::load(&self.file)?;
        if ring.open(SealKind::Password, self.session.staff, password)?.is_some() {
            return self.come_in(Proof::Unlock, at);
        }
        let command = staff::Command::Miss { staff: self.session.staff, tried_at: at, host: self.host.clone() };
        let done = self.act(&Command::Staff(command), at)?;
        let message = done.findings.first().map_or_else(|| msg!("staff-pw-wrong-plain"), |f| f.message.clone());
        Err(No::Refused(Refusal::by("SEC-06", message)))
    }

    /// Notes that the screen was locked or the person logged out.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn leave(&mut self, logout: bool, at: Instant) -> Result<(), No> {
        let command = staff::Command::Leave { logout, host: self.host.clone() };
        self.act(&Command::Staff(command), at).map(|_| ())
    }

    /// Carries out an act of the person who is logged in.
    ///
    /// # Errors
    /// The refusal, a conflict or a fault; before a due change of password everything else is refused (SEC-01).
    pub fn perform(&mut self, command: &Command, at: Instant) -> Result<Done, No> {
        let changes_password = matches!(command, Command::Staff(staff::Command::ChangePassword { .. }));
        if let (Some(message), false) = (&self.session.must_change, changes_password) {
            return Err(No::Refused(Refusal::by("SEC-01", message.clone())));
        }
        let done = self.act(command, at)?;
        if changes_password {
            self.session.must_change = None;
        }
        Ok(done)
    }

    /// Carries out what the program itself owes by now; returns how many acts there were.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn settle(&mut self, at: Instant) -> Result<usize, Fault> {
        areas::settle(&mut self.store, at)
    }

    fn act(&mut self, command: &Command, at: Instant) -> Result<Done, No> {
        self.act_as(self.session.staff, command, at)
    }

    fn act_as(&mut self, staff: i64, command: &Command, at: Instant) -> Result<Done, No> {
        let Desk { store, file, key, .. } = self;
        areas::perform(store, staff, command, at, &mut |keys| {
            if keys.is_empty() {
                return Ok(());
            }
            KeyRing::change(file, |ring| apply_keys(ring, keys, key))
        })
    }

    /// Answers a question of the person who is logged in.
    ///
    /// # Errors
    /// A refusal or a fault; before a due change of password everything is refused (SEC-01).
    pub fn ask(&mut self, query: &Query, at: Instant) -> Result<Answer, No> {
        if let Some(message) = &self.session.must_change {
            return Err(No::Refused(Refusal::by("SEC-01", message.clone())));
        }
        areas::ask(&mut self.store, self.session.staff, query, at)
    }

    /// A second connection with the same person, for another thread.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn another(&self) -> Result<Desk, Fault> {
        Ok(Desk {
            store: Store::open(&self.file, &self.key)?,
            file: self.file.clone(),
            key: self.key.clone(),
            session: self.session.clone(),
            host: self.host.clone(),
        })
    }

    /// Who is logged in.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Where the file lies.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The key, for copies of the file.
    pub fn key(&self) -> &FileKey {
        &self.key
    }

    /// The open file, for streams and checks that change nothing.
    pub fn store(&mut self) -> &mut Store {
        &mut self.store
    }
}

/// The door of a name or staff number. Two people of one name are told apart by number.
fn door_of(ring: &KeyRing, who: &str) -> Result<Door, No> {
    let who = who.trim();
    let mut named = ring.doors.iter().filter(|door| door.name == who || door.number == who);
    match (named.next(), named.next()) {
        (Some(door), None) => Ok(door.clone()),
        (Some(_), Some(_)) => Err(No::Refused(Refusal::by("SEC-06", msg!("staff-name-twice")))),
        (None, _) => Err(No::Refused(Refusal::by("SEC-06", msg!("staff-pw-wrong-plain")))),
    }
}

/// Counts a wrong password beside the file, which nobody could open.
fn miss_while_closed(file: &Path, door: &Door, at: Instant) -> Result<No, Fault> {
    let limit: i64 = parameter("lock_fail").and_then(|spec| spec.default.parse().ok()).unwrap_or(5);
    let fails = KeyRing::change(file, |ring| {
        let limit = ring.lock_fail.unwrap_or(limit);
        let fails = door.fails + 1;
        ring.set_fails(door.account, fails);
        ring.misses.push(Miss { account: door.account, at, host: host() });
        let surplus = ring.misses.len().saturating_sub(MOST_MISSES);
        ring.misses.drain(..surplus);
        Ok((fails, limit))
    })?;
    let message = match fails {
        (fails, limit) if fails >= limit => msg!("staff-locked-now", count = fails),
        (fails, limit) => msg!("staff-pw-wrong", left = limit - fails),
    };
    Ok(No::Refused(Refusal::by("SEC-06", message)))
}

fn apply_keys(ring: &mut KeyRing, keys: &[KeyChange], key: &FileKey) -> Result<(), Fault> {
    for change in keys {
        match change {
            KeyChange::Door(door) => ring.put_door(door.clone()),
            KeyChange::Seal(kind, account, secret) => ring.seal(*kind, *account, secret, key)?,
            KeyChange::Unseal(kind, account) => ring.unseal(*kind, *account),
            KeyChange::Forget(account) => ring.forget(*account),
            KeyChange::Fails(account, fails) => ring.set_fails(*account, *fails),
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests;
