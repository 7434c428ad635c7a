//! Two files side by side: which goes on, and which value each field takes. Contacts, tags and credit problems of both are united.

use std::collections::BTreeSet;

use egui::{Align, Context, Layout, ScrollArea, Sense, Ui, vec2};

use super::show::{self, Names, Trouble};
use crate::areas::customers::commands::differences;
use crate::areas::customers::{self, Command, Customer, Draft, Field, united};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, Query};
use crate::base::{No, mask};
use crate::msg;
use crate::ui::check::OptionTile;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, Dialog, dialog, fonts, icons, paint, text, tooltip};

/// Width of the names of the fields.
const LABEL: f32 = 112.0;
/// Width of the dialog, and its height without the fields.
const WIDTH: f32 = 720.0;
const AROUND: f32 = 330.0;
/// Height of a tile with two lines.
const TALL: f32 = 66.0;

/// The dialog of one merge.
pub struct Merging {
    ids: (i64, i64),
    /// Both files, once they were read.
    files: Option<Box<(Customer, Customer)>>,
    /// The second one goes on.
    second: bool,
    /// Fields in which both have a value and the person takes that of the file that goes away.
    taken: BTreeSet<Field>,
    trouble: Option<Trouble>,
}

impl Merging {
    /// Asks for both files.
    pub fn new(one: i64, other: i64, actions: &mut Actions) -> Self {
        let merging = Merging { ids: (one, other), files: None, second: false, taken: BTreeSet::new(), trouble: None };
        merging.ask(actions);
        merging
    }

    fn ask(&self, actions: &mut Actions) {
        let (one, other) = self.ids;
        actions.push(Action::Ask(Slot::Pair, Query::Customers(customers::Query::Pair { one, other })));
    }

    /// Takes the files, or why they cannot be had.
    pub fn answer(&mut self, files: Result<&(Customer, Customer), &No>) {
        match files {
            Ok((one, other)) if (one.id, other.id) == self.ids => self.files = Some(Box::new((one.clone(), other.clone()))),
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// The merge came to nothing; the files are read anew.
    pub fn refused(&mut self, no: &No, actions: &mut Actions) {
        self.trouble = Trouble::of(no);
        self.ask(actions);
    }

    /// The file that goes on, and the one that goes into it.
    fn sides(&self) -> Option<(&Customer, &Customer)> {
        let (one, other) = &**self.files.as_ref()?;
        Some(if self.second { (other, one) } else { (one, other) })
    }

    fn draft(&self) -> Option<Draft> {
        let (keep, gone) = self.sides()?;
        let mut draft = united(&keep.draft, &gone.draft);
        for field in &self.taken {
            draft.set(*field, gone.draft.get(*field));
        }
        Some(draft)
    }

    fn command(&self) -> Option<Command> {
        let (keep, gone) = self.sides()?;
        Some(Command::Merge { keep: keep.id, gone: gone.id, revs: (keep.rev, gone.rev), draft: Box::new(self.draft()?) })
    }

    /// Draws the dialog; true when it is to be closed.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, names: &Names, actions: &mut Actions) -> bool {
        let l = |id| cx.lang.tr(id);
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(Command::Merge { .. })));
        let (title, why) = (l("customers-merge-title"), l("customers-merge-why"));
        let height = (ctx.content_rect().height() - AROUND).max(120.0);
        let shown = Dialog::new("merge", &title).explanation(&why).width(WIDTH).show(ctx, |ui| {
            if let Some(trouble) = &self.trouble {
                show::trouble(ui, cx, &l("customers-merge-not"), trouble, actions);
                ui.add_space(space::M);
            }
            self.survivor(ui, cx);
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| self.fields(ui, cx, names));
            dialog::buttons(ui, |ui| {
                let ready = self.files.is_some();
                let (go, working, reading) = (l("customers-merge-go"), l("customers-merge-working"), l("customers-view-reading"));
                let go = Button::primary(&go).key("Ctrl Enter").busy(&working, busy).allowed(ready, &reading).show(ui).clicked();
                (go, Button::secondary(&l("customers-view-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed)
            && !busy
            && let Some(command) = self.command()
        {
            self.trouble = None;
            actions.push(Action::Do(areas::Command::Customers(command)));
        }
        (leave || shown.dismissed) && !busy
    }

    /// Which of the two goes on.
    fn survivor(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(files) = &self.files else {
            return show::placeholder(ui, 0.8);
        };
        let about = |file: &Customer| {
            let made = crate::base::Instant(file.created_at).day().to_string();
            (file.draft.get(Field::Name).to_owned(), cx.lang.say(&msg!("customers-merge-file", no = file.no.as_str(), day = made)))
        };
        let sides = [about(&files.0), about(&files.1)];
        let half = (ui.available_width() - LABEL - space::M) / 2.0;
        let mut second = self.second;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), TALL), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            name_of_row(ui, &cx.lang.tr("customers-merge-keep"));
            for (place, (name, detail)) in sides.iter().enumerate() {
                let on = second == (place == 1);
                if OptionTile::new(name, on).detail(detail).width(half).show(ui).clicked() {
                    second = place == 1;
                }
                ui.add_space(space::M * f32::from(u8::from(place == 0)));
            }
        });
        if second != self.second {
            // What was taken from the one that goes away was taken from this one: the choice stays, seen from the other side.
            self.second = second;
            let both: BTreeSet<Field> = self.contested().into_iter().collect();
            self.taken = both.difference(&self.taken).copied().collect();
        }
        ui.add_space(space::L);
    }

    /// Fields in which both files have a value, and not the same.
    fn contested(&self) -> Vec<Field> {
        let Some((keep, gone)) = self.sides() else { return Vec::new() };
        let differs = |field: &&Field| {
            let (a, b) = (keep.draft.get(**field), gone.draft.get(**field));
            !a.is_empty() && !b.is_empty() && a != b
        };
        Field::ALL.iter().filter(differs).copied().collect()
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names) {
        let contested = self.contested();
        let Some((one, other)) = self.files.as_deref().cloned() else { return };
        let half = (ui.available_width() - LABEL - space::M) / 2.0;
        for field in contested {
            ui.allocate_ui_with_layout(vec2(ui.available_width(), size::ROW), Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                name_of_row(ui, &cx.lang.say(&field.message()));
                for (place, file) in [&one, &other].into_iter().enumerate() {
                    let goes_away = self.second == (place == 0);
                    let value =
                        masked(field, file.draft.get(field)).unwrap_or_else(|| show::value(cx.lang, field, file.draft.get(field), names));
                    let on = self.taken.contains(&field) == goes_away;
                    if OptionTile::new(&value, on).width(half).show(ui).clicked() {
                        if goes_away {
                            self.taken.insert(field)
                        } else {
                            self.taken.remove(&field)
                        };
                    }
                    ui.add_space(space::M * f32::from(u8::from(place == 0)));
                }
            });
            ui.add_space(space::S);
        }
        self.rest(ui, cx, names);
    }

    /// What the file that goes on gains without a question.
    fn rest(&self, ui: &mut Ui, cx: &Cx<'_>, names: &Names) {
        let (Some((keep, _)), Some(draft)) = (self.sides(), self.draft()) else { return };
        let t = tokens(ui);
        let contested = self.contested();
        let gains = differences(&keep.draft, &draft);
        for (name, _, after) in gains.iter().filter(|(name, ..)| Field::of(name).is_none_or(|field| !contested.contains(&field))) {
            ui.horizontal(|ui| {
                ui.add_space(LABEL);
                let (mark, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
                paint::icon(ui.painter(), mark.center(), icons::CHECK, 14.0, t.text_2);
                let value = match (Field::of(name).and_then(|field| masked(field, after)), *name) {
                    (Some(masked), _) => masked,
                    (None, "contacts") => cx.lang.say(&msg!("customers-merge-contacts", count = draft.contacts.len())),
                    (None, _) => show::part_value(cx.lang, name, after, names),
                };
                let words = cx.lang.say(&msg!("customers-merge-gains", field = show::part_name(cx.lang, name), value = value));
                text::one_line(ui, &words, fonts::regular(size::CAPTION), t.text_2);
            });
        }
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.add_space(LABEL);
            text::caption(ui, &cx.lang.tr("customers-merge-linked"));
        });
    }
}

/// What the list masks is masked here, too (FILE-23): a choice needs no more than that the two differ.
fn masked(field: Field, value: &str) -> Option<String> {
    match field {
        Field::Address => Some(mask::address(value)),
        Field::IdNumber => Some(mask::identity_number(value)),
        _ => None,
    }
}

fn name_of_row(ui: &mut Ui, label: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(LABEL, size::ROW), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, label));
    let galley = paint::line_within(ui, label, fonts::regular(size::TABLE), LABEL - space::M);
    let elided = galley.elided;
    paint::put(ui.painter(), galley, rect, Align::Min, tokens(ui).text_2);
    if elided {
        tooltip::tip(response, label);
    }
}
