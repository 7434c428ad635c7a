//! Head and filter row of the board and its list: views with their counts, 负责人, 责任部门, 渠道 and more, the way between board and list.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::{Asked, Place, Told, Wish, ask_complaints, told};
use crate::areas::cases::boards::views::{Filters, Handler, Tab};
use crate::areas::cases::boards::{Command, Query as BoardsQuery, View, ViewAct, ViewContent};
use crate::areas::cases::complaints;
use crate::areas::cases::complaints::clauses::case_15_group;
use crate::areas::cases::complaints::{Category, Channel, Emotion, Hint, ListQuery, Query, Scope, view as complaints_view};
use crate::areas::cases::model::Level;
use crate::areas::parts::{inside, line_at};
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::areas::views::view::{Listed, ViewBar};
use crate::areas::{self, cases};
use crate::base::{Deed, Function, No};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::field::drop_chip;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, chip, icons, menu, paint, text};

impl Listed for ViewContent {
    const KEEPS: &'static str = "cases-boards-view-keeps";

    fn command(act: ViewAct) -> areas::Command {
        areas::Command::Cases(cases::Command::Boards(Command::ComplaintView(act)))
    }

    fn question() -> (Slot, areas::Query) {
        (Slot::Boards(Asked::Views), areas::Query::Cases(cases::Query::Boards(BoardsQuery::ComplaintViews)))
    }

    /// No more than [`complaints::COUNTED`] are counted.
    fn counted(count: i64) -> String {
        let most = i64::try_from(complaints::COUNTED).unwrap_or(i64::MAX);
        if count > most { format!("{}+", group(most)) } else { group(count) }
    }
}

/// The head and the filters with what they offer.
#[derive(Default)]
pub(super) struct Bar {
    pub filters: Filters,
    /// Those behind a number alone, closed ones too: what they are, and which.
    pub behind: Option<(String, Vec<i64>)>,
    pub views: ViewBar<ViewContent>,
    pub handlers: Vec<(Hint, i64)>,
    departments: Vec<String>,
}

impl Bar {
    /// Shows those behind a number.
    pub fn show_behind(&mut self, what: String, ids: Vec<i64>) {
        self.filters = Filters::default();
        self.behind = Some((what, ids));
        self.views.turn_to(Tab::All.view());
    }

    /// What is asked for.
    pub fn query(&self, cx: &Cx<'_>) -> ListQuery {
        let query = self.filters.query(cx.me.id);
        match &self.behind {
            Some((_, ids)) => ListQuery { scope: Scope::All, ids: Some(ids.clone()), ..query },
            None => query,
        }
    }

    /// The filter in words, for the head of a sheet; empty for everything that is open.
    pub fn words(&self, lang: Lang, searched: &str) -> String {
        let one = |id: &str, value: &str| lang.say(&msg!("cases-boards-filter-words", what = lang.tr(id).as_ref(), value = value));
        let filters = &self.filters;
        let mut words = Vec::new();
        if let Some((what, _)) = &self.behind {
            words.push(one("cases-boards-from", what));
        }
        if filters.tab != Tab::All {
            words.push(lang.tr(filters.tab.text_id()).into_owned());
        }
        if let Some((_, name)) = self.whose(lang).iter().find(|(handler, _)| handler.is_some() && *handler == filters.handler) {
            words.push(one("cases-boards-filter-handler", name));
        }
        if let Some(department) = &filters.department {
            words.push(one("cases-boards-filter-department", department));
        }
        let closed = if filters.closed || self.behind.is_some() { "cases-boards-with-closed" } else { "cases-boards-open-alone" };
        let named = [
            ("cases-boards-filter-channel", filters.channel.map(Channel::message)),
            ("cases-boards-column-emotion", filters.emotion.map(Emotion::message)),
            ("cases-boards-column-cause", filters.cause.map(Category::message)),
        ];
        words.extend(named.into_iter().filter_map(|(id, message)| message.map(|message| one(id, &lang.say(&message)))));
        if filters.important {
            words.push(lang.tr("cases-boards-important").into_owned());
        }
        if !searched.trim().is_empty() {
            words.push(one("cases-boards-searched", searched.trim()));
        }
        words.push(lang.tr(closed).into_owned());
        lang.list(&words)
    }

    /// Asks for the counts and the choices.
    pub fn ask(&self, cx: &Cx<'_>, actions: &mut Actions) {
        ask_complaints(Asked::Handlers, Query::Handlers, actions);
        ask_complaints(Asked::Departments, Query::Departments, actions);
        self.ask_counts(cx, actions);
    }

    /// Asks how many complaints each view holds. A search is not counted.
    pub fn ask_counts(&self, cx: &Cx<'_>, actions: &mut Actions) {
        for view in self.views.shown().filter(|view| view.content.text.is_empty()) {
            let list = self.chosen(view).query(cx.me.id);
            ask_complaints(Asked::Total(view.id), Query::Total(Box::new(list)), actions);
        }
    }

    /// The filters that a view would bring. A tab narrows what the other filters let through; only open ones have a clock.
    fn chosen(&self, view: &View) -> Filters {
        let filters = view.content.filters.clone();
        if view.is_built_in() && self.views.is_built_in() {
            Filters { tab: filters.tab, closed: false, ..self.filters.clone() }
        } else {
            filters
        }
    }

    /// How many stand behind a tab.
    pub fn total(&self, tab: Tab) -> Option<i64> {
        self.views.counted(tab.view())
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>) {
        let Ok(Some(Told::Complaints(answer))) = told(answer) else { return };
        match (asked, answer) {
            (_, complaints::Answer::Handlers(handlers)) => self.handlers.clone_from(handlers),
            (_, complaints::Answer::Departments(departments)) => {
                self.departments = departments.iter().map(|(name, _)| name.clone()).collect();
            }
            (Asked::Total(view), complaints::Answer::Total(_, total)) => self.views.count(view, *total),
            _ => {}
        }
    }

    /// Draws head and filter row of a page that shows `now`; returns the room below and what is wanted.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, now: &ViewContent, actions: &mut Actions) -> (Rect, Option<Wish>) {
        let before = (self.filters.clone(), self.behind.is_some());
        let place = if now.as_list { Place::List } else { Place::Board };
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        let inner = head.shrink2(vec2(space::XL, 0.0));
        let left = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            if cx.me.access(Function::ComplaintRegister).deed >= Deed::Do {
                let button = Button::primary(&cx.lang.tr("app-command-new-complaint")).icon(icons::PLUS).key("Ctrl N").show(ui);
                if button.clicked() {
                    actions.push(Action::Go(Route::Complaints(complaints_view::Place::New)));
                }
            }
            if case_15_group::may_import(cx.me).is_ok() {
                let button = Button::quiet(&cx.lang.tr("cases-complaints-import-open")).icon(icons::DOWNLOAD_SIMPLE).show(ui);
                if button.clicked() {
                    actions.push(Action::Go(Route::Complaints(complaints_view::Place::Import)));
                }
            }
            let words = [cx.lang.tr("cases-boards-as-board"), cx.lang.tr("cases-boards-as-list")];
            let mut at = usize::from(place == Place::List);
            if chip::segmented(ui, &cx.lang.tr("cases-boards-as"), &[&words[0], &words[1]], &mut at) {
                actions.push(Action::Go(Route::Boards(if at == 0 { Place::Board } else { Place::List })));
            }
            ui.min_rect().left() - space::L
        });
        let chosen = inside(ui, inner.with_max_x(left), Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &cx.lang.tr("app-command-complaints"));
            ui.add_space(space::M);
            ui.spacing_mut().item_spacing.x = space::XS;
            self.views.ui(ui, cx, left, now, actions)
        });
        let row = Rect::from_min_size(head.left_bottom(), vec2(page.width(), size::FILTER_ROW));
        line_at(ui, row, row.bottom());
        let inner = row.shrink2(vec2(space::XL, 0.0));
        inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            self.chips(ui, cx, place);
        });
        if place == Place::Board {
            inside(ui, inner, Layout::right_to_left(Align::Center), |ui| legend(ui, cx));
        }
        let changed = before != (self.filters.clone(), self.behind.is_some());
        (page.with_min_y(row.bottom()), chosen.map(Wish::View).or(changed.then_some(Wish::Again)))
    }

    /// Whose complaints can be asked for.
    fn whose(&self, lang: Lang) -> Vec<(Option<Handler>, String)> {
        let people = self.handlers.iter().map(|(hint, _)| (Some(Handler::Person(hint.id)), hint.text.clone()));
        std::iter::once((Some(Handler::Me), lang.tr("cases-boards-handler-me").into_owned())).chain(people).collect()
    }

    fn chips(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place) {
        let lang = cx.lang;
        if let Some((what, ids)) = &self.behind {
            let words = lang.say(&msg!("cases-boards-behind", what = what.as_str(), count = ids.len()));
            if chip::filter(ui, lang, &lang.tr("cases-boards-from"), &words).removed {
                self.behind = None;
            }
        }
        // The pill of a tab says which it is; that of a saved view does not.
        if !self.views.is_built_in() {
            let tabs = Tab::ALL.iter().filter(|tab| **tab != Tab::All).map(|tab| (Some(*tab), lang.tr(tab.text_id()).into_owned()));
            let mut tab = (self.filters.tab != Tab::All).then_some(self.filters.tab);
            choice(ui, cx, "cases-boards-filter-tab", tabs.collect(), &mut tab);
            self.filters.tab = tab.unwrap_or_default();
        }
        choice(ui, cx, "cases-boards-filter-handler", self.whose(lang), &mut self.filters.handler);
        let departments = self.departments.iter().map(|name| (Some(name.clone()), name.clone())).collect();
        choice(ui, cx, "cases-boards-filter-department", departments, &mut self.filters.department);
        let channels = Channel::ALL.iter().map(|channel| (Some(*channel), lang.say(&channel.message()))).collect();
        choice(ui, cx, "cases-boards-filter-channel", channels, &mut self.filters.channel);
        if let Some(emotion) = self.filters.emotion
            && chip::filter(ui, lang, &lang.tr("cases-boards-column-emotion"), &lang.say(&emotion.message())).removed
        {
            self.filters.emotion = None;
        }
        if let Some(cause) = self.filters.cause
            && chip::filter(ui, lang, &lang.tr("cases-boards-column-cause"), &lang.say(&cause.message())).removed
        {
            self.filters.cause = None;
        }
        if self.filters.important && chip::filter(ui, lang, &lang.tr("cases-boards-only"), &lang.tr("cases-boards-important")).removed {
            self.filters.important = false;
        }
        if self.filters.closed
            && place == Place::List
            && chip::filter(ui, lang, &lang.tr("cases-boards-also"), &lang.tr("cases-boards-closed")).removed
        {
            self.filters.closed = false;
        }
        self.more(ui, cx, place);
    }

    fn more(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place) {
        let lang = cx.lang;
        let button = chip::add(ui, &lang.tr("cases-boards-filter"));
        menu::menu(&button, 220.0, |ui| {
            if menu::Item::new(&lang.tr("cases-boards-important")).checked(self.filters.important).show(ui).clicked() {
                self.filters.important = !self.filters.important;
            }
            if place == Place::List && menu::Item::new(&lang.tr("cases-boards-closed")).checked(self.filters.closed).show(ui).clicked() {
                self.filters.closed = !self.filters.closed;
            }
            menu::heading(ui, &lang.tr("cases-boards-column-emotion"));
            for emotion in Emotion::ALL {
                let chosen = self.filters.emotion == Some(*emotion);
                if menu::Item::new(&lang.say(&emotion.message())).checked(chosen).show(ui).clicked() {
                    self.filters.emotion = (!chosen).then_some(*emotion);
                }
            }
            menu::heading(ui, &lang.tr("cases-boards-column-cause"));
            for cause in Category::ALL {
                let chosen = self.filters.cause == Some(*cause);
                if menu::Item::new(&lang.say(&cause.message())).checked(chosen).show(ui).clicked() {
                    self.filters.cause = (!chosen).then_some(*cause);
                }
            }
        });
    }
}

/// A chip with a menu of its choices; the first one is all of them.
pub(super) fn choice<T: PartialEq + Clone>(ui: &mut Ui, cx: &Cx<'_>, key: &str, choices: Vec<(Option<T>, String)>, chosen: &mut Option<T>) {
    let all = (None, cx.lang.tr("cases-boards-filter-all").into_owned());
    let choices: Vec<(Option<T>, String)> = std::iter::once(all).chain(choices).collect();
    let value = choices.iter().find(|(value, _)| value == chosen).map_or("—", |(_, name)| name.as_str());
    let button = drop_chip(ui, &cx.lang.tr(key), value);
    let picked = menu::menu(&button, 200.0, |ui| {
        let mut picked = None;
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (value, name) in &choices {
                if menu::Item::new(name).checked(value == chosen).show(ui).clicked() {
                    picked = Some(value.clone());
                    ui.close();
                }
            }
        });
        picked
    });
    if let Some(Some(picked)) = picked {
        *chosen = picked;
    }
}

/// What the colours of the ageing bar mean.
fn legend(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    ui.spacing_mut().item_spacing.x = space::S;
    for level in Level::ALL.iter().rev() {
        text::caption(ui, &cx.lang.say(&level.message()));
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 3.0), egui::Sense::hover());
        ui.painter().rect_filled(rect, 1, super::card::mark(t, *level));
        ui.add_space(space::S);
    }
    let words = cx.lang.tr("cases-boards-legend");
    // Longer words have no room beside many filters.
    if ui.available_width() > paint::line_of(ui, &words, crate::ui::fonts::regular(size::CAPTION)).size().x + 520.0 {
        text::caption(ui, &words);
    }
}
