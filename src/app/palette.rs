//! The command palette (Ctrl+K): commands, numbers, customers and people in one list, found by characters, pinyin, initials and digits.

use egui::{Align2, Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::commands::UiCommand;
use crate::areas::customers::{self, Column, Field, ListQuery, ListRow};
use crate::areas::roster::plan::clauses::org_02_planning::sees_all;
use crate::areas::roster::plan::view::Place;
use crate::areas::staff::Person;
use crate::areas::view::{Route, Slot};
use crate::areas::{Found, Query, view::Action};
use crate::base::search::{Query as SearchQuery, SearchFields};
use crate::base::{Actor, Function, divisions};
use crate::i18n::Lang;
use crate::ui::keep_ime::composing;
use crate::ui::tokens::{line, radius, size, space, tokens};
use crate::ui::{badge, fonts, icons, paint, search_field, text, theme};

const WIDTH: f32 = 640.0;
const TOP: f32 = 72.0;
/// Hits shown of each kind.
const MOST: usize = 5;

/// The open palette.
#[derive(Default)]
pub struct Palette {
    open: bool,
    text: String,
    asked: String,
    customers: Vec<ListRow>,
    numbers: Vec<Found>,
    chosen: usize,
    only: Option<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Command,
    Number,
    Customer,
    Person,
}

/// What the person chose.
pub enum Choice {
    /// A command.
    Command(UiCommand),
    /// A page.
    Route(Route),
}

struct Hit {
    kind: Kind,
    icon: &'static str,
    title: String,
    detail: String,
    end: Option<String>,
    choice: Choice,
}

impl Palette {
    /// Opens it empty.
    pub fn open(&mut self) {
        *self = Palette { open: true, ..Palette::default() };
    }

    /// Whether it stands before the window.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The columns that a customer's line shows.
    pub fn columns() -> Vec<Column> {
        vec![Column::Field(Field::Name), Column::Contact, Column::Mobile, Column::Field(Field::Region), Column::Field(Field::Grade)]
    }

    /// Customers that the search found.
    pub fn found(&mut self, rows: Vec<ListRow>) {
        self.customers = rows;
    }

    /// Records whose number begins as typed.
    pub fn found_numbers(&mut self, numbers: Vec<Found>) {
        self.numbers = numbers;
    }

    /// Draws it and returns what was chosen.
    pub fn ui(&mut self, ctx: &egui::Context, lang: Lang, me: &Actor, people: &[Person], actions: &mut Vec<Action>) -> Option<Choice> {
        if !self.open {
            return None;
        }
        self.ask(me, actions);
        let hits = self.hits(lang, me, people);
        self.chosen = self.chosen.min(hits.len().saturating_sub(1));
        let t = tokens(ctx);
        let screen = ctx.content_rect();
        let scrim = Area::new(Id::unique("palette-scrim")).order(Order::Middle).fixed_pos(screen.min).show(ctx, |ui| {
            let response = ui.allocate_rect(screen, Sense::click());
            ui.painter().rect_filled(screen, CornerRadius::ZERO, t.scrim);
            response.clicked()
        });
        let mut choice = None;
        let area = Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        area.show(ctx, |ui| {
            let frame = Frame::NONE
                .fill(t.raised)
                .stroke(line(ctx, t.line_2))
                .corner_radius(CornerRadius::same(radius::DIALOG))
                .shadow(theme::dialog_shadow(t));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH.min(screen.width() - 32.0));
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                self.head(ui, lang, hits.len());
                ui.add_space(space::S);
                choice = self.list(ui, lang, &hits);
                foot(ui, lang);
            });
        });
        if scrim.inner {
            self.open = false;
        }
        if !composing(ctx) {
            choice = self.keys(ctx, hits).or(choice);
        }
        if choice.is_some() {
            self.open = false;
        }
        choice
    }

    fn ask(&mut self, me: &Actor, actions: &mut Vec<Action>) {
        if self.text == self.asked {
            return;
        }
        self.asked.clone_from(&self.text);
        self.chosen = 0;
        if is_number(&self.text) {
            actions.push(Action::Ask(Slot::Numbers, Query::Find(self.text.trim().to_ascii_uppercase())));
        } else {
            self.numbers.clear();
        }
        if self.text.trim().is_empty() || !me.access(Function::CustomerRead).any() {
            self.customers.clear();
            return;
        }
        let list = ListQuery { text: self.text.clone(), ..ListQuery::default() };
        let query = customers::Query::First { list, columns: Palette::columns(), limit: MOST };
        actions.push(Action::Ask(Slot::Palette, Query::Customers(query)));
    }

    fn hits(&self, lang: Lang, me: &Actor, people: &[Person]) -> Vec<Hit> {
        let query = SearchQuery::parse(&self.text);
        let wanted = |kind: Kind| self.only.is_none_or(|only| only == kind);
        let mut hits = Vec::new();
        if wanted(Kind::Command) {
            let most = if query.is_empty() || self.only.is_some() { UiCommand::ALL.len() } else { MOST };
            for command in UiCommand::ALL.into_iter().filter(|c| *c != UiCommand::Palette && c.is_open_to(me)) {
                let (zh, en) = (command.label(Lang::Zh), command.label(Lang::En));
                let fields = SearchFields { names: &[&zh, &en], ..SearchFields::default() };
                if hits.len() < most && (query.is_empty() || query.accepts(&fields)) {
                    hits.push(Hit {
                        kind: Kind::Command,
                        icon: command.icon(),
                        title: command.label(lang),
                        detail: String::new(),
                        end: command.keys_text(),
                        choice: Choice::Command(command),
                    });
                }
            }
        }
        if wanted(Kind::Number) {
            hits.extend(self.numbers.iter().filter_map(|found| number_hit(found, lang)));
        }
        if wanted(Kind::Customer) && !query.is_empty() {
            hits.extend(self.customers.iter().map(customer_hit));
        }
        if wanted(Kind::Person) && !query.is_empty() {
            let named = people.iter().filter(|p| {
                let fields = SearchFields { names: &[&p.staff.draft.name], codes: &[&p.staff.draft.number], ..SearchFields::default() };
                query.accepts(&fields)
            });
            hits.extend(named.take(MOST).flat_map(|person| {
                let roster = (sees_all(me) || person.staff.id == me.id).then(|| roster_hit(person, lang));
                std::iter::once(person_hit(person, lang)).chain(roster)
            }));
        }
        hits
    }

    fn head(&mut self, ui: &mut Ui, lang: Lang, count: usize) {
        let t = tokens(ui);
        let id = Id::unique("palette-field");
        let top = ui.cursor().top();
        let response = search_field::palette_field(ui, &lang.tr("app-search-placeholder"), &mut self.text, id);
        // It keeps the keyboard as long as it is open: Enter on nothing would let it go to the page behind.
        if !response.has_focus() {
            response.request_focus();
        }
        let right = ui.max_rect().right();
        let rect = Rect::from_min_max(pos2(right - 116.0, top), pos2(right - 16.0, top + 52.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::right_to_left(egui::Align::Center)), |ui| {
            badge::key_cap(ui, "Esc");
            ui.add_space(space::M);
            text::caption(ui, &lang.say(&crate::msg!("app-palette-count", count = count)));
        });
        ui.painter().hline(ui.max_rect().x_range(), top + 52.0, line(ui.ctx(), t.line));
    }

    fn list(&mut self, ui: &mut Ui, lang: Lang, hits: &[Hit]) -> Option<Choice> {
        let query = SearchQuery::parse(&self.text);
        let mut chosen = None;
        let mut last = None;
        if hits.is_empty() {
            ui.add_space(space::XL);
            ui.vertical_centered(|ui| text::small(ui, &lang.tr("app-palette-nothing")));
            ui.add_space(space::XL);
        }
        let height = ui.ctx().content_rect().height() - TOP - 160.0;
        egui::ScrollArea::vertical().max_height(height.clamp(160.0, 480.0)).show(ui, |ui| {
            for (place, hit) in hits.iter().enumerate() {
                if last != Some(hit.kind) {
                    last = Some(hit.kind);
                    ui.add_space(space::S);
                    ui.horizontal(|ui| {
                        ui.add_space(18.0);
                        text::caption(ui, &lang.tr(title_of(hit.kind)));
                    });
                    ui.add_space(space::XS);
                }
                let response = row(ui, hit, place == self.chosen, &query);
                if response.hovered() && ui.input(|i| i.pointer.is_moving()) {
                    self.chosen = place;
                }
                if place == self.chosen && ui.input(|i| i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::ArrowUp)) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(place);
                }
            }
            ui.add_space(space::M);
        });
        chosen.and_then(|place| hits.get(place)).map(|hit| again(&hit.choice))
    }

    fn keys(&mut self, ctx: &egui::Context, mut hits: Vec<Hit>) -> Option<Choice> {
        let pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            self.open = false;
            return None;
        }
        if pressed(Key::ArrowDown) {
            self.chosen = (self.chosen + 1).min(hits.len().saturating_sub(1));
        }
        if pressed(Key::ArrowUp) {
            self.chosen = self.chosen.saturating_sub(1);
        }
        if pressed(Key::Tab) {
            self.only = match self.only {
                Some(_) => None,
                None => hits.get(self.chosen).map(|hit| hit.kind),
            };
            self.chosen = 0;
            return None;
        }
        if pressed(Key::Enter) && self.chosen < hits.len() {
            return Some(hits.swap_remove(self.chosen).choice);
        }
        None
    }
}

fn again(choice: &Choice) -> Choice {
    match choice {
        Choice::Command(command) => Choice::Command(*command),
        Choice::Route(route) => Choice::Route(*route),
    }
}

fn title_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Command => "app-palette-commands",
        Kind::Number => "app-palette-numbers",
        Kind::Customer => "app-palette-customers",
        Kind::Person => "app-palette-people",
    }
}

/// Whether a text may be a business number, or the beginning of one: two letters and digits (QJ-, HB-, TS-, GD-, QS-), or day and number as
/// a card shows them (`0310-004`).
fn is_number(text: &str) -> bool {
    let typed: Vec<char> = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = |from: usize| typed.iter().skip(from).all(char::is_ascii_digit);
    let lettered = typed.len() > 2 && typed.iter().take(2).all(char::is_ascii_alphabetic) && digits(2);
    lettered || (digits(0) && text.split_once('-').is_some_and(|(day, _)| matches!(day.trim().len(), 4 | 8)))
}

fn number_hit(found: &Found, lang: Lang) -> Option<Hit> {
    let route = Route::of_place(found.place, found.id)?;
    Some(Hit {
        kind: Kind::Number,
        icon: match found.place {
            "leave" => icons::CALENDAR_X,
            "swap" => icons::SWAP,
            _ => icons::CHAT_TEXT,
        },
        title: found.no.clone(),
        detail: lang.list(&found.names),
        end: None,
        choice: Choice::Route(route),
    })
}

fn customer_hit(row: &ListRow) -> Hit {
    let cell = |place: usize| row.cells.get(place).map_or("", String::as_str);
    let region = cell(3).parse().map_or_else(|_| cell(3).to_owned(), |code| divisions::short_of(divisions::Code(code)));
    let who = [cell(1), cell(2)].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
    let detail = [who, region].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("，");
    Hit {
        kind: Kind::Customer,
        icon: icons::ADDRESS_BOOK,
        title: cell(0).to_owned(),
        detail,
        end: Some(cell(4).to_owned()).filter(|grade| !grade.is_empty()),
        choice: Choice::Route(Route::Customer(row.id)),
    }
}

fn person_hit(person: &Person, lang: Lang) -> Hit {
    let posts = person.staff.draft.posts.iter().map(|post| lang.say(&post.message())).collect::<Vec<_>>().join("、");
    let detail = [person.team.clone(), posts].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
    Hit {
        kind: Kind::Person,
        icon: icons::USER,
        title: person.staff.draft.name.clone(),
        detail,
        end: None,
        choice: Choice::Route(Route::Person(person.staff.id)),
    }
}

/// The roster with the line of a person.
fn roster_hit(person: &Person, lang: Lang) -> Hit {
    Hit {
        kind: Kind::Person,
        icon: icons::CALENDAR_BLANK,
        title: person.staff.draft.name.clone(),
        detail: lang.tr("app-command-plan").into_owned(),
        end: None,
        choice: Choice::Route(Route::Plan(Place::Person(person.staff.id))),
    }
}

fn row(ui: &mut Ui, hit: &Hit, chosen: bool, query: &SearchQuery) -> egui::Response {
    let t = tokens(ui);
    let (outer, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PALETTE_ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &hit.title));
    let rect = outer.shrink2(vec2(space::M, 0.0));
    if chosen {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), t.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), t.raised_hover);
    }
    let color = if chosen { t.family(crate::ui::Family::Accent).text } else { t.text_2 };
    paint::icon(ui.painter(), pos2(rect.left() + 20.0, rect.center().y), hit.icon, size::ICON, color);
    let inner = Rect::from_min_max(pos2(rect.left() + 42.0, rect.top()), pos2(rect.right() - 10.0, rect.bottom()));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.add(egui::Label::new(marked(&hit.title, query, t)).selectable(false));
        if !hit.detail.is_empty() {
            ui.add(
                egui::Label::new(egui::RichText::new(&hit.detail).font(fonts::regular(size::TABLE)).color(t.text_3))
                    .truncate()
                    .selectable(false),
            );
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| match (&hit.end, hit.kind) {
            (Some(end), Kind::Customer) => {
                badge::grade(ui, end);
            }
            (Some(end), _) => {
                badge::key_cap(ui, end);
            }
            (None, _) => {}
        });
    });
    response
}

/// The title with the search hits on their ground.
fn marked(title: &str, query: &SearchQuery, t: &crate::ui::Tokens) -> egui::text::LayoutJob {
    let hits = query.hits(title);
    let mut job = egui::text::LayoutJob::default();
    for (at, letter) in title.chars().enumerate() {
        let hit = hits.iter().any(|range| range.contains(&at));
        let format = egui::TextFormat {
            font_id: fonts::regular(size::BODY),
            color: t.text,
            background: if hit { t.mark } else { egui::Color32::TRANSPARENT },
            expand_bg: 0.0,
            ..egui::TextFormat::default()
        };
        let mut buffer = [0; 4];
        job.append(letter.encode_utf8(&mut buffer), 0.0, format);
    }
    job
}

fn foot(ui: &mut Ui, lang: Lang) {
    let t = tokens(ui);
    let frame = Frame::NONE.fill(t.sunken).inner_margin(Margin::symmetric(18, 9)).corner_radius(CornerRadius {
        nw: 0,
        ne: 0,
        sw: radius::DIALOG,
        se: radius::DIALOG,
    });
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for (keys, what) in
                [(&["↑", "↓"][..], "app-palette-choose"), (&["Enter"][..], "app-palette-open"), (&["Tab"][..], "app-palette-only")]
            {
                for key in keys {
                    badge::key_cap(ui, key);
                }
                text::caption(ui, &lang.tr(what));
                ui.add_space(space::M);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| text::caption(ui, &lang.tr("app-palette-hint")));
        });
    });
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_typed_whole_or_as_cards_show_them() {
        for text in ["TS-20260310-004", "gd2026", "0310-004", "20251231-0", " 0310-004 "] {
            assert!(is_number(text), "{text}");
        }
        for text in ["TS", "13812345678", "138-1234-5678", "客户-1", ""] {
            assert!(!is_number(text), "{text}");
        }
    }
}
