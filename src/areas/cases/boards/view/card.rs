//! A card of the board, painted from its rect: number, what is special, content, customer, 经办人 and age.

use egui::{Align, Color32, CornerRadius, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::areas::cases::boards::model::{length, short_no};
use crate::areas::cases::complaints::{Emotion, Line};
use crate::areas::cases::model::Level;
use crate::areas::view::Cx;
use crate::msg;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{Tokens, line, radius, size, thick, tokens};
use crate::ui::{badge, fonts, paint, tooltip};

/// Height of a card, and the gap below it.
pub(super) const HEIGHT: f32 = 121.0;
pub(super) const GAP: f32 = 7.0;
/// Space between the edge and what stands on the card.
const PADDING: f32 = 10.0;

/// Colour of an ageing bar.
pub(super) fn mark(t: &Tokens, level: Level) -> Color32 {
    match level {
        Level::Fresh => t.line_2,
        Level::Half => t.age_1,
        Level::Most => t.warning.mark,
        Level::Over => t.danger.mark,
    }
}

/// Ground and text of an age; a fresh one has no ground.
fn pill(t: &Tokens, level: Level) -> (Option<Color32>, Color32) {
    match level {
        Level::Fresh => (None, t.text_2),
        Level::Half => (Some(t.warning.soft), t.warning.text),
        Level::Most => (Some(t.age_2_soft), t.age_2),
        Level::Over => (Some(t.danger.soft), t.danger.text),
    }
}

/// The id by which a card has the keyboard.
pub(super) fn id_of(complaint: i64) -> Id {
    Id::unique(("complaint-card", complaint))
}

/// A card.
pub(super) struct Card<'a> {
    pub line: &'a Line,
    pub urges: i64,
    /// Number of the 经办人, for the tint.
    pub handler: usize,
    pub marked: bool,
}

impl Card<'_> {
    /// How old it is.
    pub fn level(&self, cx: &Cx<'_>) -> Level {
        Level::of(self.line.state_since, self.line.due, cx.now)
    }

    /// What is special about it, the weightiest first, and whether it is red.
    fn special(&self, cx: &Cx<'_>) -> Vec<(String, bool)> {
        let mut all = Vec::new();
        if self.line.important {
            all.push((cx.lang.tr("cases-boards-important").into_owned(), true));
        }
        if self.urges > 0 {
            all.push((cx.lang.say(&msg!("cases-boards-urged", count = self.urges)), false));
        }
        if self.line.round > 1 {
            all.push((cx.lang.say(&msg!("cases-boards-round", count = self.line.round)), false));
        }
        if let Some(emotion) = self.line.emotion.filter(|emotion| *emotion != Emotion::Calm) {
            all.push((cx.lang.say(&emotion.message()), emotion == Emotion::Angry));
        }
        all
    }

    /// Draws it.
    pub fn show(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect) -> Response {
        let response = ui.interact(rect, id_of(self.line.id), Sense::click());
        let special = self.special(cx);
        let level = self.level(cx);
        let age = cx.lang.say(&length(cx.now.0 - self.line.state_since.0));
        response.widget_info(|| {
            let words: Vec<&str> = special.iter().map(|(words, _)| words.as_str()).collect();
            let level = if level == Level::Over { cx.lang.say(&level.message()) } else { String::new() };
            let all =
                [self.line.no.as_str(), &self.line.content, &self.line.complainant, &self.line.handler, &words.join(" "), &age, &level];
            let spoken: Vec<&str> = all.into_iter().filter(|part| !part.is_empty()).collect();
            WidgetInfo::selected(Role::Button, true, self.marked, spoken.join(" "))
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, cx, rect, &response, &special, level, &age);
        }
        let more: Vec<&str> = special.iter().map(|(words, _)| words.as_str()).collect();
        let due = self.line.due.map(|due| {
            let at = format!("{} {}", crate::i18n::day_short(cx.lang, due.day(), cx.now.day()), crate::areas::parts::clock(due));
            cx.lang.say(&msg!("cases-boards-due-by", at = at, clause = self.line.due_clause.as_str()))
        });
        let tip: Vec<String> = more.into_iter().map(str::to_owned).chain(due).collect();
        tooltip::tip_two(response, &self.line.content, &cx.lang.list(&tip))
    }

    #[expect(clippy::too_many_arguments, reason = "what was measured for the label is painted")]
    fn paint(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response, special: &[(String, bool)], level: Level, age: &str) {
        let t = tokens(ui);
        let painter = ui.painter();
        let fill = match (self.marked, response.hovered()) {
            (true, _) => t.selected,
            (_, true) => t.hover,
            _ => t.surface,
        };
        let edge = if self.marked { thick(ui.ctx(), t.accent) } else { line(ui.ctx(), t.line) };
        painter.rect(rect, CornerRadius::same(radius::PANEL), fill, edge, egui::StrokeKind::Inside);
        let inner = rect.shrink2(vec2(PADDING, 0.0));
        let band = |top: f32, height: f32| Rect::from_min_size(pos2(inner.left(), rect.top() + top), vec2(inner.width(), height));
        let put = |words: &str, font, at: Rect, align, color| {
            let galley = paint::line_within(ui, words, font, at.width());
            paint::put(painter, galley, at, align, color);
        };
        put(short_no(&self.line.no, cx.now.day()), fonts::regular(size::CAPTION), band(8.0, 18.0), Align::Min, t.text_2);
        if let Some((words, red)) = special.first() {
            put(words, fonts::regular(size::CAPTION), band(8.0, 18.0), Align::Max, if *red { t.danger.text } else { t.text });
        }
        let content = paint::rows_within(ui, &self.line.content, fonts::regular(size::TABLE), 19.0, t.text, inner.width(), 2);
        painter.galley(band(29.0, 38.0).min, content, t.text);
        put(&self.line.complainant, fonts::regular(size::CAPTION), band(68.0, 18.0), Align::Min, t.text_2);
        let foot = band(91.0, 20.0);
        if !self.line.handler.is_empty() {
            let face = Rect::from_min_size(foot.min, vec2(20.0, 20.0));
            badge::paint_avatar(ui, face, &self.line.handler, self.handler);
            put(&self.line.handler, fonts::regular(size::CAPTION), foot.with_min_x(face.right() + 5.0), Align::Min, t.text_2);
        }
        let (ground, color) = pill(t, level);
        let font = if level >= Level::Most { fonts::medium(size::CAPTION) } else { fonts::regular(size::CAPTION) };
        let galley = paint::line_of(ui, age, font);
        let width = galley.size().x.ceil() + 10.0;
        let at = Rect::from_min_max(pos2(foot.right() - width, foot.top() + 1.0), pos2(foot.right(), foot.bottom() - 1.0));
        if let Some(ground) = ground {
            painter.rect_filled(at, CornerRadius::same(radius::BADGE), ground);
        }
        paint::put(painter, galley, at, Align::Center, color);
        focus::ring(ui, response, rect, radius::PANEL, Ring::On);
    }
}
