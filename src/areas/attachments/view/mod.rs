//! The list of the files beside a record, as any page draws it: add, look at, save a copy, say what it shows, remove; dropped files.
//! It reads a [`Cx`], keeps what people type, and pushes [`Action`]s.

mod player;
mod preview;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use egui::{Align, Context, Id, Key, Layout, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use self::player::Player;
pub use self::player::{shows_player, takes_arrows};
use self::preview::Preview;
use super::model::disk_name;
use super::{Answer as Told, Attachment, Command, Listing, Media, Query, Record};
use crate::areas::parts::{self, Reason, Trouble, day_narrow};
use crate::areas::view::{Action, Actions, Cx, Job, News, Opening, Pick, Slot};
use crate::areas::{self, Answer};
use crate::base::{Instant, No, Refusal};
use crate::i18n::group;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{line, radius, size, space, tokens};
use crate::ui::{Button, Dialog, IconButton, dialog, fonts, icons, paint, text};

/// Room from which the list lies on a page and not in a panel.
const PAGE: f32 = 600.0;

/// Height of one file: its name and a line about it.
const ROW: f32 = 44.0;

/// The files beside one record.
#[derive(Default)]
pub struct Files {
    record: Option<Record>,
    listing: Option<Listing>,
    refused: Option<Trouble>,
    asking: Option<Asking>,
    preview: Option<Preview>,
    player: Option<Player>,
    /// What the file shows for which a dialog is open.
    note: String,
    /// The file whose copy is being saved, and what for.
    saving: Option<(i64, String)>,
    /// What the last file was not attached or opened for.
    trouble: Option<Trouble>,
}

/// What the one dialog asks for.
struct Asking {
    file: Attachment,
    what: Want,
    typed: String,
    /// The clause that wants it.
    clause: Option<&'static str>,
    flaw: Option<Refusal>,
}

/// What is done when it was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    Show,
    Save,
    Note,
    Remove,
}

impl Files {
    /// Turns to a record; what lies beside it is asked for when it is another one.
    pub fn open(&mut self, record: Record, actions: &mut Actions) {
        if self.record != Some(record) {
            *self = Files { record: Some(record), ..Files::default() };
            self.ask(actions);
        }
    }

    /// Asks again for what is on the screen.
    fn ask(&self, actions: &mut Actions) {
        if let Some(record) = self.record {
            actions.push(Action::Ask(Slot::Attachments(record), areas::Query::Attachments(Query::Files { record })));
        }
    }

    fn shows(&self, file: i64) -> bool {
        self.listing.as_ref().is_some_and(|listing| listing.files.iter().any(|shown| shown.id == file))
    }

    /// Files of the record that are there; nothing until it is known.
    pub fn count(&self) -> Option<usize> {
        self.listing.as_ref().map(|listing| listing.files.iter().filter(|file| file.gone.is_none()).count())
    }

    /// Opens the file dialog for a file that shows this.
    pub fn choose(&mut self, note: &str, actions: &mut Actions) {
        if let Some(record) = self.record {
            note.clone_into(&mut self.note);
            actions.push(Action::Pick(Pick::Attachment(record)));
        }
    }

    /// Whether something may be added; not until the list is known.
    pub fn may_add(&self) -> bool {
        self.listing.as_ref().is_some_and(|listing| listing.add.is_none())
    }

    // ---- drawing ----

    /// Draws the list under this heading, as wide as there is room, and what stands before it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, heading: &str, actions: &mut Actions) {
        self.list_ui(ui, cx, heading, true, actions);
    }

    /// Draws it beside other work: files are looked at, and what changes them stands on the record's own page.
    pub fn looks_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, heading: &str, actions: &mut Actions) {
        self.list_ui(ui, cx, heading, false, actions);
    }

    fn list_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, heading: &str, changes: bool, actions: &mut Actions) {
        self.dialogs(ui.ctx(), cx, actions);
        if let Some(trouble) = &self.refused {
            parts::trouble(ui, cx, &cx.lang.tr("attachments-not-read"), trouble, actions);
        }
        let Some(listing) = self.listing.clone() else { return };
        let top = ui.cursor().min;
        self.head(ui, cx, heading, changes.then_some(&listing), actions);
        if listing.files.is_empty() {
            let id = if listing.add.is_none() && changes { "attachments-none-drop" } else { "attachments-none" };
            text::caption(ui, &cx.lang.tr(id));
        }
        for file in &listing.files {
            if let Some(what) = row(ui, cx, file, changes.then_some(&listing)) {
                self.want(file, what, &listing, actions);
            }
            if self.player.as_mut().is_some_and(|player| player.plays(file.id) && player.ui(ui, cx, actions)) {
                self.player = None;
            }
        }
        if listing.add.is_none() && changes {
            let whole = Rect::from_min_max(top, ui.min_rect().max);
            let paths = drops(ui, cx, whole);
            if !paths.is_empty() {
                actions.push(Action::Start(Job::Attach { record: listing.record, paths, note: String::new() }));
            }
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, heading: &str, listing: Option<&Listing>, actions: &mut Actions) {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL_SMALL), Layout::left_to_right(Align::Center), |ui| {
            // On a page it stands beside other headings, in a panel or a form beside groups.
            if ui.available_width() > PAGE && !listing.is_some_and(|listing| listing.draft) {
                text::heading(ui, heading)
            } else {
                text::group(ui, heading)
            };
            let Some(listing) = listing else { return };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let why = listing.add.as_ref().map(|refusal| Reason::of(cx.lang, refusal));
                let label = cx.lang.tr("attachments-add");
                let button = Button::quiet(&label).icon(icons::PAPERCLIP).small().refused_if(why.as_ref().map(Reason::refused));
                if button.show(ui).clicked() {
                    self.choose("", actions);
                }
            });
        });
    }

    fn want(&mut self, file: &Attachment, what: Want, listing: &Listing, actions: &mut Actions) {
        let asks = listing.purpose.is_some() || what == Want::Note || (what == Want::Remove && !listing.draft);
        let typed = if what == Want::Note { file.note.clone() } else { String::new() };
        let clause = listing.purpose.filter(|_| matches!(what, Want::Show | Want::Save));
        let asking = Asking { file: file.clone(), what, typed, clause, flaw: None };
        if asks {
            self.asking = Some(asking);
        } else {
            self.go(&asking, actions);
        }
    }

    /// Does what was asked for; returns true when nothing more is waited for.
    fn go(&mut self, asking: &Asking, actions: &mut Actions) -> bool {
        let (file, typed) = (&asking.file, asking.typed.trim().to_owned());
        let command = match asking.what {
            Want::Show => {
                if file.media == Media::Amr {
                    self.player = Some(Player::unknown(file.record, file.id, &typed));
                    return true;
                }
                let how = if file.media.is_scan() || file.media.is_recording() { Opening::Here } else { Opening::Outside };
                if file.media.is_recording() {
                    self.player = Some(Player::new(file.record, file.id, &typed));
                }
                actions.push(Action::Start(Job::OpenAttachment { record: file.record, file: file.id, purpose: typed, how }));
                return true;
            }
            Want::Save => {
                self.saving = Some((file.id, typed));
                actions.push(Action::Pick(Pick::AttachmentCopy(file.id, disk_name(&file.name, file.media))));
                return true;
            }
            Want::Note => Command::Note { file: file.id, note: typed },
            Want::Remove => Command::Remove { file: file.id, reason: typed },
        };
        actions.push(Action::Do(areas::Command::Attachments(command)));
        false
    }

    fn dialogs(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        if let Some(mut asking) = self.asking.take() {
            match asking.ui(ctx, cx) {
                Some(true) if self.go(&asking, actions) => {}
                Some(false) => {}
                _ => self.asking = Some(asking),
            }
        }
        if self.preview.as_mut().is_some_and(|preview| preview.ui(ctx, cx, actions)) {
            self.preview = None;
        }
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("attachments-trouble");
            let shown = Dialog::new("attachment-trouble", &title).show(ctx, |ui| {
                parts::trouble(ui, cx, &title, trouble, actions);
                dialog::buttons(ui, |ui| Button::secondary(&cx.lang.tr("ui-close")).key("Esc").show(ui).clicked())
            });
            if shown.inner || shown.dismissed {
                self.trouble = None;
            }
        }
    }

    // ---- news ----

    /// Takes answers, finished acts, results of jobs and chosen files that are about this record.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        let Some(mine) = self.record else { return };
        match news {
            News::Answer(Slot::Attachments(record), answer) if *record == mine => match answer {
                Ok(Answer::Attachments(Told::Files(listing))) => {
                    self.refused = None;
                    self.listing = Some((**listing).clone());
                }
                Ok(_) => {}
                Err(no) => {
                    self.listing = None;
                    self.refused = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
                }
            },
            News::Finished(areas::Command::Attachments(Command::Note { file, .. } | Command::Remove { file, .. }), outcome) => {
                let asking = self.asking.take_if(|asking| asking.file.id == *file);
                match (outcome, asking) {
                    (Err(No::Refused(refusal)), Some(asking)) if !refusal.flaws.is_empty() => {
                        self.asking = Some(Asking { flaw: Some(refusal.clone()), ..asking });
                    }
                    (Err(no), asking) if asking.is_some() || self.shows(*file) => self.trouble = Trouble::of(no),
                    _ => {}
                }
            }
            News::Picked(Pick::Attachment(record), path) if *record == mine => {
                let note = std::mem::take(&mut self.note);
                if let Some(path) = path {
                    actions.push(Action::Start(Job::Attach { record: mine, paths: vec![(*path).clone()], note }));
                }
            }
            News::Picked(Pick::AttachmentCopy(file, _), path) => {
                if let (Some((_, purpose)), Some(path)) = (self.saving.take_if(|saving| saving.0 == *file), path) {
                    let how = Opening::Copy((*path).clone());
                    actions.push(Action::Start(Job::OpenAttachment { record: mine, file: *file, purpose, how }));
                }
            }
            News::Job(Job::Attach { record, paths, .. }, outcome) if *record == mine => match outcome {
                Ok(_) => actions.push(Action::Say(msg!("attachments-said-added", count = paths.len()))),
                Err(no) => self.trouble = Trouble::of(no),
            },
            News::Job(Job::OpenAttachment { record, file, purpose, how }, outcome) if *record == mine => match (how, outcome) {
                (Opening::Here, outcome) if self.player.as_ref().is_some_and(|player| player.plays(*file)) => {
                    if let Some(player) = &mut self.player {
                        player.take(outcome);
                    }
                }
                (Opening::Here, outcome) => self.preview = Some(Preview::of(*record, *file, purpose, outcome)),
                (_, Err(no)) => self.trouble = Trouble::of(no),
                _ => {}
            },
            News::Job(Job::TurnPage { picture, .. }, outcome) => {
                if let Some(preview) = self.preview.as_mut().filter(|preview| preview.shows(picture)) {
                    preview.take(outcome);
                }
            }
            News::Stale => self.ask(actions),
            _ => {}
        }
    }
}

impl Asking {
    /// Draws the dialog: true when it was answered, false when it was left.
    fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) -> Option<bool> {
        let l = |id| cx.lang.tr(id);
        let (title, label, go) = match self.what {
            Want::Show => ("attachments-ask-show", "attachments-purpose", "attachments-show"),
            Want::Save => ("attachments-ask-save", "attachments-purpose", "attachments-save-go"),
            Want::Note => ("attachments-ask-note", "attachments-note", "attachments-note-go"),
            Want::Remove => ("attachments-ask-remove", "attachments-reason", "attachments-remove-go"),
        };
        let first = dialog::first_picture(ctx, "attachment-ask");
        let (title, label, go) = (l(title), l(label), l(go));
        let shown = Dialog::new("attachment-ask", &title).explanation(&self.file.name).show(ctx, |ui| {
            if let Some(clause) = self.clause {
                parts::quote(ui, cx.lang, clause);
                ui.add_space(space::M);
            }
            let error = self.flaw.as_ref().map(|refusal| cx.lang.say(&refusal.message));
            let input = Input::new(&label).limit(super::model::LONGEST_NOTE).error(error.as_deref());
            let input = if self.what == Want::Note { input } else { input.required() };
            let input = input.text(ui, &mut self.typed);
            if first {
                input.request_focus();
            }
            if self.what == Want::Remove {
                ui.add_space(space::S);
                text::caption(ui, &l("attachments-remove-explained"));
            }
            dialog::buttons(ui, |ui| {
                let button = if self.what == Want::Remove { Button::danger_confirm(&go) } else { Button::primary(&go) };
                let yes = button.key("Ctrl Enter").show(ui).clicked();
                let no = Button::secondary(&l("app-cancel")).key("Esc").show(ui).clicked();
                (yes, no)
            })
        });
        let (yes, no) = shown.inner;
        if no || shown.dismissed {
            return Some(false);
        }
        if !(yes || shown.confirmed) {
            return None;
        }
        if self.what != Want::Note && self.typed.trim().is_empty() {
            let message = if self.what == Want::Remove { msg!("attachments-reason-blank") } else { msg!("attachments-purpose-blank") };
            self.flaw = Some(Refusal::of_field("typed", "", message));
            return None;
        }
        Some(true)
    }
}

/// One file; returns what is wanted of it, which is only looking without a `listing` that says what else may be done. Its line takes the
/// focus: Enter looks at it, Delete removes it.
fn row(ui: &mut Ui, cx: &Cx<'_>, file: &Attachment, listing: Option<&Listing>) -> Option<Want> {
    let mut want = None;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let line = ui.interact(rect, ui.scope_id().with(("attachment", file.id)), Sense::click());
    line.widget_info(|| WidgetInfo::labeled(Role::Label, true, &file.name));
    if let Some((at, who)) = &file.gone {
        let said = msg!("attachments-gone", name = who.as_str(), day = moment(*at, cx.now));
        named(ui, rect, file, &cx.lang.say(&said), true);
        return None;
    }
    let mut left = rect;
    parts::inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let remove = cx.lang.tr(if listing.is_some_and(|listing| listing.draft) { "attachments-leave-out" } else { "attachments-remove" });
        let save = cx.lang.tr("attachments-save");
        let show = cx.lang.tr(if file.media.is_recording() { "attachments-listen" } else { "attachments-show" });
        if let Some(listing) = listing {
            let why = listing.remove.as_ref().map(|refusal| Reason::of(cx.lang, refusal));
            if Button::quiet(&remove).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                want = Some(Want::Remove);
            }
        }
        if Button::quiet(&save).small().show(ui).clicked() {
            want = Some(Want::Save);
        }
        if Button::quiet(&show).small().show(ui).clicked() {
            want = Some(Want::Show);
        }
        let note = cx.lang.tr("attachments-note-edit");
        let writes = listing.is_some_and(|listing| listing.add.is_none());
        if writes && IconButton::new(icons::NOTE_PENCIL, &note).small().show(ui).clicked() {
            want = Some(Want::Note);
        }
        left.max.x = ui.min_rect().left() - space::S;
    });
    let about = [cx.lang.say(&file.media.message()), bytes(file.size), file.by_name.clone(), moment(file.at, cx.now)];
    let about = [file.note.as_str(), &about.join("　")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　");
    named(ui, left, file, &about, false);
    focus::ring(ui, &line, rect, radius::CONTROL, Ring::Inside);
    let pressed = |key| line.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) || line.double_clicked() {
        want = Some(Want::Show);
    } else if pressed(Key::Delete) && listing.is_some_and(|listing| listing.remove.is_none()) {
        want = Some(Want::Remove);
    }
    want
}

/// Name and a line about it, each cut to the room, both whole in the tooltip.
fn named(ui: &Ui, rect: Rect, file: &Attachment, about: &str, gone: bool) {
    let t = tokens(ui);
    let half = rect.center().y;
    let color = if gone { t.text_3 } else { t.text };
    let name = paint::line_within(ui, &file.name, fonts::regular(size::TABLE), rect.width());
    paint::put(ui.painter(), name, rect.with_min_y(rect.top() + space::XS).with_max_y(half + 1.0), Align::Min, color);
    let line = paint::line_within(ui, about, fonts::regular(size::CAPTION), rect.width());
    paint::put(ui.painter(), line, rect.with_min_y(half + 1.0).with_max_y(rect.bottom() - space::XS), Align::Min, t.text_3);
}

fn moment(at: Instant, now: Instant) -> String {
    format!("{} {}", day_narrow(at.day(), now.day()), parts::clock(at))
}

/// A size for people.
fn bytes(size: i64) -> String {
    const MB: i64 = 1024 * 1024;
    if size >= MB { format!("{}.{} MB", size / MB, size % MB * 10 / MB) } else { format!("{} KB", group((size + 1023) / 1024)) }
}

/// Files that are let go over the window belong here while this is on the screen and no dialog stands before it.
fn drops(ui: &Ui, cx: &Cx<'_>, rect: Rect) -> Vec<PathBuf> {
    let ctx = ui.ctx();
    if parts::shut(ui) {
        return Vec::new();
    }
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(claim(), pass));
    let (hovering, dropped) = ctx.input(|i| {
        let dropped: Vec<PathBuf> = i.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect();
        (!i.raw.hovered_files.is_empty(), dropped)
    });
    if hovering {
        let t = tokens(ui);
        let painter = paint::unclipped(ui, ctx.content_rect());
        paint::dashed_rect(&painter, rect.expand(space::XS), f32::from(radius::CONTROL), line(ctx, t.accent));
        let said = paint::line_of(ui, &cx.lang.tr("attachments-drop"), fonts::medium(size::TABLE));
        paint::put(&painter, said, rect.with_max_y(rect.top() + size::CONTROL_SMALL), Align::Center, t.accent_family.text);
    }
    dropped
}

fn claim() -> Id {
    Id::unique("attachments-drop")
}

/// Whether a list of attachments on the screen takes files that are dropped on the window.
pub fn takes_drops(ctx: &Context) -> bool {
    let seen = ctx.data(|data| data.get_temp::<u64>(claim()));
    seen.is_some_and(|seen| ctx.cumulative_pass_nr().saturating_sub(seen) <= 1)
}

/// Keys of the list and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("Enter", "attachments-key-show"),
    ("Delete", "attachments-key-remove"),
    ("PgUp · PgDn", "attachments-key-turn"),
    ("F8", "attachments-key-play"),
    ("F7 · F9", "attachments-key-skip"),
];
