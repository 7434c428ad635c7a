//! The button that prints the forms of a record, or saves them as PDF.

use egui::{Key, Modifiers, Ui};

use super::Printout;
use crate::areas::parts;
use crate::areas::view::{Action, Actions, Cx, Job, Paper, Pick};
use crate::base::Message;
use crate::msg;
use crate::ui::{IconButton, icons, menu};

fn title(form: Printout) -> Message {
    match form {
        Printout::Register(_) => msg!("cases-form-register"),
        Printout::Letter(_) => msg!("cases-form-letter"),
        Printout::Book(_) => msg!("cases-form-book"),
        Printout::Repair(_) => msg!("cases-form-repair"),
        Printout::Report(_) => msg!("cases-form-report"),
    }
}

/// Draws the button with its menu, which Ctrl+P opens too; `no` is the number of the record, which a saved form bears in its name.
pub fn button(ui: &mut Ui, cx: &Cx<'_>, no: &str, forms: &[Printout], actions: &mut Actions) {
    let lang = cx.lang;
    let button = IconButton::new(icons::PRINTER, &lang.tr("cases-print")).key("Ctrl P").small().show(ui);
    if !parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::P)) {
        menu::toggle(&button);
    }
    menu::menu(&button, 240.0, |ui| {
        for form in forms {
            let paper = Paper::Cases(*form);
            if menu::Item::new(&lang.say(&msg!("cases-print-form", form = title(*form)))).icon(icons::PRINTER).show(ui).clicked() {
                actions.push(Action::Start(Job::Print { paper, path: None }));
            }
            if menu::Item::new(&lang.say(&msg!("cases-save-form", form = title(*form)))).icon(icons::FILE_PDF).show(ui).clicked() {
                actions.push(Action::Pick(Pick::Paper(paper, format!("{} {no}.pdf", lang.say(&title(*form))))));
            }
        }
    });
}
