//! The inputs of the form, built from the table of fields by their kind.

use egui::{Id, Ui, pos2, vec2};

use super::{Form, People};
use crate::areas::customers::commands::flaw_of;
use crate::areas::customers::view::show;
use crate::areas::customers::{Field, Heading, Kind, Likeness};
use crate::areas::view::{Actions, Cx};
use crate::base::fold::clean;
use crate::base::{Day, Deed, Function, check, dates, divisions};
use crate::i18n::money;
use crate::ui::field::{self, Field as Input, error_line};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{IconButton, chip, fonts, icons, keep_ime, menu, paint, text};

/// Rows of the first section: the fields with their shares of the width.
const BASIC: &[&[(Field, f32)]] = &[
    // As wide as two of three columns with the gap between them.
    &[(Field::Name, 2.033), (Field::Source, 1.0)],
    &[(Field::Relation, 1.0), (Field::Market, 1.0), (Field::Type, 1.0)],
    &[(Field::CreditCode, 1.0), (Field::IdNumber, 1.0), (Field::Nature, 1.0)],
    &[(Field::Industry, 1.0), (Field::Email, 1.0), (Field::Postcode, 1.0)],
];
const PLACE: &[&[(Field, f32)]] = &[
    &[(Field::Address, 1.0)],
    &[(Field::Owner, 1.0), (Field::Manager, 1.0), (Field::TradingSince, 1.0)],
    &[(Field::Size, 1.0), (Field::Assets, 1.0), (Field::FiledOn, 1.0)],
    &[(Field::Grade, 1.0), (Field::KeyFlag, 1.0), (Field::Agent, 1.0), (Field::Keeper, 1.0)],
];
const CREDIT: &[&[(Field, f32)]] =
    &[&[(Field::CreditGrade, 1.0), (Field::CreditLimit, 1.0), (Field::CreditTerms, 1.0), (Field::AnnualSales, 1.0)]];
const NOTES: &[&[(Field, f32)]] = &[&[(Field::Notes, 1.0)]];
/// Fields without which a file is not saved (FILE-01, FILE-03, FILE-04).
const REQUIRED: [Field; 5] = [Field::Name, Field::Relation, Field::Market, Field::Type, Field::Source];

impl Form {
    /// Every section in its order.
    pub(super) fn all_fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, actions: &mut Actions) {
        section(ui, &cx.lang.tr("customers-view-group-basic"));
        for row in BASIC {
            self.row(ui, cx, people, row);
            match row.first() {
                Some((Field::Name, _)) => self.twins_of(ui, cx, &[Likeness::Name, Likeness::Sound], actions),
                Some((Field::CreditCode, _)) => self.twins_of(ui, cx, &[Likeness::Code], actions),
                _ => {}
            }
        }
        self.region(ui, cx);
        self.rows(ui, cx, people, PLACE);
        section(ui, &show::part_name(cx.lang, "contacts"));
        self.contacts(ui, cx);
        self.twins_of(ui, cx, &[Likeness::Phone], actions);
        section(ui, &cx.lang.tr("customers-view-group-credit"));
        self.rows(ui, cx, people, CREDIT);
        self.credit_problems(ui, cx);
        section(ui, &show::part_name(cx.lang, "tags"));
        self.tags(ui, cx);
        self.rows(ui, cx, people, NOTES);
        for (heading, id) in [
            (Heading::Traits, "customers-view-group-traits"),
            (Heading::Business, "customers-view-group-business"),
            (Heading::Trading, "customers-view-group-trading"),
        ] {
            section(ui, &cx.lang.tr(id));
            let fields: Vec<Field> = Field::ALL.iter().copied().filter(|field| field.heading() == heading).collect();
            for pair in fields.chunks(2) {
                let row: Vec<(Field, f32)> = [pair.first(), pair.get(1)].into_iter().flatten().map(|field| (*field, 1.0)).collect();
                self.row(ui, cx, people, &row);
            }
        }
    }

    fn rows(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, rows: &[&[(Field, f32)]]) {
        for row in rows {
            self.row(ui, cx, people, row);
        }
    }

    fn row(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, row: &[(Field, f32)]) {
        let shares: Vec<f32> = row.iter().map(|(_, share)| *share).collect();
        field::row(ui, &shares, |ui, at| {
            if let Some((field, _)) = row.get(at) {
                self.input(ui, cx, people, *field);
            }
        });
    }

    // ---- one input ----

    fn input_id(&self, name: &str) -> Id {
        Id::unique(("customer-form", self.id(), name))
    }

    /// What stands below a field: the flaw of the last save, or what is wrong with a value that was left.
    fn error(&self, cx: &Cx<'_>, field: Field) -> Option<String> {
        if let Some(flaw) = self.flaws.iter().find(|flaw| flaw.field == field.name()) {
            return Some(cx.lang.say(&flaw.message));
        }
        let value = canonical(field, self.draft.get(field), self.today);
        if value.is_empty() || !self.left.contains(field.name()) {
            return None;
        }
        flaw_of(field, &value, cx.now.day()).map(|message| cx.lang.say(&message))
    }

    pub(super) fn changed(&mut self, name: &str) {
        self.flaws.retain(|flaw| flaw.field != name);
    }

    pub(super) fn input(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, field: Field) {
        let label = cx.lang.say(&field.message());
        let error = self.error(cx, field);
        let id = self.input_id(field.name());
        if std::mem::take(&mut self.focus_flaw) {
            self.focus_flaw = error.is_none();
            if error.is_some() {
                ui.memory_mut(|m| m.request_focus(id));
                ui.scroll_to_cursor(Some(egui::Align::Center));
            }
        }
        if self.begin.take_if(|begin| *begin == field).is_some() {
            ui.memory_mut(|m| m.request_focus(id));
            ui.scroll_to_cursor(Some(egui::Align::Center));
        }
        let input = Input::new(&label).id(id).error(error.as_deref());
        let input = if REQUIRED.contains(&field) { input.required() } else { input };
        match field.kind() {
            // A grade that is there is set by an act of its own, with its reason (FILE-18).
            _ if field == Field::Grade && self.id() != 0 => {
                let hint = cx.lang.tr("customers-care-grade-hint");
                input.hint(&hint).disabled(true).value(ui, self.draft.get(field));
            }
            Kind::Text | Kind::CreditCode | Kind::IdNumber | Kind::Email | Kind::Postcode => self.line(ui, id, field, input),
            Kind::Long => self.long(ui, field, input),
            Kind::Open(words) => self.open_choice(ui, cx, id, field, input, words),
            Kind::Money => self.amount(ui, cx, id, field, input),
            Kind::Day => self.day(ui, cx, id, field, input),
            Kind::Choice(words) if words.len() <= 3 && field != Field::Grade => self.segments(ui, cx, field, &label, error, words),
            Kind::Choice(words) => self.choice(ui, cx, id, field, input, words),
            Kind::Flag => self.flag(ui, field, &label),
            Kind::Person => self.person(ui, cx, people, id, field, input),
            Kind::Region => {}
        }
    }

    fn line(&mut self, ui: &mut Ui, id: Id, field: Field, input: Input<'_>) {
        self.order.push(id);
        let Some(value) = self.draft.value_mut(field) else { return };
        let response = input.text(ui, value);
        self.after(ui, id, field, &response);
    }

    /// Enter goes on; leaving a field brings its value into its one form and begins to check it.
    fn after(&mut self, ui: &Ui, id: Id, field: Field, response: &egui::Response) {
        if response.changed() {
            self.changed(field.name());
        }
        if keep_ime::submit(ui, response) {
            self.entered = Some(id);
        }
        if response.lost_focus() {
            self.left.insert(field.name().to_owned());
            if let Some(value) = self.draft.value_mut(field) {
                *value = canonical(field, value, self.today);
            }
        }
    }

    fn long(&mut self, ui: &mut Ui, field: Field, input: Input<'_>) {
        let Some(value) = self.draft.value_mut(field) else { return };
        if input.multi_line(ui, value, 2).changed() {
            self.changed(field.name());
        }
    }

    fn open_choice(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: Id, field: Field, input: Input<'_>, words: &[&str]) {
        self.order.push(id);
        let room = 32.0;
        let Some(value) = self.draft.value_mut(field) else { return };
        let response = input.room(room).text(ui, value);
        let place = egui::Rect::from_center_size(
            pos2(response.rect.right() + room - 18.0, response.rect.center().y),
            vec2(size::ICON_BUTTON_SMALL, size::ICON_BUTTON_SMALL),
        );
        let name = format!("{} {}", cx.lang.tr("customers-view-suggestions"), cx.lang.say(&field.message()));
        let button = ui.place(place, |ui: &mut Ui| IconButton::new(icons::CARET_DOWN, &name).small().show(ui));
        let picked = menu::menu(&button, 240.0, |ui| {
            words.iter().filter(|word| menu::Item::new(word).show(ui).clicked()).map(|word| (*word).to_owned()).next()
        });
        if let Some(Some(word)) = picked {
            self.draft.set(field, word);
            self.changed(field.name());
        }
        self.after(ui, id, field, &response);
    }

    fn amount(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: Id, field: Field, input: Input<'_>) {
        self.order.push(id);
        let stored = self.draft.get(field).to_owned();
        let typed = self.typed.entry(field).or_insert_with(|| stored.parse().map_or(stored, money));
        let response = input.right().suffix(&cx.lang.tr("customers-view-unit-yuan")).text(ui, typed);
        if response.changed() {
            // What is no amount must not be taken for one in fen; the mark makes the check name it.
            let value = match clean(typed) {
                empty if empty.is_empty() => empty,
                text => dates::parse_money(&text).map_or_else(|_| format!("?{text}"), |fen| fen.to_string()),
            };
            self.draft.set(field, value);
            self.changed(field.name());
        }
        if response.lost_focus() {
            self.left.insert(field.name().to_owned());
            if let Some(fen) = self.draft.number(field) {
                self.typed.insert(field, money(fen));
            }
        }
        if keep_ime::submit(ui, &response) {
            self.entered = Some(id);
        }
    }

    fn day(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: Id, field: Field, input: Input<'_>) {
        self.order.push(id);
        let mut day: Option<Day> = self.draft.get(field).parse().ok();
        let response = input.date(ui, cx.lang, &mut day, cx.now.day());
        if response.changed() {
            self.draft.set(field, day.map_or_else(String::new, |day| day.to_string()));
            self.changed(field.name());
        }
        if keep_ime::submit(ui, &response) {
            self.entered = Some(id);
        }
    }

    fn segments(&mut self, ui: &mut Ui, cx: &Cx<'_>, field: Field, label: &str, error: Option<String>, words: &[&str]) {
        ui.spacing_mut().item_spacing.y = 0.0;
        caption(ui, label, REQUIRED.contains(&field));
        let shown: Vec<String> = words.iter().map(|word| show::word(cx.lang, word)).collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        let mut current = words.iter().position(|word| *word == self.draft.get(field)).unwrap_or(usize::MAX);
        if chip::segmented(ui, label, &shown, &mut current)
            && let Some(word) = words.get(current)
        {
            self.draft.set(field, *word);
            self.changed(field.name());
        }
        if let Some(error) = error {
            ui.add_space(space::XS);
            error_line(ui, &error);
        }
    }

    fn choice(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: Id, field: Field, input: Input<'_>, words: &[&str]) {
        self.order.push(id);
        let none = cx.lang.tr("customers-view-none");
        let mut options = vec![none.as_ref()];
        options.extend(words);
        let mut chosen = words.iter().position(|word| *word == self.draft.get(field)).map(|at| at + 1);
        if input.placeholder(&none).select(ui, &mut chosen, &options).changed() {
            let word = chosen.and_then(|at| at.checked_sub(1)).and_then(|at| words.get(at));
            self.draft.set(field, word.copied().unwrap_or(""));
            self.changed(field.name());
        }
    }

    fn flag(&mut self, ui: &mut Ui, field: Field, label: &str) {
        ui.spacing_mut().item_spacing.y = 0.0;
        // Stands on the line of the inputs beside it.
        caption(ui, "", false);
        ui.add_space(space::S);
        let mut on = !self.draft.get(field).is_empty();
        if crate::ui::check::checkbox(ui, &mut on, label).changed() {
            self.draft.set(field, if on { "1" } else { "" });
            self.changed(field.name());
        }
    }

    fn person(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, id: Id, field: Field, input: Input<'_>) {
        let value = self.draft.number(field);
        if cx.me.access(Function::CustomerManage).deed < Deed::Do {
            let shown = value.map_or_else(String::new, |_| show::value(cx.lang, field, self.draft.get(field), &people.names));
            input.hint(&cx.lang.tr("customers-view-allocated")).disabled(true).value(ui, &shown);
            return;
        }
        self.order.push(id);
        let mut offered: Vec<(i64, &str)> = people.working.iter().map(|(id, name)| (*id, name.as_str())).collect();
        let gone = value.filter(|id| offered.iter().all(|(other, _)| other != id));
        let gone_name = gone.map(|_| show::value(cx.lang, field, self.draft.get(field), &people.names));
        if let (Some(id), Some(name)) = (gone, &gone_name) {
            offered.push((id, name));
        }
        let none = cx.lang.tr("customers-view-nobody-chosen");
        let mut options = vec![none.as_ref()];
        options.extend(offered.iter().map(|(_, name)| *name));
        let mut chosen = value.and_then(|id| offered.iter().position(|(other, _)| *other == id)).map(|at| at + 1);
        if input.placeholder(&none).select(ui, &mut chosen, &options).changed() {
            let id = chosen.and_then(|at| at.checked_sub(1)).and_then(|at| offered.get(at)).map(|(id, _)| id.to_string());
            self.draft.set(field, id.unwrap_or_default());
            self.changed(field.name());
        }
    }

    // ---- the region ----

    /// Province, city and county, each below the one before; free text that is no division stays until one is chosen.
    fn region(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let value = self.draft.get(Field::Region).to_owned();
        let code = value.parse().ok().map(divisions::Code).filter(|code| divisions::name(*code).is_some());
        let path = code.map(divisions::path_codes).unwrap_or_default();
        let labels = ["customers-field-province", "customers-field-city", "customers-field-county"].map(|id| cx.lang.tr(id));
        let none = cx.lang.tr("customers-view-none");
        let mut picked = None;
        field::row(ui, &[1.0, 1.0, 1.0], |ui, level| {
            let above = level.checked_sub(1).and_then(|up| path.get(up)).copied();
            let codes: Vec<divisions::Code> = match (level, above) {
                (0, _) => divisions::provinces().collect(),
                (_, Some(above)) => divisions::children(above).collect(),
                (_, None) => Vec::new(),
            };
            let mut options = vec![none.as_ref()];
            options.extend(codes.iter().filter_map(|code| divisions::name(*code)));
            let mut chosen = path.get(level).and_then(|code| codes.iter().position(|other| other == code)).map(|at| at + 1);
            let Some(label) = labels.get(level) else { return };
            let id = self.input_id(["province", "city", "county"].get(level).copied().unwrap_or(""));
            let input = Input::new(label).id(id).placeholder(&none).disabled(codes.is_empty());
            if !codes.is_empty() {
                self.order.push(id);
            }
            if input.select(ui, &mut chosen, &options).changed() {
                let code = chosen.and_then(|at| at.checked_sub(1)).and_then(|at| codes.get(at)).copied();
                picked = Some(code.or(above).map_or_else(String::new, |code| code.to_string()));
            }
        });
        if let Some(picked) = picked {
            self.draft.set(Field::Region, picked);
            self.changed(Field::Region.name());
        } else if !value.is_empty() && code.is_none() {
            let label = cx.lang.tr("customers-view-region-text");
            let hint = cx.lang.tr("customers-view-region-hint");
            let error = self.error(cx, Field::Region);
            if let Some(text) = self.draft.value_mut(Field::Region) {
                Input::new(&label).hint(&hint).error(error.as_deref()).text(ui, text);
            }
        }
    }
}

/// A field's text in its one form: codes without spaces and in capitals, days, no stray spaces. What is wrong stays as typed.
pub fn canonical(field: Field, text: &str, today: Day) -> String {
    let checked = match field.kind() {
        _ if text.trim().is_empty() => return String::new(),
        Kind::CreditCode => check::credit_code(text).ok(),
        Kind::Email => check::email(text).ok(),
        Kind::Postcode => check::postcode(text).ok(),
        Kind::IdNumber => check::identity_number(text, today).ok(),
        Kind::Long => return text.trim().to_owned(),
        _ => None,
    };
    checked.unwrap_or_else(|| clean(text))
}

/// The heading of a section.
fn section(ui: &mut Ui, title: &str) {
    ui.add_space(space::XS);
    text::heading(ui, title);
    ui.add_space(-space::XS);
}

/// The label above an input that is no field of text.
pub(super) fn caption(ui: &mut Ui, label: &str, required: bool) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), egui::Sense::hover());
    let galley = paint::line_within(ui, label, fonts::regular(size::TABLE), rect.width() - 14.0);
    let end = rect.left() + galley.size().x + 5.0;
    paint::put(ui.painter(), galley, rect, egui::Align::Min, t.text_2);
    if required {
        let star = paint::line_of(ui, "*", fonts::regular(size::TABLE));
        paint::put(ui.painter(), star, rect.with_min_x(end), egui::Align::Min, t.danger.text);
    }
    ui.add_space(space::XS);
}
