//! What this machine remembers: language, look, where departments lie. No customer's data, no secret.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;
use crate::ui::Appearance;

/// Most files that the start page offers.
const RECENT: usize = 8;

/// Which renderer draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Renderer {
    /// OpenGL first, then wgpu.
    #[default]
    Auto,
    /// OpenGL.
    Glow,
    /// Direct3D, Metal or Vulkan.
    Wgpu,
}

/// Settings of this machine's user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language; the system's until the person chooses.
    pub lang: Lang,
    /// Theme and text size.
    pub appearance: Appearance,
    /// Which renderer draws.
    pub renderer: Renderer,
    /// Whether the desktop tells what is new in the inbox.
    pub notify: bool,
    /// Departments that were opened, the last one first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            lang: Lang::of_system(),
            appearance: Appearance::default(),
            renderer: Renderer::default(),
            notify: true,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    fn path(folder: &Path) -> PathBuf {
        folder.join("settings.json")
    }

    /// Reads the settings; a missing or damaged file gives the defaults, since nothing in it is worth refusing to start.
    pub fn load(folder: &Path) -> Self {
        match std::fs::read(Self::path(folder)) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                tracing::warn!(%error, "settings could not be read");
                Settings::default()
            }),
            Err(_) => Settings::default(),
        }
    }

    /// Writes the settings; a folder that cannot be written costs nothing but the memory of them.
    pub fn save(&self, folder: &Path) {
        let written = serde_json::to_vec_pretty(self).map_err(|error| error.to_string()).and_then(|bytes| {
            std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            crate::exchange::write_bytes(&Self::path(folder), &bytes).map_err(|fault| fault.to_string())
        });
        if let Err(error) = written {
            tracing::warn!(error, "settings could not be written");
        }
    }

    /// Puts a department in front of the recent ones.
    pub fn opened(&mut self, file: &Path) {
        self.recent.retain(|other| other != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_damage_is_forgiven() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Settings::default().notify, "told unless the person wants silence");
        let mut settings = Settings { lang: Lang::En, notify: false, ..Settings::default() };
        settings.opened(Path::new("甲.kefu"));
        settings.opened(Path::new("乙.kefu"));
        settings.opened(Path::new("甲.kefu"));
        settings.save(folder.path());
        let read = Settings::load(folder.path());
        assert_eq!(read, settings);
        assert_eq!(read.recent, [PathBuf::from("甲.kefu"), PathBuf::from("乙.kefu")]);
        std::fs::write(folder.path().join("settings.json"), "{").unwrap();
        assert!(Settings::load(folder.path()).recent.is_empty());
    }
}
