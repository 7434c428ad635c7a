//! 导出: in which form a list or a table leaves the department, and why (FILE-23). The reason stays until the file is written.

use std::path::Path;

use egui::{Align, Context, Layout, vec2};

use super::dialog::{Form, Outcome};
use crate::areas::parts::Trouble;
use crate::areas::view::{Action, Actions, Cx, JobDone, Pick};
use crate::base::No;
use crate::exchange::SheetFormat;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::size;
use crate::ui::{chip, text};

/// Formats as they are offered.
const FORMATS: [(&str, SheetFormat); 3] = [("XLSX", SheetFormat::Xlsx), ("CSV", SheetFormat::Csv), ("PDF", SheetFormat::Pdf)];

/// The dialog; `W` says what leaves.
pub struct ExportDialog<W> {
    what: W,
    title: String,
    format: usize,
    reason: String,
    asked: bool,
    trouble: Option<Trouble>,
}

impl<W> ExportDialog<W> {
    /// Of this list or table, under this title.
    pub fn new(what: W, title: String) -> Self {
        ExportDialog { what, title, format: 0, reason: String::new(), asked: false, trouble: None }
    }

    /// What leaves.
    pub fn what(&self) -> &W {
        &self.what
    }

    /// Why, as it was written.
    pub fn reason(&self) -> String {
        self.reason.trim().to_owned()
    }

    /// The format of a file: what its ending says, or the one that was chosen.
    pub fn format(&self, path: &Path) -> SheetFormat {
        let chosen = FORMATS.get(self.format).map_or(SheetFormat::Xlsx, |(_, format)| *format);
        SheetFormat::of_path(path).unwrap_or(chosen)
    }

    /// Draws it; returns true when it is left.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let (title, send) = (lang.tr("cases-export-title"), lang.tr("cases-export-to"));
        let form = Form::new("export-cases", &title, &send).quoting("FILE-23").width(480.0);
        let ExportDialog { title, format, reason, asked, trouble, .. } = self;
        let outcome = form.show(ctx, cx, cx.job.is_some(), trouble.as_ref(), actions, |ui, first| {
            text::paragraph(ui, title);
            let name = lang.tr("cases-export-format");
            let row = vec2(ui.available_width(), size::SEGMENTED);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                text::paragraph(ui, &name);
                chip::segmented(ui, &name, &FORMATS.map(|(name, _)| name), format);
            });
            let missing = lang.tr("cases-export-reason-missing");
            let error = (*asked && reason.trim().is_empty()).then_some(&*missing);
            let field = Input::new(&lang.tr("cases-export-reason")).required().error(error).limit(200).text(ui, reason);
            if first {
                field.request_focus();
            }
        });
        if outcome == Outcome::Sent {
            self.asked = true;
            if !self.reason.trim().is_empty() {
                self.trouble = None;
                let ending = FORMATS.get(self.format).map_or("xlsx", |(name, _)| name).to_lowercase();
                actions.push(Action::Pick(Pick::ExportSheet(format!("{} {}.{ending}", self.title, cx.now.day()))));
            }
        }
        outcome == Outcome::Left
    }

    /// The job ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) -> bool {
        match outcome {
            Ok(JobDone::Written(_, rows)) => {
                actions.push(Action::Say(msg!("cases-exported", count = *rows)));
                true
            }
            Ok(_) => false,
            Err(no) => {
                self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
                false
            }
        }
    }
}
