//! The department's file. One SQL for two engines: everything that differs stands in [`dialect`].
//! Knows tables in general (values, rows, transactions, migrations, the journal, keys, backups) and no area's table.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::base::Fault;
use crate::msg;

pub mod backup;
pub mod dialect;
pub mod journal;
pub mod keys;
pub mod migrate;
pub mod numbers;
pub mod place;
mod value;

pub use keys::FileKey;
pub use value::{Row, Sql};

/// How long a writer waits for another window on the same file, in milliseconds.
const BUSY_MS: u64 = 5_000;

/// One connection to the department's file.
pub struct Store {
    conn: Connection,
    path: Option<PathBuf>,
    /// Something was wiped, and the log of changes may still hold it.
    unswept: bool,
}

impl Store {
    /// Makes a new, empty file under this key.
    ///
    /// # Errors
    /// A file that is already there, a folder that cannot be written, a full disk.
    pub fn create(path: &Path, key: &FileKey) -> Result<Self, Fault> {
        if path.exists() {
            return Err(Fault::new("STORE-EXISTS", msg!("base-store-exists", path = path.display().to_string()), "file exists"));
        }
        Self::connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    }

    /// Opens a file with its key.
    ///
    /// # Errors
    /// No such file, a key that does not fit, a damaged file.
    pub fn open(path: &Path, key: &FileKey) -> Result<Self, Fault> {
        Self::connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    }

    fn connect(path: &Path, key: &FileKey, flags: OpenFlags) -> Result<Self, Fault> {
        let conn = Connection::open_with_flags(path, flags).map_err(fault)?;
        conn.execute_batch(&key.pragma()).map_err(fault)?;
        let store = Self::prepare(conn, Some(path.to_owned()))?;
        // The first read shows whether the key fits.
        store.conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(fault)?;
        Ok(store)
    }

    /// A file without a cipher, so that a test can read its bytes; everything else is as always.
    #[cfg(test)]
    pub(crate) fn readable(path: &Path) -> Self {
        Self::prepare(Connection::open(path).unwrap(), Some(path.to_owned())).unwrap()
    }

    /// A database that lives in memory only, for tests and scenarios.
    ///
    /// # Errors
    /// Only when memory runs out.
    pub fn memory() -> Result<Self, Fault> {
        Self::prepare(Connection::open_in_memory().map_err(fault)?, None)
    }

    fn prepare(conn: Connection, path: Option<PathBuf>) -> Result<Self, Fault> {
        conn.busy_timeout(Duration::from_millis(BUSY_MS)).map_err(fault)?;
        conn.set_prepared_statement_cache_capacity(128);
        if path.is_some() {
            let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(fault)?;
            if mode != "wal" {
                return Err(Fault::new("STORE-PLACE", msg!("base-store-no-wal"), format!("journal mode {mode}")));
            }
        }
        conn.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF;",
        )
        .map_err(fault)?;
        Ok(Store { conn, path, unswept: false })
    }

    /// Where the file lies; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// One act: everything inside happens or nothing does.
    ///
    /// # Errors
    /// What the act returns, or a fault of the file; both leave nothing behind.
    pub fn write<T, E: From<Fault>>(&mut self, act: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let inside = Tx { conn: &tx, wiped: Cell::new(false) };
        let done = act(&inside)?;
        let wiped = inside.wiped.get();
        tx.commit().map_err(fault)?;
        self.unswept |= wiped;
        if self.unswept {
            self.sweep()?;
        }
        Ok(done)
    }

    /// What was wiped leaves the log of changes too. Somebody who still reads an older picture of the file keeps it from being emptied:
    /// then it is tried again after the next act, and the last window that closes removes the log.
    fn sweep(&mut self) -> Result<(), Fault> {
        self.conn.busy_timeout(Duration::ZERO).map_err(fault)?;
        let left = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        self.conn.busy_timeout(Duration::from_millis(BUSY_MS)).map_err(fault)?;
        self.unswept = left.map_err(fault)?;
        Ok(())
    }

    /// Reads from one unchanging picture of the file.
    ///
    /// # Errors
    /// What the reading returns, or a fault of the file.
    pub fn read<T, E: From<Fault>>(&mut self, look: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Deferred).map_err(fault)?;
        look(&Tx { conn: &tx, wiped: Cell::new(false) })
    }

    /// Stops the statement that runs on this connection; it ends with `STORE-STOPPED`.
    pub fn interrupter(&self) -> rusqlite::InterruptHandle {
        self.conn.get_interrupt_handle()
    }

    /// Changes whenever another connection commits to the file.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn version(&self) -> Result<i64, Fault> {
        self.conn.query_row("PRAGMA data_version", [], |row| row.get(0)).map_err(fault)
    }

    /// Runs one of the engine's own checks and names the first trouble.
    ///
    /// # Errors
    /// A damaged file.
    pub fn check(&self) -> Result<(), Fault> {
        let found: String = self.conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(fault)?;
        if found == "ok" { Ok(()) } else { Err(Fault::new("STORE-DAMAGED", msg!("base-store-damaged"), found)) }
    }

    /// Writes the log of changes back into the file, so that it stands alone.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn checkpoint(&self) -> Result<(), Fault> {
        self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(fault)
    }
}

/// An open transaction.
pub struct Tx<'a> {
    conn: &'a Connection,
    wiped: Cell<bool>,
}

impl Tx<'_> {
    /// Runs a statement and tells how many rows it touched.
    ///
    /// # Errors
    /// A fault of the file or a broken constraint.
    pub fn run(&self, sql: &str, values: &[Sql<'_>]) -> Result<usize, Fault> {
        self.conn.prepare_cached(sql).and_then(|mut s| s.execute(rusqlite::params_from_iter(values))).map_err(fault)
    }

    /// Runs a `DELETE` after which nothing of the rows is left where they were: their pages are overwritten, and the log of changes is
    /// emptied when the act has ended. What an ordinary deletion leaves behind lies in the file until other rows need the place. Of a row
    /// that shares its page with others a copy may lie elsewhere, from when they were moved: content that is to be wiped stands behind a
    /// page's length of something else.
    ///
    /// # Errors
    /// A fault of the file or a broken constraint.
    pub fn wipe(&self, sql: &str, values: &[Sql<'_>]) -> Result<usize, Fault> {
        self.conn.execute_batch("PRAGMA secure_delete = ON").map_err(fault)?;
        let gone = self.run(sql, values);
        self.conn.execute_batch("PRAGMA secure_delete = OFF").map_err(fault)?;
        self.wiped.set(true);
        gone
    }

    /// Runs an `INSERT … RETURNING id`.
    ///
    /// # Errors
    /// A fault of the file or a broken constraint.
    pub fn insert(&self, sql: &str, values: &[Sql<'_>]) -> Result<i64, Fault> {
        self.conn.prepare_cached(sql).and_then(|mut s| s.query_row(rusqlite::params_from_iter(values), |row| row.get(0))).map_err(fault)
    }

    /// Runs several statements without values (schema).
    ///
    /// # Errors
    /// A fault of the file or wrong SQL.
    pub fn batch(&self, sql: &str) -> Result<(), Fault> {
        self.conn.execute_batch(sql).map_err(fault)
    }

    /// Every row, one after the other, until `each` breaks off.
    ///
    /// # Errors
    /// A fault of the file, or what `each` returns.
    pub fn each<E: From<Fault>>(
        &self,
        sql: &str,
        values: &[Sql<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<std::ops::ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let mut statement = self.conn.prepare_cached(sql).map_err(fault)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            if each(&Row::new(row))?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Every row as a noun.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn all<T>(&self, sql: &str, values: &[Sql<'_>], noun: impl Fn(&Row<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut out = Vec::new();
        self.each(sql, values, |row| {
            out.push(noun(row)?);
            Ok::<_, Fault>(std::ops::ControlFlow::Continue(()))
        })?;
        Ok(out)
    }

    /// The first row as a noun, if there is one.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn one<T>(&self, sql: &str, values: &[Sql<'_>], mut noun: impl FnMut(&Row<'_>) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
        let mut out = None;
        self.each(sql, values, |row| {
            out = Some(noun(row)?);
            Ok::<_, Fault>(std::ops::ControlFlow::Break(()))
        })?;
        Ok(out)
    }

    /// Names of a table's columns, in its order.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn columns(&self, table: &str) -> Result<Vec<String>, Fault> {
        let statement = self.conn.prepare_cached(&format!("SELECT * FROM {table}")).map_err(fault)?;
        Ok(statement.column_names().map(str::to_owned).collect())
    }

    /// A count or another single whole number; 0 when there is no row.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn number(&self, sql: &str, values: &[Sql<'_>]) -> Result<i64, Fault> {
        Ok(self.one(sql, values, |row| row.int(0))?.unwrap_or(0))
    }
}

/// Turns the engine's error into a fault that a person can act on. Never carries values, only the engine's own words.
pub(crate) fn fault(error: rusqlite::Error) -> Fault {
    use rusqlite::ErrorCode;
    let (code, message) = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ("STORE-BUSY", msg!("base-store-busy")),
        Some(ErrorCode::DiskFull) => ("STORE-FULL", msg!("base-store-full")),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => ("STORE-READONLY", msg!("base-store-readonly")),
        Some(ErrorCode::CannotOpen) => ("STORE-MISSING", msg!("base-store-missing")),
        Some(ErrorCode::NotADatabase) => ("STORE-KEY", msg!("base-store-key")),
        Some(ErrorCode::DatabaseCorrupt) => ("STORE-DAMAGED", msg!("base-store-damaged")),
        Some(ErrorCode::OperationInterrupted) => ("STORE-STOPPED", msg!("base-store-stopped")),
        Some(ErrorCode::ConstraintViolation) => ("STORE-CONSTRAINT", msg!("base-store-constraint")),
        _ => ("STORE-FAULT", msg!("base-store-fault")),
    };
    Fault::new(code, message, error)
}

#[cfg(test)]
mod tests;
