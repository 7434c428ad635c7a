//! 联系人: who is talked to at the customer's, with numbers that are masked until somebody with the right looks.

use egui::{Align, Layout, Sense, Ui, pos2, vec2};

use super::{Detail, hit_line};
use crate::areas::customers::view::show;
use crate::areas::customers::{Contact, FileView};
use crate::areas::view::{Action, Actions, Cx};
use crate::base::search::Query as SearchQuery;
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{IconButton, badge, fonts, icons, text};

impl Detail {
    pub(super) fn contacts(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, search: &SearchQuery, actions: &mut Actions) {
        for place in 0..view.customer.draft.contacts.len() {
            self.contact(ui, cx, view, place, search, actions);
            ui.add_space(space::XS);
            text::divider(ui);
            ui.add_space(space::XS);
        }
    }

    /// One contact: avatar, name, post, numbers, and the two buttons.
    pub(super) fn contact(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, place: usize, search: &SearchQuery, actions: &mut Actions) {
        let Some(contact) = view.customer.draft.contacts.get(place) else { return };
        let numbers = self.numbers(view, place);
        let lines = 1 + numbers.0.len() + usize::from(contact.from.is_some() || contact.to.is_some());
        let height = lines as f32 * 20.0 + 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let circle = egui::Rect::from_min_size(pos2(rect.left(), rect.top() + 7.0), vec2(26.0, 26.0));
        badge::paint_avatar(ui, circle, &contact.name, place + 1);
        let tools = rect.with_min_x(rect.right() - 118.0).with_max_y(rect.top() + 40.0);
        show::inside(ui, tools, Layout::right_to_left(Align::Center), |ui| self.number_tools(ui, cx, view, &numbers, actions));
        let words = rect.with_min_x(rect.left() + 38.0).with_max_x(tools.left());
        show::inside(ui, words.translate(vec2(0.0, 4.0)), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
            self.words(ui, cx.lang, contact, &numbers, search);
        });
    }

    fn words(&self, ui: &mut Ui, lang: Lang, contact: &Contact, numbers: &(Vec<String>, bool), search: &SearchQuery) {
        let t = tokens(ui);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 20.0), Layout::left_to_right(Align::Center), |ui| {
            if !contact.name.is_empty() {
                hit_line(ui, &contact.name, &search.hits(&contact.name), fonts::regular(size::TABLE), t.text);
            }
            if !contact.post.is_empty() {
                text::paragraph(ui, &contact.post);
            }
            if contact.emergency {
                badge::badge(ui, &lang.tr("customers-view-emergency"), Family::Warning);
            }
        });
        for number in &numbers.0 {
            let color = if numbers.1 { t.text } else { t.text_2 };
            hit_line(ui, number, &search.hits(number), fonts::regular(size::TABLE), color);
        }
        let day = |day: Option<crate::base::Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        if contact.from.is_some() || contact.to.is_some() {
            text::caption(ui, &lang.say(&msg!("customers-view-from-to", from = day(contact.from), to = day(contact.to))));
        }
    }

    /// 查看 and 复制.
    fn number_tools(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, numbers: &(Vec<String>, bool), actions: &mut Actions) {
        ui.spacing_mut().item_spacing.x = space::XS;
        let (Some(first), open) = (numbers.0.first(), numbers.1) else { return };
        let copy = cx.lang.tr("customers-view-copy-number");
        let hidden = cx.lang.tr("customers-view-reveal-first");
        let button = IconButton::new(icons::COPY, &copy).small();
        let button = if open { button } else { button.refused(&*hidden) };
        if button.show(ui).clicked() && open {
            actions.push(Action::Copy(first.clone(), msg!("customers-view-copied", what = first.as_str())));
        }
        self.reveal_button(ui, cx, view, actions);
    }

    /// The numbers of a contact, and whether they are whole.
    fn numbers(&self, view: &FileView, place: usize) -> (Vec<String>, bool) {
        let (draft, open) = self.seen(view);
        let numbers = draft.contacts.get(place).map_or(["", ""], |contact| [&contact.mobile, &contact.landline]);
        (numbers.into_iter().filter(|number| !number.is_empty()).map(str::to_owned).collect(), open)
    }
}
