//! 列对应: the saved ways to read a list of customers.

use egui::Ui;

use super::Import;
use crate::areas;
use crate::areas::customers::Command;
use crate::areas::customers::sheet::ImportOptions;
use crate::areas::view::{Actions, Cx};

impl Import {
    /// The way to read a file with these headers: the last one that was saved for them, or the usual one.
    pub(super) fn options_for(&mut self, headers: &[String]) -> ImportOptions {
        let saved = self.mappings.for_headers(headers, |options| options.columns.len() == headers.len());
        saved.unwrap_or_else(|| ImportOptions::usual(headers))
    }

    /// The mapping that is used, the others for these headers, and a name to save the present one under.
    pub(super) fn mapping(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let (Some(inspection), Some(options)) = (&self.inspection, &self.options) else { return };
        let usual = ImportOptions::usual(&inspection.headers);
        let save = |way| areas::Command::Customers(Command::SaveMapping(Box::new(way)));
        if let Some(options) = self.mappings.menu(ui, cx, &inspection.headers, [&usual, options], save, actions) {
            self.options = Some(options);
            self.judge(actions);
        }
    }
}
