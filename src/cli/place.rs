//! Where the department's file lies, and what it is called.

use std::path::{Path, PathBuf};

use super::{Common, Failure};
use crate::base::Fault;
use crate::desk::{ENDING, data_folder, file_stem};
use crate::msg;
use crate::store::keys::KeyRing;

/// Whether the argument names a department's file rather than a folder.
fn is_file_path(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) && !path.is_dir()
}

/// Departments in a folder: files of the ending that have their keys beside them. Copies from before an upgrade have none.
fn departments(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| is_file_path(path) && KeyRing::path_of(path).exists()).collect();
    files.sort();
    files
}

/// The one department's file of the data folder.
pub(crate) fn existing(common: &Common) -> Result<PathBuf, Failure> {
    let at = common.data.clone().unwrap_or_else(data_folder);
    if is_file_path(&at) {
        if at.exists() {
            return Ok(at);
        }
        return Err(Failure::Usage(msg!("cli-no-department", path = at.display().to_string())));
    }
    let files = departments(&at);
    match files.as_slice() {
        [] => Err(Failure::Usage(msg!("cli-no-department", path = at.display().to_string()))),
        [file] => Ok(file.clone()),
        several => {
            let names = several.iter().map(|path| super::args::shown_name(path)).collect::<Vec<_>>().join("、");
            Err(Failure::Usage(msg!("cli-several-departments", path = at.display().to_string(), names = names)))
        }
    }
}

/// Where a new department's file goes.
pub(crate) enum Spot {
    /// Into this folder, under the department's name.
    Folder(PathBuf),
    /// Exactly here.
    File(PathBuf),
}

impl Spot {
    /// The file of a department of this name.
    pub(crate) fn file(&self, department: &str) -> PathBuf {
        match self {
            Spot::Folder(folder) => folder.join(format!("{}.{ENDING}", file_stem(department, "_"))),
            Spot::File(file) => file.clone(),
        }
    }

    /// The folder that holds it.
    pub(crate) fn folder(&self) -> &Path {
        match self {
            Spot::Folder(folder) => folder,
            Spot::File(file) => file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")),
        }
    }
}

/// Where a new department's file goes. A folder holds one department, so that no later task has to guess.
pub(crate) fn fresh(common: &Common) -> Result<Spot, Failure> {
    let at = common.data.clone().unwrap_or_else(data_folder);
    if is_file_path(&at) {
        return Ok(Spot::File(at));
    }
    if let Some(there) = departments(&at).first() {
        return Err(taken(there).into());
    }
    Ok(Spot::Folder(at))
}

/// Something lies there already and stays as it is.
pub(crate) fn taken(path: &Path) -> Fault {
    Fault::new("STORE-EXISTS", msg!("base-store-exists", path = path.display().to_string()), "not overwritten")
}

/// The department's file that the window opens, if the data folder holds exactly one.
pub fn department_file(common: &Common) -> Option<PathBuf> {
    existing(common).ok()
}

/// For the window: its folder, and the one department in it when the command line names a place.
pub fn place_of_window(common: &Common) -> (PathBuf, Option<PathBuf>) {
    let Some(at) = common.data.clone() else { return (data_folder(), None) };
    if is_file_path(&at) {
        let folder = at.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        return (folder, Some(at));
    }
    let mut files = departments(&at);
    let only = if files.len() == 1 { files.pop() } else { None };
    (at, only)
}
