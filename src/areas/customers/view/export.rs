//! 导出: what leaves, in which form, and why. The reason is required (FILE-23) and stays until the file is written.

use std::path::Path;

use egui::{Align, Context, Layout, Response, Ui, vec2};

use super::list::List;
use super::show::{self, Trouble};
use crate::areas::customers::sheet::ExportOrder;
use crate::areas::customers::{Column, Condition, Filter, ListQuery, Op, Subject};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Pick};
use crate::base::No;
use crate::exchange::{MAX_PRINTED_ROWS, SheetFormat};
use crate::i18n::Lang;
use crate::msg;
use crate::rules;
use crate::ui::check::OptionTile;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Dialog, chip, clause, dialog, text};

/// Formats as they are offered, with the endings of their files.
const FORMATS: [(&str, SheetFormat); 3] = [("XLSX", SheetFormat::Xlsx), ("CSV", SheetFormat::Csv), ("PDF", SheetFormat::Pdf)];

/// The dialog of an export.
pub struct Export {
    list: ListQuery,
    /// The chosen rows, and whether only they go out.
    chosen: Vec<i64>,
    only_chosen: bool,
    shown: Vec<Column>,
    rows: Option<usize>,
    all_columns: bool,
    leaving: Leaving,
    trouble: Option<Trouble>,
    /// The order whose file is being written.
    ordered: Option<ExportOrder>,
}

impl Export {
    /// The list as it stands on the screen; the chosen rows of it, where there are any.
    pub fn new(list: &List, chosen: Vec<i64>) -> Self {
        Export {
            list: list.query().clone(),
            only_chosen: !chosen.is_empty(),
            chosen,
            shown: list.columns().to_vec(),
            rows: list.listed(),
            all_columns: false,
            leaving: Leaving::default(),
            trouble: None,
            ordered: None,
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let title = cx.lang.tr("customers-view-export-title");
        let busy = cx.job.is_some();
        let long = self.too_long(cx.lang);
        let first = dialog::first_picture(ctx, "export-customers");
        let shown = Dialog::new("export-customers", &title).width(480.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            self.choices(ui, cx);
            let reason = self.leaving.ui(ui, cx);
            if first {
                reason.request_focus();
            }
            if let Some(trouble) = &self.trouble {
                show::trouble(ui, cx, &cx.lang.tr("customers-view-not-exported"), trouble, actions);
            }
            Leaving::buttons(ui, cx, busy, long.as_deref())
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy && long.is_none() {
            self.go(cx, actions);
        }
        (leave || shown.dismissed) && !busy
    }

    fn choices(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let half = (ui.available_width() - space::M) / 2.0;
        if !self.chosen.is_empty() {
            let chosen = cx.lang.say(&msg!("customers-export-chosen", count = self.chosen.len()));
            let whole = cx.lang.say(&msg!("customers-export-whole", count = self.rows.unwrap_or_default()));
            ui.horizontal(|ui| {
                if OptionTile::new(&chosen, self.only_chosen).width(half).show(ui).clicked() {
                    self.only_chosen = true;
                }
                if OptionTile::new(&whole, !self.only_chosen).width(half).show(ui).clicked() {
                    self.only_chosen = false;
                }
            });
        }
        if self.chosen.is_empty() {
            let words = match self.rows {
                Some(rows) => cx.lang.say(&msg!("customers-view-export-rows", count = rows)),
                None => cx.lang.tr("customers-view-export-rows-unknown").into_owned(),
            };
            text::paragraph(ui, &words);
        }
        let some = cx.lang.say(&msg!("customers-view-export-shown", count = self.shown.len()));
        let all = cx.lang.say(&msg!("customers-view-export-all", count = Column::all().len()));
        ui.horizontal(|ui| {
            if OptionTile::new(&some, !self.all_columns).width(half).show(ui).clicked() {
                self.all_columns = false;
            }
            if OptionTile::new(&all, self.all_columns).width(half).show(ui).clicked() {
                self.all_columns = true;
            }
        });
    }

    /// Why this list cannot be printed, if so it was chosen.
    fn too_long(&self, lang: Lang) -> Option<String> {
        let long = self.leaving.format() == SheetFormat::Pdf && self.count().is_some_and(|rows| rows > MAX_PRINTED_ROWS);
        long.then(|| lang.say(&msg!("exchange-page-long", limit = MAX_PRINTED_ROWS)))
    }

    fn go(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        self.trouble = None;
        if !self.leaving.is_ready() {
            return;
        }
        let name = format!("{} {}.{}", cx.lang.tr("customers-sheet-name"), cx.now.day(), self.leaving.ending());
        actions.push(Action::Pick(Pick::ExportSheet(name)));
    }

    /// How many rows go out, once it is known.
    fn count(&self) -> Option<usize> {
        if self.only_chosen { Some(self.chosen.len()) } else { self.rows }
    }

    /// The list, or those of it that were chosen.
    fn rows_meant(&self) -> ListQuery {
        if !self.only_chosen {
            return self.list.clone();
        }
        let values = self.chosen.iter().map(i64::to_string).collect();
        let chosen = Condition { subject: Subject::Record, op: Op::Is, values };
        ListQuery { text: String::new(), filter: Filter::all([chosen]), ..self.list.clone() }
    }

    /// Where the file goes.
    pub fn picked(&mut self, cx: &Cx<'_>, path: &Path, actions: &mut Actions) {
        let columns = if self.all_columns { Column::all() } else { self.shown.clone() };
        let order = ExportOrder {
            list: self.rows_meant(),
            columns,
            reason: self.leaving.reason(),
            format: self.leaving.format_of(path),
            lang: cx.lang,
        };
        self.ordered = Some(order.clone());
        actions.push(Action::Start(Job::Export { order: Box::new(order), path: path.to_owned() }));
    }

    /// The job ended; returns true when the dialog closes.
    pub fn ended(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) -> bool {
        self.ordered.take().is_some() && Leaving::ended(outcome, &mut self.trouble, actions)
    }
}

/// In which form a table leaves the department, and why (FILE-23).
#[derive(Default)]
pub struct Leaving {
    format: usize,
    reason: String,
    /// The reason was missing when somebody tried.
    asked: bool,
}

impl Leaving {
    /// Draws the form and the reason; returns the input of the reason, where the hands begin.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        let name = cx.lang.tr("customers-view-export-format");
        let row = vec2(ui.available_width(), size::SEGMENTED);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            text::paragraph(ui, &name);
            chip::segmented(ui, &name, &FORMATS.map(|(name, _)| name), &mut self.format);
        });
        let (label, hint) = (cx.lang.tr("customers-view-export-reason"), cx.lang.tr("customers-view-export-reason-hint"));
        let missing = cx.lang.tr("customers-export-reason");
        let error = (self.asked && self.reason.trim().is_empty()).then_some(&*missing);
        let reason = Input::new(&label).required().hint(&hint).error(error).limit(200).text(ui, &mut self.reason);
        if let Some(clause) = rules::clause("FILE-23") {
            clause::quote(ui, clause.words, &format!("FILE-23 {}", clause.source));
        }
        reason
    }

    /// The buttons of the dialog: go, leave. `why_not` keeps the first one grey.
    pub fn buttons(ui: &mut Ui, cx: &Cx<'_>, busy: bool, why_not: Option<&str>) -> (bool, bool) {
        dialog::buttons(ui, |ui| {
            let (word, working) = (cx.lang.tr("customers-view-export-to"), cx.lang.tr("customers-view-exporting"));
            let go = Button::primary(&word).key("Ctrl Enter").busy(&working, busy);
            let go = go.allowed(why_not.is_none(), why_not.unwrap_or_default()).show(ui).clicked();
            (go, Button::secondary(&cx.lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked())
        })
    }

    /// The job ended: says how much is written, or keeps why not. Returns true when the dialog closes.
    pub fn ended(outcome: &Result<JobDone, No>, trouble: &mut Option<Trouble>, actions: &mut Actions) -> bool {
        match outcome {
            Ok(JobDone::Written(_, rows)) => {
                actions.push(Action::Say(msg!("customers-view-exported", count = *rows)));
                true
            }
            Ok(_) => false,
            Err(no) => {
                *trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
                false
            }
        }
    }

    /// Whether there is a reason; without one its field says so from now on.
    pub fn is_ready(&mut self) -> bool {
        self.asked = self.reason.trim().is_empty();
        !self.asked
    }

    /// The reason.
    pub fn reason(&self) -> String {
        self.reason.trim().to_owned()
    }

    /// The form that is chosen.
    pub fn format(&self) -> SheetFormat {
        FORMATS.get(self.format).map_or(SheetFormat::Xlsx, |(_, format)| *format)
    }

    /// Ending of the file that is offered.
    pub fn ending(&self) -> String {
        FORMATS.get(self.format).map_or("XLSX", |(name, _)| name).to_lowercase()
    }

    /// The form of the file: its ending decides, should somebody have typed another one than was offered.
    pub fn format_of(&self, path: &Path) -> SheetFormat {
        SheetFormat::of_path(path).unwrap_or_else(|| self.format())
    }
}
