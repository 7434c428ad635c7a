//! The file beside the list: head, tabs, and what one person may do with it.

mod contacts;
mod ledger;
mod log;
mod purchases;
mod record;
mod stage;
pub(super) mod timeline;

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, pos2, vec2};

use super::care::{Care, Typed, name_of};
use super::show::{self, Names, Reason, Trouble};
use crate::areas::customers::clauses::file_03_scope;
use crate::areas::customers::clauses::file_23_privacy::Sight;
use crate::areas::customers::{self, Command, Draft, Field, FileView, Ledger, Reply};
use crate::areas::view::{Action, Actions, Annex, Cx, Job, Paper, Pick, Printout, Route, Slot};
use crate::areas::{self, Answer, Done, Query};
use crate::base::search::Query as SearchQuery;
use crate::base::{Finding, Function, Instant, No, Refusal};
use crate::msg;
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Badge, Button, IconButton, fonts, icons, menu, property, tabs, text};

/// The tab of changes and openings.
const LOG: usize = 5;

/// The file in the detail.
#[derive(Default)]
pub struct Detail {
    id: Option<i64>,
    view: Option<Box<FileView>>,
    trouble: Option<Trouble>,
    tab: usize,
    /// The file whose opening was logged.
    logged: Option<i64>,
    blanks: bool,
    whole_log: bool,
    revealed: Option<Revealed>,
    /// Covers the list.
    pub wide: bool,
    events: timeline::Events,
    ledger: Option<Box<Ledger>>,
    ledger_asked: Option<i64>,
    /// What the clauses said at the last save.
    notice: Option<(i64, Vec<Finding>)>,
}

/// What is masked elsewhere and somebody asked to see.
struct Revealed {
    id: i64,
    draft: Box<Draft>,
    since: Instant,
}

/// What the detail asks of the page.
pub enum Wish {
    /// Edit this file, beginning at this field.
    Edit(i64, Option<Field>),
    /// The management record of this customer, by month.
    Month(i64),
    /// One of the dialogs of looking after customers.
    Care(Box<Care>),
}

impl Detail {
    /// Shows this file.
    pub fn open(&mut self, id: i64, actions: &mut Actions) {
        if self.id != Some(id) {
            self.id = Some(id);
            self.view = None;
            self.trouble = None;
            self.revealed = None;
            self.whole_log = false;
            self.events.forget();
            self.ledger = None;
            self.ask(actions);
        }
    }

    /// Shows this tab.
    #[cfg(test)]
    pub fn turn_to(&mut self, tab: usize) {
        self.tab = tab;
    }

    /// Shows nothing.
    pub fn close(&mut self) {
        self.id = None;
        self.view = None;
        self.revealed = None;
        self.logged = None;
        self.wide = false;
    }

    /// The file that is shown.
    pub fn id(&self) -> Option<i64> {
        self.id
    }

    /// Asks for the file again.
    pub fn ask(&mut self, actions: &mut Actions) {
        self.events.stale();
        self.ledger_asked = None;
        if let Some(id) = self.id {
            actions.push(Action::Ask(Slot::File, Query::Customers(customers::Query::File { id })));
        }
    }

    /// Keeps what the clauses said about a save, to be shown with the file.
    pub fn note(&mut self, id: i64, findings: &[Finding]) {
        self.notice = (!findings.is_empty()).then(|| (id, findings.to_vec()));
    }

    /// Takes the file. What is seen is logged, once for each opening.
    pub fn answer(&mut self, answer: &Result<Answer, No>, actions: &mut Actions) {
        match answer {
            Ok(Answer::Customers(customers::Answer::File(view))) if self.id == Some(view.customer.id) => {
                let id = view.customer.id;
                self.view = Some(view.clone());
                self.trouble = None;
                if self.logged != Some(id) {
                    self.logged = Some(id);
                    actions.push(Action::Do(areas::Command::Customers(Command::Open { id })));
                }
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Takes what gathers around the file.
    pub fn told(&mut self, reply: &Reply) {
        match reply {
            Reply::Timeline(timeline) => self.events.answer(timeline),
            Reply::Ledger(ledger) if self.id == Some(ledger.id) => self.ledger = Some(ledger.clone()),
            _ => {}
        }
    }

    /// Takes the file as it is without masks.
    pub fn revealed(&mut self, id: i64, outcome: &Result<Done, No>, now: Instant, actions: &mut Actions) {
        match outcome {
            Ok(done) => {
                if let Some(draft) = &done.shown {
                    self.revealed = Some(Revealed { id, draft: draft.clone(), since: now });
                }
                self.ask(actions);
            }
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Draws the panel.
    #[allow(clippy::too_many_arguments, reason = "what a picture needs, each thing once")]
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        rect: Rect,
        names: &Names,
        search: &SearchQuery,
        annex: &mut Annex<'_>,
        actions: &mut Actions,
    ) -> Option<Wish> {
        self.hide_in_time(ui, cx);
        ui.painter().rect_filled(rect, 0, tokens(ui).surface);
        let inner = rect.shrink2(vec2(space::XL, space::XL)).with_max_y(rect.bottom());
        let wish = show::inside(ui, inner, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.inner(ui, cx, names, search, annex, actions)
        });
        if !show::busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::Go(Route::Customers));
        }
        wish
    }

    /// The file with what the person may see of it now, and whether nothing of it is masked.
    fn seen<'a>(&'a self, view: &'a FileView) -> (&'a Draft, bool) {
        match self.revealed.as_ref().filter(|revealed| revealed.id == view.customer.id) {
            _ if view.sight == Sight::Full => (&view.customer.draft, true),
            Some(revealed) => (&revealed.draft, true),
            None => (&view.customer.draft, false),
        }
    }

    /// 查看, or 隐藏 while it is open; the person learns why where it is refused.
    fn reveal_button(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
        if view.sight == Sight::Full {
            return;
        }
        let open = self.seen(view).1;
        let id = view.customer.id;
        let why = why_masked(cx, view);
        let busy = cx.is_pending(|c| matches!(c, areas::Command::Customers(Command::Reveal { id: of }) if *of == id));
        let (word, working) = (cx.lang.tr(if open { "ui-hide" } else { "ui-reveal" }), cx.lang.tr("customers-view-reading"));
        let button = Button::quiet(&word).icon(if open { icons::EYE_SLASH } else { icons::EYE }).small().busy(&working, busy);
        if button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
            self.turn_masks(view, actions);
        }
    }

    /// Takes the masks off, which is logged, or puts them on again.
    fn turn_masks(&mut self, view: &FileView, actions: &mut Actions) {
        if self.seen(view).1 {
            self.revealed = None;
        } else {
            actions.push(Action::Do(areas::Command::Customers(Command::Reveal { id: view.customer.id })));
        }
    }

    fn hide_in_time(&mut self, ui: &Ui, cx: &Cx<'_>) {
        let Some(revealed) = &self.revealed else { return };
        let left = revealed.since.0 + property::REVEALED_S * 1000 - cx.now.0;
        if left <= 0 || self.id != Some(revealed.id) {
            self.revealed = None;
        } else {
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(left.unsigned_abs()));
        }
    }

    fn inner(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        names: &Names,
        search: &SearchQuery,
        annex: &mut Annex<'_>,
        actions: &mut Actions,
    ) -> Option<Wish> {
        let mut wish = self.head(ui, cx, search, actions);
        if let Some(trouble) = &self.trouble {
            ui.add_space(space::L);
            show::trouble(ui, cx, &cx.lang.tr("customers-view-file-unreadable"), trouble, actions);
            ui.add_space(space::M);
            if Button::secondary(&cx.lang.tr("customers-view-retry")).icon(icons::ARROW_CLOCKWISE).show(ui).clicked() {
                self.trouble = None;
                self.ask(actions);
            }
            return wish;
        }
        let Some(view) = self.view.take() else { return wish };
        self.tabs(ui, cx, &view, actions);
        ScrollArea::vertical().id_salt(("detail", self.tab)).auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add_space(space::L);
            self.notice(ui, cx, actions);
            match self.tab {
                0 => wish = self.record(ui, cx, &view, names, search, actions).or(wish.take()),
                1 => self.contacts(ui, cx, &view, search, actions),
                2 => wish = self.dealings(ui, cx, &view, actions).or(wish.take()),
                3 => wish = self.purchases(ui, cx, &view, actions).or(wish.take()),
                4 => wish = self.fees(ui, cx, &view, actions).or(wish.take()),
                6 => annex(ui, cx, view.customer.id, actions),
                _ => self.log(ui, cx, &view, names, actions),
            }
            ui.add_space(space::XL);
        });
        self.view = Some(view);
        wish
    }

    // ---- head ----

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, search: &SearchQuery, actions: &mut Actions) -> Option<Wish> {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), egui::Sense::hover());
        let icons_width = 4.0 * size::ICON_BUTTON_SMALL + 3.0 * space::XS;
        let tools = row.with_min_x(row.right() - icons_width);
        let wish = show::inside(ui, tools, Layout::left_to_right(Align::Center), |ui| self.tools(ui, cx, actions));
        let Some(view) = &self.view else {
            show::inside(ui, row.with_max_x(tools.left() - space::M), Layout::left_to_right(Align::Center), |ui| {
                if self.trouble.is_none() {
                    show::placeholder(ui, 0.6);
                }
            });
            return wish;
        };
        let name = view.customer.draft.get(Field::Name);
        show::inside(ui, row.with_max_x(tools.left() - space::M), Layout::left_to_right(Align::Center), |ui| {
            hit_line(ui, name, &search.hits(name), fonts::medium(size::HEADING), tokens(ui).text);
        });
        ui.add_space(space::XS);
        badges(ui, cx, view);
        ui.add_space(space::M);
        wish
    }

    fn tools(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        ui.spacing_mut().item_spacing.x = space::XS;
        let mut wish = None;
        let id = self.id?;
        let why = self.view.as_ref().and_then(|view| match &view.not_keeper {
            _ if !view.editable => Some(not_editable(cx)),
            refusal => refusal.as_ref().map(|refusal| Reason::of(cx.lang, refusal)),
        });
        let word = cx.lang.tr("customers-view-edit");
        let button = IconButton::new(icons::PENCIL_SIMPLE, &word).small().key("E");
        let ready = self.view.is_some() && why.is_none();
        let button = match &why {
            Some(why) => button.refused(why.refused()),
            None => button,
        };
        let by_key = !show::busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::E));
        if (button.show(ui).clicked() || by_key) && ready {
            wish = Some(Wish::Edit(id, None));
        }
        let (icon, word) = if self.wide {
            (icons::ARROWS_IN_SIMPLE, cx.lang.tr("customers-view-narrow-detail"))
        } else {
            (icons::ARROWS_OUT_SIMPLE, cx.lang.tr("customers-view-widen-detail"))
        };
        if IconButton::new(icon, &word).small().show(ui).clicked() {
            self.wide = !self.wide;
        }
        let more = IconButton::new(icons::DOTS_THREE, &cx.lang.tr("customers-view-more")).small().show(ui);
        menu::menu(&more, 200.0, |ui| wish = self.more(ui, cx, actions).or(wish.take()));
        if IconButton::new(icons::X, &cx.lang.tr("ui-close")).small().key("Esc").show(ui).clicked() {
            actions.push(Action::Go(Route::Customers));
        }
        wish
    }

    fn more(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        let mut wish = None;
        if let Some(view) = &self.view {
            let why = cx.me.must_do_all(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal));
            let item = |ui: &mut Ui, id: &str, icon| {
                let text = cx.lang.tr(id);
                let item = menu::Item::new(&text).icon(icon);
                let item = if let Some(why) = &why { item.refused(why.refused()) } else { item };
                item.show(ui).clicked() && why.is_none()
            };
            if item(ui, "customers-care-allocate-title", icons::USER_SWITCH) {
                let about = view.customer.draft.get(Field::Name).to_owned();
                wish = Some(Wish::Care(Box::new(Care::allocate(vec![view.customer.id], about, actions))));
            }
            if item(ui, "customers-care-grade-title", icons::RANKING) {
                wish = Some(Wish::Care(Box::new(Care::grade(&view.customer))));
            }
            if item(ui, "customers-care-terms-title", icons::RECEIPT) {
                wish = Some(Wish::Care(Box::new(Care::terms(cx.lang.tr("customers-care-terms-about").into_owned(), actions))));
            }
            menu::separator(ui);
            wish = around(ui, cx, view).or(wish);
            menu::separator(ui);
        }
        if let Some(view) = &self.view
            && menu::Item::new(&cx.lang.tr("customers-view-copy-no")).icon(icons::COPY).show(ui).clicked()
        {
            let no = view.customer.no.clone();
            actions.push(Action::Copy(no.clone(), msg!("customers-view-copied", what = no)));
        }
        if let Some(view) = &self.view {
            papers(ui, cx, view, actions);
        }
        menu::separator(ui);
        // A file is never deleted (FILE-03); the way stays visible and says so.
        let why = Reason::of(cx.lang, &file_03_scope::removal());
        menu::Item::new(&cx.lang.tr("customers-view-remove")).icon(icons::TRASH).danger().refused(why.refused()).show(ui);
        wish
    }

    fn tabs(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
        let count = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        let words = [
            (cx.lang.tr("customers-view-tab-record"), String::new()),
            (cx.lang.tr("customers-view-tab-contacts"), count(view.customer.draft.contacts.len())),
            (cx.lang.tr("customers-view-tab-dealings"), String::new()),
            (cx.lang.tr("customers-view-tab-purchases"), count(view.orders.len())),
            (cx.lang.tr("customers-view-tab-fees"), String::new()),
            (cx.lang.tr("customers-view-tab-log"), count(view.history.len())),
            (cx.lang.tr("customers-view-tab-archive"), String::new()),
        ];
        let words: Vec<(&str, &str)> = words.iter().map(|(word, count)| (word.as_ref(), count.as_str())).collect();
        let before = self.tab;
        tabs::tabs(ui, &cx.lang.tr("customers-view-file"), &words, &mut self.tab);
        // One's own opening is logged after the file was read.
        if self.tab == LOG && before != LOG {
            self.ask(actions);
        }
    }

    fn notice(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some((_, findings)) = self.notice.as_ref().filter(|(id, _)| self.id == Some(*id)) else { return };
        show::findings(ui, cx, findings, actions);
        ui.add_space(space::XS);
        if Button::quiet(&cx.lang.tr("customers-view-seen")).small().show(ui).clicked() {
            self.notice = None;
        }
        ui.add_space(space::M);
    }
}

/// 资料表 and 档案目录 on paper. Whoever sees the file prints it; the catalogue is for those who read the archive (FILE-15).
fn papers(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
    let paper = Paper::Customer(view.customer.id);
    if menu::Item::new(&cx.lang.tr("customers-paper-print")).icon(icons::PRINTER).show(ui).clicked() {
        actions.push(Action::Start(Job::Print { paper, path: None }));
    }
    if menu::Item::new(&cx.lang.tr("customers-paper-save")).icon(icons::FILE_PDF).show(ui).clicked() {
        let name = format!("{} {}.pdf", cx.lang.tr("customers-paper-title"), view.customer.no);
        actions.push(Action::Pick(Pick::Paper(paper, name)));
    }
    let why = cx.me.must_read(Function::Archive).err().filter(|_| !view.editable).map(|refusal| Reason::of(cx.lang, &refusal));
    let word = cx.lang.tr("customers-paper-catalogue");
    let item = menu::Item::new(&word).icon(icons::PRINTER);
    let item = if let Some(why) = &why { item.refused(why.refused()) } else { item };
    if item.show(ui).clicked() && why.is_none() {
        actions.push(Action::Start(Job::Print { paper: Paper::Archive(Printout::Catalogue(view.customer.id)), path: None }));
    }
}

/// What may be said about the customer beside its fields.
fn around(ui: &mut Ui, cx: &Cx<'_>, view: &FileView) -> Option<Wish> {
    let why = (!view.editable).then(|| not_editable(cx));
    let item = |ui: &mut Ui, id: &str, icon| {
        let text = cx.lang.tr(id);
        let item = menu::Item::new(&text).icon(icon);
        let item = if let Some(why) = &why { item.refused(why.refused()) } else { item };
        item.show(ui).clicked() && why.is_none()
    };
    let id = view.customer.id;
    let mut typed = None;
    if item(ui, "customers-record-refer-title", icons::USERS_THREE) {
        typed = Some(Typed::Refer { id, text: String::new(), found: Vec::new(), chosen: None });
    }
    if item(ui, "customers-record-difficult-title", icons::WARNING_CIRCLE) {
        typed = Some(Typed::Difficult { id, word: view.standing.difficult.clone() });
    }
    typed.map(|typed| Wish::Care(Box::new(Care::record(typed, name_of(&view.customer)))))
}

/// Why this file may not be edited: no right at all, or somebody else's customer.
fn not_editable(cx: &Cx<'_>) -> Reason {
    let refusal = match cx.me.must_do(Function::CustomerEdit) {
        Err(refusal) => refusal,
        Ok(_) => Refusal::by("SEC-08", msg!("customers-not-own")),
    };
    Reason::of(cx.lang, &refusal)
}

/// Why the masks stay on for this person, if they do.
fn why_masked(cx: &Cx<'_>, view: &FileView) -> Option<Reason> {
    let refusal = Refusal { message: msg!("customers-masked"), clauses: vec!["FILE-23", "SEC-08"], flaws: Vec::new() };
    (view.sight < Sight::Ask).then(|| Reason::of(cx.lang, &refusal))
}

fn badges(ui: &mut Ui, cx: &Cx<'_>, view: &FileView) {
    let draft = &view.customer.draft;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), egui::Sense::hover());
    let end = show::inside(ui, row, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let grade = draft.get(Field::Grade);
        let key = view.standing.key_since.is_some();
        let words = match (grade.is_empty(), key) {
            (false, true) => cx.lang.say(&msg!("customers-view-grade-key", grade = grade)),
            (false, false) => cx.lang.say(&msg!("customers-view-grade", grade = grade)),
            (true, true) => cx.lang.tr("customers-view-key").into_owned(),
            (true, false) => String::new(),
        };
        if !words.is_empty() {
            let family = if key || grade == "A" { Family::Accent } else { Family::Neutral };
            Badge::new(&words, family).show(ui);
        }
        let relation = draft.get(Field::Relation);
        if !relation.is_empty() {
            let word = show::word(cx.lang, relation);
            Badge::new(&cx.lang.say(&msg!("customers-view-relation", relation = word)), Family::Neutral).show(ui);
        }
        let credit = draft.get(Field::CreditGrade);
        if !credit.is_empty() {
            Badge::new(&cx.lang.say(&msg!("customers-view-credit", grade = credit)), Family::Neutral).show(ui);
        }
        stage::marks(ui, cx, view);
        ui.min_rect().right()
    });
    // English badges may leave no room for the number, which then takes a line of its own.
    let width = crate::ui::paint::line_of(ui, &view.customer.no, fonts::regular(size::CAPTION)).size().x;
    let place = if end + space::M + width <= row.right() {
        row
    } else {
        ui.allocate_exact_size(vec2(ui.available_width(), 20.0), egui::Sense::hover()).0
    };
    let side = if place == row { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    show::inside(ui, place, side, |ui| text::caption(ui, &view.customer.no));
}

/// One line in which the search is marked; what does not fit ends in `…` and is told by the tooltip.
pub(super) fn hit_line(ui: &mut Ui, value: &str, hits: &[std::ops::Range<usize>], font: egui::FontId, color: egui::Color32) {
    let t = tokens(ui);
    let mut job = crate::ui::table::highlighted(value, hits, font, color, t.mark, t.text);
    job.wrap = crate::ui::paint::one_row(ui.available_width());
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, value));
    ui.painter().galley(pos2(rect.left().round(), rect.top().round()), galley, color);
    if elided {
        crate::ui::tooltip::tip(response, value);
    }
}
