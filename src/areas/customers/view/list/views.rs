//! Saved views at the head of the list: pills with their counts, the menu of all, and the dialogs that save and arrange them.

use std::collections::BTreeMap;

use egui::{Align, Context, Key, Layout, Modifiers, Ui, vec2};

use super::super::show::{self, Reason, Trouble};
use crate::areas::customers::views::ALL;
pub use crate::areas::customers::views::is_built_in;
use crate::areas::customers::{self, Command, Place, View, ViewAct, ViewContent, Views};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, Query};
use crate::base::{Function, No};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::dialog::{self, Confirm};
use crate::ui::tokens::{size, space};
use crate::ui::{Badge, Button, Dialog, Family, Field as Input, IconButton, check, chip, fonts, icons, menu, paint, text};

/// Views that keys reach: Alt+1 to Alt+9.
const KEYS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// A view that is being named.
struct Naming {
    id: i64,
    rev: i64,
    name: String,
    shared: bool,
    content: ViewContent,
    /// What the last try came to.
    trouble: Option<Trouble>,
    sent: Option<Command>,
}

/// The person's order of the views, while it is being changed.
struct Arranging {
    places: Vec<Place>,
    opens: i64,
    removes: Option<i64>,
}

/// The views of the person.
#[derive(Default)]
pub struct ViewBar {
    views: Views,
    known: bool,
    current: i64,
    counts: BTreeMap<i64, i64>,
    naming: Option<Naming>,
    arranging: Option<Arranging>,
}

impl ViewBar {
    /// Asks for the views.
    pub fn ask(&self, actions: &mut Actions) {
        actions.push(Action::Ask(Slot::Views, Query::Customers(customers::Query::Views)));
    }

    /// Asks how many customers each view on the screen holds. Everybody's count is asked for by the list itself.
    pub fn ask_counts(&self, actions: &mut Actions) {
        for view in self.shown().filter(|view| view.id != ALL) {
            let list = view.content.list.clone();
            actions.push(Action::Ask(Slot::ViewTotal(view.id), Query::Customers(customers::Query::Total { list })));
        }
    }

    /// Takes the views; returns the content to show, when the list opens with another view than everybody.
    pub fn take(&mut self, views: &Views, actions: &mut Actions) -> Option<ViewContent> {
        let first = !std::mem::replace(&mut self.known, true);
        self.views = views.clone();
        self.ask_counts(actions);
        if first && views.opens != ALL {
            return self.choose(views.opens);
        }
        if self.find(self.current).is_none() {
            self.current = ALL;
        }
        None
    }

    /// Takes a count.
    pub fn count(&mut self, id: i64, count: i64) {
        self.counts.insert(id, count);
    }

    /// Turns to a view; returns what it shows.
    pub fn choose(&mut self, id: i64) -> Option<ViewContent> {
        let content = self.find(id)?.content.clone();
        self.current = id;
        Some(content)
    }

    /// Turns to everybody without asking for them: other filters take the place of the view's.
    pub fn show_all(&mut self) {
        self.current = ALL;
    }

    /// The view on the screen.
    pub fn current(&self) -> i64 {
        self.current
    }

    /// The views that the person wants to see, with their names and counts.
    pub fn pages(&self, lang: Lang) -> Vec<(i64, String, Option<i64>)> {
        self.shown()
            .filter(|view| view.id != ALL)
            .map(|view| (view.id, lang.say(&view.message()), self.counts.get(&view.id).copied()))
            .collect()
    }

    fn find(&self, id: i64) -> Option<&View> {
        self.views.views.iter().find(|view| view.id == id)
    }

    fn shown(&self) -> impl Iterator<Item = &View> {
        self.views.views.iter().filter(|view| !view.hidden || view.id == self.current)
    }

    // ---- drawing ----

    /// Draws pills up to this point and the buttons behind them; returns the view that is wanted.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, right: f32, all: Option<i64>, now: &ViewContent, actions: &mut Actions) -> Option<i64> {
        let mut wanted = by_key(ui).and_then(|at| self.shown().nth(at)).map(|view| view.id);
        let count = |view: &View| if view.id == ALL { all } else { self.counts.get(&view.id).copied() };
        let pills: Vec<(i64, String, Option<String>)> =
            self.shown().map(|view| (view.id, cx.lang.say(&view.message()), count(view).filter(|n| *n > 0).map(group))).collect();
        let room = right - ui.cursor().left() - 2.0 * (size::ICON_BUTTON + space::XS);
        for at in fitting(ui, &pills, self.current, room) {
            let Some((id, name, count)) = pills.get(at) else { continue };
            if chip::view_pill(ui, name, count.as_deref(), *id == self.current).clicked() {
                wanted = Some(*id);
            }
        }
        if IconButton::new(icons::PLUS, &cx.lang.tr("customers-views-save")).show(ui).clicked() {
            self.naming = Some(Naming::new(now));
        }
        let button = IconButton::new(icons::CARET_DOWN, &cx.lang.tr("customers-views-menu")).show(ui);
        let chosen = menu::menu(&button, 240.0, |ui| self.menu(ui, cx, &pills, now, actions));
        self.naming_ui(ui.ctx(), cx, actions);
        self.arranging_ui(ui.ctx(), cx, actions);
        wanted.or(chosen.flatten())
    }

    fn menu(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        pills: &[(i64, String, Option<String>)],
        now: &ViewContent,
        actions: &mut Actions,
    ) -> Option<i64> {
        let mut wanted = None;
        for (at, (id, name, _)) in pills.iter().enumerate() {
            let key = format!("Alt {}", at + 1);
            let item = menu::Item::new(name).checked(*id == self.current);
            let item = if at < KEYS.len() { item.key(&key) } else { item };
            if item.show(ui).clicked() {
                wanted = Some(*id);
            }
        }
        menu::separator(ui);
        if menu::Item::new(&cx.lang.tr("customers-views-save-as")).icon(icons::PLUS).show(ui).clicked() {
            self.naming = Some(Naming::new(now));
        }
        if let Some(view) = self.find(self.current).cloned() {
            let name = cx.lang.say(&view.message());
            let why = cx.lang.tr("customers-views-not-yours");
            let item = |ui: &mut Ui, id: &'static str, icon| {
                let text = cx.lang.say(&crate::base::Message { id, args: vec![("name", name.clone().into())] });
                let item = menu::Item::new(&text).icon(icon);
                let item = if view.editable { item } else { item.refused(&*why) };
                item.show(ui).clicked() && view.editable
            };
            if item(ui, "customers-views-update", icons::FLOPPY_DISK) {
                let content = Box::new(now.clone());
                let act = ViewAct::Save { id: view.id, rev: view.rev, name: view.name.clone(), shared: view.shared, content };
                actions.push(act_of(act));
            }
            if item(ui, "customers-views-rename", icons::PENCIL_SIMPLE) {
                self.naming =
                    Some(Naming { id: view.id, rev: view.rev, name: view.name.clone(), shared: view.shared, ..Naming::new(&view.content) });
            }
        }
        if menu::Item::new(&cx.lang.tr("customers-views-arrange")).icon(icons::LIST_DASHES).show(ui).clicked() {
            let places = self.views.views.iter().map(|view| Place { view: view.id, hidden: view.hidden }).collect();
            self.arranging = Some(Arranging { places, opens: self.views.opens, removes: None });
        }
        wanted
    }

    // ---- the dialogs ----

    fn naming_ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(naming) = &mut self.naming else { return };
        let title = cx.lang.tr(if naming.id == 0 { "customers-views-save-title" } else { "customers-views-rename-title" });
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(Command::View(_))));
        let first = dialog::first_picture(ctx, "name-view");
        let shown = Dialog::new("name-view", &title).explanation(&cx.lang.tr("customers-views-save-about")).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::L;
            naming.ui(ui, cx, first, actions);
            dialog::buttons(ui, |ui| {
                let go = Button::primary(&cx.lang.tr("customers-views-keep")).key("Ctrl Enter").show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            let Naming { id, rev, name, shared, content, .. } = naming;
            let act = ViewAct::Save { id: *id, rev: *rev, name: name.clone(), shared: *shared, content: Box::new(content.clone()) };
            naming.sent = Some(Command::View(act.clone()));
            actions.push(act_of(act));
        }
        if leave || shown.dismissed {
            self.naming = None;
        }
    }

    fn arranging_ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(arranging) = &mut self.arranging else { return };
        if let Some(id) = arranging.removes {
            let name = self.views.views.iter().find(|view| view.id == id).map(|view| cx.lang.say(&view.message())).unwrap_or_default();
            match ask_removal(ctx, cx.lang, &name) {
                Some(dialog::Answer::Confirmed) => {
                    actions.push(act_of(ViewAct::Remove { id }));
                    self.arranging = None;
                }
                Some(dialog::Answer::Harmless) => arranging.removes = None,
                None => {}
            }
            return;
        }
        let title = cx.lang.tr("customers-views-arrange-title");
        let shown =
            Dialog::new("arrange-views", &title).explanation(&cx.lang.tr("customers-views-arrange-about")).width(520.0).show(ctx, |ui| {
                let room = (ui.ctx().content_rect().height() - 260.0).max(160.0);
                egui::ScrollArea::vertical()
                    .max_height(room)
                    .min_scrolled_height(room)
                    .show(ui, |ui| arranging.lines(ui, cx.lang, &self.views.views));
                dialog::buttons(ui, |ui| {
                    let go = Button::primary(&cx.lang.tr("customers-views-keep-order")).key("Ctrl Enter").show(ui).clicked();
                    (go, Button::secondary(&cx.lang.tr("customers-view-cancel")).key("Esc").show(ui).clicked())
                })
            });
        let (go, leave) = shown.inner;
        if go || shown.confirmed {
            actions.push(act_of(ViewAct::Arrange { places: arranging.places.clone(), opens: arranging.opens }));
        }
        if go || shown.confirmed || leave || shown.dismissed {
            self.arranging = None;
        }
    }

    /// An act on views ended: a new view is the current one from now on.
    pub fn ended(&mut self, command: &Command, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        let named = self.naming.as_mut().filter(|naming| naming.sent.as_ref() == Some(command));
        match (outcome, command) {
            (Ok(done), Command::View(ViewAct::Save { id, name, .. })) => {
                if *id == 0 && done.id > 0 {
                    self.current = done.id;
                }
                if named.is_some() {
                    self.naming = None;
                }
                actions.push(Action::Say(msg!("customers-views-kept", name = name.as_str())));
            }
            (Ok(_), _) => {}
            (Err(no), _) => {
                if let Some(naming) = named {
                    naming.trouble = Trouble::of(no);
                }
            }
        }
        self.ask(actions);
    }
}

impl Naming {
    fn new(content: &ViewContent) -> Self {
        Naming { id: 0, rev: 0, name: String::new(), shared: false, content: content.clone(), trouble: None, sent: None }
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, first: bool, actions: &mut Actions) {
        let flaw = match &self.trouble {
            Some(Trouble::Refused(refusal)) => refusal.flaws.first().map(|flaw| cx.lang.say(&flaw.message)),
            _ => None,
        };
        let name = Input::new(&cx.lang.tr("customers-views-name")).required().limit(20).error(flaw.as_deref()).text(ui, &mut self.name);
        if first {
            name.request_focus();
        }
        let why = cx.me.must_do(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let shared = cx.lang.tr("customers-views-shared");
        let response = ui.add_enabled_ui(why.is_none(), |ui| check::checkbox(ui, &mut self.shared, &shared)).inner;
        if let Some(why) = &why {
            crate::ui::tooltip::refusal(response, why.refused());
        }
        if let Some(trouble) = self.trouble.as_ref().filter(|_| flaw.is_none()) {
            show::trouble(ui, cx, &cx.lang.tr("customers-view-not-saved"), trouble, actions);
        }
    }
}

impl Arranging {
    fn lines(&mut self, ui: &mut Ui, lang: Lang, views: &[View]) {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = self.places.len();
        let mut step = None;
        for (at, place) in self.places.iter_mut().enumerate() {
            let Some(view) = views.iter().find(|view| view.id == place.view) else { continue };
            let name = lang.say(&view.message());
            ui.allocate_ui_with_layout(vec2(ui.available_width(), size::ROW), Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let opens = lang.say(&msg!("customers-views-opens", name = name.as_str()));
                let button = IconButton::new(icons::HOUSE_SIMPLE, &opens).small().current(self.opens == view.id);
                if button.show(ui).clicked() {
                    self.opens = view.id;
                }
                text::body(ui, &name);
                if view.shared && view.id > 0 {
                    Badge::new(&lang.tr("customers-views-shared-badge"), Family::Neutral).show(ui);
                    text::caption(ui, &view.owner);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let theirs = lang.tr("customers-views-not-yours");
                    let tool = |ui: &mut Ui, icon, id, possible: bool| {
                        let said = format!("{} {name}", lang.tr(id));
                        let button = IconButton::new(icon, &said).small();
                        let why = if id == "customers-views-remove" { &*theirs } else { "" };
                        (if possible { button } else { button.refused(why) }).show(ui).clicked() && possible
                    };
                    if tool(ui, icons::TRASH, "customers-views-remove", view.editable) {
                        self.removes = Some(view.id);
                    }
                    if tool(ui, icons::ARROW_DOWN, "customers-view-move-down", at + 1 < count) {
                        step = Some((at, at + 1));
                    }
                    if tool(ui, icons::ARROW_UP, "customers-view-move-up", at > 0) {
                        step = Some((at, at - 1));
                    }
                    let (eye, word) =
                        if place.hidden { (icons::EYE_SLASH, "customers-views-show") } else { (icons::EYE, "customers-views-hide") };
                    if tool(ui, eye, word, view.id != ALL) {
                        place.hidden = !place.hidden;
                    }
                });
            });
        }
        if let Some((from, to)) = step {
            self.places.swap(from, to);
        }
    }
}

fn act_of(act: ViewAct) -> Action {
    Action::Do(areas::Command::Customers(Command::View(act)))
}

fn ask_removal(ctx: &Context, lang: Lang, name: &str) -> Option<dialog::Answer> {
    let title = lang.say(&msg!("customers-views-remove-title", name = name));
    let (why, confirm, cancel) =
        (lang.tr("customers-views-remove-why"), lang.tr("customers-views-remove"), lang.tr("customers-views-stay"));
    let question = Confirm { id: "remove-view", title: &title, explanation: &why, confirm: &confirm, cancel: &cancel, irreversible: true };
    dialog::confirm(ctx, question)
}

/// The place of the view whose key was pressed.
fn by_key(ui: &Ui) -> Option<usize> {
    // Where somebody types, the digit would be typed as well.
    if show::busy_typing(ui) {
        return None;
    }
    KEYS.iter().position(|key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, *key)))
}

/// The places of the pills that fit; the current one always does.
fn fitting(ui: &Ui, pills: &[(i64, String, Option<String>)], current: i64, room: f32) -> Vec<usize> {
    let width = |(_, name, count): &(i64, String, Option<String>)| {
        let count = count.as_ref().map_or(0.0, |count| 6.0 + paint::line_of(ui, count, fonts::regular(size::CAPTION)).size().x.ceil());
        // As wide as the heavier weight, so that nothing moves when another one is chosen.
        20.0 + paint::line_of(ui, name, fonts::medium(size::TABLE)).size().x.ceil() + count + ui.spacing().item_spacing.x
    };
    let own = pills.iter().position(|(id, ..)| *id == current);
    let mut left = room - own.and_then(|at| pills.get(at)).map_or(0.0, width);
    let mut out = Vec::new();
    for (at, pill) in pills.iter().enumerate() {
        if Some(at) == own {
            out.push(at);
            continue;
        }
        left -= width(pill);
        if left >= 0.0 {
            out.push(at);
        }
    }
    out
}
