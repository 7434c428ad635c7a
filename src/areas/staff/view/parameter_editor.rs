//! One parameter unfolded: a new value from a day on with its reason, values to come, and every value it had.

use egui::{CornerRadius, Margin, Ui};

use super::data::Trouble;
use super::parts;
use crate::areas::Command;
use crate::areas::parameter_words::{choice, name_and_unit, said};
use crate::areas::staff::{self, ParameterBook, ParameterEntry};
use crate::areas::view::{Action, Actions, Cx};
use crate::base::{Day, Flaw, No, Refusal};
use crate::i18n::{Lang, day_long};
use crate::msg;
use crate::rules::{ParameterKind, ParameterSpec};
use crate::ui::tokens::{Family, radius, space, tokens};
use crate::ui::{Button, Field, badge, check, field, text};

/// What is typed for one parameter.
#[derive(Debug)]
pub(super) struct Editor {
    spec: &'static ParameterSpec,
    value: String,
    /// What the value began with.
    began: String,
    from: Option<Day>,
    reason: String,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    touched: bool,
}

impl Editor {
    /// Begins with the value in force today.
    pub fn new(spec: &'static ParameterSpec, book: &ParameterBook, today: Day) -> Self {
        let value = book.params.on(spec.key, today).0.to_owned();
        Editor {
            spec,
            began: value.clone(),
            value,
            from: Some(today),
            reason: String::new(),
            flaws: Vec::new(),
            trouble: None,
            touched: false,
        }
    }

    /// Which parameter.
    pub fn key(&self) -> &'static str {
        self.spec.key
    }

    /// Whether something typed would be lost.
    pub fn unsaved(&self) -> bool {
        self.value != self.began || !self.reason.trim().is_empty()
    }

    /// The value was set.
    pub fn saved(&mut self, value: &str, from: Day) {
        value.clone_into(&mut self.value);
        value.clone_into(&mut self.began);
        self.from = Some(from);
        self.reason.clear();
        self.flaws.clear();
        self.trouble = None;
        self.touched = false;
    }

    /// The value was refused.
    pub fn refused(&mut self, no: &No) {
        if let No::Refused(Refusal { flaws, .. }) = no {
            self.flaws.clone_from(flaws);
        }
        self.trouble = self.flaws.is_empty().then(|| Trouble::from(no));
    }

    /// Draws editor and history below the row.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, may_set: bool, actions: &mut Actions) {
        let t = tokens(ui);
        ui.add_space(space::XS);
        let frame = egui::Frame::NONE.fill(t.sunken).corner_radius(CornerRadius::same(radius::PANEL)).inner_margin(Margin::same(12));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::M;
            if may_set {
                self.fields(ui, cx, actions);
                ui.add_space(space::M);
            }
            history(ui, cx, self.spec);
        });
        ui.add_space(space::M);
    }

    fn error(&self, lang: Lang, name: &str) -> Option<String> {
        self.flaws.iter().find(|flaw| flaw.field == name).map(|flaw| lang.say(&flaw.message))
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let today = cx.now.day();
        let (_, unit) = name_and_unit(lang, self.spec);
        let checked = self.spec.check(&self.value).err().filter(|_| self.touched).map(|message| lang.say(&message));
        let value_error = checked.or_else(|| self.error(lang, "value"));
        let past = self.from.is_some_and(|from| from < today).then(|| lang.tr("staff-parameter-past").into_owned());
        let from_error = past.or_else(|| self.error(lang, "from"));
        let reason_error = self.error(lang, "reason");
        let labels = ["staff-new-value", "staff-field-from", "staff-reason"].map(|id| lang.tr(id));
        let [value_label, from_label, reason_label] = &labels;
        let before = (self.value.clone(), self.from, self.reason.clone());
        field::row(ui, &[1.0, 1.1, 1.6], |ui, at| match at {
            0 => self.control(ui, lang, value_label, &unit, value_error.as_deref()),
            1 => {
                let field = Field::new(from_label).required().error(from_error.as_deref());
                field.date(ui, lang, &mut self.from, today);
            }
            _ => {
                let field = Field::new(reason_label).required().limit(200).error(reason_error.as_deref());
                field.text(ui, &mut self.reason);
            }
        });
        self.touched |= before.0 != self.value;
        let changed = [("value", before.0 != self.value), ("from", before.1 != self.from), ("reason", before.2 != self.reason)];
        self.flaws.retain(|flaw| !changed.contains(&(flaw.field, true)));
        parts::trouble_line(ui, lang, self.trouble.as_ref(), actions);
        ui.horizontal(|ui| {
            text::caption(ui, &lang.say(&msg!("staff-default-is", value = said(lang, self.spec, self.spec.default, &unit))));
            parts::at_right(ui, |ui| self.save(ui, cx, actions));
        });
    }

    fn control(&mut self, ui: &mut Ui, lang: Lang, label: &str, unit: &str, error: Option<&str>) {
        let with = Field::new(label).required().error(error);
        match self.spec.kind {
            ParameterKind::Flag => {
                parts::label(ui, label, true);
                ui.add_space(space::S);
                let mut on = self.value == "true";
                let word = lang.tr(if on { "staff-on" } else { "staff-off" });
                if check::switch(ui, &mut on, &word).changed() {
                    self.value = on.to_string();
                }
            }
            ParameterKind::Choice(words) => {
                let words: Vec<&str> = words.split(',').collect();
                let names: Vec<String> = words.iter().map(|word| choice(lang, word)).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let mut chosen = words.iter().position(|word| *word == self.value);
                if with.select(ui, &mut chosen, &names).changed()
                    && let Some(word) = chosen.and_then(|at| words.get(at))
                {
                    (*word).clone_into(&mut self.value);
                }
            }
            ParameterKind::Int { .. } | ParameterKind::Decimal { .. } | ParameterKind::Money { .. } => {
                with.right().suffix(unit).limit(15).text(ui, &mut self.value);
            }
            ParameterKind::Time => drop(with.placeholder("08:30").limit(5).text(ui, &mut self.value)),
            ParameterKind::Text => drop(with.limit(200).text(ui, &mut self.value)),
        }
    }

    fn save(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let busy =
            cx.is_pending(|command| matches!(command, Command::Staff(staff::Command::SetParameter { key, .. }) if key == self.spec.key));
        let (label, doing) = (lang.tr("staff-save"), lang.tr("staff-saving"));
        if !Button::primary(&label).small().busy(&doing, busy).show(ui).clicked() {
            return;
        }
        self.flaws.clear();
        self.trouble = None;
        self.touched = true;
        let Some(from) = self.from else {
            self.flaws.push(Flaw { field: "from", clause: self.spec.clause, message: msg!("staff-parameter-from") });
            return;
        };
        let command = staff::Command::SetParameter {
            key: self.spec.key.to_owned(),
            value: self.value.trim().to_owned(),
            from,
            reason: self.reason.trim().to_owned(),
        };
        actions.push(Action::Do(Command::Staff(command)));
    }
}

/// Every value that was given, newest first; those to come and the one in force are marked.
fn history(ui: &mut Ui, cx: &Cx<'_>, spec: &ParameterSpec) {
    let lang = cx.lang;
    let today = cx.now.day();
    let entries: Vec<&ParameterEntry> = cx.parameters.entries.iter().filter(|entry| entry.key == spec.key).collect();
    text::group(ui, &lang.tr("staff-history"));
    if entries.is_empty() {
        text::caption(ui, &lang.tr("staff-history-none"));
        return;
    }
    let in_force = cx.parameters.params.on(spec.key, today).1;
    let mut seen: Vec<Day> = Vec::new();
    for entry in entries {
        // Of two entries for one day the later holds, and the list begins with the later.
        let holds = !seen.contains(&entry.from);
        seen.push(entry.from);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                let (_, unit) = name_and_unit(lang, spec);
                text::small(ui, &said(lang, spec, &entry.value, &unit));
                text::caption(ui, &lang.say(&msg!("staff-since", day = day_long(lang, entry.from))));
                if holds && entry.from > today {
                    badge::badge(ui, &lang.tr("staff-to-come"), Family::Info);
                } else if holds && in_force == Some(entry.from) {
                    badge::badge(ui, &lang.tr("staff-in-force"), Family::Accent);
                }
            });
            let by = msg!("staff-history-by", name = entry.name.as_str(), day = day_long(lang, entry.set_at.day()));
            text::caption(ui, &format!("{}·{}", lang.say(&by), entry.reason));
        });
    }
}
