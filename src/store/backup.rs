//! Copies of the department's file: taken while people work, checked before they count, and put back into place.
//! A backup is one file that holds the encrypted database and its seals, so neither goes missing alone.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};

use super::keys::KeyRing;
use super::{FileKey, Store, fault, journal};
use crate::base::Fault;
use crate::msg;

/// Pages copied between two looks at cancel.
const PAGES: i32 = 2_000;
/// Magic and version at the beginning of a backup.
const MAGIC: &[u8; 8] = b"KEFUBAK1";

/// Copies the database into a new file and checks the copy. `progress(done, all)` returns false to cancel.
///
/// # Errors
/// The place cannot be written, the copy does not check out, or it was cancelled (`STORE-STOPPED`); no copy is left then.
pub fn copy_file(store: &Store, key: &FileKey, to: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), Fault> {
    if to.exists() {
        std::fs::remove_file(to).map_err(|e| write_fault(to, &e))?;
    }
    let copied = copy_checked(store, key, to, progress);
    if copied.is_err() {
        remove_copy(to);
    }
    copied
}

fn copy_checked(store: &Store, key: &FileKey, to: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), Fault> {
    {
        let mut target = rusqlite::Connection::open(to).map_err(fault)?;
        target.execute_batch(&key.pragma()).map_err(fault)?;
        let backup = Backup::new(&store.conn, &mut target).map_err(fault)?;
        loop {
            let step = backup.step(PAGES).map_err(fault)?;
            let at = backup.progress();
            let all = u64::try_from(at.pagecount).unwrap_or(0);
            let done = all.saturating_sub(u64::try_from(at.remaining).unwrap_or(0));
            if !progress(done, all) {
                return Err(Fault::new("STORE-STOPPED", msg!("base-store-stopped"), "cancelled"));
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                // Another window is writing; its commit takes milliseconds.
                _ => std::thread::yield_now(),
            }
        }
    }
    let mut copy = Store::open(to, key)?;
    copy.check()?;
    let verified = copy.read(journal::verify)?;
    if let Some(broken) = verified.broken {
        return Err(Fault::new("STORE-DAMAGED", msg!("base-journal-broken", entry = broken), "journal chain"));
    }
    copy.checkpoint()
}

fn remove_copy(to: &Path) {
    for tail in ["", "-wal", "-shm", "-journal"] {
        let mut name = to.as_os_str().to_owned();
        name.push(tail);
        // Best effort: what was never written cannot be removed.
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}

/// Writes a backup: database and seals in one file.
///
/// # Errors
/// As [`copy_file`].
pub fn write(store: &Store, key: &FileKey, to: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), Fault> {
    let Some(path) = store.path() else {
        return Err(Fault::new("STORE-MISSING", msg!("base-store-missing"), "in memory"));
    };
    let seals = std::fs::read(KeyRing::path_of(path)).map_err(|e| write_fault(to, &e))?;
    let folder = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let copy = tempfile::Builder::new().prefix(".kefu-").tempdir_in(folder).map_err(|e| write_fault(to, &e))?;
    let database = copy.path().join("copy.kefu");
    copy_file(store, key, &database, progress)?;
    let mut out = tempfile::NamedTempFile::new_in(folder).map_err(|e| write_fault(to, &e))?;
    pack(&mut out, &seals, &database).map_err(|e| write_fault(to, &e))?;
    out.as_file().sync_all().map_err(|e| write_fault(to, &e))?;
    out.persist(to).map_err(|e| write_fault(to, &e.error))?;
    Ok(())
}

/// Magic, length of the seals, the seals, the database to the end.
fn pack(out: &mut impl Write, seals: &[u8], database: &Path) -> std::io::Result<()> {
    out.write_all(MAGIC)?;
    out.write_all(&(seals.len() as u64).to_be_bytes())?;
    out.write_all(seals)?;
    std::io::copy(&mut File::open(database)?, out)?;
    out.flush()
}

/// Whether a file is a backup of this program.
pub fn is_backup(path: &Path) -> bool {
    let mut magic = [0; 8];
    File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && &magic == MAGIC
}

/// Unpacks a backup to a new department file. Never writes over an existing one.
///
/// # Errors
/// The file is no backup or is cut off; there is a file already; the place cannot be written.
pub fn restore(from: &Path, to: &Path) -> Result<(), Fault> {
    let seals_path = KeyRing::path_of(to);
    if to.exists() || seals_path.exists() {
        return Err(Fault::new("STORE-EXISTS", msg!("base-store-exists", path = to.display().to_string()), "file exists"));
    }
    let unreadable =
        |e: &dyn std::fmt::Display| Fault::new("BACKUP-DAMAGED", msg!("base-backup-damaged", path = from.display().to_string()), e);
    let mut file = File::open(from).map_err(|e| unreadable(&e))?;
    let size = file.metadata().map_err(|e| unreadable(&e))?.len();
    let mut head = [0; 16];
    file.read_exact(&mut head).map_err(|e| unreadable(&e))?;
    let (magic, length) = head.split_at(8);
    let length = <[u8; 8]>::try_from(length).map(u64::from_be_bytes).map_err(|e| unreadable(&e))?;
    if magic != MAGIC || length.saturating_add(16) >= size {
        return Err(unreadable(&"no backup"));
    }
    let mut seals = Vec::new();
    Read::by_ref(&mut file).take(length).read_to_end(&mut seals).map_err(|e| unreadable(&e))?;
    serde_json::from_slice::<KeyRing>(&seals).map_err(|e| unreadable(&e))?;
    let folder = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|e| write_fault(to, &e))?;
    let mut database = tempfile::NamedTempFile::new_in(folder).map_err(|e| write_fault(to, &e))?;
    std::io::copy(&mut file, &mut database).map_err(|e| write_fault(to, &e))?;
    database.as_file().sync_all().map_err(|e| write_fault(to, &e))?;
    std::fs::write(&seals_path, &seals).map_err(|e| write_fault(to, &e))?;
    database.persist(to).map_err(|e| write_fault(to, &e.error))?;
    Ok(())
}

fn write_fault(path: &Path, error: &std::io::Error) -> Fault {
    super::write_fault(error, "BACKUP-WRITE", msg!("base-backup-write", path = path.display().to_string()))
}
