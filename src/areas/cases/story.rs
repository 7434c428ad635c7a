//! What happened to a record as one timeline: what was done with it and the files that were laid beside it.

use std::cmp::Reverse;

use egui::Ui;

use crate::areas::attachments::view::Files;
use crate::areas::parts::clock;
use crate::areas::view::Cx;
use crate::base::Instant;
use crate::i18n::day_short;
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, space};
use crate::ui::{icons, text};

/// Something that happened.
pub struct Happened {
    /// When.
    pub at: Instant,
    /// Icon in the circle.
    pub icon: &'static str,
    /// Its tint.
    pub family: Family,
    /// Who did what.
    pub text: String,
    /// More, or empty.
    pub detail: String,
}

/// Draws it under its heading, the newest first under the heads of their days. `done` stands in the order in which it happened.
pub fn story(ui: &mut Ui, cx: &Cx<'_>, heading: &str, mut done: Vec<Happened>, files: &Files) {
    done.extend(files.history().into_iter().map(|(at, said)| Happened {
        at,
        icon: icons::PAPERCLIP,
        family: Family::Neutral,
        text: cx.lang.say(&said),
        detail: String::new(),
    }));
    // Of one moment, what was done later stands above.
    done.reverse();
    done.sort_by_key(|one| Reverse(one.at));
    text::heading(ui, heading);
    ui.add_space(space::S);
    timeline::timeline(ui, |ui| {
        for (place, one) in done.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| done.get(before));
            if before.is_none_or(|before| before.at.day() != one.at.day()) {
                timeline::day_head(ui, &day_short(cx.lang, one.at.day(), cx.now.day()));
            }
            let last = done.get(place + 1).is_none_or(|after| after.at.day() != one.at.day());
            let time = clock(one.at);
            timeline::entry(ui, &Entry { icon: one.icon, family: one.family, text: &one.text, detail: &one.detail, time: &time, last });
        }
    });
}
