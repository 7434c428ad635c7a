//! 恢复码: shown once, right after a department was made, and its sheet on paper.

use egui::{Align, CornerRadius, FontId, Layout, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::first::fact;
use super::parts;
use super::{Around, StartAction, StartActions, Trouble};
use crate::base::{Day, Fault};
use crate::exchange::{Block, Page, Paragraph, Style};
use crate::i18n::{Lang, day_long};
use crate::msg;
use crate::ui::field::error_line;
use crate::ui::tokens::{line, radius, size, space, tokens};
use crate::ui::{Button, check, fonts, icons, paint, text};

/// Width of the page's column.
const WIDTH: f32 = 720.0;

/// Height of a row of the code.
const ROW: f32 = 44.0;
/// Groups of the code in one line of the printed sheet.
const PRINTED: usize = 3;

/// The page.
#[derive(Default)]
pub(super) struct Recovery {
    /// Somebody said that the code is in safe hands.
    kept: bool,
}

impl Recovery {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Around,
        (department, code): (&str, &str),
        trouble: Option<&Trouble>,
        actions: &mut StartActions,
    ) {
        let lang = around.lang;
        parts::column(ui, around, None, (WIDTH, 112.0), actions, |ui, actions| {
            text::welcome(ui, &lang.tr("start-recovery-title"));
            ui.add_space(space::XS);
            let what = lang.say(&msg!("start-recovery-made", department = department));
            let words = egui::RichText::new(what).font(fonts::regular(size::BODY)).color(tokens(ui).text_2);
            ui.label(words.line_height(Some(22.0)));
            ui.add_space(space::XXL);
            code_block(ui, lang, code);
            ui.add_space(space::XXL);
            fact(ui, icons::KEY, &lang.tr("start-recovery-for"));
            fact(ui, icons::EYE_SLASH, &lang.tr("start-recovery-once-more"));
            fact(ui, icons::VAULT, &lang.tr("start-recovery-keep"));
            ui.add_space(space::XL);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                if Button::secondary(&lang.tr("start-recovery-print")).icon(icons::PRINTER).show(ui).clicked() {
                    actions.push(StartAction::PrintRecovery);
                }
                if Button::secondary(&lang.tr("start-recovery-save")).icon(icons::FILE_PDF).show(ui).clicked() {
                    actions.push(StartAction::SaveRecovery);
                }
            });
            if let Some(trouble) = trouble {
                ui.add_space(space::S);
                error_line(ui, &trouble.say(lang));
            }
            ui.add_space(space::XXL);
            text::divider(ui);
            ui.add_space(space::XL);
            ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), Layout::right_to_left(Align::Center), |ui| {
                let go = Button::primary(&lang.tr("start-recovery-go")).allowed(self.kept, &lang.tr("start-recovery-gate")).show(ui);
                if go.clicked() {
                    actions.push(StartAction::RecoveryKept);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    check::checkbox(ui, &mut self.kept, &lang.tr("start-recovery-kept"));
                });
            });
        });
    }
}

/// The code in groups of five, as large as the width allows; read aloud as a whole.
fn code_block(ui: &mut Ui, lang: Lang, code: &str) {
    let t = tokens(ui);
    let width = ui.available_width();
    let (font, rows) = arranged(ui, code, width - 2.0 * space::XL);
    let (rect, response) = ui.allocate_exact_size(vec2(width, rows.len() as f32 * ROW + 40.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {code}", lang.tr("start-code"))));
    ui.painter().rect(rect, CornerRadius::same(radius::PANEL), t.surface, line(ui.ctx(), t.line_2), StrokeKind::Inside);
    let mut top = rect.top() + 20.0;
    for row in rows {
        let place = Rect::from_min_size(pos2(rect.left(), top), vec2(width, ROW));
        paint::put(ui.painter(), paint::line_of(ui, &row, font.clone()), place, Align::Center, t.text);
        top += ROW;
    }
}

/// The groups in as few rows as possible, and in the largest type that these rows allow.
fn arranged(ui: &Ui, code: &str, room: f32) -> (FontId, Vec<String>) {
    let groups: Vec<&str> = code.split('-').collect();
    let rows = |rows: usize| groups.chunks(groups.len().div_ceil(rows).max(1)).map(|row| row.join("   ")).collect::<Vec<String>>();
    for count in 1..=groups.len() {
        for text_size in [size::TOTAL, size::WELCOME, size::FIGURE] {
            let (font, rows) = (fonts::medium(text_size), rows(count));
            if rows.iter().all(|row| parts::width_of(ui, row, font.clone()) <= room) {
                return (font, rows);
            }
        }
    }
    (fonts::medium(size::FIGURE), rows(groups.len().max(1)))
}

/// The sheet with the recovery code as a PDF, A4.
///
/// # Errors
/// The PDF cannot be made.
pub fn recovery_pdf(lang: Lang, department: &str, code: &str, day: Day) -> Result<Vec<u8>, Fault> {
    let say = |id: &str| lang.tr(id).into_owned();
    let groups: Vec<&str> = code.split_inclusive('-').collect();
    let lines: Vec<String> = groups.chunks(PRINTED).map(|line| line.concat()).collect();
    let part = |text: String, style: Style| Block::Text(Paragraph::new(text, style));
    let made = lang.say(&msg!("start-sheet-made", day = day_long(lang, day)));
    let blocks = vec![
        part(department.to_owned(), Style::Strong),
        part(made, Style::Body),
        part(lines.join("\n"), Style::Code),
        part(say("start-sheet-letters"), Style::Small),
        part(say("start-sheet-for-head"), Style::Strong),
        part(say("start-sheet-for"), Style::Body),
        part(say("start-sheet-how-head"), Style::Strong),
        part(say("start-sheet-how"), Style::Body),
        part(say("start-sheet-keep-head"), Style::Strong),
        part(say("start-sheet-keep"), Style::Body),
        part(say("start-sheet-sign"), Style::Body),
    ];
    let page =
        Page { lang, title: say("start-sheet-title"), blocks, department: department.to_owned(), mark: day.to_string(), ..Page::default() };
    page.pdf()
}
