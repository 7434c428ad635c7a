//! What was said in a record under review, with the words that are not said to customers marked (KB-03).

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, CornerRadius, Frame, Label, Layout, Margin, Sense, Stroke, Ui, vec2};

use super::super::{Reviewed, Spoken, Unsuited};
use super::parts::cut;
use crate::areas::parts::clock;
use crate::areas::view::{Action, Actions, Cx};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::tokens::{radius, size, space, tokens};
use crate::ui::{Button, fonts, icons, paint, text};

/// Width of the time and of the name before a line.
const TIME: f32 = 40.0;
const NAME: f32 = 84.0;

/// Draws what was said, each day under its date where there are several, and below it what is said instead of words that were found.
pub(super) fn lines(ui: &mut Ui, cx: &Cx<'_>, reviewed: &Reviewed, actions: &mut Actions) {
    let first = reviewed.lines.first().map(|line| line.at.day());
    let days = reviewed.lines.iter().any(|line| Some(line.at.day()) != first);
    let mut day = None;
    for spoken in &reviewed.lines {
        if days && day != Some(spoken.at.day()) {
            day = Some(spoken.at.day());
            text::group(ui, &day_short(cx.lang, spoken.at.day(), cx.now.day()));
        }
        line(ui, spoken);
    }
    let mut told: Vec<&str> = Vec::new();
    for unsuited in reviewed.lines.iter().flat_map(|line| &line.unsuited) {
        if !told.contains(&unsuited.word.as_str()) {
            told.push(&unsuited.word);
            hint(ui, cx, unsuited, actions);
        }
    }
}

fn line(ui: &mut Ui, spoken: &Spoken) {
    let t = tokens(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        cut(ui, &clock(spoken.at), TIME, fonts::regular(size::CAPTION), t.text_3);
        cut(ui, &spoken.who, NAME, fonts::regular(size::TABLE), t.text_2);
        ui.add(Label::new(marked(ui, spoken)).wrap());
    });
    ui.add_space(space::XS);
}

/// The text with its unsuited words underlined in red.
fn marked(ui: &Ui, spoken: &Spoken) -> LayoutJob {
    let t = tokens(ui);
    let plain = TextFormat { line_height: Some(22.0), ..TextFormat::simple(fonts::regular(size::BODY), t.text) };
    let wrong = TextFormat { color: t.danger.text, underline: Stroke::new(1.5, t.danger.mark), ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut done = 0;
    for one in &spoken.unsuited {
        job.append(spoken.text.get(done..one.at.start).unwrap_or_default(), 0.0, plain.clone());
        job.append(spoken.text.get(one.at.clone()).unwrap_or_default(), 0.0, wrong.clone());
        done = one.at.end;
    }
    job.append(spoken.text.get(done..).unwrap_or_default(), 0.0, plain);
    job
}

/// What is said instead of a word that was found, and the way to the clause.
fn hint(ui: &mut Ui, cx: &Cx<'_>, unsuited: &Unsuited, actions: &mut Actions) {
    let t = tokens(ui);
    let frame = Frame::NONE.fill(t.sunken).corner_radius(CornerRadius::same(radius::CONTROL)).inner_margin(Margin::symmetric(10, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, 22.0), Sense::hover());
            paint::icon(ui.painter(), mark.center(), icons::BOOK_OPEN, size::ICON, t.text_2);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::link("KB-03").small().show(ui).clicked() {
                    actions.push(Action::Clause("KB-03"));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let (word, instead) = (unsuited.word.as_str(), unsuited.instead.as_str());
                    text::small(ui, &cx.lang.say(&msg!("quality-unsuited", word = word, instead = instead)));
                });
            });
        });
    });
    ui.add_space(space::S);
}
