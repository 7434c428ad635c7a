//! 导出: in which form a table leaves the department, and why (FILE-23). The reason stays until the file is written.

use std::path::Path;

use egui::{Align, Context, Layout, vec2};

use crate::areas::cases::boards::sheet::{self, SheetOrder, What};
use crate::areas::parts::{self, Trouble, trouble};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Pick};
use crate::base::No;
use crate::exchange::SheetFormat;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Dialog, chip, dialog, text};

/// Formats as they are offered.
const FORMATS: [(&str, SheetFormat); 3] = [("XLSX", SheetFormat::Xlsx), ("CSV", SheetFormat::Csv), ("PDF", SheetFormat::Pdf)];

/// The dialog.
pub(super) struct ExportDialog {
    what: What,
    format: usize,
    reason: String,
    asked: bool,
    trouble: Option<Trouble>,
}

impl ExportDialog {
    /// Of this table.
    pub fn new(what: What) -> Self {
        ExportDialog { what, format: 0, reason: String::new(), asked: false, trouble: None }
    }

    /// Draws it; returns true when it is left.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let busy = cx.job.is_some();
        let first = dialog::first_picture(ctx, "export-cases");
        let shown = Dialog::new("export-cases", &lang.tr("cases-boards-export-title")).width(480.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            text::paragraph(ui, &self.what.title(lang));
            let name = lang.tr("cases-boards-export-format");
            let row = vec2(ui.available_width(), size::SEGMENTED);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                text::paragraph(ui, &name);
                chip::segmented(ui, &name, &FORMATS.map(|(name, _)| name), &mut self.format);
            });
            let missing = lang.tr("cases-boards-export-reason-missing");
            let error = (self.asked && self.reason.trim().is_empty()).then_some(&*missing);
            let reason = Input::new(&lang.tr("cases-boards-export-reason")).required().error(error).limit(200).text(ui, &mut self.reason);
            if first {
                reason.request_focus();
            }
            match &self.trouble {
                Some(no) => trouble(ui, cx, &lang.tr("cases-boards-not-exported"), no, actions),
                None => parts::quote(ui, lang, "FILE-23"),
            }
            dialog::buttons(ui, |ui| {
                let working = lang.tr("cases-boards-working");
                let go = Button::primary(&lang.tr("cases-boards-export-to")).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("cases-boards-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.asked = true;
            if !self.reason.trim().is_empty() {
                self.trouble = None;
                let ending = FORMATS.get(self.format).map_or("xlsx", |(name, _)| name).to_lowercase();
                actions.push(Action::Pick(Pick::ExportSheet(format!("{} {}.{ending}", self.what.title(lang), cx.now.day()))));
            }
        }
        (leave || shown.dismissed) && !busy
    }

    /// Where the file goes.
    pub fn picked(&mut self, cx: &Cx<'_>, path: &Path, actions: &mut Actions) {
        let offered = FORMATS.get(self.format).map_or(SheetFormat::Xlsx, |(_, format)| *format);
        let format = SheetFormat::of_path(path).unwrap_or(offered);
        let order = SheetOrder { what: self.what.clone(), reason: self.reason.trim().to_owned(), format, lang: cx.lang };
        actions.push(Action::Start(Job::ExportBoards { order: Box::new(order), path: path.to_owned() }));
    }

    /// The job ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) -> bool {
        match outcome {
            Ok(JobDone::Written(_, rows)) => {
                actions.push(Action::Say(sheet::said(*rows)));
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
