//! The views of the archive: documents and registers with their acts, one document beside them, and the archive of one customer.
//! They read a [`Cx`], keep what people type, and push [`Action`]s; answers come back as [`News`]. Nothing here touches the store.

mod acts;
mod annex;
mod bar;
mod detail;
mod form;
mod list;
mod picker;
#[cfg(test)]
mod tests;
mod words;

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use self::acts::Act;
use self::annex::Annex;
use self::detail::Detail;
use self::form::Form;
use self::list::List;
use super::{Answer as ArchiveAnswer, Command, Owner, Printout};
use crate::areas::parts::{Reason, inside, line_at};
use crate::areas::staff::{self, Employment};
use crate::areas::view::{Action, Actions, Cx, Job, News, Paper, Route, Slot};
use crate::areas::{self, Answer, Done};
use crate::base::{No, Post};
use crate::msg;
use crate::ui::tokens::{line, size, space, tokens};

/// Narrowest page on which list and detail stand side by side.
const SIDE_BY_SIDE: f32 = 1_040.0;

/// Somebody who works here.
#[derive(Debug, Clone)]
struct Colleague {
    id: i64,
    name: String,
    posts: Vec<Post>,
}

/// The page of the archive's area, and what it draws in a customer's file.
#[derive(Default)]
pub struct ArchivesPage {
    list: List,
    detail: Detail,
    annex: Annex,
    form: Option<Form>,
    act: Option<Act>,
    people: Vec<Colleague>,
    people_asked: bool,
}

/// What a part of the page asks of the whole.
enum Wish {
    /// A dialog.
    Act(Box<Act>),
    /// Registers a document for this customer, or for one still to be chosen.
    Register(Option<Owner>),
    /// Corrects a document.
    Edit(Box<super::DocumentView>),
    /// Does something at once.
    Do(Command),
    /// Puts a form on paper.
    Print(Printout),
}

/// Keys of these pages and what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("↑ ↓", "archives-view-key-move"),
    ("Enter", "archives-view-key-open"),
    ("Space", "archives-view-key-choose"),
    ("E", "archives-view-key-edit"),
    ("Esc", "archives-view-key-close"),
    ("Ctrl Enter", "archives-view-key-confirm"),
];

impl ArchivesPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_dirty)
    }

    // ---- drawing ----

    /// Draws the page of this route into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0, tokens(ui).surface);
        self.ask_people(actions);
        match route {
            Route::Document(id) => self.detail.open(id, actions),
            Route::Archives(tab) => {
                self.detail.close();
                self.list.turn_to(tab);
            }
            _ => {}
        }
        self.list.start(actions);
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        line_at(ui, head, head.bottom());
        let mut wish = self.list.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        let covers = body.width() < SIDE_BY_SIDE;
        if self.detail.id().is_some() {
            let side = if covers { body } else { body.with_min_x(body.right() - size::DETAIL) };
            wish = self.detail.ui(ui, cx, side, actions).or(wish);
            if !covers {
                ui.painter().vline(side.left() - 0.5, side.y_range(), line(ui.ctx(), tokens(ui).line));
                wish = self.list.body(ui, cx, body.with_max_x(side.left()), self.detail.id(), actions).or(wish);
            }
        } else {
            wish = self.list.body(ui, cx, body, None, actions).or(wish);
        }
        self.grant(wish, cx, actions);
        self.dialogs(ui, cx, actions);
        ui.advance_cursor_after_rect(rect);
    }

    /// Draws the archive of one customer where the file of the customer has room for it.
    pub fn of_customer(&mut self, ui: &mut Ui, cx: &Cx<'_>, customer: i64, actions: &mut Actions) {
        self.ask_people(actions);
        let wish = self.annex.ui(ui, cx, customer, actions);
        self.grant(wish, cx, actions);
        self.dialogs(ui, cx, actions);
    }

    fn ask_people(&mut self, actions: &mut Actions) {
        if !std::mem::replace(&mut self.people_asked, true) {
            actions.push(Action::Ask(Slot::People, areas::Query::Staff(staff::Query::People)));
        }
    }

    fn grant(&mut self, wish: Option<Wish>, cx: &Cx<'_>, actions: &mut Actions) {
        match wish {
            Some(Wish::Act(act)) => self.act = Some(*act),
            Some(Wish::Register(owner)) => self.form = Some(Form::new(owner, cx.now.day())),
            Some(Wish::Edit(view)) => self.form = Some(Form::edit(&view)),
            Some(Wish::Do(command)) => actions.push(Action::Do(areas::Command::Archives(command))),
            Some(Wish::Print(what)) => actions.push(Action::Start(Job::Print { paper: Paper::Archive(what), path: None })),
            None => {}
        }
    }

    fn dialogs(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let ctx = ui.ctx();
        if self.form.as_mut().is_some_and(|form| form.ui(ctx, cx, actions)) {
            self.form = None;
        }
        if self.act.as_mut().is_some_and(|act| act.ui(ctx, cx, &self.people, actions)) {
            self.act = None;
        }
    }

    // ---- news ----

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, _: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.detail.news(news, actions);
        match news {
            News::Answer(slot, answer) => self.answer(*slot, answer),
            News::Finished(areas::Command::Archives(command), outcome) => self.finished(command, outcome, actions),
            News::Stale => self.again(actions),
            _ => {}
        }
    }

    /// Asks again for what is on the screen.
    fn again(&mut self, actions: &mut Actions) {
        self.list.ask(actions);
        self.detail.ask(actions);
        self.annex.ask(actions);
    }

    fn answer(&mut self, slot: Slot, answer: &Result<Answer, No>) {
        match (slot, answer) {
            (Slot::People, Ok(Answer::Staff(staff::Answer::People(people)))) => {
                let working = people.iter().filter(|person| person.staff.state == Employment::Active);
                let colleague = |person: &staff::Person| Colleague {
                    id: person.staff.id,
                    name: person.staff.draft.name.clone(),
                    posts: person.staff.draft.posts.clone(),
                };
                self.people = working.map(colleague).collect();
            }
            (Slot::Archive, answer) => self.list.answer(answer),
            (Slot::Document, answer) => self.detail.answer(answer),
            (Slot::Catalogue, answer) => self.annex.answer(answer),
            (Slot::Owners, Ok(Answer::Archives(ArchiveAnswer::Owners(found)))) => {
                if let Some(form) = &mut self.form {
                    form.found(found);
                }
                if let Some(act) = &mut self.act {
                    act.found(found);
                }
            }
            _ => {}
        }
    }

    fn finished(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        if matches!(command, Command::Register { .. } | Command::Edit { .. }) {
            if self.form.as_mut().is_some_and(|form| form.ended(outcome)) {
                self.form = None;
            }
        } else if self.act.as_mut().is_some_and(|act| act.ended(outcome)) {
            self.act = None;
        }
        if let Ok(done) = outcome {
            actions.push(Action::Say(words::said(command, done)));
            self.list.unchoose();
            self.again(actions);
        }
    }
}

/// The row of a page below its head for buttons that judge: from the left what is chosen, from the right what may be done.
fn decision_bar<R>(ui: &mut Ui, rect: Rect, what: &str, acts: impl FnOnce(&mut Ui) -> R) -> R {
    let t = tokens(ui);
    ui.painter().rect_filled(rect, 0, t.sunken);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(ui.ctx(), t.line));
    let inner = rect.shrink2(vec2(space::XL, 0.0));
    let out = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let out = acts(ui);
        (out, ui.min_rect().left())
    });
    let left = Rect::from_min_max(inner.min, pos2(out.1 - space::L, inner.bottom()));
    inside(ui, left, Layout::left_to_right(Align::Center), |ui| {
        let galley = crate::ui::paint::line_within(ui, what, crate::ui::fonts::regular(size::TABLE), ui.available_width());
        crate::ui::paint::put(ui.painter(), galley, ui.max_rect(), Align::Min, t.text);
    });
    out.0
}

/// Why the person may not keep the archive as a whole, if so.
fn why_not_archive(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do(crate::base::Function::Archive).err().map(|refusal| Reason::of(cx.lang, &refusal))
}

/// Why the person may not register and file here, if so.
fn why_not_keep(cx: &Cx<'_>, keeps: bool) -> Option<Reason> {
    let refusal = crate::base::Refusal::by("SEC-08", msg!("base-refused-do"));
    (!keeps).then(|| Reason::of(cx.lang, &refusal))
}
