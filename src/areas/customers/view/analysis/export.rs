//! 导出 of a table of figures: in which form, and why (FILE-23). The reason stays until the file is written.

use std::path::Path;

use egui::Context;

use super::super::export::Leaving;
use super::super::show::{self, Trouble};
use crate::areas::customers::analysis::sheet::{Table, TableOrder};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Pick};
use crate::base::No;
use crate::ui::tokens::space;
use crate::ui::{Dialog, dialog, text};

/// The dialog.
pub struct TableExport {
    table: Table,
    leaving: Leaving,
    trouble: Option<Trouble>,
    ordered: bool,
}

impl TableExport {
    /// Of this table.
    pub fn new(table: Table) -> Self {
        TableExport { table, leaving: Leaving::default(), trouble: None, ordered: false }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let title = cx.lang.tr("customers-analysis-export");
        let busy = cx.job.is_some();
        let first = dialog::first_picture(ctx, "export-table");
        let shown = Dialog::new("export-table", &title).width(480.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            text::paragraph(ui, &self.table.title(cx.lang));
            let reason = self.leaving.ui(ui, cx);
            if first {
                reason.request_focus();
            }
            if let Some(trouble) = &self.trouble {
                show::trouble(ui, cx, &cx.lang.tr("customers-view-not-exported"), trouble, actions);
            }
            Leaving::buttons(ui, cx, busy, None)
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.trouble = None;
            if self.leaving.is_ready() {
                let name = format!("{}.{}", self.table.title(cx.lang).replace('/', "–"), self.leaving.ending());
                actions.push(Action::Pick(Pick::ExportSheet(name)));
            }
        }
        (leave || shown.dismissed) && !busy
    }

    /// Where the file goes.
    pub fn picked(&mut self, cx: &Cx<'_>, path: &Path, actions: &mut Actions) {
        let order = TableOrder { table: self.table, reason: self.leaving.reason(), format: self.leaving.format_of(path), lang: cx.lang };
        self.ordered = true;
        actions.push(Action::Start(Job::ExportTable { order: Box::new(order), path: path.to_owned() }));
    }

    /// The job ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) -> bool {
        std::mem::take(&mut self.ordered) && Leaving::ended(outcome, &mut self.trouble, actions)
    }
}
