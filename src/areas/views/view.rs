//! The views of a list at the head of its page: pills with their counts, the menu of all, and the dialogs that save and arrange them.

use std::collections::BTreeMap;

use egui::{Align, Context, Key, Layout, Modifiers, Ui, vec2};

use super::commands::NAME_LETTERS;
use super::model::{Act, Content, FIRST, Place, View, Views, is_built_in};
use crate::areas::parts::{Reason, Trouble, busy_typing, trouble};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{Command, Done, Query};
use crate::base::{Message, No};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::dialog::{self, Confirm};
use crate::ui::tokens::{size, space};
use crate::ui::{Badge, Button, Dialog, Family, Field as Input, IconButton, check, chip, fonts, icons, menu, paint, text, tooltip};

/// Views that keys reach: Alt+1 to Alt+9.
const KEYS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// How the views of a list go through the window.
pub trait Listed: Content {
    /// Text id of what a view of this list keeps.
    const KEEPS: &'static str;

    /// The act on the way to the department.
    fn command(act: Act<Self>) -> Command;

    /// The question for the views, and where its answer goes.
    fn question() -> (Slot, Query);

    /// A count as it stands on a pill.
    fn counted(count: i64) -> String {
        group(count)
    }
}

/// A view that is being named.
struct Naming<C> {
    id: i64,
    rev: i64,
    name: String,
    shared: bool,
    content: C,
    /// What the last try came to.
    trouble: Option<Trouble>,
    sent: Option<Act<C>>,
}

/// The person's order of the views, while it is being changed.
struct Arranging {
    places: Vec<Place>,
    opens: i64,
    removes: Option<i64>,
}

/// A view on its pill: which, its name, its count.
type Pill = (i64, String, Option<String>);

/// The views of the person.
pub struct ViewBar<C> {
    views: Views<C>,
    /// The page has opened: other views in an answer do not turn it any more.
    opened: bool,
    current: i64,
    counts: BTreeMap<i64, i64>,
    naming: Option<Naming<C>>,
    arranging: Option<Arranging>,
}

impl<C> Default for ViewBar<C> {
    fn default() -> Self {
        ViewBar {
            views: Views { views: Vec::new(), opens: FIRST },
            opened: false,
            current: FIRST,
            counts: BTreeMap::new(),
            naming: None,
            arranging: None,
        }
    }
}

impl<C: Listed> ViewBar<C> {
    /// At the first picture of the page it asks for the views; until the answer comes, those of the program stand there.
    /// Returns whether it is the first.
    pub fn begin(&mut self, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let first = self.views.views.is_empty();
        if first {
            self.ask(actions);
            self.views = Views { views: C::built_in(&cx.parameters.params, cx.now.day()), opens: C::usual(cx.me) };
            if !self.opened {
                self.current = self.views.opens;
            }
        }
        first
    }

    /// Asks for the views.
    pub fn ask(&self, actions: &mut Actions) {
        let (slot, query) = C::question();
        actions.push(Action::Ask(slot, query));
    }

    /// Takes the views; returns what the page shows from now on, when it opens with another view or its own is gone.
    pub fn take(&mut self, views: &Views<C>) -> Option<C> {
        let opens = !std::mem::replace(&mut self.opened, true) && views.opens != self.current;
        // A view that was just saved may not be among them yet.
        let known = self.find(self.current).is_some();
        self.views = views.clone();
        if opens || (known && self.find(self.current).is_none()) { self.choose(self.views.opens) } else { None }
    }

    /// Takes a count.
    pub fn count(&mut self, id: i64, count: i64) {
        self.counts.insert(id, count);
    }

    /// How many records a view holds, once it is known.
    pub fn counted(&self, id: i64) -> Option<i64> {
        self.counts.get(&id).copied()
    }

    /// Turns to a view; returns what it shows.
    pub fn choose(&mut self, id: i64) -> Option<C> {
        let content = self.find(id)?.content.clone();
        self.turn_to(id);
        Some(content)
    }

    /// Turns to a view of the program without asking for its content: other filters take its place.
    pub fn turn_to(&mut self, id: i64) {
        self.opened = true;
        self.current = id;
    }

    /// The view on the screen.
    pub fn current(&self) -> i64 {
        self.current
    }

    /// Whether the view on the screen comes with the program.
    pub fn is_built_in(&self) -> bool {
        is_built_in(self.current)
    }

    /// The views that the person wants to see.
    pub fn shown(&self) -> impl Iterator<Item = &View<C>> {
        self.views.views.iter().filter(|view| !view.hidden || view.id == self.current)
    }

    fn find(&self, id: i64) -> Option<&View<C>> {
        self.views.views.iter().find(|view| view.id == id)
    }

    // ---- drawing ----

    /// Draws pills up to this point and the buttons behind them; returns the view that is wanted. `now` is what the page shows.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, right: f32, now: &C, actions: &mut Actions) -> Option<i64> {
        let mut wanted = by_key(ui).and_then(|at| self.shown().nth(at)).map(|view| view.id);
        let pills: Vec<Pill> = self.shown().map(|view| self.pill(cx.lang, view, now)).collect();
        let room = right - ui.cursor().left() - 2.0 * (size::ICON_BUTTON + space::XS);
        for at in fitting(ui, &pills, self.current, room) {
            let Some((id, name, count)) = pills.get(at) else { continue };
            if chip::view_pill(ui, name, count.as_deref(), *id == self.current).clicked() {
                wanted = Some(*id);
            }
        }
        if IconButton::new(icons::PLUS, &cx.lang.tr("views-save")).show(ui).clicked() {
            self.naming = Some(Naming::new(now));
        }
        let button = IconButton::new(icons::CARET_DOWN, &cx.lang.tr("views-menu")).show(ui);
        let chosen = menu::menu(&button, 240.0, |ui| self.menu(ui, cx, &pills, now, actions));
        self.naming_ui(ui.ctx(), cx, actions);
        self.arranging_ui(ui.ctx(), cx, actions);
        wanted.or(chosen.flatten())
    }

    /// A saved view that was changed on the screen says so; what it holds is counted as it was saved, and not said then.
    fn pill(&self, lang: Lang, view: &View<C>, now: &C) -> Pill {
        let name = lang.say(&view.title);
        if view.id == self.current && !view.is_built_in() && !view.content.is_like(now) {
            return (view.id, lang.say(&msg!("views-changed", name = name)), None);
        }
        (view.id, name, self.counted(view.id).filter(|count| *count > 0).map(C::counted))
    }

    fn menu(&mut self, ui: &mut Ui, cx: &Cx<'_>, pills: &[Pill], now: &C, actions: &mut Actions) -> Option<i64> {
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
        if menu::Item::new(&cx.lang.tr("views-save-as")).icon(icons::PLUS).show(ui).clicked() {
            self.naming = Some(Naming::new(now));
        }
        if let Some(view) = self.find(self.current).cloned() {
            let name = cx.lang.say(&view.title);
            let why = cx.lang.tr("views-not-yours");
            let item = |ui: &mut Ui, id: &'static str, icon| {
                let text = cx.lang.say(&Message { id, args: vec![("name", name.clone().into())] });
                let item = menu::Item::new(&text).icon(icon);
                let item = if view.editable { item } else { item.refused(&*why) };
                item.show(ui).clicked() && view.editable
            };
            if item(ui, "views-update", icons::FLOPPY_DISK) {
                let content = Box::new(now.clone());
                let act = Act::Save { id: view.id, rev: view.rev, name: view.name.clone(), shared: view.shared, content };
                actions.push(act_of(act));
            }
            if item(ui, "views-rename", icons::PENCIL_SIMPLE) {
                self.naming =
                    Some(Naming { id: view.id, rev: view.rev, name: view.name.clone(), shared: view.shared, ..Naming::new(&view.content) });
            }
        }
        if menu::Item::new(&cx.lang.tr("views-arrange")).icon(icons::LIST_DASHES).show(ui).clicked() {
            let places = self.views.views.iter().map(|view| Place { view: view.id, hidden: view.hidden }).collect();
            self.arranging = Some(Arranging { places, opens: self.views.opens, removes: None });
        }
        wanted
    }

    // ---- the dialogs ----

    fn naming_ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(naming) = &mut self.naming else { return };
        let title = cx.lang.tr(if naming.id == 0 { "views-save-title" } else { "views-rename-title" });
        let busy = naming.sent.clone().map(C::command).is_some_and(|sent| cx.is_pending(|command| *command == sent));
        let first = dialog::first_picture(ctx, "name-view");
        let shown = Dialog::new("name-view", &title).explanation(&cx.lang.tr(C::KEEPS)).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::L;
            naming.ui(ui, cx, first, actions);
            dialog::buttons(ui, |ui| {
                let go = Button::primary(&cx.lang.tr("views-keep")).key("Ctrl Enter").show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("views-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            let Naming { id, rev, name, shared, content, .. } = naming;
            let act = Act::Save { id: *id, rev: *rev, name: name.clone(), shared: *shared, content: Box::new(content.clone()) };
            naming.sent = Some(act.clone());
            actions.push(act_of(act));
        }
        if leave || shown.dismissed {
            self.naming = None;
        }
    }

    fn arranging_ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(arranging) = &mut self.arranging else { return };
        if let Some(id) = arranging.removes {
            let name = self.views.views.iter().find(|view| view.id == id).map(|view| cx.lang.say(&view.title)).unwrap_or_default();
            match ask_removal(ctx, cx.lang, &name) {
                Some(dialog::Answer::Confirmed) => {
                    actions.push(act_of::<C>(Act::Remove { id }));
                    self.arranging = None;
                }
                Some(dialog::Answer::Harmless) => arranging.removes = None,
                None => {}
            }
            return;
        }
        let title = cx.lang.tr("views-arrange-title");
        let shown = Dialog::new("arrange-views", &title).explanation(&cx.lang.tr("views-arrange-about")).width(520.0).show(ctx, |ui| {
            let room = (ui.ctx().content_rect().height() - 260.0).max(160.0);
            egui::ScrollArea::vertical()
                .max_height(room)
                .min_scrolled_height(room)
                .show(ui, |ui| arranging.lines(ui, cx.lang, &self.views.views));
            dialog::buttons(ui, |ui| {
                let go = Button::primary(&cx.lang.tr("views-keep-order")).key("Ctrl Enter").show(ui).clicked();
                (go, Button::secondary(&cx.lang.tr("views-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if go || shown.confirmed {
            actions.push(act_of::<C>(Act::Arrange { places: arranging.places.clone(), opens: arranging.opens }));
        }
        if go || shown.confirmed || leave || shown.dismissed {
            self.arranging = None;
        }
    }

    /// An act on views ended: a new view is the current one from now on.
    pub fn ended(&mut self, act: &Act<C>, outcome: &Result<Done, No>, actions: &mut Actions) {
        let named = self.naming.as_mut().filter(|naming| naming.sent.as_ref() == Some(act));
        match (outcome, act) {
            (Ok(done), Act::Save { id, name, .. }) => {
                let named = named.is_some();
                if *id == 0 && done.id > 0 {
                    self.current = done.id;
                }
                if named {
                    self.naming = None;
                }
                actions.push(Action::Say(msg!("views-kept", name = name.as_str())));
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

impl<C: Listed> Naming<C> {
    fn new(content: &C) -> Self {
        Naming { id: 0, rev: 0, name: String::new(), shared: false, content: content.clone(), trouble: None, sent: None }
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, first: bool, actions: &mut Actions) {
        let flaw = match &self.trouble {
            Some(Trouble::Refused(refusal)) => refusal.flaws.first().map(|flaw| cx.lang.say(&flaw.message)),
            _ => None,
        };
        let name = Input::new(&cx.lang.tr("views-name")).required().limit(NAME_LETTERS).error(flaw.as_deref()).text(ui, &mut self.name);
        if first {
            name.request_focus();
        }
        let why = C::must_share(cx.me).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let shared = cx.lang.tr("views-shared");
        let response = ui.add_enabled_ui(why.is_none(), |ui| check::checkbox(ui, &mut self.shared, &shared)).inner;
        if let Some(why) = &why {
            tooltip::refusal(response, why.refused());
        }
        if let Some(no) = self.trouble.as_ref().filter(|_| flaw.is_none()) {
            trouble(ui, cx, &cx.lang.tr("views-not-saved"), no, actions);
        }
    }
}

impl Arranging {
    fn lines<C: Content>(&mut self, ui: &mut Ui, lang: Lang, views: &[View<C>]) {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = self.places.len();
        let mut step = None;
        for (at, place) in self.places.iter_mut().enumerate() {
            let Some(view) = views.iter().find(|view| view.id == place.view) else { continue };
            let name = lang.say(&view.title);
            ui.allocate_ui_with_layout(vec2(ui.available_width(), size::ROW), Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let opens = lang.say(&msg!("views-opens", name = name.as_str()));
                let button = IconButton::new(icons::HOUSE_SIMPLE, &opens).small().current(self.opens == view.id);
                if button.show(ui).clicked() {
                    self.opens = view.id;
                }
                text::body(ui, &name);
                if view.shared && !view.is_built_in() {
                    Badge::new(&lang.tr("views-shared-badge"), Family::Neutral).show(ui);
                    text::caption(ui, &view.owner);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let theirs = lang.tr("views-not-yours");
                    let tool = |ui: &mut Ui, icon, id, possible: bool| {
                        let said = format!("{} {name}", lang.tr(id));
                        let button = IconButton::new(icon, &said).small();
                        let why = if id == "views-remove" { &*theirs } else { "" };
                        (if possible { button } else { button.refused(why) }).show(ui).clicked() && possible
                    };
                    if tool(ui, icons::TRASH, "views-remove", view.editable) {
                        self.removes = Some(view.id);
                    }
                    if tool(ui, icons::ARROW_DOWN, "views-move-down", at + 1 < count) {
                        step = Some((at, at + 1));
                    }
                    if tool(ui, icons::ARROW_UP, "views-move-up", at > 0) {
                        step = Some((at, at - 1));
                    }
                    let (eye, word) = if place.hidden { (icons::EYE_SLASH, "views-show") } else { (icons::EYE, "views-hide") };
                    if tool(ui, eye, word, view.id != FIRST) {
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

fn act_of<C: Listed>(act: Act<C>) -> Action {
    Action::Do(C::command(act))
}

fn ask_removal(ctx: &Context, lang: Lang, name: &str) -> Option<dialog::Answer> {
    let title = lang.say(&msg!("views-remove-title", name = name));
    let (why, confirm, cancel) = (lang.tr("views-remove-why"), lang.tr("views-remove"), lang.tr("views-stay"));
    let question = Confirm { id: "remove-view", title: &title, explanation: &why, confirm: &confirm, cancel: &cancel, irreversible: true };
    dialog::confirm(ctx, question)
}

/// The place of the view whose key was pressed.
fn by_key(ui: &Ui) -> Option<usize> {
    // Where somebody types, the digit would be typed as well.
    if busy_typing(ui) {
        return None;
    }
    KEYS.iter().position(|key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, *key)))
}

/// The places of the pills that fit; the current one always does.
fn fitting(ui: &Ui, pills: &[Pill], current: i64, room: f32) -> Vec<usize> {
    let width = |(_, name, count): &Pill| {
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
