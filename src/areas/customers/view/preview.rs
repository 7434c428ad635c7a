//! What an act on many customers would change: asked for while somebody chooses, shown before the act.

use egui::{Align, Role, Sense, Ui, WidgetInfo, vec2};

use super::show::{self, Names};
use crate::areas::customers::commands::many::PreviewLine;
use crate::areas::customers::{self, Command, Field, Preview};
use crate::areas::parts::refusal_box;
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{Answer, Query};
use crate::base::{No, Refusal};
use crate::msg;
use crate::ui::tokens::{line, size, space, tokens};
use crate::ui::{fonts, paint, text};

/// The answer to what was asked last.
#[derive(Debug, Default)]
pub struct LivePreview {
    asked: Option<Command>,
    answer: Option<Result<Preview, Refusal>>,
}

impl LivePreview {
    /// Asks what this act would change, once for each act.
    pub fn ask(&mut self, command: &Command, actions: &mut Actions) {
        if self.asked.as_ref() != Some(command) {
            *self = LivePreview { asked: Some(command.clone()), answer: None };
            let query = customers::Query::Preview { command: Box::new(command.clone()) };
            actions.push(Action::Ask(Slot::Preview, Query::Customers(query)));
        }
    }

    /// Nothing is chosen that could be asked for.
    pub fn forget(&mut self) {
        *self = LivePreview::default();
    }

    /// Takes the answer.
    pub fn answer(&mut self, answer: &Result<Answer, No>) {
        self.answer = match answer {
            Ok(Answer::Customers(customers::Answer::Preview(preview))) => Some(Ok(preview.clone())),
            Err(No::Refused(refusal)) => Some(Err(refusal.clone())),
            _ => None,
        };
    }

    /// Whether it is known that the act would change nothing.
    pub fn is_idle(&self) -> bool {
        matches!(&self.answer, Some(Ok(preview)) if preview.changed == 0) || matches!(self.answer, Some(Err(_)))
    }

    /// Whether a clause says something, with its words.
    pub fn says(&self) -> bool {
        matches!(&self.answer, Some(Ok(preview)) if !preview.findings.is_empty())
    }

    /// Draws the counts, what the clauses say, and the first that change.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, actions: &mut Actions) {
        let preview = match &self.answer {
            None if self.asked.is_none() => return,
            None => return drop(text::caption(ui, &cx.lang.tr("customers-view-reading"))),
            Some(Err(refusal)) => return refusal_box(ui, cx, refusal, actions),
            Some(Ok(preview)) => preview,
        };
        let changed = msg!("customers-many-changed", count = preview.changed);
        let mut parts = vec![if preview.changed == 0 { cx.lang.tr("customers-many-nothing").into_owned() } else { cx.lang.say(&changed) }];
        if preview.same > 0 {
            parts.push(cx.lang.say(&msg!("customers-many-same", count = preview.same)));
        }
        if preview.left_out > 0 {
            parts.push(cx.lang.say(&msg!("customers-many-refused", count = preview.left_out)));
        }
        text::strong(ui, &parts.join(&cx.lang.tr("customers-many-joint")));
        show::findings(ui, cx, &preview.findings, actions);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for line in &preview.lines {
                line_ui(ui, &line.name, &change(cx, line, self.asked.as_ref(), names));
            }
        });
        if preview.changed > preview.lines.len() {
            text::caption(ui, &cx.lang.say(&msg!("customers-many-more", count = preview.changed - preview.lines.len())));
        }
        ui.add_space(space::XS);
    }
}

/// A customer and what becomes of it; what does not fit ends in `…`.
fn line_ui(ui: &mut Ui, name: &str, change: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_COMPACT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {change}")));
    let (t, font) = (tokens(ui), fonts::regular(size::TABLE));
    let (left, right) = rect.split_left_right_at_fraction(0.55);
    let (name, change) =
        (paint::line_within(ui, name, font.clone(), left.width() - space::M), paint::line_within(ui, change, font, right.width()));
    paint::put(ui.painter(), name, left, Align::Min, t.text_2);
    paint::put(ui.painter(), change, right, Align::Min, t.text);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
}

/// `旧 → 新`
fn change(cx: &Cx<'_>, line: &PreviewLine, command: Option<&Command>, names: &Names) -> String {
    let said = |text: &str| match command {
        _ if text.is_empty() => "—".to_owned(),
        Some(Command::Allocate { .. }) => show::value(cx.lang, Field::Agent, text, names),
        _ => text.to_owned(),
    };
    cx.lang.say(&msg!("customers-many-line", before = said(&line.before), after = said(&line.after)))
}
