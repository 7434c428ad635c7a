//! 打开已有部门文件: files that were opened before, a path, and a backup that becomes a file again.

use std::path::{Path, PathBuf};

use egui::{Align, CornerRadius, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::first::{self, Foot};
use super::parts;
use super::place_box::{PlaceBox, path_of};
use super::{Around, StartAction, StartActions, Trouble};
use crate::areas::view::Pick;
use crate::base::Message;
use crate::desk::file_stem;
use crate::i18n::Lang;
use crate::msg;
use crate::store::backup;
use crate::store::place::Place;
use crate::ui::focus::{self, Ring};
use crate::ui::paint::{self, Look};
use crate::ui::tokens::{radius, size, space, tokens};
use crate::ui::{Button, Field, dialog, fonts, icons, keep_ime, text};

/// Files of the list.
const RECENT: usize = 5;

/// What is typed.
#[derive(Default)]
pub(super) struct OpenForm {
    path: String,
    /// Picked in the system's dialog: opened at once.
    go: bool,
    wrong: Option<Message>,
    /// The chosen file is a backup.
    backup: Option<PathBuf>,
    target: PlaceBox,
}

impl OpenForm {
    pub(super) fn clear(&mut self) {
        *self = OpenForm::default();
    }

    pub(super) fn pick(&mut self, file: &Path) {
        self.path = file.display().to_string();
        self.go = true;
    }

    pub(super) fn pick_target(&mut self, file: &Path) {
        self.target.pick(file);
    }

    pub(super) fn place(&mut self, file: &Path, place: &Place) {
        self.target.found(file, place);
    }

    /// Opens what stands in the field, or says what is wrong with it.
    fn submit(&mut self, actions: &mut StartActions) {
        let file = path_of(&self.path);
        self.backup = None;
        self.wrong = None;
        if !file.is_absolute() {
            self.wrong = Some(msg!("start-place-relative"));
        } else if !file.is_file() {
            self.wrong = Some(msg!("start-open-missing"));
        } else if backup::is_backup(&file) {
            self.target = PlaceBox::default();
            self.backup = Some(file);
        } else {
            actions.push(StartAction::Open(file));
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around, trouble: &mut Option<Trouble>, actions: &mut StartActions) {
        let lang = around.lang;
        if dialog::first_picture(ui.ctx(), "start-open") && around.recent.is_empty() {
            ui.memory_mut(|memory| memory.request_focus(path_id()));
        }
        if std::mem::take(&mut self.go) {
            self.submit(actions);
        }
        let suggested = self.backup.as_deref().map(|file| stem_of(file, lang));
        if let Some(suggested) = &suggested {
            self.target.follow(&around.default_folder, suggested);
        }
        let error = trouble.as_ref().map(|trouble| trouble.say(lang));
        let entered = first::form(ui, &lang.tr("start-way-open"), |ui| {
            let (changed, entered) = self.fields(ui, around, suggested.as_deref(), actions);
            if changed {
                *trouble = None;
            }
            entered
        });
        let (act, busy) = match &self.backup {
            Some(_) => (lang.tr("start-restore-act"), lang.tr("start-restore-busy")),
            None => (lang.tr("start-open-act"), lang.tr("start-open-busy")),
        };
        let lacks = match &self.backup {
            Some(_) => self.target.trouble().map(|message| lang.say(&message)),
            None => self.path.trim().is_empty().then(|| lang.tr("start-lacks-file").into_owned()),
        };
        let foot = Foot { error: error.as_deref(), act: &act, busy: &busy, lacks: lacks.as_deref() };
        let clicked = foot.show(ui, around, actions);
        if !(clicked || entered) || lacks.is_some() || around.busy {
            return;
        }
        *trouble = None;
        match &self.backup {
            Some(from) => actions.push(StartAction::Restore { from: from.clone(), to: self.target.file() }),
            None => self.submit(actions),
        }
    }

    /// Draws the fields: whether something was typed, and whether Enter was pressed.
    fn fields(&mut self, ui: &mut Ui, around: &Around, suggested: Option<&str>, actions: &mut StartActions) -> (bool, bool) {
        let lang = around.lang;
        if !around.recent.is_empty() {
            text::group(ui, &lang.tr("start-recent"));
            ui.add_space(space::S);
            for file in around.recent.iter().take(RECENT) {
                if recent_row(ui, file, lang) && !around.busy {
                    self.path = file.display().to_string();
                    self.submit(actions);
                }
            }
            ui.add_space(space::XL);
        }
        let (label, choose) = (lang.tr("start-open-path"), lang.tr("start-open-choose"));
        text::paragraph(ui, &label);
        ui.add_space(space::XS);
        let wrong = self.wrong.as_ref().map(|message| lang.say(message));
        let button = parts::width_of(ui, &choose, fonts::regular(size::BODY)) + 24.0;
        let path = ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let width = ui.available_width() - button - space::M;
                let field = Field::new(&label).bare().id(path_id()).width(width).error(wrong.as_deref());
                let response = field.text(ui, &mut self.path);
                if Button::secondary(&choose).width(button).show(ui).clicked() {
                    actions.push(StartAction::Pick(Pick::OpenDepartment));
                }
                response
            })
            .inner;
        if path.changed() {
            self.wrong = None;
            self.backup = None;
        }
        if wrong.is_none() {
            ui.add_space(space::XS);
            crate::ui::field::hint_line(ui, &lang.tr("start-open-hint"));
        }
        let mut entered = keep_ime::submit(ui, &path);
        let mut changed = path.changed();
        if let (Some(file), Some(suggested)) = (&self.backup, suggested) {
            ui.add_space(space::XL);
            let info = &tokens(ui).info;
            let title = lang.say(&msg!("start-backup-is", name = file.file_name().unwrap_or_default().to_string_lossy().into_owned()));
            parts::note(ui, icons::ARCHIVE, (info.soft, info.text), &title, &lang.tr("start-backup-what"));
            ui.add_space(space::XL);
            let target = self.target.ui(ui, around, suggested, actions);
            entered |= keep_ime::submit(ui, &target);
            changed |= target.changed();
        }
        (changed, entered)
    }
}

fn path_id() -> Id {
    Id::unique("start-path")
}

fn stem_of(file: &Path, lang: Lang) -> String {
    file_stem(&file.file_stem().unwrap_or_default().to_string_lossy(), &lang.tr("start-file-name"))
}

/// One file of the list: its name, its folder below. True when it was clicked.
fn recent_row(ui: &mut Ui, file: &Path, lang: Lang) -> bool {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::LIST_ROW), Sense::click());
    let name = stem_of(file, lang);
    let folder = file.parent().unwrap_or(Path::new("")).display().to_string();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let fill = match paint::look(&response, None) {
        Look::Rest | Look::Focused => t.surface,
        Look::Hovered => t.hover,
        Look::Pressed => t.pressed,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    paint::icon(ui.painter(), pos2(rect.left() + 17.0, rect.center().y), icons::FILE_LOCK, size::ICON, t.text_2);
    let left = rect.left() + 38.0;
    let width = rect.right() - left - 8.0;
    let upper = Rect::from_min_size(pos2(left, rect.top() + 4.0), vec2(width, 22.0));
    let lower = Rect::from_min_size(pos2(left, rect.top() + 26.0), vec2(width, 18.0));
    paint::put(ui.painter(), paint::line_within(ui, &name, fonts::regular(size::BODY), width), upper, Align::Min, t.text);
    paint::put(ui.painter(), paint::line_within(ui, &folder, fonts::regular(size::CAPTION), width), lower, Align::Min, t.text_3);
    response.clicked()
}
