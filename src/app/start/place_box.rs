//! Where a new file goes: a path that follows a name until it is typed or picked, with what was found about its place.

use std::path::{Path, PathBuf};

use egui::{Response, Ui};

use super::parts::{self, Mark};
use super::{Around, StartAction, StartActions};
use crate::areas::view::Pick;
use crate::base::Message;
use crate::desk::ENDING;
use crate::msg;
use crate::store::keys::KeyRing;
use crate::store::place::Place;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Field, fonts, text};

const MIB: u64 = 1024 * 1024;
/// Less free space than this is no place to begin.
const LEAST_FREE: u64 = 64 * MIB;

/// The path and what is known of it.
#[derive(Default)]
pub(super) struct PlaceBox {
    text: String,
    /// Typed or picked: it no longer follows the name.
    by_hand: bool,
    asked: Option<PathBuf>,
    found: Option<Found>,
}

struct Found {
    file: PathBuf,
    place: Place,
    /// There is a file already.
    taken: bool,
}

/// A typed or pasted path; Windows puts quotes around a copied one.
pub(super) fn path_of(text: &str) -> PathBuf {
    PathBuf::from(text.trim().trim_matches('"'))
}

impl PlaceBox {
    /// The path follows the name until it is changed by hand.
    pub(super) fn follow(&mut self, folder: &Path, name: &str) {
        if !self.by_hand {
            self.text = folder.join(format!("{name}.{ENDING}")).display().to_string();
        }
    }

    /// Somebody picked a place.
    pub(super) fn pick(&mut self, file: &Path) {
        self.text = file.display().to_string();
        self.by_hand = true;
    }

    /// The file, with its ending.
    pub(super) fn file(&self) -> PathBuf {
        let path = path_of(&self.text);
        let ends = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
        if ends || path.file_name().is_none() {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(ENDING);
        PathBuf::from(name)
    }

    /// What was found about a place.
    pub(super) fn found(&mut self, file: &Path, place: &Place) {
        if self.asked.as_deref() != Some(file) {
            return;
        }
        self.asked = None;
        // Only a disk of this machine is asked by the window itself: a share could keep it waiting.
        let taken = place.trouble.is_none() && (file.exists() || KeyRing::path_of(file).exists());
        self.found = Some(Found { file: file.to_owned(), place: place.clone(), taken });
    }

    /// Why the file cannot go there.
    pub(super) fn trouble(&self) -> Option<Message> {
        let file = self.file();
        if self.text.trim().is_empty() || file.file_name().is_none() {
            return Some(msg!("start-place-blank"));
        }
        if !file.is_absolute() {
            return Some(msg!("start-place-relative"));
        }
        let found = self.found.as_ref().filter(|found| found.file == file)?;
        if found.taken {
            return Some(msg!("base-store-exists", path = file.display().to_string()));
        }
        let full = || found.place.free.filter(|free| *free < LEAST_FREE).map(|_| msg!("start-place-full"));
        found.place.trouble.clone().or_else(full)
    }

    /// Label, path, 更改… and what was found.
    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around, suggested: &str, actions: &mut StartActions) -> Response {
        let lang = around.lang;
        let label = lang.tr("start-place");
        let change = lang.tr("start-place-change");
        text::paragraph(ui, &label);
        ui.add_space(space::XS);
        let trouble = self.trouble().map(|message| lang.say(&message));
        let button = parts::width_of(ui, &change, fonts::regular(size::BODY)) + 24.0;
        let response = ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let width = ui.available_width() - button - space::M;
                let field = Field::new(&label).bare().width(width).error(trouble.as_deref());
                let response = field.id(egui::Id::unique("start-place")).text(ui, &mut self.text);
                if Button::secondary(&change).width(button).show(ui).clicked() {
                    actions.push(StartAction::Pick(Pick::NewDepartment(format!("{suggested}.{ENDING}"))));
                }
                response
            })
            .inner;
        if response.changed() {
            self.by_hand = true;
        }
        let file = self.file();
        match self.found.as_ref().filter(|found| found.file == file) {
            Some(found) if trouble.is_none() => {
                ui.add_space(space::M);
                parts::marks(ui, |ui| {
                    parts::mark(ui, Mark::Met, &lang.tr("start-place-local"));
                    parts::mark(ui, Mark::Met, &lang.tr("start-place-not-cloud"));
                    if let Some(free) = found.place.free {
                        parts::mark(ui, Mark::Met, &lang.say(&free_space(free)));
                    }
                });
            }
            Some(_) => {}
            // One question at a time; the answer to an older path asks anew.
            None if self.asked.is_none() && file.is_absolute() => {
                self.asked = Some(file.clone());
                actions.push(StartAction::LookAt(file));
            }
            None => {}
        }
        response
    }
}

fn free_space(bytes: u64) -> Message {
    let whole = |unit: u64| i64::try_from(bytes / unit).unwrap_or(i64::MAX);
    if bytes >= 1024 * MIB { msg!("start-place-free", gb = whole(1024 * MIB)) } else { msg!("start-place-free-mb", mb = whole(MIB)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_is_put_and_quotes_are_taken_away() {
        let mut place = PlaceBox::default();
        place.pick(Path::new("\"/数据/部门\""));
        assert_eq!(place.file(), Path::new("/数据/部门.kefu"));
        place.pick(Path::new("/数据/v1.2"));
        assert_eq!(place.file(), Path::new("/数据/v1.2.kefu"));
        place.pick(Path::new("部门.KEFU"));
        assert_eq!(place.trouble().map(|m| m.id), Some("start-place-relative"));
    }
}
