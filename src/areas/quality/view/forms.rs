//! 考评表: versions of score sheets and the designer.

use egui::{Align, Layout, Rect, ScrollArea, Ui, vec2};

use super::super::model::{FormState, Head};
use super::super::questions::FormView;
use super::super::{Answer, Command, FormDraft, Query};
use super::parts::{cut, in_row, scrolled};
use super::told::Told;
use super::{Asked, Got, Place, act, go, head, is_busy, unreadable};
use crate::areas::Done;
use crate::areas::parts::{self, Reason, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::base::{Deed, Function, No};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, badge, check, chip, fonts, icons, text};

/// Width of the list of versions.
const LIST: f32 = 330.0;
/// Width of the name of a head.
const NAME: f32 = 150.0;

/// A head that is typed.
#[derive(Clone, Default)]
struct Typed {
    section: String,
    name: String,
    weight: String,
    help: String,
    cause: String,
    optional: bool,
    fatal: bool,
}

impl Typed {
    fn of(head: &Head) -> Self {
        Typed {
            section: head.section.clone(),
            name: head.name.clone(),
            weight: head.weight.to_string(),
            help: head.help.clone(),
            cause: head.cause_at.map_or_else(String::new, |at| at.to_string()),
            optional: head.optional,
            fatal: head.fatal,
        }
    }

    fn head(&self) -> Head {
        Head {
            section: self.section.clone(),
            name: self.name.clone(),
            weight: if self.fatal { 0 } else { self.weight.trim().parse().unwrap_or(0) },
            optional: self.optional && !self.fatal,
            fatal: self.fatal,
            help: self.help.clone(),
            cause_at: self.cause.trim().parse().ok(),
        }
    }
}

/// A sheet that is designed.
#[derive(Default)]
struct Design {
    of: Option<(i64, i64)>,
    name: String,
    heads: Vec<Typed>,
    dirty: bool,
}

/// The page of score sheets.
#[derive(Default)]
pub(super) struct FormsPage {
    forms: Told<Vec<FormView>>,
    shown: Option<i64>,
    design: Option<Design>,
    trouble: Option<Trouble>,
}

/// The head of the pages of score sheets and of calibrations, with the way from one to the other; returns the room below it, and whether
/// something new is to be begun.
pub(super) fn sheets_head(ui: &mut Ui, cx: &Cx<'_>, page: Rect, place: Place, verb: &str, actions: &mut Actions) -> (Rect, bool) {
    let lang = cx.lang;
    let access = cx.me.access(Function::QaScore).deed;
    let mut at = usize::from(place == Place::Calibration);
    let (mut turned, mut new) = (false, false);
    let body = head(
        ui,
        page,
        |ui| {
            text::title(ui, &lang.tr("quality-forms"));
            if access >= Deed::Read {
                let names = [lang.tr("quality-forms-versions"), lang.tr("quality-calibration")];
                turned = chip::segmented(ui, &lang.tr("quality-forms"), &[&names[0], &names[1]], &mut at);
            }
        },
        |ui| {
            let why = lang.tr("quality-may-not-score");
            new = Button::primary(&lang.tr(verb)).icon(icons::PLUS).allowed(access >= Deed::Do, &why).show(ui).clicked();
        },
    );
    if turned {
        go(if at == 0 { Place::Forms } else { Place::Calibration }, actions);
    }
    (body, new)
}

impl FormsPage {
    pub fn unsaved(&self) -> bool {
        self.design.as_ref().is_some_and(|design| design.dirty)
    }

    pub fn again(&self, actions: &mut Actions) {
        self.forms.again(actions);
    }

    pub fn take(&mut self, answer: Got<'_>) {
        match answer {
            Ok(Answer::Forms(forms)) => self.forms.take(Ok(forms.clone())),
            Ok(_) => {}
            Err(no) => self.forms.take(Err(no)),
        }
    }

    /// An act ended.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) {
        let own = matches!(
            command,
            Command::PutForm { .. } | Command::NewVersion { .. } | Command::PublishForm { .. } | Command::ArchiveForm { .. }
        );
        if own {
            self.trouble = outcome.as_ref().err().and_then(Trouble::of);
            if let Ok(done) = outcome {
                (self.design, self.shown) = (None, Some(done.id));
            }
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        let writes = cx.me.access(Function::QaScore).deed >= Deed::Do;
        self.forms.want(Asked::Forms, Query::Forms, actions);
        let (body, new) = sheets_head(ui, cx, page, Place::Forms, "quality-act-form", actions);
        if let Some(trouble) = &self.forms.trouble {
            return unreadable(ui, cx, body, trouble, actions);
        }
        if new {
            // A new sheet begins with the heads of QA-04.
            let built_in = self.forms.what.iter().flatten().map(|view| &view.form).find(|form| form.is_built_in());
            let heads = built_in.map_or_else(|| vec![Typed::default()], |form| form.draft.heads.iter().map(Typed::of).collect());
            self.design = Some(Design { heads, dirty: true, ..Design::default() });
        }
        let left = body.with_max_x(body.left() + LIST);
        ui.painter().vline(left.right(), left.y_range(), line(ui.ctx(), tokens(ui).line));
        let forms = self.forms.what.take();
        if let Some(forms) = &forms {
            let shown = self.shown.or(forms.first().map(|view| view.form.id));
            self.list(ui, lang, left, forms, shown);
            let right = body.with_min_x(left.right()).shrink2(vec2(space::XL, space::L));
            scrolled(ui, right, "qa-form", |ui| {
                if let Some(trouble) = &self.trouble {
                    parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                }
                if self.design.is_some() {
                    self.designer(ui, cx, actions);
                } else if let Some(view) = forms.iter().find(|view| Some(view.form.id) == shown) {
                    self.version(ui, cx, view, writes, actions);
                }
            });
        }
        self.forms.what = forms;
    }

    fn list(&mut self, ui: &mut Ui, lang: Lang, room: Rect, forms: &[FormView], shown: Option<i64>) {
        inside(ui, room.shrink2(vec2(space::XL, space::L)), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("qa-forms").auto_shrink(false).show(ui, |ui| {
                for view in forms {
                    let form = &view.form;
                    in_row(ui, |ui| {
                        let name = lang.say(&msg!("quality-form-name", name = form.draft.name.as_str(), version = form.version));
                        if Button::quiet(&name).current(shown == Some(form.id) && self.design.is_none()).show(ui).clicked() {
                            (self.shown, self.design) = (Some(form.id), None);
                        }
                        let family = match form.state {
                            FormState::Draft => Family::Warning,
                            FormState::Published => Family::Success,
                            FormState::Archived => Family::Neutral,
                        };
                        badge(ui, &lang.say(&form.state.message()), family);
                    });
                }
            });
        });
    }

    /// A version as it is, with what may be done with it.
    fn version(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FormView, writes: bool, actions: &mut Actions) {
        let lang = cx.lang;
        let form = &view.form;
        text::heading(ui, &lang.say(&msg!("quality-form-name", name = form.draft.name.as_str(), version = form.version)));
        if form.is_built_in() {
            text::caption(ui, &lang.tr("quality-form-built-in"));
        }
        ui.add_space(space::M);
        let mut section = "";
        for head in &form.draft.heads {
            if head.section != section {
                section = &head.section;
                ui.add_space(space::M);
                text::group(ui, section);
            }
            text::divider(ui);
            head_line(ui, lang, head);
        }
        text::divider(ui);
        ui.add_space(space::L);
        in_row(ui, |ui| {
            let why = view.decide.as_ref().map(|refusal| Reason::of(lang, refusal));
            let saving = lang.tr("quality-saving");
            match form.state {
                FormState::Draft => {
                    let verb = lang.tr("quality-act-publish");
                    let button = Button::primary(&verb).busy(&saving, is_busy(cx));
                    if button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                        act(Command::PublishForm { form: form.id }, actions);
                    }
                    if writes && Button::secondary(&lang.tr("quality-act-edit-form")).show(ui).clicked() {
                        let heads = form.draft.heads.iter().map(Typed::of).collect();
                        self.design = Some(Design { of: Some((form.id, form.rev)), name: form.draft.name.clone(), heads, dirty: false });
                    }
                }
                FormState::Published => {
                    if Button::danger(&lang.tr("quality-act-archive")).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                        act(Command::ArchiveForm { form: form.id }, actions);
                    }
                }
                FormState::Archived => {}
            }
            if writes && form.state != FormState::Draft && Button::secondary(&lang.tr("quality-act-version")).show(ui).clicked() {
                act(Command::NewVersion { form: form.id }, actions);
            }
        });
    }

    fn designer(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let Some(design) = &mut self.design else { return };
        design.dirty |= Input::new(&lang.tr("quality-form-field-name")).required().limit(60).text(ui, &mut design.name).changed();
        ui.add_space(space::M);
        let sum: i64 = design.heads.iter().map(|head| head.head().weight).sum();
        in_row(ui, |ui| {
            text::heading(ui, &lang.tr("quality-form-heads-title"));
            badge(ui, &lang.say(&msg!("quality-form-sum-of", sum = sum)), if sum == 100 { Family::Success } else { Family::Warning });
            if Button::quiet(&lang.tr("quality-act-add-head")).icon(icons::PLUS).small().show(ui).clicked() {
                design.heads.push(Typed::default());
                design.dirty = true;
            }
        });
        let (mut gone, mut up) = (None, None);
        for (at, head) in design.heads.iter_mut().enumerate() {
            ui.push_id(("head", at), |ui| {
                text::divider(ui);
                crate::ui::field::row(ui, &[2.0, 1.2, 0.8, 0.8], |ui, field| match field {
                    0 => drop(Input::new(&lang.tr("quality-field-head-name")).required().limit(30).text(ui, &mut head.name)),
                    1 => drop(Input::new(&lang.tr("quality-field-section")).limit(30).text(ui, &mut head.section)),
                    2 => drop(Input::new(&lang.tr("quality-field-weight")).limit(3).disabled(head.fatal).text(ui, &mut head.weight)),
                    _ => drop(Input::new(&lang.tr("quality-field-cause-at")).limit(3).disabled(head.fatal).text(ui, &mut head.cause)),
                });
                Input::new(&lang.tr("quality-field-help")).limit(120).text(ui, &mut head.help);
                in_row(ui, |ui| {
                    check::checkbox(ui, &mut head.optional, &lang.tr("quality-may-na"));
                    check::checkbox(ui, &mut head.fatal, &lang.tr("quality-fatal"));
                    if at > 0 && Button::quiet(&lang.tr("quality-act-up")).small().show(ui).clicked() {
                        up = Some(at);
                    }
                    if Button::quiet(&lang.tr("quality-act-remove-head")).small().show(ui).clicked() {
                        gone = Some(at);
                    }
                });
            });
        }
        if let Some(at) = up {
            design.heads.swap(at, at - 1);
        }
        if let Some(at) = gone {
            design.heads.remove(at);
        }
        ui.add_space(space::L);
        let mut left = false;
        in_row(ui, |ui| {
            if Button::primary(&lang.tr("quality-act-save-form")).busy(&lang.tr("quality-saving"), is_busy(cx)).show(ui).clicked() {
                let draft = FormDraft { name: design.name.clone(), heads: design.heads.iter().map(Typed::head).collect() };
                act(Command::PutForm { of: design.of, draft: Box::new(draft) }, actions);
            }
            left = Button::secondary(&lang.tr("quality-cancel")).show(ui).clicked();
        });
        if left {
            self.design = None;
        }
    }
}

/// A head as it stands on a sheet: name, what is looked at, points.
fn head_line(ui: &mut Ui, lang: Lang, head: &Head) {
    in_row(ui, |ui| {
        cut(ui, &head.name, NAME, fonts::regular(size::BODY), tokens(ui).text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if head.fatal {
                badge(ui, &lang.tr("quality-fatal"), Family::Danger);
            } else {
                text::body(ui, &lang.say(&msg!("quality-points", points = head.weight)));
            }
            if head.optional {
                badge(ui, &lang.tr("quality-may-na"), Family::Neutral);
            }
            if let Some(at) = head.cause_at {
                badge(ui, &lang.say(&msg!("quality-cause-at", points = at)), Family::Neutral);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                text::one_line(ui, &head.help, fonts::regular(size::TABLE), tokens(ui).text_2);
            });
        });
    });
}
