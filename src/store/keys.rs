//! The key of the department's file. A random key encrypts the file; it lies beside the file once for every account, sealed by
//! that account's password, and once sealed by the recovery code. A password opens the file, the file alone opens nothing.
//!
//! The seals stand in `NAME.kefu.keys`, written anew as a whole (temporary file, flush, rename) under a lock, so that two windows
//! and a power cut leave either the old or the new state.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::base::{Fault, Instant};
use crate::msg;

/// Memory (KiB), passes and lanes of Argon2id: the second recommended option of RFC 9106, scaled to office machines.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Letters of recovery and one-time codes: no I, L, O, U, so that a handwritten code can be read back.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The random key of a department's file.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct FileKey([u8; 32]);

impl std::fmt::Debug for FileKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileKey(…)")
    }
}

impl FileKey {
    /// A fresh key from the system's source of randomness.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn random() -> Result<Self, Fault> {
        let mut bytes = [0; 32];
        randomise(&mut bytes)?;
        Ok(FileKey(bytes))
    }

    /// The statement that gives the key to the engine; wiped after use.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        let mut hex = Zeroizing::new(String::with_capacity(80));
        hex.push_str("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'");
        for byte in self.0 {
            hex.push_str(&format!("{byte:02x}"));
        }
        hex.push_str("'\";");
        hex
    }
}

/// What a seal is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealKind {
    /// An account's password.
    Password,
    /// A code that an administrator gave out once; a new password must follow.
    OneTime,
    /// The recovery code.
    Recovery,
}

/// The file key, sealed by one secret.
#[derive(Clone, Serialize, Deserialize)]
struct Seal {
    kind: SealKind,
    account: i64,
    salt: Vec<u8>,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    nonce: Vec<u8>,
    sealed: Vec<u8>,
}

/// A person that may log in, as the login page shows it before the file is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// Staff id of the account.
    pub account: i64,
    /// Name.
    pub name: String,
    /// Staff number.
    pub number: String,
    /// Wrong passwords in a row, so that the login page can say how many are left.
    #[serde(default)]
    pub fails: i64,
}

/// A wrong password that was tried while the file was closed; becomes part of the login log at the next opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// Staff id of the account.
    pub account: i64,
    /// When.
    pub at: Instant,
    /// On which computer.
    pub host: String,
}

/// The seals beside a department's file.
#[derive(Serialize, Deserialize)]
pub struct KeyRing {
    format: u32,
    /// Binds the seals to their file.
    file: Vec<u8>,
    /// The department's name, for the login page.
    pub department: String,
    /// Sample data, clearly marked.
    pub demo: bool,
    /// Who may log in.
    pub doors: Vec<Door>,
    /// Wrong passwords since the file was last opened.
    pub misses: Vec<Miss>,
    /// The department's limit of wrong passwords, if it set one of its own.
    #[serde(default)]
    pub lock_fail: Option<i64>,
    seals: Vec<Seal>,
}

impl KeyRing {
    /// A ring without seals for a new file.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn new(department: &str, demo: bool) -> Result<Self, Fault> {
        let mut file = vec![0; 16];
        randomise(&mut file)?;
        Ok(KeyRing {
            format: 1,
            file,
            department: department.to_owned(),
            demo,
            doors: Vec::new(),
            misses: Vec::new(),
            lock_fail: None,
            seals: Vec::new(),
        })
    }

    /// Where the seals of this file lie.
    pub fn path_of(file: &Path) -> PathBuf {
        let mut name = file.as_os_str().to_owned();
        name.push(".keys");
        PathBuf::from(name)
    }

    /// Reads the seals beside a file.
    ///
    /// # Errors
    /// The key file is missing, damaged or of a newer program.
    pub fn load(file: &Path) -> Result<Self, Fault> {
        let path = KeyRing::path_of(file);
        let shown = path.display().to_string();
        let bytes = std::fs::read(&path).map_err(|e| Fault::new("KEYS-MISSING", msg!("base-keys-missing", path = shown.clone()), e))?;
        let ring: KeyRing =
            serde_json::from_slice(&bytes).map_err(|e| Fault::new("KEYS-DAMAGED", msg!("base-keys-damaged", path = shown), e))?;
        if ring.format != 1 {
            return Err(Fault::new("STORE-NEWER", msg!("base-store-newer"), format!("key file format {}", ring.format)));
        }
        Ok(ring)
    }

    /// Changes the seals beside a file: read, changed and written under a lock.
    ///
    /// # Errors
    /// The key file cannot be read or written; it then stays as it was.
    pub fn change<T>(file: &Path, change: impl FnOnce(&mut KeyRing) -> Result<T, Fault>) -> Result<T, Fault> {
        let _lock = lock(file)?;
        let mut ring = KeyRing::load(file)?;
        let done = change(&mut ring)?;
        ring.write(file)?;
        Ok(done)
    }

    /// Writes the first seals of a new file.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn create(&self, file: &Path) -> Result<(), Fault> {
        let _lock = lock(file)?;
        self.write(file)
    }

    fn write(&self, file: &Path) -> Result<(), Fault> {
        let path = KeyRing::path_of(file);
        let failed = |e: std::io::Error| unwritten(&path, &e);
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut out = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        serde_json::to_writer(&mut out, self).map_err(|e| failed(e.into()))?;
        out.flush().and_then(|()| out.as_file().sync_all()).map_err(failed)?;
        out.persist(&path).map_err(|e| failed(e.error))?;
        if let Ok(folder) = File::open(folder) {
            // A folder can be flushed on Unix only; elsewhere the rename itself is durable.
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Seals the key by a secret, in place of the account's earlier seal of that kind.
    ///
    /// # Errors
    /// The system has no randomness or memory to give.
    pub fn seal(&mut self, kind: SealKind, account: i64, secret: &str, key: &FileKey) -> Result<(), Fault> {
        let mut salt = vec![0; 16];
        let mut nonce = vec![0; 24];
        randomise(&mut salt)?;
        randomise(&mut nonce)?;
        let wrapping = derive(kind, secret, &salt, (MEMORY_KIB, PASSES, LANES))?;
        let nonce_array: [u8; 24] = nonce.as_slice().try_into().map_err(|e| crypto_fault(&e))?;
        let sealed = XChaCha20Poly1305::new((&*wrapping).into())
            .encrypt(&XNonce::from(nonce_array), Payload { msg: &key.0, aad: &self.bound_to(kind, account) })
            .map_err(|e| crypto_fault(&e))?;
        self.unseal(kind, account);
        self.seals.push(Seal { kind, account, salt, memory_kib: MEMORY_KIB, passes: PASSES, lanes: LANES, nonce, sealed });
        Ok(())
    }

    /// Removes an account's seal of this kind.
    pub fn unseal(&mut self, kind: SealKind, account: i64) {
        self.seals.retain(|seal| seal.kind != kind || seal.account != account);
    }

    /// Puts a person's door in place of the earlier one.
    pub fn put_door(&mut self, door: Door) {
        self.doors.retain(|d| d.account != door.account);
        self.doors.push(door);
        self.doors.sort_by(|a, b| a.number.cmp(&b.number));
    }

    /// Notes how many wrong passwords in a row this account had.
    pub fn set_fails(&mut self, account: i64, fails: i64) {
        for door in self.doors.iter_mut().filter(|door| door.account == account) {
            door.fails = fails;
        }
    }

    /// Whether an account waits for its one-time code to be used.
    pub fn has(&self, kind: SealKind, account: i64) -> bool {
        self.seals.iter().any(|seal| seal.kind == kind && seal.account == account)
    }

    /// Removes everything by which an account could open the file.
    pub fn forget(&mut self, account: i64) {
        self.seals.retain(|seal| seal.account != account || seal.kind == SealKind::Recovery);
        self.doors.retain(|door| door.account != account);
    }

    /// Opens the seals of this kind with a secret.
    ///
    /// # Errors
    /// Not enough memory for the derivation. A wrong secret is `Ok(None)`.
    pub fn open(&self, kind: SealKind, account: i64, secret: &str) -> Result<Option<FileKey>, Fault> {
        for seal in self.seals.iter().filter(|seal| seal.kind == kind && seal.account == account) {
            let wrapping = derive(kind, secret, &seal.salt, (seal.memory_kib, seal.passes, seal.lanes))?;
            let nonce: [u8; 24] = seal.nonce.as_slice().try_into().map_err(|e| crypto_fault(&e))?;
            let opened = XChaCha20Poly1305::new((&*wrapping).into())
                .decrypt(&XNonce::from(nonce), Payload { msg: &seal.sealed, aad: &self.bound_to(kind, account) });
            if let Ok(bytes) = opened.map(Zeroizing::new)
                && let Ok(key) = <[u8; 32]>::try_from(bytes.as_slice())
            {
                return Ok(Some(FileKey(key)));
            }
        }
        Ok(None)
    }

    fn bound_to(&self, kind: SealKind, account: i64) -> Vec<u8> {
        let mut aad = self.file.clone();
        aad.push(kind as u8);
        aad.extend_from_slice(&account.to_be_bytes());
        aad
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Fault {
    super::write_fault(error, "KEYS-WRITE", msg!("base-keys-write", path = path.display().to_string()))
}

/// A file of its own carries the lock, since the key file itself is replaced at every change.
fn lock(file: &Path) -> Result<File, Fault> {
    let mut name = file.as_os_str().to_owned();
    name.push(".lock");
    let failed = |e: std::io::Error| unwritten(file, &e);
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(PathBuf::from(name)).map_err(failed)?;
    lock.lock().map_err(failed)?;
    Ok(lock)
}

fn derive(kind: SealKind, secret: &str, salt: &[u8], (memory, passes, lanes): (u32, u32, u32)) -> Result<Zeroizing<[u8; 32]>, Fault> {
    let secret = if kind == SealKind::Password { Zeroizing::new(secret.to_owned()) } else { Zeroizing::new(tidy_code(secret)) };
    // Limits guard against a key file that was made to exhaust the machine.
    if memory > 1_048_576 || passes > 32 || lanes > 16 {
        return Err(crypto_fault(&"derivation out of bounds"));
    }
    let params = Params::new(memory, passes, lanes, Some(32)).map_err(|e| crypto_fault(&e))?;
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, out.as_mut())
        .map_err(|e| crypto_fault(&e))?;
    Ok(out)
}

fn crypto_fault(cause: &dyn std::fmt::Display) -> Fault {
    Fault::new("KEYS-CRYPTO", msg!("base-keys-crypto"), cause)
}

/// Fills a buffer from the system's source of randomness.
///
/// # Errors
/// The system has none to give.
pub fn randomise(bytes: &mut [u8]) -> Result<(), Fault> {
    getrandom::fill(bytes).map_err(|e| crypto_fault(&e))
}

/// A code for people in groups of five: 25 characters (125 bits) for recovery, 15 (75 bits) for one use.
///
/// # Errors
/// The system has no randomness to give.
pub fn random_code(characters: usize) -> Result<String, Fault> {
    let mut bytes = vec![0; characters];
    randomise(&mut bytes)?;
    let mut code = String::with_capacity(characters + characters / 5);
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 5 == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET.get(usize::from(byte % 32)).copied().unwrap_or(b'0')));
    }
    Ok(code)
}

/// A typed code as it was given out: upper case, no dashes or spaces, look-alikes put right.
pub fn tidy_code(code: &str) -> String {
    code.chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_its_seal_and_nothing_else_does() {
        let key = FileKey::random().unwrap();
        let mut ring = KeyRing::new("岚桥客服中心", false).unwrap();
        ring.seal(SealKind::Password, 1, "Kx7!mQ2zP", &key).unwrap();
        ring.seal(SealKind::Recovery, 0, "ABCDE-FGHJK", &key).unwrap();
        assert_eq!(ring.open(SealKind::Password, 1, "Kx7!mQ2zP").unwrap().unwrap().0, key.0);
        assert!(ring.open(SealKind::Password, 1, "Kx7!mQ2zp").unwrap().is_none());
        assert!(ring.open(SealKind::Password, 2, "Kx7!mQ2zP").unwrap().is_none());
        assert!(ring.open(SealKind::OneTime, 1, "Kx7!mQ2zP").unwrap().is_none());
        assert!(ring.open(SealKind::Recovery, 0, " abcde fghjk").unwrap().is_some());
        ring.forget(1);
        assert!(ring.open(SealKind::Password, 1, "Kx7!mQ2zP").unwrap().is_none());
        assert!(ring.open(SealKind::Recovery, 0, "ABCDEFGHJK").unwrap().is_some());
    }

    #[test]
    fn a_seal_does_not_fit_another_account_or_file() {
        let key = FileKey::random().unwrap();
        let mut ring = KeyRing::new("甲", false).unwrap();
        ring.seal(SealKind::Password, 1, "Kx7!mQ2zP", &key).unwrap();
        for seal in &mut ring.seals {
            seal.account = 2;
        }
        assert!(ring.open(SealKind::Password, 2, "Kx7!mQ2zP").unwrap().is_none());
    }

    #[test]
    fn seals_survive_writing_and_codes_are_readable() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("部门.kefu");
        let ring = KeyRing::new("部门", true).unwrap();
        ring.create(&file).unwrap();
        let key = FileKey::random().unwrap();
        KeyRing::change(&file, |ring| ring.seal(SealKind::OneTime, 7, "ab3-x", &key)).unwrap();
        let read = KeyRing::load(&file).unwrap();
        assert!(read.demo && read.open(SealKind::OneTime, 7, "AB3X").unwrap().is_some());
        let code = random_code(25).unwrap();
        assert_eq!(code.len(), 29);
        assert_eq!(tidy_code(&code.to_lowercase()).len(), 25);
        assert!(!format!("{key:?}").contains(char::is_numeric));
    }
}
