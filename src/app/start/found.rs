//! 新建部门: name of the department, its first administrator, and the place of its file.

use std::path::Path;

use egui::{Context, Id, Ui};

use super::first::{self, Foot};
use super::new_password::{NewPassword, Typed, Yardstick};
use super::parts;
use super::place_box::PlaceBox;
use super::{Around, StartAction, StartActions, Trouble};
use crate::areas::staff::clauses::sec_01_passwords::Person;
use crate::desk::{Founding, file_stem};
use crate::rules::Parameters;
use crate::store::place::Place;
use crate::ui::tokens::{space, tokens};
use crate::ui::{Field, dialog, field, icons, keep_ime, text};

/// Longest name of a department or a person.
const LONGEST: usize = 60;
/// Widths of the two columns.
const SHARES: [f32; 2] = [461.0, 200.0];
/// Fields whose flaws stand beside them.
const FIELDS: &[&str] = &["department", "name", "number", "password"];

/// What is typed.
pub(super) struct FoundForm {
    department: String,
    name: String,
    number: String,
    password: NewPassword,
    place: PlaceBox,
}

impl Default for FoundForm {
    fn default() -> Self {
        FoundForm {
            department: String::new(),
            name: String::new(),
            number: String::new(),
            password: NewPassword::new("found", "found-again"),
            place: PlaceBox::default(),
        }
    }
}

impl FoundForm {
    pub(super) fn clear(&mut self, ctx: &Context) {
        self.password.wipe(ctx);
    }

    pub(super) fn pick(&mut self, file: &Path) {
        self.place.pick(file);
    }

    pub(super) fn place(&mut self, file: &Path, place: &Place) {
        self.place.found(file, place);
    }

    fn person(&self) -> Person {
        Person { name: self.name.trim().to_owned(), number: self.number.trim().to_owned(), ..Person::default() }
    }

    /// Text of what is still missing.
    fn lacks(&self, around: &Around, by: Yardstick<'_>) -> Option<String> {
        let blank = |text: &str, id: &'static str| text.trim().is_empty().then_some(id);
        let id = blank(&self.department, "start-lacks-department")
            .or_else(|| blank(&self.name, "start-lacks-name"))
            .or_else(|| blank(&self.number, "start-lacks-number"))
            .or_else(|| self.password.lacks(by));
        match id {
            Some(id) => Some(around.lang.tr(id).into_owned()),
            None => self.place.trouble().map(|message| around.lang.say(&message)),
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around, trouble: &mut Option<Trouble>, refused: bool, actions: &mut StartActions) {
        let lang = around.lang;
        if dialog::first_picture(ui.ctx(), "start-found") {
            ui.memory_mut(|memory| memory.request_focus(Id::unique("start-department")));
        }
        if refused && trouble.as_ref().is_some_and(|trouble| trouble.with_field(lang, "password").is_some()) {
            self.password.focus(ui.ctx());
        }
        let suggested = file_stem(&self.department, &lang.tr("start-file-name"));
        self.place.follow(&around.default_folder, &suggested);
        // The file does not exist yet: the values of the regulations themselves hold.
        let (person, params) = (self.person(), Parameters::default());
        let by = Yardstick { person: &person, params: &params, today: around.now.day() };
        let error = trouble.as_ref().and_then(|trouble| trouble.beside(lang, FIELDS));
        let told = trouble.clone();
        let typed = first::form(ui, &lang.tr("start-way-found"), |ui| self.fields(ui, around, by, told.as_ref(), (&suggested, actions)));
        if typed.changed {
            *trouble = None;
        }
        let lacks = self.lacks(around, by);
        let (act, busy) = (lang.tr("start-found-act"), lang.tr("start-found-busy"));
        let foot = Foot { error: error.as_deref(), act: &act, busy: &busy, lacks: lacks.as_deref() };
        let clicked = foot.show(ui, around, actions);
        if (clicked || typed.entered) && lacks.is_none() && !around.busy {
            *trouble = None;
            let founding = Founding {
                department: self.department.trim().to_owned(),
                demo: false,
                name: person.name.clone(),
                number: person.number.clone(),
                password: self.password.give(),
            };
            actions.push(StartAction::Found { file: self.place.file(), founding });
        }
    }

    fn fields(
        &mut self,
        ui: &mut Ui,
        around: &Around,
        by: Yardstick<'_>,
        told: Option<&Trouble>,
        (suggested, actions): (&str, &mut StartActions),
    ) -> Typed {
        let lang = around.lang;
        let flaw = |field: &str| told.and_then(|told| told.with_field(lang, field));
        let label = lang.tr("start-department");
        let wrong = flaw("department");
        let department = Field::new(&label).required().id(Id::unique("start-department")).limit(LONGEST).error(wrong.as_deref());
        let mut changed = department.text(ui, &mut self.department).changed();
        ui.add_space(22.0);

        text::group(ui, &lang.tr("start-first-admin"));
        ui.add_space(space::M);
        let (name, number) = (lang.tr("start-name"), lang.tr("start-number"));
        let (wrong_name, wrong_number) = (flaw("name"), flaw("number"));
        field::row(ui, &SHARES, |ui, at| {
            let response = match at {
                0 => Field::new(&name).required().limit(LONGEST).error(wrong_name.as_deref()).text(ui, &mut self.name),
                _ => Field::new(&number).required().limit(20).error(wrong_number.as_deref()).text(ui, &mut self.number),
            };
            changed |= response.changed();
        });
        ui.add_space(14.0);
        let labels = [&*lang.tr("start-password"), &*lang.tr("start-again")];
        let password = self.password.ui(ui, lang, by, flaw("password").as_deref(), labels, Some(SHARES));
        ui.add_space(22.0);

        text::group(ui, &lang.tr("start-file"));
        ui.add_space(space::M);
        let place = self.place.ui(ui, around, suggested, actions);
        ui.add_space(22.0);
        let t = tokens(ui);
        parts::note(ui, icons::KEY, (t.sunken, t.text_2), &lang.tr("start-recovery-next"), &lang.tr("start-recovery-once"));
        Typed { changed: changed || password.changed || place.changed(), entered: password.entered || keep_ime::submit(ui, &place) }
    }
}
