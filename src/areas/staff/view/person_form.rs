//! A new person, or the editing of one: fields, posts, team, and beside them what the posts allow.
//! What was typed stays until it is saved or given up on purpose.

use egui::{Align, Key, Layout, Modifiers, Popup, Rect, ScrollArea, Ui, vec2};

use super::data::{Data, Trouble};
use super::form_team::NewTeam;
use super::parts::{self, Why};
use super::person;
use super::words;
use crate::areas::staff::{self, LEVELS, Person, StaffDraft};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::areas::{Command, Done};
use crate::base::{Flaw, Function, No, Post, Refusal};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::dialog::{Answer, Confirm, confirm};
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Button, Field, banner, check, chip, field, icons, keep_ime, paint, text, tooltip};

/// A person as the form holds him.
#[derive(Debug)]
pub(super) struct PersonForm {
    /// Who is edited; `None` for somebody new.
    id: Option<i64>,
    rev: i64,
    /// What the form began with.
    base: StaffDraft,
    draft: StaffDraft,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    new_team: NewTeam,
    asking: bool,
    fresh: bool,
}

/// How the form ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormEnd {
    /// Nothing was saved.
    Left,
    /// This person was saved.
    Saved(i64),
}

impl PersonForm {
    /// Somebody new.
    pub fn new() -> Self {
        Self::of(None, 0, StaffDraft::default())
    }

    /// Somebody that is there.
    pub fn edit(person: &Person) -> Self {
        Self::of(Some(person.staff.id), person.staff.rev, person.staff.draft.clone())
    }

    fn of(id: Option<i64>, rev: i64, draft: StaffDraft) -> Self {
        PersonForm {
            id,
            rev,
            base: draft.clone(),
            draft,
            flaws: Vec::new(),
            trouble: None,
            new_team: NewTeam::default(),
            asking: false,
            fresh: true,
        }
    }

    /// Whether something would be lost.
    pub fn unsaved(&self) -> bool {
        self.draft != self.base
    }

    fn is_busy(&self, cx: &Cx<'_>) -> bool {
        cx.is_pending(|command| {
            matches!(command, Command::Staff(staff::Command::Add { .. } | staff::Command::Edit { .. } | staff::Command::AddTeam { .. }))
        })
    }

    /// Draws the page; returns how it ended.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &mut Data, actions: &mut Actions) -> Option<FormEnd> {
        data.want_people(actions);
        let page = ui.available_rect_before_wrap();
        let busy = self.is_busy(cx);
        let (mut save, mut leave) = self.keys(ui);
        let rest = parts::page_head(ui, page, |ui| {
            let (saved, left) = self.head(ui, cx, busy);
            save |= saved;
            leave |= left;
        });
        let (left, right) = parts::split(ui, rest, rest.width() >= size::DETAIL + 420.0);
        if let Some(left) = left {
            parts::inside(ui, "person-form", left, Layout::top_down(Align::Min), |ui| self.body(ui, cx, data, left, actions));
        }
        if let Some(right) = right {
            self.rights(ui, cx.lang, right);
        }
        self.new_team.ui(ui, cx, actions);
        if save && !busy {
            self.save(actions);
        }
        self.asking |= leave && self.unsaved();
        let give_up = self.asking && self.ask(ui, cx.lang);
        (give_up || (leave && !self.unsaved())).then_some(FormEnd::Left)
    }

    fn rights(&self, ui: &mut Ui, lang: Lang, place: Rect) {
        ui.painter().rect_filled(place, 0, tokens(ui).sunken);
        parts::inside(ui, "person-form-rights", place, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(place);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                    let person = staff::Staff { draft: self.draft.clone(), ..staff::Staff::default() };
                    person::rights_panel(ui, lang, &person.acting_posts());
                });
            });
        });
    }

    // ---- keys, head, question ----

    /// Ctrl+S saves, Esc leaves; neither while somebody composes or a popup is open.
    fn keys(&self, ui: &Ui) -> (bool, bool) {
        if keep_ime::composing(ui.ctx()) || Popup::is_any_open(ui.ctx()) || self.asking || self.new_team.is_open() {
            return (false, false);
        }
        ui.input_mut(|i| (i.consume_key(Modifiers::COMMAND, Key::S), i.consume_key(Modifiers::NONE, Key::Escape)))
    }

    fn head(&self, ui: &mut Ui, cx: &Cx<'_>, busy: bool) -> (bool, bool) {
        let lang = cx.lang;
        let title = match self.id {
            None => lang.tr("staff-new").into_owned(),
            Some(_) => lang.say(&msg!("staff-edit-title", name = self.base.name.as_str())),
        };
        text::title(ui, &title);
        let allowed = words::may_manage_staff(cx.me);
        let why = parts::why(lang, &allowed);
        parts::at_right(ui, |ui| {
            let (label, doing) = (lang.tr("staff-save"), lang.tr("staff-saving"));
            let save = Button::primary(&label).key("Ctrl S").busy(&doing, busy).refused_if(why.as_ref().map(Why::refused)).show(ui);
            let leave = Button::secondary(&lang.tr("staff-cancel")).key("Esc").show(ui);
            (save.clicked(), leave.clicked())
        })
    }

    fn ask(&mut self, ui: &Ui, lang: Lang) -> bool {
        let question = Confirm {
            id: "staff-form-leave",
            title: &lang.tr("staff-form-leave"),
            explanation: &lang.tr("staff-form-leave-detail"),
            confirm: &lang.tr("staff-form-leave-do"),
            cancel: &lang.tr("staff-form-stay"),
            irreversible: true,
        };
        let answer = confirm(ui.ctx(), question);
        self.asking &= answer.is_none();
        answer == Some(Answer::Confirmed)
    }

    fn save(&mut self, actions: &mut Actions) {
        self.flaws.clear();
        self.trouble = None;
        let draft = self.draft.clone();
        let command = match self.id {
            None => staff::Command::Add { draft },
            Some(id) => staff::Command::Edit { id, rev: self.rev, draft },
        };
        actions.push(Action::Do(Command::Staff(command)));
    }

    /// An act ended; tells whether the form is over.
    pub fn finished(&mut self, command: &staff::Command, outcome: &Result<Done, No>, actions: &mut Actions) -> Option<FormEnd> {
        match command {
            staff::Command::AddTeam { .. } => {
                if let Some(team) = self.new_team.finished(outcome) {
                    self.draft.team = Some(team);
                    self.drop_flaw("team");
                }
                None
            }
            staff::Command::Add { .. } if self.id.is_none() => self.saved(outcome, actions),
            staff::Command::Edit { id, .. } if self.id == Some(*id) => self.saved(outcome, actions),
            _ => None,
        }
    }

    fn saved(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) -> Option<FormEnd> {
        match outcome {
            Ok(done) => {
                actions.push(Action::Say(msg!("staff-said-saved", name = done.title.as_str())));
                actions.push(Action::Go(Route::Person(done.id)));
                Some(FormEnd::Saved(done.id))
            }
            Err(no) => {
                if let No::Refused(Refusal { flaws, .. }) = no {
                    self.flaws.clone_from(flaws);
                }
                self.trouble = self.flaws.is_empty().then(|| Trouble::from(no));
                None
            }
        }
    }

    // ---- body ----

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data, place: Rect, actions: &mut Actions) {
        ui.shrink_clip_rect(place);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 16)).show(ui, |ui| {
                ui.set_max_width(720.0_f32.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = space::L;
                self.trouble_ui(ui, cx, data, actions);
                self.who(ui, cx.lang);
                self.posts(ui, cx);
                self.place(ui, cx, data);
                self.work(ui, cx.lang, data);
                self.private(ui, cx);
                ui.add_space(space::XXL);
            });
        });
        self.fresh = false;
    }

    /// What was refused as a whole; when somebody saved first, the way on.
    fn trouble_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data, actions: &mut Actions) {
        let Some(trouble) = &self.trouble else { return };
        let lang = cx.lang;
        let newer =
            self.id.and_then(|id| data.people.value.as_ref()?.iter().find(|p| p.staff.id == id)).filter(|p| p.staff.rev != self.rev);
        let title = lang.say(&trouble.message);
        let Some(newer) = newer else {
            banner::banner(ui, Family::Danger, icons::WARNING_CIRCLE, &title, &lang.tr("staff-nothing-lost"), |ui| {
                if !trouble.clause.is_empty() {
                    parts::clause_link(ui, trouble.clause, actions);
                }
            });
            return;
        };
        let differences = differences(lang, &self.draft, &newer.staff.draft, data);
        let choice = banner::banner(ui, Family::Danger, icons::WARNING_CIRCLE, &title, &differences, |ui| {
            let mine = Button::secondary(&lang.tr("staff-conflict-mine")).small().show(ui).clicked();
            let theirs = Button::quiet(&lang.tr("staff-conflict-theirs")).small().show(ui).clicked();
            (mine, theirs)
        });
        if choice.0 || choice.1 {
            self.rev = newer.staff.rev;
            self.base = newer.staff.draft.clone();
            self.trouble = None;
        }
        if choice.1 {
            self.draft = newer.staff.draft.clone();
        }
    }

    fn error(&self, lang: Lang, name: &str) -> Option<String> {
        self.flaws.iter().find(|flaw| flaw.field == name).map(|flaw| match flaw.clause {
            "" => lang.say(&flaw.message),
            clause => format!("{}·{clause}", lang.say(&flaw.message)),
        })
    }

    fn drop_flaw(&mut self, name: &str) {
        self.flaws.retain(|flaw| flaw.field != name);
    }

    fn who(&mut self, ui: &mut Ui, lang: Lang) {
        let (number_label, name_label) = (lang.tr("staff-field-number"), lang.tr("staff-field-name"));
        let (number_error, name_error) = (self.error(lang, "number"), self.error(lang, "name"));
        let mut changed = (false, false);
        let fresh = self.fresh;
        let draft = &mut self.draft;
        field::row(ui, &[1.0, 2.0], |ui, at| match at {
            0 => {
                let response = Field::new(&number_label).required().limit(32).error(number_error.as_deref()).text(ui, &mut draft.number);
                if fresh {
                    response.request_focus();
                }
                changed.0 = response.changed();
            }
            _ => {
                let field = Field::new(&name_label).required().limit(64).error(name_error.as_deref());
                changed.1 = field.text(ui, &mut draft.name).changed();
            }
        });
        if changed.0 {
            self.drop_flaw("number");
        }
        if changed.1 {
            self.drop_flaw("name");
        }
    }

    fn posts(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let before = self.draft.posts.clone();
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            parts::label(ui, &lang.tr("staff-field-posts"), true);
            let half = Post::ALL.len().div_ceil(2);
            let (first, second) = Post::ALL.split_at(half);
            field::row(ui, &[1.0, 1.0], |ui, at| {
                for post in if at == 0 { first } else { second } {
                    self.post(ui, cx, *post);
                }
            });
            if let Some(error) = self.error(lang, "posts") {
                field::error_line(ui, &error);
            }
        });
        if self.draft.posts != before {
            self.drop_flaw("posts");
            self.drop_flaw("team");
        }
    }

    fn post(&mut self, ui: &mut Ui, cx: &Cx<'_>, post: Post) {
        let mut on = self.draft.posts.contains(&post);
        let why = grant_why(cx, &self.base, self.id.is_some(), post);
        let name = cx.lang.say(&post.message());
        let response = paint::maybe_disabled(ui, why.is_some(), |ui| check::checkbox(ui, &mut on, &name));
        match why {
            Some(why) => drop(tooltip::refusal(response, why.refused())),
            None if response.changed() => {
                self.draft.posts.retain(|other| *other != post);
                if on {
                    self.draft.posts.push(post);
                }
                self.draft.posts.sort_unstable();
            }
            None => {}
        }
    }

    fn place(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data) {
        let lang = cx.lang;
        let teams = data.teams.value.as_deref().unwrap_or_default();
        let none = lang.tr("staff-no-team");
        let new = lang.tr("staff-new-team");
        let mut options: Vec<&str> = vec![&none];
        options.extend(teams.iter().map(|team| team.name.as_str()));
        options.push(&new);
        let now = self.draft.team.and_then(|id| teams.iter().position(|team| team.id == id)).map_or(0, |at| at + 1);
        let mut chosen = Some(now);
        let (label, error) = (lang.tr("staff-field-team"), self.error(lang, "team"));
        let deputy_error = self.error(lang, "deputy");
        let mut deputy = self.draft.deputy;
        let why = deputy_why(cx, &self.base);
        let deputy_words = lang.tr("staff-field-deputy-long");
        field::row(ui, &[1.0, 2.0], |ui, at| match at {
            0 => drop(Field::new(&label).error(error.as_deref()).select(ui, &mut chosen, &options)),
            _ => {
                ui.add_space(30.0);
                let response = paint::maybe_disabled(ui, why.is_some(), |ui| check::checkbox(ui, &mut deputy, &deputy_words));
                if let Some(why) = &why {
                    tooltip::refusal(response, why.refused());
                }
                if let Some(error) = &deputy_error {
                    field::error_line(ui, error);
                }
            }
        });
        if deputy != self.draft.deputy {
            self.draft.deputy = deputy;
            self.drop_flaw("deputy");
            self.drop_flaw("team");
        }
        match chosen {
            Some(at) if at == now => {}
            Some(at) if at == teams.len() + 1 => self.new_team.open(),
            Some(at) => {
                self.draft.team = at.checked_sub(1).and_then(|at| teams.get(at)).map(|team| team.id);
                for name in ["team", "posts", "deputy"] {
                    self.drop_flaw(name);
                }
            }
            None => {}
        }
    }

    fn work(&mut self, ui: &mut Ui, lang: Lang, data: &Data) {
        let (job, skills) = (lang.tr("staff-field-job"), lang.tr("staff-field-skills"));
        let hint = lang.tr("staff-skills-hint");
        let suggestions = suggestions(&self.draft.job, data);
        let error = self.error(lang, "level");
        let mut level = LEVELS.iter().position(|level| *level == self.draft.level).map_or(0, |at| at + 1);
        let names: Vec<String> =
            std::iter::once(lang.tr("staff-level-none").into_owned()).chain(LEVELS.iter().map(|level| words::level(lang, level))).collect();
        let draft = &mut self.draft;
        let mut changed = false;
        field::row(ui, &[1.0, 1.0], |ui, at| match at {
            0 => {
                Field::new(&job).limit(32).text(ui, &mut draft.job);
                suggest(ui, lang, &mut draft.job, &suggestions);
            }
            _ => {
                ui.spacing_mut().item_spacing.y = space::XS;
                let label = lang.tr("staff-field-level");
                parts::label(ui, &label, false);
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                changed = chip::segmented(ui, &label, &names, &mut level);
                if let Some(error) = &error {
                    field::error_line(ui, error);
                }
            }
        });
        if changed {
            draft.level = level.checked_sub(1).and_then(|at| LEVELS.get(at)).map_or(String::new(), |level| (*level).to_owned());
            self.drop_flaw("level");
        }
        Field::new(&skills).hint(&hint).limit(200).text(ui, &mut self.draft.skills);
    }

    fn private(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let (phone, born) = (lang.tr("staff-field-phone"), lang.tr("staff-field-born"));
        let hint = lang.tr("staff-private-hint");
        let (phone_error, born_error) = (self.error(lang, "phone"), self.error(lang, "born"));
        let draft = &mut self.draft;
        let mut changed = (false, false);
        field::row(ui, &[1.0, 1.0], |ui, at| match at {
            0 => {
                let field = Field::new(&phone).hint(&hint).limit(32).error(phone_error.as_deref());
                changed.0 = field.text(ui, &mut draft.phone).changed();
            }
            _ => {
                let field = Field::new(&born).error(born_error.as_deref());
                changed.1 = field.date(ui, lang, &mut draft.born, cx.now.day()).changed();
            }
        });
        if changed.0 {
            self.drop_flaw("phone");
        }
        if changed.1 {
            self.drop_flaw("born");
        }
    }
}

/// Why this post may not be granted or taken, as the command would decide it (SEC-08, ORG-02).
fn grant_why(cx: &Cx<'_>, base: &StaffDraft, editing: bool, post: Post) -> Option<Why> {
    if cx.me.must_do_all(Function::Accounts).is_ok() {
        return None;
    }
    let reserved = |post: &Post| matches!(post, Post::Admin | Post::Director | Post::CentreDirector | Post::Auditor);
    let shut = reserved(&post) || (editing && base.posts.iter().any(reserved)) || cx.me.must_do_all(Function::Roster).is_err();
    shut.then(|| Why::by(cx.lang, "SEC-08", cx.lang.tr("staff-posts-by-admin").into_owned()))
}

/// A deputy acts as a 班长, so it is granted like a post.
fn deputy_why(cx: &Cx<'_>, base: &StaffDraft) -> Option<Why> {
    grant_why(cx, base, true, Post::TeamLeader)
}

/// Kinds of work that others have and that begin like what is typed, most frequent first.
fn suggestions(typed: &str, data: &Data) -> Vec<String> {
    let mut jobs: Vec<(usize, &str)> = Vec::new();
    for person in data.people.value.iter().flatten() {
        let job = person.staff.draft.job.as_str();
        match jobs.iter_mut().find(|(_, known)| *known == job) {
            Some((count, _)) => *count += 1,
            None if !job.is_empty() => jobs.push((1, job)),
            None => {}
        }
    }
    jobs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let fits = |job: &&str| job.starts_with(typed.trim()) && *job != typed.trim();
    jobs.into_iter().map(|(_, job)| job).filter(fits).take(5).map(str::to_owned).collect()
}

fn suggest(ui: &mut Ui, lang: Lang, job: &mut String, suggestions: &[String]) {
    if suggestions.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
        text::caption(ui, &lang.tr("staff-job-used"));
        for suggestion in suggestions {
            if Button::link(suggestion).small().show(ui).clicked() {
                job.clone_from(suggestion);
            }
        }
    });
}

/// Field by field, what both versions say where they differ.
fn differences(lang: Lang, mine: &StaffDraft, theirs: &StaffDraft, data: &Data) -> String {
    let team = |id: Option<i64>| {
        let teams = data.teams.value.as_deref().unwrap_or_default();
        id.and_then(|id| teams.iter().find(|team| team.id == id)).map_or(String::new(), |team| team.name.clone())
    };
    let flag = |on: bool| lang.tr(if on { "staff-yes" } else { "staff-no" }).into_owned();
    let born = |draft: &StaffDraft| draft.born.map_or(String::new(), |day| day.to_string());
    let fields = [
        ("number", mine.number.clone(), theirs.number.clone()),
        ("name", mine.name.clone(), theirs.name.clone()),
        ("posts", words::posts(lang, &mine.posts), words::posts(lang, &theirs.posts)),
        ("team", team(mine.team), team(theirs.team)),
        ("deputy", flag(mine.deputy), flag(theirs.deputy)),
        ("job", mine.job.clone(), theirs.job.clone()),
        ("level", words::level(lang, &mine.level), words::level(lang, &theirs.level)),
        ("skills", mine.skills.clone(), theirs.skills.clone()),
        ("phone", mine.phone.clone(), theirs.phone.clone()),
        ("born", born(mine), born(theirs)),
    ];
    let shown = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let lines: Vec<String> = fields
        .into_iter()
        .filter(|(_, mine, theirs)| mine != theirs)
        .map(|(name, mine, theirs)| {
            lang.say(&msg!("staff-conflict-field", field = words::field(lang, name), mine = shown(mine), theirs = shown(theirs)))
        })
        .collect();
    lines.join("\n")
}
