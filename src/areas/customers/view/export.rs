//! 导出: what leaves, in which form, and why. The reason is required (FILE-23) and stays until the file is written.

use std::path::Path;

use egui::{Align, Context, Layout, Ui, vec2};

use super::list::List;
use super::show::{self, Trouble};
use crate::areas::customers::sheet::ExportOrder;
use crate::areas::customers::{Column, ListQuery};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Pick};
use crate::base::No;
use crate::exchange::SheetFormat;
use crate::msg;
use crate::rules;
use crate::ui::check::OptionTile;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Dialog, chip, clause, dialog, text};

/// The dialog of an export.
pub struct Export {
    list: ListQuery,
    shown: Vec<Column>,
    rows: Option<usize>,
    all_columns: bool,
    format: usize,
    reason: String,
    /// The reason was missing when somebody tried.
    asked: bool,
    trouble: Option<Trouble>,
    /// The order whose file is being written.
    ordered: Option<ExportOrder>,
}

impl Export {
    /// The list as it stands on the screen.
    pub fn new(list: &List) -> Self {
        Export {
            list: list.query().clone(),
            shown: list.columns().to_vec(),
            rows: list.listed(),
            all_columns: false,
            format: 0,
            reason: String::new(),
            asked: false,
            trouble: None,
            ordered: None,
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let title = cx.lang.tr("customers-view-export-title");
        let busy = cx.job.is_some();
        let shown = Dialog::new("export-customers", &title).width(480.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            self.choices(ui, cx);
            self.reason(ui, cx);
            if let Some(trouble) = &self.trouble {
                show::trouble(ui, cx, &cx.lang.tr("customers-view-not-exported"), trouble, actions);
            }
            dialog::buttons(ui, |ui| {
                let (word, working) = (cx.lang.tr("customers-view-export-to"), cx.lang.tr("customers-view-exporting"));
                let go = Button::primary(&word).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                let leave = Button::secondary(&cx.lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked();
                (go, leave)
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.go(cx, actions);
        }
        (leave || shown.dismissed) && !busy
    }

    fn choices(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let words = match self.rows {
            Some(rows) => cx.lang.say(&msg!("customers-view-export-rows", count = rows)),
            None => cx.lang.tr("customers-view-export-rows-unknown").into_owned(),
        };
        text::paragraph(ui, &words);
        let some = cx.lang.say(&msg!("customers-view-export-shown", count = self.shown.len()));
        let all = cx.lang.say(&msg!("customers-view-export-all", count = Column::all().len()));
        let half = (ui.available_width() - space::M) / 2.0;
        ui.horizontal(|ui| {
            if OptionTile::new(&some, !self.all_columns).width(half).show(ui).clicked() {
                self.all_columns = false;
            }
            if OptionTile::new(&all, self.all_columns).width(half).show(ui).clicked() {
                self.all_columns = true;
            }
        });
        let name = cx.lang.tr("customers-view-export-format");
        let row = vec2(ui.available_width(), size::SEGMENTED);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            text::paragraph(ui, &name);
            chip::segmented(ui, &name, &["XLSX", "CSV"], &mut self.format);
        });
    }

    fn reason(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let (label, hint) = (cx.lang.tr("customers-view-export-reason"), cx.lang.tr("customers-view-export-reason-hint"));
        let missing = cx.lang.tr("customers-export-reason");
        let error = (self.asked && self.reason.trim().is_empty()).then_some(&*missing);
        Input::new(&label).required().hint(&hint).error(error).limit(200).text(ui, &mut self.reason);
        if let Some(clause) = rules::clause("FILE-23") {
            clause::quote(ui, clause.words, &format!("FILE-23 {}", clause.source));
        }
    }

    fn go(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        self.trouble = None;
        if self.reason.trim().is_empty() {
            self.asked = true;
            return;
        }
        let ending = if self.format == 1 { "csv" } else { "xlsx" };
        let name = format!("{} {}.{ending}", cx.lang.tr("customers-sheet-name"), cx.now.day());
        actions.push(Action::Pick(Pick::ExportSheet(name)));
    }

    /// Where the file goes.
    pub fn picked(&mut self, cx: &Cx<'_>, path: &Path, actions: &mut Actions) {
        // The ending decides, should somebody have typed another one than was offered.
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let format = match ending.as_deref() {
            Some("csv") => SheetFormat::Csv,
            Some("xlsx") => SheetFormat::Xlsx,
            _ if self.format == 1 => SheetFormat::Csv,
            _ => SheetFormat::Xlsx,
        };
        let columns = if self.all_columns { Column::all() } else { self.shown.clone() };
        let order = ExportOrder { list: self.list.clone(), columns, reason: self.reason.trim().to_owned(), format, lang: cx.lang };
        self.ordered = Some(order.clone());
        actions.push(Action::Start(Job::Export { order: Box::new(order), path: path.to_owned() }));
    }

    /// The job ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) -> bool {
        if self.ordered.take().is_none() {
            return false;
        }
        match outcome {
            Ok(JobDone::Written(_, rows)) => {
                actions.push(Action::Say(msg!("customers-view-exported", count = *rows)));
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
