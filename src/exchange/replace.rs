//! Whole files or none: written beside the target under another name, made safe on disk, then put in its place.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::base::Fault;

use super::faults;

/// A file that will take the place of `target`. Dropped before [`Replacement::put_in_place`], it leaves nothing.
pub(super) struct Replacement {
    file: NamedTempFile,
    target: PathBuf,
}

impl Replacement {
    /// A new empty file in the folder of `target`; fails now where writing could not succeed later.
    pub(super) fn beside(target: &Path) -> Result<Self, Fault> {
        // A link stays a link; the file behind it is replaced.
        let target = if target.is_symlink() { fs::canonicalize(target).unwrap_or_else(|_| target.to_owned()) } else { target.to_owned() };
        if let Ok(present) = fs::metadata(&target) {
            if present.is_dir() {
                return Err(faults::target_is_folder(&target));
            }
            if present.permissions().readonly() {
                return Err(faults::target_read_only(&target));
            }
        }
        let mut builder = Builder::new();
        builder.prefix(".kefu-desk-").suffix(".tmp");
        // Temporary files are private by default; what an office exports into a shared folder is not.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(folder_of(&target)).map_err(|e| faults::creating(&target, &e))?;
        Ok(Replacement { file, target })
    }

    /// Where the file will stand.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// A handle to write with.
    pub(super) fn handle(&self) -> Result<File, Fault> {
        self.file.as_file().try_clone().map_err(|e| faults::writing(&self.target, &e))
    }

    /// Writes the whole content and puts it in its place.
    pub(super) fn filled(self, bytes: &[u8]) -> Result<(), Fault> {
        self.handle()?.write_all(bytes).map_err(|e| faults::writing(&self.target, &e))?;
        self.put_in_place()
    }

    /// Waits until the content is on disk and renames it over the target.
    pub(super) fn put_in_place(self) -> Result<(), Fault> {
        self.file.as_file().sync_all().map_err(|e| faults::writing(&self.target, &e))?;
        self.file.persist(&self.target).map_err(|e| faults::renaming(&self.target, &e.error))?;
        // The name itself is safe once the folder is; where folders cannot be opened, the system does it.
        if let Ok(folder) = File::open(folder_of(&self.target)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

/// The folder in which a file stands; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Writes a whole file (a PDF, for instance) or nothing.
///
/// # Errors
/// `FILE-…` where the folder, the disk or another program does not allow it; a file that was there stays as it was.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    Replacement::beside(path)?.filled(bytes)
}
