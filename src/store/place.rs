//! Whether a place is good for the department's file: on this machine's own disk, outside folders that a cloud service copies.
//! A live database on a network share or in a synchronised folder loses data, so such places are refused.

use std::path::{Component, Path, PathBuf};

use sysinfo::Disks;

use crate::base::Message;
use crate::msg;

/// What was found about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Free space in bytes, where the system tells.
    pub free: Option<u64>,
    /// Why the file may not lie there.
    pub trouble: Option<Message>,
}

/// File systems that live on another machine.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "afpfs",
    "webdav",
    "davfs",
    "davfs2",
    "9p",
    "ceph",
    "glusterfs",
    "lustre",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.davfs2",
    "fuse.s3fs",
    "fuse.glusterfs",
    "vboxsf",
    "prl_fs",
    "fuse.vmhgfs-fuse",
];

/// Folder names by which the usual cloud services are known; compared in lower case at the beginning of a folder's name.
const CLOUD: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("cloudstorage", "CloudStorage"),
    ("nutstore", "坚果云"),
    ("坚果云", "坚果云"),
    ("我的坚果云", "坚果云"),
    ("baidusyncdisk", "百度网盘"),
    ("baidunetdisk", "百度网盘"),
    ("百度网盘", "百度网盘"),
    ("百度云", "百度网盘"),
    ("wps云盘", "WPS 云盘"),
    ("wpsdrive", "WPS 云盘"),
    ("wps 云盘", "WPS 云盘"),
    ("腾讯微云", "腾讯微云"),
    ("weiyun", "腾讯微云"),
    ("阿里云盘", "阿里云盘"),
    ("aliyundrive", "阿里云盘"),
    ("seafile", "Seafile"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("megasync", "MEGA"),
    ("pcloud", "pCloud"),
    ("box sync", "Box"),
];

/// Files that a sync service leaves in the folder it copies.
const MARKS: &[(&str, &str)] = &[
    (".dropbox", "Dropbox"),
    (".nutstore", "坚果云"),
    (".stfolder", "Syncthing"),
    (".sync", "Resilio Sync"),
    (".owncloudsync.log", "ownCloud"),
];

/// Looks at the folder in which a file would lie; the folder itself need not exist yet.
pub fn look(file: &Path) -> Place {
    let folder = file.parent().unwrap_or(Path::new("."));
    let folder = real(folder);
    if let Some(service) = cloud_of(&folder) {
        return Place { free: None, trouble: Some(msg!("base-place-cloud", service = service)) };
    }
    if folder.to_string_lossy().starts_with("\\\\") || folder.to_string_lossy().starts_with("//") {
        return Place { free: None, trouble: Some(msg!("base-place-network")) };
    }
    let Ok(disks) = Disks::new_with_refreshed_list() else {
        return Place { free: None, trouble: None };
    };
    let disk =
        disks.iter().filter(|disk| folder.starts_with(disk.mount_point())).max_by_key(|disk| disk.mount_point().components().count());
    match disk {
        Some(disk) => {
            let kind = disk.file_system().to_string_lossy().to_lowercase();
            let trouble = NETWORK.contains(&kind.as_str()).then(|| msg!("base-place-network"));
            Place { free: Some(disk.available_space()), trouble }
        }
        // Windows lists local drives only; what is not among them is a share with a drive letter.
        None if cfg!(windows) && !disks.is_empty() => Place { free: None, trouble: Some(msg!("base-place-network")) },
        None => Place { free: None, trouble: None },
    }
}

/// The folder with links followed as far as it exists, since a link may lead onto a share.
fn real(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut rest = Vec::new();
    let mut at = absolute.as_path();
    loop {
        if let Ok(found) = at.canonicalize() {
            return rest.iter().rev().fold(strip_verbatim(found), |path, part| path.join(part));
        }
        match (at.parent(), at.file_name()) {
            (Some(parent), Some(name)) => {
                rest.push(name.to_owned());
                at = parent;
            }
            _ => return absolute,
        }
    }
}

/// Windows answers `\\?\C:\…`, which is a local path and no share.
fn strip_verbatim(path: PathBuf) -> PathBuf {
    match path.to_string_lossy().strip_prefix("\\\\?\\") {
        Some(rest) if !rest.starts_with("UNC") => PathBuf::from(rest),
        Some(rest) => PathBuf::from(format!("\\\\{}", rest.trim_start_matches("UNC\\"))),
        None => path,
    }
}

fn cloud_of(folder: &Path) -> Option<&'static str> {
    for part in folder.components() {
        if let Component::Normal(name) = part {
            let name = name.to_string_lossy().to_lowercase();
            if let Some((_, service)) = CLOUD.iter().find(|(word, _)| name.starts_with(word)) {
                return Some(service);
            }
        }
    }
    folder.ancestors().find_map(|at| MARKS.iter().find(|(mark, _)| at.join(mark).exists()).map(|(_, service)| *service))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cloud_folders_are_known_by_name_and_by_mark() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["OneDrive - 岚桥", "我的坚果云", "BaiduSyncdisk", "Dropbox (Team)"] {
            let file = folder.path().join(name).join("深层").join("部门.kefu");
            assert_eq!(look(&file).trouble.map(|m| m.id), Some("base-place-cloud"), "{name}");
        }
        std::fs::write(folder.path().join(".stfolder"), "").unwrap();
        assert_eq!(look(&folder.path().join("部门.kefu")).trouble.map(|m| m.id), Some("base-place-cloud"));
    }

    #[test]
    fn a_folder_of_this_machine_is_good() {
        let folder = tempfile::tempdir().unwrap();
        let place = look(&folder.path().join("新文件夹").join("部门.kefu"));
        assert_eq!(place.trouble, None);
    }

    #[test]
    fn shares_are_refused() {
        assert_eq!(look(Path::new("//server/share/部门.kefu")).trouble.map(|m| m.id), cfg!(windows).then_some("base-place-network"));
        assert!(NETWORK.contains(&"nfs4") && NETWORK.contains(&"cifs"));
    }
}
