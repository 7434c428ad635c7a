//! A new file or an old one in the form. What was typed stays typed, whatever becomes of the save.

mod contacts;
mod fields;
mod parts;
mod twins;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align, Id, Key, Layout, Modifiers, Rect, ScrollArea, Ui, pos2, vec2};

use self::twins::Twins;
use super::People;
use super::conflict::{self, Choosing};
use super::show::{self, Trouble};
use crate::areas::customers::{self, Command, Contact, Customer, Draft, Field};
use crate::areas::parts::bar_line;
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::areas::{self, Done, Query};
use crate::base::fold::clean;
use crate::base::{Day, Flaw, No, check};
use crate::msg;
use crate::ui::dialog::{self, Confirm};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, focus, fonts, icons, paint, text};

/// The form of one file.
pub struct Form {
    /// Id, revision and number of the stored file; `None` for a new one.
    stored: Option<(i64, i64, String)>,
    today: Day,
    base: Draft,
    draft: Draft,
    /// Amounts as they are typed, in yuan.
    typed: BTreeMap<Field, String>,
    /// What the last save found wrong.
    flaws: Vec<Flaw>,
    /// Inputs that were left once, or saved: they are checked while somebody corrects them.
    left: BTreeSet<String>,
    trouble: Option<Trouble>,
    choosing: Option<Choosing>,
    /// The person is asked whether to drop what was typed.
    leaving: bool,
    tag: String,
    /// Inputs in the order of the last picture, for Enter.
    order: Vec<Id>,
    entered: Option<Id>,
    focus_first: bool,
    focus_flaw: bool,
    /// The field with which to begin.
    begin: Option<Field>,
    /// Files that look like what is typed.
    pub twins: Twins,
}

/// What the form asks of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Close it; what was typed may go.
    Leave,
    /// It is being saved; the next file of the list follows in its form.
    Next,
}

impl Form {
    /// The form of a new file.
    pub fn new(cx: &Cx<'_>) -> Self {
        let mut draft = Draft::default();
        for (field, word) in [(Field::Relation, "现在"), (Field::Market, "国内"), (Field::Type, "直接")] {
            draft.set(field, word);
        }
        draft.set(Field::FiledOn, cx.now.day().to_string());
        Form::of(None, draft, cx.now.day())
    }

    /// The form of a stored file.
    pub fn edit(customer: &Customer, today: Day) -> Self {
        Form::of(Some((customer.id, customer.rev, customer.no.clone())), customer.draft.clone(), today)
    }

    fn of(stored: Option<(i64, i64, String)>, draft: Draft, today: Day) -> Self {
        let mut form = Form {
            stored,
            today,
            base: draft.clone(),
            draft,
            typed: BTreeMap::new(),
            flaws: Vec::new(),
            left: BTreeSet::new(),
            trouble: None,
            choosing: None,
            leaving: false,
            tag: String::new(),
            order: Vec::new(),
            entered: None,
            focus_first: true,
            focus_flaw: false,
            begin: None,
            twins: Twins::default(),
        };
        if form.draft.contacts.is_empty() {
            form.draft.contacts.push(Contact::default());
        }
        form
    }

    /// Begins at this field instead of the first one.
    pub fn begin_at(&mut self, field: Option<Field>) {
        self.focus_first = field.is_none();
        self.begin = field;
    }

    fn id(&self) -> i64 {
        self.stored.as_ref().map_or(0, |(id, ..)| *id)
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.cleaned() != cleaned(&self.base, self.today) || !self.tag.trim().is_empty()
    }

    fn cleaned(&self) -> Draft {
        cleaned(&self.draft, self.today)
    }

    fn is_own(&self, command: &areas::Command) -> bool {
        match command {
            areas::Command::Customers(Command::Create { .. }) => self.stored.is_none(),
            areas::Command::Customers(Command::Edit { id, .. }) => self.id() == *id,
            _ => false,
        }
    }

    fn command(&self) -> Command {
        let draft = Box::new(self.cleaned());
        match &self.stored {
            None => Command::Create { draft },
            Some((id, rev, _)) => Command::Edit { id: *id, rev: *rev, base: Box::new(self.base.clone()), draft },
        }
    }

    fn save(&mut self, actions: &mut Actions) {
        self.take_tag();
        self.trouble = None;
        self.flaws.clear();
        actions.push(Action::Do(areas::Command::Customers(self.command())));
    }

    /// The save came to nothing: why, beside the fields where it can be said there.
    pub fn refused(&mut self, no: &No, actions: &mut Actions) {
        if let No::Conflict(conflict) = no {
            self.choosing = Some(Choosing::new(conflict));
            actions.push(Action::Ask(Slot::ForEdit, Query::Customers(customers::Query::ForEdit { id: self.id() })));
            return;
        }
        self.choosing = None;
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
            self.focus_flaw = true;
            let places = 0..self.draft.contacts.len();
            self.left.extend(places.flat_map(|place| [format!("mobile/{place}"), format!("landline/{place}")]));
        }
        self.trouble = Trouble::of(no);
    }

    /// The version that somebody else stored, to choose from. Returns whether the form waited for it.
    pub fn stored_version(&mut self, customer: &Customer) -> bool {
        match &mut self.choosing {
            Some(choosing) if customer.id == self.stored.as_ref().map_or(0, |(id, ..)| *id) => {
                choosing.stored = Some(Box::new(customer.clone()));
                true
            }
            _ => false,
        }
    }

    /// Whether it waits for the stored version.
    pub fn is_choosing(&self) -> bool {
        self.choosing.is_some()
    }

    /// What was saved, in words.
    pub fn saved(&self, done: &Done) -> crate::base::Message {
        if self.stored.is_some() {
            msg!("customers-view-saved", no = done.title.as_str())
        } else {
            msg!("customers-view-created", no = done.title.as_str())
        }
    }

    // ---- drawing ----

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, people: &People, actions: &mut Actions) -> Option<Wish> {
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let bar = Rect::from_min_max(pos2(rect.left(), rect.bottom() - size::DECISION_BAR), rect.max);
        let body = Rect::from_min_max(head.left_bottom(), bar.right_top());
        let busy = cx.is_pending(|command| self.is_own(command));
        self.head(ui, cx, head, actions);
        self.order.clear();
        show::inside(ui, body, Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt(("form", self.id())).auto_shrink(false).show(ui, |ui| {
                ui.add_enabled_ui(!busy, |ui| self.sections(ui, cx, people, actions));
            });
        });
        self.move_on(ui);
        let id = self.id();
        let mut twins = std::mem::take(&mut self.twins);
        twins.ask(ui, id, &|| self.cleaned(), &self.draft, actions);
        self.twins = twins;
        let wish = self.bar(ui, cx, bar, busy, actions);
        self.choose(ui, cx, people, busy, actions);
        wish.or_else(|| self.ask_leaving(ui, cx))
    }

    fn head(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        show::line_at(ui, rect, rect.bottom());
        show::inside(ui, rect.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            crumb(ui, cx, actions);
            match &self.stored {
                None => drop(text::title(ui, &cx.lang.tr("customers-view-new"))),
                Some((_, _, no)) => {
                    text::title(ui, &cx.lang.tr("customers-view-edit-title"));
                    text::paragraph(ui, self.base.get(Field::Name));
                    text::caption(ui, no);
                }
            }
        });
    }

    fn sections(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, actions: &mut Actions) {
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1_200.0));
            ui.spacing_mut().item_spacing.y = space::L;
            if let Some(trouble) = &self.trouble
                && (self.flaws.is_empty() || matches!(trouble, Trouble::Fault(_)))
            {
                show::trouble(ui, cx, &cx.lang.tr("customers-view-not-saved"), trouble, actions);
            }
            self.all_fields(ui, cx, people, actions);
        });
    }

    /// Enter in a field goes to the next one; a new form begins in the first, a refused one in the first that is wrong.
    fn move_on(&mut self, ui: &Ui) {
        let next = match self.entered.take() {
            Some(from) => self.order.iter().skip_while(|id| **id != from).nth(1),
            None if self.focus_first => self.order.first(),
            None => None,
        };
        self.focus_first = false;
        if let Some(id) = next {
            ui.memory_mut(|m| m.request_focus(*id));
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, busy: bool, actions: &mut Actions) -> Option<Wish> {
        let t = tokens(ui);
        ui.painter().rect_filled(rect, 0, t.surface);
        bar_line(ui, rect);
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        let wrong = self.flaws.len();
        show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            if wrong > 0 {
                let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, 20.0), egui::Sense::hover());
                paint::icon_fill(ui.painter(), mark.center(), icons::X_CIRCLE, size::ICON, t.danger.mark);
                let words = cx.lang.say(&msg!("customers-view-flaws", count = wrong));
                ui.label(egui::RichText::new(words).font(fonts::regular(size::TABLE)).color(t.danger.text));
            } else {
                text::caption(ui, &cx.lang.tr("customers-view-required"));
            }
        });
        let shut = show::shut(ui);
        let (save, next, leave) = show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (word, working) = (cx.lang.tr("customers-view-save"), cx.lang.tr("customers-view-saving"));
            let save = Button::primary(&word).key("Ctrl S").busy(&working, busy).show(ui).clicked();
            let word = cx.lang.tr("customers-view-save-next");
            let next = self.stored.is_some() && Button::secondary(&word).key("Ctrl Shift Enter").allowed(!busy, "").show(ui).clicked();
            let leave = Button::secondary(&cx.lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked();
            (save, next, leave)
        });
        let next_by_key = !shut && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter));
        if (next || next_by_key) && !busy && self.stored.is_some() {
            self.save(actions);
            return Some(Wish::Next);
        }
        let by_key = !shut && !busy && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::S));
        if save || by_key {
            self.save(actions);
        }
        let escaped = !shut && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if (leave || escaped) && !busy {
            if !self.is_dirty() {
                return Some(Wish::Leave);
            }
            self.leaving = true;
        }
        None
    }

    fn ask_leaving(&mut self, ui: &Ui, cx: &Cx<'_>) -> Option<Wish> {
        if !self.leaving {
            return None;
        }
        let l = |id| cx.lang.tr(id);
        let (title, why) = (l("customers-view-drop-title"), l("customers-view-drop-why"));
        let (confirm, cancel) = (l("customers-view-drop"), l("customers-view-go-on"));
        let question =
            Confirm { id: "drop-form", title: &title, explanation: &why, confirm: &confirm, cancel: &cancel, irreversible: true };
        match dialog::confirm(ui.ctx(), question)? {
            dialog::Answer::Confirmed => Some(Wish::Leave),
            dialog::Answer::Harmless => {
                self.leaving = false;
                None
            }
        }
    }

    /// Somebody else saved first: the person chooses field by field.
    fn choose(&mut self, ui: &Ui, cx: &Cx<'_>, people: &People, busy: bool, actions: &mut Actions) {
        let own = if self.choosing.is_some() { self.cleaned() } else { return };
        let Some(choosing) = &mut self.choosing else { return };
        match choosing.ui(ui.ctx(), cx, &people.names, busy) {
            Some(conflict::Answer::Back) => self.choosing = None,
            Some(conflict::Answer::Save) => {
                let Some((draft, stored)) = choosing.outcome(&own) else { return };
                if let Some((_, rev, _)) = &mut self.stored {
                    *rev = choosing.rev();
                }
                self.base = stored;
                self.draft = draft;
                self.typed.clear();
                self.save(actions);
            }
            None => {}
        }
    }
}

/// 客户档案 › before the title; a click goes back to the list. What was typed stays.
pub fn crumb(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
    let t = tokens(ui);
    let word = cx.lang.tr("customers-view-title");
    let galley = paint::line_of(ui, &word, fonts::regular(size::TABLE));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x.ceil(), 20.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &*word));
    paint::put(ui.painter(), galley, rect, Align::Min, if response.hovered() { t.text } else { t.text_2 });
    focus::ring(ui, &response, rect, crate::ui::tokens::radius::BADGE, focus::Ring::Outside);
    if response.clicked() {
        actions.push(Action::Go(Route::Customers));
    }
    let (mark, _) = ui.allocate_exact_size(vec2(14.0, 20.0), egui::Sense::hover());
    paint::icon(ui.painter(), mark.center(), icons::CARET_RIGHT, 12.0, tokens(ui).text_3);
}

/// A draft as it is stored: without stray spaces, with codes and numbers in their one form, without blank contacts.
fn cleaned(draft: &Draft, today: Day) -> Draft {
    let mut out = draft.clone();
    for field in Field::ALL {
        if let Some(value) = out.value_mut(*field) {
            *value = fields::canonical(*field, value, today);
        }
    }
    for contact in &mut out.contacts {
        contact.name = clean(&contact.name);
        contact.post = clean(&contact.post);
        contact.mobile = check::mobile(&contact.mobile).unwrap_or_else(|_| clean(&contact.mobile));
        contact.landline = check::landline(&contact.landline).unwrap_or_else(|_| clean(&contact.landline));
    }
    out.contacts.retain(|contact| !contact.is_blank() || !contact.post.is_empty());
    out.credit_problems.retain(|problem| !problem.text.trim().is_empty());
    out
}
