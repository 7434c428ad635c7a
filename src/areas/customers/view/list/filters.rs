//! The filters of the list: a chip a condition or group, a popup that changes it, and the dialog of the groups.

use egui::{Popup, ScrollArea, Ui};

use super::super::show::Names;
use super::condition::{self, Draft};
use super::groups::Groups;
use super::values::Values;
use crate::areas::customers::{Column, Field, Filter, Group, Join, Subject};
use crate::areas::view::{Actions, Cx};
use crate::base::Lines;
use crate::base::fold::fold;
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::space;
use crate::ui::{Button, Field as Input, chip, icons, menu, text};

/// What lists are filtered by most; everything else stands below.
const USUAL: [Subject; 12] = [
    Subject::Of(Column::Field(Field::Grade)),
    Subject::Of(Column::Field(Field::Agent)),
    Subject::Of(Column::Field(Field::Region)),
    Subject::Of(Column::Field(Field::Industry)),
    Subject::Of(Column::Field(Field::Relation)),
    Subject::Of(Column::Field(Field::KeyFlag)),
    Subject::Of(Column::Tags),
    Subject::LastContact,
    Subject::Sales,
    Subject::Unpaid,
    Subject::Of(Column::UpdatedAt),
    Subject::Of(Column::CreatedAt),
];
/// Width of the popup of a condition.
const WIDTH: f32 = 240.0;
/// Height of the list of subjects.
const HEIGHT: f32 = 320.0;
/// Characters of a group that stand on its chip.
const MOST_LETTERS: usize = 36;

/// Conditions that belong together, while somebody works on them.
#[derive(Debug, Clone, Default)]
pub struct Drafts {
    /// How they come together.
    pub join: Join,
    /// The conditions.
    pub conditions: Vec<Draft>,
}

/// The filters, those without a value too.
#[derive(Debug, Default)]
pub struct Filters {
    join: Join,
    groups: Vec<Drafts>,
    values: Values,
    narrow: String,
    /// The chip that was just added opens by itself.
    open: Option<usize>,
    dialog: Option<Groups>,
}

/// What was changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Other customers are asked for.
    pub filters: bool,
    /// The search was taken away.
    pub search: bool,
}

impl Filters {
    /// What is asked.
    pub fn filter(&self) -> Filter {
        filter_of(self.join, &self.groups)
    }

    /// Shows these filters.
    pub fn set(&mut self, filter: &Filter) {
        self.join = filter.join;
        let drafts = |group: &Group| Drafts { join: group.join, conditions: group.conditions.iter().cloned().map(Draft::from).collect() };
        self.groups = filter.groups.iter().map(drafts).collect();
        self.open = None;
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.set(&Filter::default());
    }

    /// Takes the values that were asked for last; a refusal leaves the popup empty.
    pub fn answer(&mut self, values: &Lines<(String, i64)>) {
        self.values.answer(values);
    }

    /// Opens the dialog of the groups.
    pub fn open_groups(&mut self) {
        self.dialog = Some(Groups::new(self.join, self.groups.clone()));
    }

    /// Draws the chips in one row, and the dialog while it is open.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, search: &str, actions: &mut Actions) -> Changed {
        let mut changed = Changed::default();
        let hidden = egui::scroll_area::ScrollBarVisibility::AlwaysHidden;
        ScrollArea::horizontal().id_salt("filters").scroll_bar_visibility(hidden).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.add_space(space::XL);
            if !search.is_empty() {
                let words = cx.lang.say(&msg!("customers-view-contains", text = search));
                changed.search = chip::search(ui, cx.lang, &words).removed;
            }
            changed.filters = self.chips(ui, cx, names, actions);
            self.adder(ui, cx.lang);
            if (!self.groups.is_empty() || !search.is_empty())
                && Button::quiet(&cx.lang.tr("customers-view-clear-filters")).small().show(ui).clicked()
            {
                changed.filters |= !self.filter().is_empty();
                changed.search |= !search.is_empty();
                self.clear();
            }
        });
        changed.filters |= self.dialog(ui, cx, names, actions);
        changed
    }

    fn chips(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, actions: &mut Actions) -> bool {
        let (before, mut removed, mut opens) = (self.filter(), None, false);
        for (at, group) in self.groups.iter_mut().enumerate() {
            if at > 0 && self.join == Join::Any {
                text::caption(ui, &cx.lang.tr(self.join.word()));
            }
            let (key, value) = sentence(cx.lang, group, names);
            let out = chip::filter(ui, cx.lang, &key, &value);
            if self.open == Some(at) {
                self.open = None;
                Popup::open_id(ui.ctx(), Popup::default_response_id(&out.response));
            }
            if out.removed {
                removed = Some(at);
            }
            match group.conditions.as_mut_slice() {
                [only] => {
                    menu::popup(&out.response, WIDTH, |ui| only.ui(ui, cx, names, &mut self.values, actions));
                }
                _ => opens |= out.response.clicked(),
            }
        }
        if let Some(at) = removed {
            self.groups.remove(at);
        }
        if opens {
            self.open_groups();
        }
        before != self.filter()
    }

    fn adder(&mut self, ui: &mut Ui, lang: Lang) {
        let response = chip::add(ui, &lang.tr("customers-view-add-filter"));
        let added = menu::popup(&response, 200.0, |ui| {
            let name = lang.tr("customers-filter-find");
            Input::new(&name).bare().placeholder(&name).text(ui, &mut self.narrow);
            ui.add_space(space::S);
            let added = subjects(ui, lang, &self.narrow);
            menu::separator(ui);
            let groups = menu::Item::new(&lang.tr("customers-filter-groups")).icon(icons::BRACKETS_ROUND).key("F").show(ui);
            if added.is_some() || groups.clicked() {
                ui.close();
            }
            (added, groups.clicked())
        });
        let Some((added, groups)) = added else { return };
        if let Some(subject) = added {
            self.narrow.clear();
            self.groups.push(Drafts { join: Join::All, conditions: vec![Draft::new(subject)] });
            self.open = Some(self.groups.len() - 1);
        }
        if groups {
            self.open_groups();
        }
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, names: &Names, actions: &mut Actions) -> bool {
        let Some(dialog) = &mut self.dialog else { return false };
        let before = filter_of(self.join, &self.groups);
        match dialog.ui(ui.ctx(), cx, names, &mut self.values, actions) {
            None => return false,
            Some(false) => {}
            Some(true) => (self.join, self.groups) = dialog.outcome(),
        }
        self.dialog = None;
        before != self.filter()
    }
}

fn filter_of(join: Join, groups: &[Drafts]) -> Filter {
    let group =
        |drafts: &Drafts| Group { join: drafts.join, conditions: drafts.conditions.iter().map(|draft| draft.condition.clone()).collect() };
    Filter { join, groups: groups.iter().map(group).collect() }.asking()
}

/// The subjects to choose from: the usual ones first, or those whose name holds what is typed.
pub fn subjects(ui: &mut Ui, lang: Lang, narrow: &str) -> Option<Subject> {
    let wanted = fold(narrow);
    // Single files are chosen in the list, not from a field.
    let others = Subject::all().into_iter().filter(|subject| *subject != Subject::Record && !USUAL.contains(subject));
    let mut chosen = None;
    ScrollArea::vertical().max_height(HEIGHT).min_scrolled_height(HEIGHT).show(ui, |ui| {
        for subject in USUAL.into_iter().chain(others) {
            let name = lang.say(&subject.message());
            if fold(&name).contains(&wanted) && menu::Item::new(&name).show(ui).clicked() {
                chosen = Some(subject);
            }
        }
    });
    chosen
}

/// Name and value of a single condition, or a group as one sentence.
fn sentence(lang: Lang, group: &Drafts, names: &Names) -> (String, String) {
    let parts = |draft: &Draft| (lang.say(&draft.condition.subject.message()), condition::said(lang, &draft.condition, names));
    if let [only] = group.conditions.as_slice() {
        return parts(only);
    }
    let word = lang.tr(group.join.word());
    let parts: Vec<String> = group.conditions.iter().map(parts).map(|(key, value)| format!("{key} {value}")).collect();
    let whole = parts.join(&format!(" {word} "));
    let short: String = whole.chars().take(MOST_LETTERS).collect();
    (String::new(), if short.len() < whole.len() { format!("{short}…") } else { whole })
}
