//! The form of a new report: what it is about, what happened, one's own opinion, to whom, and whether it is an emergency.

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::{Answer, Asked, Command, Place, Query, act, answer_of, ask, is_busy};
use crate::areas;
use crate::areas::cases::escalation::clauses::esc_03_danger;
use crate::areas::cases::escalation::model::{Category, Draft, To};
use crate::areas::cases::escalation::questions::Addressee;
use crate::areas::parts::{Trouble, bar_line, inside, line_at, quote, trouble};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::base::No;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, check, dialog, text};

/// Width of the form.
const WIDTH: f32 = 640.0;

/// What is typed.
pub(super) struct Form {
    draft: Draft,
    /// The chosen place in the list of addressees.
    to: Option<usize>,
    department: String,
    people: Vec<Addressee>,
    trouble: Option<Trouble>,
}

impl Form {
    /// One that begins so; asks to whom the person may put a matter.
    pub fn new(draft: Draft, actions: &mut Actions) -> Self {
        ask(Asked::Addressees, Query::Addressees, actions);
        Form { draft, to: None, department: String::new(), people: Vec::new(), trouble: None }
    }

    /// Whether it is about what this one is about.
    pub fn is_about(&self, draft: &Draft) -> bool {
        (&self.draft.place, self.draft.subject) == (&draft.place, draft.subject)
    }

    /// Whether something is typed.
    pub fn is_dirty(&self) -> bool {
        !self.draft.content.trim().is_empty() || !self.draft.opinion.trim().is_empty()
    }

    /// Takes the addressees.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        if let Ok(Some(Answer::Addressees(people))) = answer_of(answer) {
            self.people.clone_from(people);
        }
    }

    /// It was refused.
    pub fn refused(&mut self, no: &No) {
        self.trouble = Trouble::of(no);
    }

    /// To whom this category may go: superiors, or those who help.
    fn offered(&self) -> Vec<&Addressee> {
        let help = self.draft.category == Some(Category::Help);
        let fits = |person: &&Addressee| if help { person.helps } else { person.level.is_some() };
        self.people.iter().filter(fits).collect()
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &cx.lang.tr("app-command-new-report"));
        });
        let bar = page.with_min_y(page.bottom() - size::DECISION_BAR);
        let body = page.with_min_y(head.bottom()).with_max_y(bar.top());
        inside(ui, body.shrink2(vec2(space::XL, space::L)), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("report-form").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(WIDTH);
                ui.spacing_mut().item_spacing.y = space::L;
                self.fields(ui, cx, actions);
            });
        });
        let t = tokens(ui);
        ui.painter().rect_filled(bar, 0, t.sunken);
        bar_line(ui, bar);
        let busy = is_busy(cx);
        let (send, cancel) = inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let working = cx.lang.tr("cases-working");
            let button = Button::primary(&cx.lang.tr("cases-escalation-send")).key("Ctrl Enter").busy(&working, busy).show(ui);
            (button.clicked(), Button::secondary(&cx.lang.tr("cases-cancel")).key("Esc").show(ui).clicked())
        });
        let shut = areas::parts::shut(ui);
        let key = |modifiers, key| !shut && ui.input_mut(|i| i.consume_key(modifiers, key));
        if (send || key(Modifiers::COMMAND, Key::Enter)) && !busy {
            self.trouble = None;
            act(Command::Raise(Box::new(self.written())), actions);
        } else if cancel || key(Modifiers::NONE, Key::Escape) {
            // A call for help goes back to what it is about.
            let back = Route::of_place(&self.draft.place, self.draft.subject).unwrap_or(Route::Escalation(Place::List));
            actions.push(Action::Go(back));
        }
    }

    /// The draft with the chosen addressee.
    fn written(&self) -> Draft {
        let person = self.to.and_then(|at| self.offered().get(at).map(|person| person.id));
        let to = match person {
            Some(id) => To::Person(id),
            None if self.draft.category == Some(Category::Ability) && !self.department.trim().is_empty() => {
                To::Department(self.department.clone())
            }
            None => To::Next,
        };
        Draft { to, ..self.draft.clone() }
    }

    fn flaw(&self, cx: &Cx<'_>, field: &str) -> Option<String> {
        match &self.trouble {
            Some(Trouble::Refused(refusal)) => refusal.flaws.iter().find(|flaw| flaw.field == field).map(|flaw| cx.lang.say(&flaw.message)),
            _ => None,
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let beside = |no: &&Trouble| !matches!(no, Trouble::Refused(refusal) if !refusal.flaws.is_empty());
        if let Some(no) = self.trouble.as_ref().filter(beside) {
            trouble(ui, cx, &lang.tr("cases-not-done"), no, actions);
        }
        let names: Vec<String> = Category::ALL.iter().map(|category| lang.say(&category.message())).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let before = self.draft.category.and_then(|chosen| Category::ALL.iter().position(|category| *category == chosen));
        let mut chosen = before;
        let error = self.flaw(cx, "category");
        let category =
            Input::new(&lang.tr("cases-escalation-column-category")).required().error(error.as_deref()).select(ui, &mut chosen, &names);
        let first = dialog::first_picture(ui.ctx(), "report-form");
        if first && before.is_none() {
            category.request_focus();
        }
        if chosen != before {
            self.draft.category = chosen.and_then(|at| Category::ALL.get(at).copied());
            self.draft.urgent = self.draft.category.is_some_and(esc_03_danger::is_usually_urgent);
            self.to = None;
        }
        if let Some(category) = self.draft.category {
            quote(ui, lang, category.clause());
        }
        let error = self.flaw(cx, "content");
        let label = lang.tr("cases-escalation-column-content");
        let content = Input::new(&label).required().limit(2000).error(error.as_deref()).multi_line(ui, &mut self.draft.content, 4);
        if first && before.is_some() {
            content.request_focus();
        }
        let error = self.flaw(cx, "opinion");
        let label = lang.tr("cases-escalation-opinion");
        let needed = self.draft.category != Some(Category::Help);
        let opinion = Input::new(&label).limit(1000).error(error.as_deref());
        let opinion = if needed { opinion.required() } else { opinion };
        opinion.multi_line(ui, &mut self.draft.opinion, 3);
        if self.draft.category != Some(Category::Secret) {
            self.addressee(ui, cx);
        }
        check::checkbox(ui, &mut self.draft.urgent, &lang.tr("cases-escalation-urgent-tick"));
        if self.draft.urgent {
            let error = self.flaw(cx, "urgent_reason");
            let label = lang.tr("cases-escalation-urgent-reason");
            Input::new(&label).limit(200).error(error.as_deref()).text(ui, &mut self.draft.urgent_reason);
        }
    }

    fn addressee(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let names: Vec<String> = self
            .offered()
            .iter()
            .map(|person| match person.level {
                Some(0) => lang.say(&msg!("cases-escalation-next-level", name = person.name.as_str())),
                _ => person.name.clone(),
            })
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (label, hint) = (lang.tr("cases-escalation-to"), lang.tr("cases-escalation-to-hint"));
        Input::new(&label).hint(&hint).select(ui, &mut self.to, &names);
        if self.draft.category == Some(Category::Ability) && self.to.is_none() {
            let error = self.flaw(cx, "to");
            let label = lang.tr("cases-escalation-department");
            Input::new(&label).limit(60).error(error.as_deref()).text(ui, &mut self.department);
        }
    }
}
