//! A workbook before it is taken in: what it would change, and what cannot be understood.

use std::sync::Arc;

use egui::{Context, ScrollArea};

use super::super::super::Command;
use super::super::super::files::Sheet;
use super::{Sent, framed};
use crate::areas::view::{Actions, Cx};
use crate::i18n::group;
use crate::msg;
use crate::ui::check::checkbox;
use crate::ui::dialog::Dialog as Frame;
use crate::ui::tokens::space;
use crate::ui::{field, property, text};

/// A workbook before it is taken in.
pub struct ImportForm {
    sheet: Arc<Sheet>,
    /// Days without a shift in the workbook become days off.
    clears: bool,
    published: bool,
    pub(super) sent: Sent,
}

impl ImportForm {
    pub(super) fn new(sheet: &Arc<Sheet>) -> Self {
        ImportForm { sheet: Arc::clone(sheet), clears: true, published: false, sent: Sent::default() }
    }

    pub(super) fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let (title, label) = (lang.tr("roster-plan-import-title"), lang.tr("roster-plan-import-take"));
        let ImportForm { sheet, clears, published, sent } = self;
        let frame = Frame::new("plan-import", &title).explanation(&sheet.file).width(480.0);
        let (go, back) = framed(ctx, cx, frame, &label, sent, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (id, count) in [
                ("roster-plan-import-new", sheet.new),
                ("roster-plan-import-changed", sheet.changed),
                ("roster-plan-import-cleared", sheet.cleared),
                ("roster-plan-import-same", sheet.same),
                ("roster-plan-import-published", sheet.published),
                ("roster-plan-import-flawed", sheet.flaws.len()),
            ] {
                property::figure_row(ui, &lang.tr(id), &group(i64::try_from(count).unwrap_or(i64::MAX)));
            }
            ui.add_space(space::M);
            if !sheet.flaws.is_empty() {
                ScrollArea::vertical().max_height(150.0).auto_shrink([false, true]).show(ui, |ui| {
                    for (at, message) in &sheet.flaws {
                        field::error_line(ui, &format!("{at} {}", lang.say(message)));
                    }
                });
                text::caption(ui, &lang.tr("roster-plan-import-left-out"));
            }
            ui.spacing_mut().item_spacing.y = space::M;
            checkbox(ui, clears, &lang.tr("roster-plan-import-clears"));
            if sheet.published > 0 {
                checkbox(ui, published, &lang.tr("roster-plan-published-too"));
            }
            sent.say(ui, cx, actions);
            let changes = sheet.new + sheet.changed + if *clears { sheet.cleared } else { 0 };
            (changes == 0).then(|| lang.say(&msg!("roster-plan-nothing")))
        });
        if go {
            let days = sheet.days.iter().filter(|plan| *clears || !plan.kinds.is_empty()).cloned().collect();
            sent.send(Command::Fill { days, published: *published, file: sheet.file.clone() }, actions);
        }
        back
    }
}
