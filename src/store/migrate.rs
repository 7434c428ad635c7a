//! Schema files become tables: forward only, each in its own transaction, after a verified copy of the file.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::dialect::Engine;
use super::{FileKey, Store, backup};
use crate::base::{Fault, Instant};
use crate::{msg, sql};

/// One schema file. Never edited after a release.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Unique name, such as `"staff/0001"`.
    pub name: &'static str,
    /// SQL with the places of [`Engine::schema`].
    pub text: &'static str,
}

const LEDGER: Step = Step {
    name: "store/0001",
    text: "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, digest {bytes} NOT NULL, applied_at {int} NOT NULL){strict};",
};

/// Brings the file to this program's version. Returns the copy that was made before, if one was needed.
///
/// # Errors
/// A file of a newer program, a changed schema file, or a fault; the file then stays as it was.
pub fn run(store: &mut Store, key: Option<&FileKey>, steps: &[Step], at: Instant) -> Result<Option<PathBuf>, Fault> {
    store.write(|tx| tx.batch(&Engine::Sqlite.schema(LEDGER.text)))?;
    let applied = store.read(|tx| tx.all("SELECT name, digest FROM migration", &[], |row| Ok((row.text(0)?, row.bytes(1)?))))?;
    for (name, digest) in &applied {
        match steps.iter().find(|step| step.name == name) {
            None => return Err(Fault::new("STORE-NEWER", msg!("base-store-newer"), format!("unknown step {name}"))),
            Some(step) if digest_of(step) != *digest => {
                return Err(Fault::new("STORE-NEWER", msg!("base-store-newer"), format!("step {name} differs")));
            }
            Some(_) => {}
        }
    }
    let missing: Vec<&Step> = steps.iter().filter(|step| applied.iter().all(|(name, _)| name != step.name)).collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let copy = match (store.path().map(Path::to_path_buf), key) {
        (Some(path), Some(key)) if !applied.is_empty() => {
            let copy = path.with_extension(format!("before-{}.kefu", applied.len() + 1));
            backup::copy_file(store, key, &copy, &mut |_, _| true)?;
            Some(copy)
        }
        _ => None,
    };
    for step in missing {
        store.write(|tx| {
            tx.batch(&Engine::Sqlite.schema(step.text))?;
            tx.run(
                "INSERT INTO migration (name, digest, applied_at) VALUES (?1, ?2, ?3)",
                sql![step.name, digest_of(step).as_slice(), at],
            )?;
            Ok::<_, Fault>(())
        })?;
    }
    Ok(copy)
}

fn digest_of(step: &Step) -> Vec<u8> {
    Sha256::digest(step.text.replace("\r\n", "\n").as_bytes()).to_vec()
}
