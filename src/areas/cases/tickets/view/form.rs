//! Accepting a ticket by the keyboard alone: kind, what it is about, content, customer found while typing or a 非客户, then Ctrl+Enter.

use egui::{Align, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::super::Command;
use super::super::model::{CHANNELS, Category, Draft, Kind};
use super::customer::CustomerField;
use super::{Place, act, go, is_busy};
use crate::areas::parts::{self, Trouble, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done};
use crate::base::{Instant, No};
use crate::ui::field::{self, Field};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, check, dialog, text};

/// Width of the form.
const WIDTH: f32 = 640.0;

/// The form.
#[derive(Default)]
pub(super) struct Form {
    draft: Draft,
    customer: CustomerField,
    /// When the form was opened: the call came in then.
    opened_at: Option<Instant>,
    counts_response: bool,
    trouble: Option<Trouble>,
}

impl Form {
    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        !self.draft.content.trim().is_empty() || self.customer.is_dirty()
    }

    /// Takes the customers that were found.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        self.customer.answer(answer);
    }

    /// The ticket was accepted, or not.
    pub fn ended(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) {
        match outcome {
            Ok(done) => {
                *self = Form::default();
                go(Place::One(done.id), actions);
            }
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    fn error(&self, cx: &Cx<'_>, field: &str) -> Option<String> {
        match &self.trouble {
            Some(Trouble::Refused(refusal)) => refusal.flaws.iter().find(|flaw| flaw.field == field).map(|flaw| cx.lang.say(&flaw.message)),
            _ => None,
        }
    }

    /// Draws the form.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        // Whoever comes back begins in the content; an empty form counts from then, a draft from when it was first opened.
        let first = dialog::first_picture(ui.ctx(), "ticket-form");
        if first && !self.is_dirty() {
            self.opened_at = None;
        }
        let opened = *self.opened_at.get_or_insert(cx.now);
        if !parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            go(Place::List, actions);
        }
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        let mut send = !parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        let head = head.shrink2(vec2(space::XL, 0.0));
        let left = inside(ui, head, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (label, working) = (lang.tr("cases-tickets-view-accept"), lang.tr("cases-working"));
            send |= Button::primary(&label).key("Ctrl Enter").busy(&working, is_busy(cx)).show(ui).clicked();
            if Button::secondary(&lang.tr("cases-cancel")).key("Esc").show(ui).clicked() {
                *self = Form::default();
                go(Place::List, actions);
            }
            ui.min_rect().left()
        });
        inside(ui, head.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &lang.tr("cases-tickets-view-new"));
        });
        let body = page.with_min_y(head.bottom());
        inside(ui, body, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(body);
            ScrollArea::vertical().id_salt("ticket-form").auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
                    ui.set_max_width(WIDTH);
                    ui.spacing_mut().item_spacing.y = space::M;
                    self.fields(ui, cx, first, actions);
                });
            });
        });
        if send && !is_busy(cx) {
            let mut draft = self.draft.clone();
            (draft.customer, draft.party) = (self.customer.id(), self.customer.party());
            draft.arrived_at = self.counts_response.then_some(opened);
            act(Command::Accept { draft: Box::new(draft) }, actions);
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, first: bool, actions: &mut Actions) {
        let lang = cx.lang;
        if let Some(trouble) = &self.trouble
            && self.error(cx, "content").is_none()
        {
            parts::trouble(ui, cx, &lang.tr("cases-not-done"), trouble, actions);
        }
        let kinds: Vec<String> = Kind::ALL.iter().map(|kind| lang.say(&kind.message())).collect();
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let every = lang.tr("cases-tickets-view-none");
        let categories: Vec<String> = Category::ALL.iter().map(|one| lang.say(&one.message())).collect();
        let categories: Vec<&str> = std::iter::once(every.as_ref()).chain(categories.iter().map(String::as_str)).collect();
        let mut kind = Kind::ALL.iter().position(|one| *one == self.draft.kind);
        let mut category = Some(self.draft.category.and_then(|one| Category::ALL.iter().position(|at| *at == one)).map_or(0, |at| at + 1));
        let mut channel = CHANNELS.iter().position(|one| *one == self.draft.channel);
        field::row(ui, &[1.0, 1.0, 1.0], |ui, at| match at {
            0 => drop(Field::new(&lang.tr("cases-tickets-field-kind")).required().select(ui, &mut kind, &kinds)),
            1 => drop(Field::new(&lang.tr("cases-tickets-field-category")).select(ui, &mut category, &categories)),
            _ => drop(Field::new(&lang.tr("cases-tickets-field-channel")).select(ui, &mut channel, &CHANNELS)),
        });
        self.draft.kind = kind.and_then(|at| Kind::ALL.get(at).copied()).unwrap_or(Kind::Inquiry);
        self.draft.category = category.and_then(|at| at.checked_sub(1)).and_then(|at| Category::ALL.get(at).copied());
        if let Some(channel) = channel.and_then(|at| CHANNELS.get(at)) {
            (*channel).clone_into(&mut self.draft.channel);
        }
        let error = self.error(cx, "content");
        let label = lang.tr("cases-tickets-field-content");
        let response = Field::new(&label).required().error(error.as_deref()).multi_line(ui, &mut self.draft.content, 4);
        if first {
            response.request_focus();
        }
        self.customer.ui(ui, cx, actions);
        drop(Field::new(&lang.tr("cases-tickets-field-contact")).text(ui, &mut self.draft.contact));
        check::checkbox(ui, &mut self.counts_response, &lang.tr("cases-tickets-field-response"));
    }
}
