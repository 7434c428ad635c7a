//! What stands before the window: progress, the text of a clause, keys and help, the path box, the way out with unsaved work.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use egui::{Context, Ui, vec2};

use super::commands::UiCommand;
use super::{App, Leaving};
use crate::areas::roster::plan::files::PlanPick;
use crate::areas::view::{Actions, Job, Pick, Running};
use crate::areas::{archives, attachments, cases, customers, quality, roster, staff, why};
use crate::base::Message;
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::button::Button;
use crate::ui::dialog::{self, Answer, Confirm, Dialog};
use crate::ui::field::Field;
use crate::ui::tokens::{size, space};
use crate::ui::{badge, keep_ime, progress, text};
use crate::worker::Request;

/// A key and the text id of what it does.
type PageKey = (&'static str, &'static str);

/// Text id of each page with its keys and what they do, as the help lists them.
pub(super) const PAGE_KEYS: [(&str, &[PageKey]); 14] = [
    ("app-command-customers", customers::view::KEYS),
    ("app-command-archives", archives::view::KEYS),
    ("app-help-attachments", attachments::view::KEYS),
    ("app-command-complaints", cases::boards::view::KEYS),
    ("app-area-cases", cases::complaints::view::KEYS),
    ("app-command-tickets", cases::tickets::view::KEYS),
    ("app-command-escalation", cases::escalation::view::KEYS),
    ("app-command-plan", roster::plan::view::KEYS),
    ("app-command-leave", roster::leave::view::KEYS),
    ("app-command-swaps", roster::swaps::view::KEYS),
    ("app-command-attendance", roster::attendance::view::KEYS),
    ("app-command-floor", roster::floor::view::KEYS),
    ("app-area-quality", quality::view::KEYS),
    ("app-command-staff", staff::view::KEYS),
];

/// Title of the progress dialog.
pub(super) fn job_title(job: &Job) -> Option<Message> {
    Some(match job {
        Job::Preview { .. } | Job::PreviewAgain { .. } => msg!("app-job-preview"),
        Job::Import { .. } => msg!("app-job-import"),
        Job::UndoImport { .. } => msg!("app-job-undo-import"),
        Job::Twins => msg!("app-job-twins"),
        Job::Marked { .. } => msg!("app-job-marked"),
        Job::Export { .. }
        | Job::ExportTable { .. }
        | Job::ExportAttendance { .. }
        | Job::ExportBoards { .. }
        | Job::ExportCases { .. } => msg!("app-job-export"),
        Job::Backup { .. } => msg!("app-job-backup"),
        Job::Verify => msg!("app-job-verify"),
        Job::Attach { .. } => msg!("app-job-attach"),
        Job::Inspect { .. }
        | Job::PreviewRows { .. }
        | Job::Template { .. }
        | Job::ExportSwaps { .. }
        | Job::ExportQuality { .. }
        | Job::ExportLeave { .. }
        | Job::Print { .. }
        | Job::Plan(_)
        | Job::OpenAttachment { .. }
        | Job::TurnPage { .. }
        | Job::CopyRows { .. } => return None,
    })
}

/// Where a file lies or goes, typed, on systems without file dialogs.
pub(super) struct PathBox {
    pick: Pick,
    path: String,
}

impl PathBox {
    pub(super) fn new(pick: Pick, folder: &Path) -> Self {
        let name = match &pick {
            Pick::ImportSheet(_) | Pick::OpenDepartment | Pick::Attachment(_) | Pick::Plan(PlanPick::Import | PlanPick::Holidays) => "",
            Pick::ExportSheet(name)
            | Pick::MarkedSheet(_, name)
            | Pick::Backup(name)
            | Pick::NewDepartment(name)
            | Pick::RecoverySheet(name)
            | Pick::Template(_, name)
            | Pick::AttachmentCopy(_, name)
            | Pick::Paper(_, name)
            | Pick::Plan(PlanPick::Sheet(_, name) | PlanPick::Agenda(_, name)) => name,
        };
        let path = if name.is_empty() { String::new() } else { folder.join(name).display().to_string() };
        PathBox { pick, path }
    }
}

/// Two columns of keys with what they do, in both languages.
const HELP_WIDTH: f32 = 800.0;
/// The widest key cap.
const KEYS_WIDTH: f32 = 124.0;
/// Height of the dialog around its keys, and of the window around the dialog.
const HELP_AROUND: f32 = 180.0;

impl App {
    /// Draws everything that stands before the window.
    pub(super) fn overlays(&mut self, ctx: &Context, actions: &mut Actions) {
        let lang = self.lang();
        if let Some(job) = self.job.clone()
            && progress_ui(ctx, &job, lang, self.clock.now().0)
        {
            self.cancel_job();
        }
        if let Some(work) = &self.work
            && let Some(choice) = self.palette.ui(ctx, lang, &work.opened.me, &work.people, actions)
        {
            self.choice(ctx, choice);
        }
        if let Some(why) = &self.why
            && why::dialog(ctx, lang, self.clock.now().day(), why)
        {
            self.why = None;
        }
        if self.help
            && let Some(gallery) = self.help_ui(ctx, lang)
        {
            self.help = false;
            if gallery {
                self.command(ctx, UiCommand::Gallery);
            }
        }
        self.path_ui(ctx, lang);
        self.leaving_ui(ctx, lang);
        let left = if self.work.is_some() && ctx.content_rect().width() >= 1_200.0 { size::NAV } else { 0.0 };
        if let Some(act) = self.toasts.show(ctx, lang, left, ctx.content_rect().bottom() - size::STATUS_BAR) {
            self.undo(act, actions);
        }
    }

    /// Draws the keys; says when it closes whether it goes on to the components.
    fn help_ui(&self, ctx: &Context, lang: Lang) -> Option<bool> {
        let title = lang.tr("app-help-title");
        let shown = Dialog::new("help", &title).width(HELP_WIDTH).show(ctx, |ui| {
            let mut keys: Vec<(String, String)> =
                UiCommand::ALL.iter().filter_map(|command| Some((command.keys_text()?, command.label(lang)))).collect();
            keys.push(("Ctrl F".to_owned(), lang.tr("app-help-search").into_owned()));
            keys.push(("Alt ←".to_owned(), lang.tr("app-help-back").into_owned()));
            let mut groups = vec![("app-help-everywhere", keys)];
            let of_page = |keys: &[PageKey]| keys.iter().map(|(key, what)| ((*key).to_owned(), lang.tr(what).into_owned())).collect();
            groups.extend(PAGE_KEYS.iter().map(|(title, keys)| (*title, of_page(keys))));
            // Large text leaves less room than the keys need.
            let room = (ctx.content_rect().height() - HELP_AROUND).min(420.0);
            egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                ui.columns(2, |columns| {
                    // Whole pages, so that a key stands below the name of its page.
                    let half = groups.iter().map(|(_, keys)| keys.len()).sum::<usize>() / 2;
                    let mut above = 0;
                    for (title, keys) in &groups {
                        let Some(column) = columns.get_mut(usize::from(above >= half)) else { continue };
                        above += keys.len();
                        text::group(column, &lang.tr(title));
                        for (key, what) in keys {
                            key_line(column, key, what);
                        }
                        column.add_space(space::M);
                    }
                });
            });
            dialog::buttons(ui, |ui| {
                let gallery = Button::quiet(&lang.tr("app-command-gallery")).show(ui).clicked();
                (Button::secondary(&lang.tr("ui-close")).key("Esc").show(ui).clicked(), gallery)
            })
        });
        let (closes, gallery) = shown.inner;
        (closes || gallery || shown.dismissed).then_some(gallery)
    }

    fn path_ui(&mut self, ctx: &Context, lang: Lang) {
        let Some(path_box) = &mut self.path_box else { return };
        let title = lang.tr("app-path-title");
        let first = dialog::first_picture(ctx, "path-box");
        let shown = Dialog::new("path-box", &title).explanation(&lang.tr("app-path-text")).width(dialog::WIDE).show(ctx, |ui| {
            let field = Field::new(&lang.tr("app-path-label")).text(ui, &mut path_box.path);
            if first {
                field.request_focus();
            }
            let submitted = keep_ime::submit(ui, &field);
            dialog::buttons(ui, |ui| {
                let go = Button::primary(&lang.tr("app-path-use")).show(ui).clicked();
                (submitted || go, Button::secondary(&lang.tr("app-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let chosen = (shown.inner.0 || shown.confirmed) && !path_box.path.trim().is_empty();
        let left = shown.inner.1 || shown.dismissed;
        if chosen || left {
            let pick = path_box.pick.clone();
            let path = chosen.then(|| PathBuf::from(path_box.path.trim()));
            self.path_box = None;
            self.chosen(ctx, &pick, path.as_ref());
        }
    }

    fn leaving_ui(&mut self, ctx: &Context, lang: Lang) {
        let Some(leaving) = self.leaving else { return };
        let question = Confirm {
            id: "leaving",
            title: &lang.tr("app-leaving-title"),
            explanation: &lang.tr("app-leaving-text"),
            confirm: &lang.tr("app-leaving-drop"),
            cancel: &lang.tr("app-leaving-back"),
            irreversible: true,
        };
        match dialog::confirm(ctx, question) {
            None => {}
            Some(Answer::Harmless) => self.leaving = None,
            Some(Answer::Confirmed) => {
                self.leaving = None;
                match leaving {
                    Leaving::LogOut => self.send(Request::LogOut),
                    Leaving::Close => {
                        self.may_close = true;
                        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                    }
                }
            }
        }
    }
}

fn key_line(ui: &mut Ui, key: &str, what: &str) {
    ui.horizontal(|ui| {
        ui.set_min_height(size::PROPERTY_ROW);
        ui.allocate_ui_with_layout(vec2(KEYS_WIDTH, size::PROPERTY_ROW), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(KEYS_WIDTH);
            badge::key_cap(ui, key);
        });
        text::small(ui, what);
    });
}

/// Draws the progress of a job; true when the person cancels.
fn progress_ui(ctx: &Context, job: &Running, lang: Lang, now: i64) -> bool {
    let (done, total) = (job.done.load(Ordering::Relaxed), job.total.load(Ordering::Relaxed));
    let title = job.title.as_ref().map_or(String::new(), |title| lang.say(title));
    let count = |n: u64| group(i64::try_from(n).unwrap_or(i64::MAX));
    let counts = if total > 0 { format!("{} / {}", count(done.min(total)), count(total)) } else { count(done) };
    #[expect(clippy::cast_precision_loss, reason = "only drawn")]
    let share = if total > 0 { (done as f32 / total as f32).clamp(0.0, 1.0) } else { 0.0 };
    let spent = (now - job.began).max(0);
    let left = match (done, total) {
        (done, total) if done > 0 && total > done && spent > 1_000 => {
            let left = i128::from(spent) * i128::from(total - done) / i128::from(done) / 1_000;
            lang.say(&msg!("app-job-left", seconds = i64::try_from(left).unwrap_or(0).max(1)))
        }
        _ => String::new(),
    };
    let shown = Dialog::new("job", &title).show(ctx, |ui| {
        progress::progress(ui, &counts, &left, share);
        dialog::small_print(ui, &lang.tr(if job.is_cancelled() { "app-job-stopping" } else { "app-job-cancel-means" }));
        dialog::buttons(ui, |ui| Button::secondary(&lang.tr("app-cancel")).key("Esc").show(ui).clicked())
    });
    shown.inner || shown.dismissed
}
