//! A file in the window: a picture, or a PDF page by page. What cannot be drawn is said, with the way to the system's viewer.

use std::sync::Arc;

use egui::{
    Align, ColorImage, Context, CornerRadius, Key, Layout, Modifiers, ScrollArea, StrokeKind, TextureHandle, TextureOptions, Ui, vec2,
};

use crate::areas::attachments::Record;
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Opening, PdfPage, Picture};
use crate::base::No;
use crate::msg;
use crate::ui::tokens::{space, tokens};
use crate::ui::{Button, Dialog, IconButton, dialog, icons, text};

/// Width of the dialog at most, and room that the rest of it takes.
const WIDEST: f32 = 900.0;
const AROUND: f32 = 168.0;
/// How far an arrow key moves a page.
const STEP: f32 = 64.0;
/// Farther than any page is high.
const FAR: f32 = 10_000.0;

/// A file that was opened in the window.
pub(super) struct Preview {
    record: Record,
    file: i64,
    purpose: String,
    picture: Option<Arc<Picture>>,
    texture: Option<TextureHandle>,
    /// The page that is being drawn.
    turning: Option<usize>,
    trouble: Option<Trouble>,
}

impl Preview {
    /// What came of opening a file.
    pub fn of(record: Record, file: i64, purpose: &str, outcome: &Result<JobDone, No>) -> Self {
        let mut preview = Preview { record, file, purpose: purpose.to_owned(), picture: None, texture: None, turning: None, trouble: None };
        preview.take(outcome);
        preview
    }

    /// Whether this is the page that it shows.
    pub fn shows(&self, picture: &Arc<Picture>) -> bool {
        self.picture.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, picture))
    }

    /// Takes a page that was drawn, or why it was not.
    pub fn take(&mut self, outcome: &Result<JobDone, No>) {
        self.turning = None;
        match outcome {
            Ok(JobDone::Picture(picture)) => {
                self.picture = Some(Arc::clone(picture));
                self.texture = None;
                self.trouble = None;
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let room = ctx.content_rect().size();
        let l = |id| cx.lang.tr(id);
        let title = self.picture.as_ref().map_or_else(|| l("attachments-not-shown").into_owned(), |picture| picture.name.clone());
        let dialog = Dialog::new("attachment-picture", &title);
        let dialog = if self.picture.is_some() { dialog.width((room.x - 48.0).min(WIDEST)) } else { dialog.wide() };
        let shown = dialog.show(ctx, |ui| {
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &l("attachments-not-shown"), trouble, actions);
                ui.add_space(space::M);
            }
            self.picture(ui, (room.y - AROUND).max(80.0));
            dialog::buttons(ui, |ui| {
                let closes = Button::secondary(&l("ui-close")).key("Esc").show(ui).clicked();
                let label = l("attachments-outside");
                let outside = if self.trouble.is_some() { Button::primary(&label) } else { Button::secondary(&label) };
                if outside.show(ui).clicked() {
                    let (record, file, purpose) = (self.record, self.file, self.purpose.clone());
                    actions.push(Action::Start(Job::OpenAttachment { record, file, purpose, how: Opening::Outside }));
                    return true;
                }
                self.turns(ui, cx, actions);
                closes
            })
        });
        shown.inner || shown.dismissed
    }

    /// The page as wide as the dialog, a picture never larger than it is; what is higher scrolls.
    fn picture(&mut self, ui: &mut Ui, height: f32) {
        let Some(picture) = &self.picture else { return };
        let texture = self.texture.get_or_insert_with(|| {
            let image = ColorImage::from_rgba_unmultiplied(picture.size, &picture.pixels);
            ui.ctx().load_texture("attachment-picture", image, TextureOptions::LINEAR)
        });
        // Another page begins at its top.
        let page = picture.pdf.as_ref().map_or(0, |pdf| pdf.page);
        let keys = |up, down| {
            let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
            f32::from(pressed(up)) - f32::from(pressed(down))
        };
        let moved = keys(Key::ArrowUp, Key::ArrowDown) * STEP + keys(Key::Home, Key::End) * FAR;
        ScrollArea::vertical().id_salt(("picture", page)).max_height(height).show(ui, |ui| {
            if moved != 0.0 {
                ui.scroll_with_delta(vec2(0.0, moved));
            }
            let size = texture.size_vec2();
            let scale = (ui.available_width() / size.x).min(1.0);
            ui.vertical_centered(|ui| {
                let image = egui::Image::new(&*texture).fit_to_exact_size(vec2((size.x * scale).floor(), (size.y * scale).floor()));
                let drawn = ui.add(image.alt_text(picture.name.as_str()));
                // White paper on a white dialog needs its edge.
                let edge = crate::ui::tokens::line(ui.ctx(), tokens(ui).line_2);
                ui.painter().rect_stroke(drawn.rect, CornerRadius::ZERO, edge, StrokeKind::Inside);
            });
        });
    }

    /// The pages of a PDF: one back, one on, and which one this is.
    fn turns(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(picture) = self.picture.clone() else { return };
        let Some(PdfPage { page, pages, .. }) = picture.pdf.as_ref().filter(|pdf| pdf.pages > 1) else { return };
        let l = |id| cx.lang.tr(id);
        let mut to = None;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (icon, label, cap, keys, there) in [
                (icons::CARET_LEFT, "attachments-previous", "PgUp", [Key::PageUp, Key::ArrowLeft], page.checked_sub(1)),
                (icons::CARET_RIGHT, "attachments-next", "PgDn", [Key::PageDown, Key::ArrowRight], Some(page + 1)),
            ] {
                let by_key = keys.into_iter().any(|key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)));
                let (label, there) = (l(label), there.filter(|there| there < pages));
                let (end, button) = (l("attachments-no-more"), IconButton::new(icon, &label).small().key(cap));
                let button = if there.is_some() { button } else { button.refused(&*end) };
                if button.show(ui).clicked() || by_key {
                    to = there;
                }
            }
            ui.add_space(space::S);
            let where_ = match self.turning {
                Some(page) => msg!("attachments-drawing", page = page + 1),
                None => msg!("attachments-page", page = page + 1, pages = *pages),
            };
            text::caption(ui, &cx.lang.say(&where_));
        });
        if let Some(page) = to.filter(|_| self.turning.is_none()) {
            self.turning = Some(page);
            actions.push(Action::Start(Job::TurnPage { picture, page }));
        }
    }
}
