//! The detail of one person: facts and account, and what the posts allow, line by line of the permission matrix.

use egui::{Align, Layout, Margin, ScrollArea, Ui, vec2};

use super::parts::{self, Why, at_right};
use super::people::account_states;
use super::words;
use crate::areas::staff::clauses::sec_01_passwords::{self, Age};
use crate::areas::staff::{Account, Employment, Person};
use crate::areas::view::{Actions, Cx};
use crate::base::{Function, Post, access_of, days_between, mask};
use crate::i18n::{Lang, day_long, moment_long};
use crate::msg;
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Badge, Button, IconButton, badge, banner, fonts, icons, paint, property, tabs, text};

/// What a person wants of the detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// Back to the list.
    Close,
    /// Edit the person.
    Edit,
    /// Open an account or give another code.
    GiveCode,
    /// End the lock.
    Unlock,
    /// The person leaves.
    Depart,
}

/// Which tab is open.
#[derive(Debug, Default)]
pub(super) struct Detail {
    tab: usize,
}

impl Detail {
    /// Draws the detail.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, person: &Person, people: &[Person], actions: &mut Actions) -> Option<Event> {
        let mut event = None;
        let margin = Margin { left: 16, right: 16, top: 16, bottom: 0 };
        egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            event = header(ui, cx, person);
            let lang = cx.lang;
            let names = [lang.tr("staff-tab-facts"), lang.tr("staff-tab-rights")];
            let labels: Vec<(&str, &str)> = names.iter().map(|name| (name.as_ref(), "")).collect();
            tabs::tabs(ui, &lang.tr("staff-person"), &labels, &mut self.tab);
        });
        ScrollArea::vertical().id_salt(("person", person.staff.id, self.tab)).auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if self.tab == 0 {
                    event = event.or(facts(ui, cx, person, people, actions));
                } else {
                    if person.staff.state == Employment::Active {
                        rights(ui, cx.lang, &person.staff.acting_posts());
                    } else {
                        text::paragraph(ui, &cx.lang.tr("staff-rights-gone"));
                    }
                }
            });
        });
        event
    }
}

fn header(ui: &mut Ui, cx: &Cx<'_>, person: &Person) -> Option<Event> {
    let lang = cx.lang;
    let draft = &person.staff.draft;
    let mut event = None;
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        badge::avatar(ui, &draft.name, usize::try_from(person.staff.id).unwrap_or(0), 40.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_max_width((ui.available_width() - 72.0).max(60.0));
            let t = tokens(ui);
            text::one_line(ui, &draft.name, fonts::medium(size::HEADING), t.text);
            text::one_line(ui, &words::posts(lang, &draft.posts), fonts::regular(size::CAPTION), t.text_2);
        });
        at_right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if IconButton::new(icons::X, &lang.tr("staff-close-detail")).key("Esc").show(ui).clicked() {
                event = Some(Event::Close);
            }
            let why = edit_why(cx, person);
            let name = lang.tr("staff-edit");
            let edit = IconButton::new(icons::PENCIL_SIMPLE, &name).key("F2");
            let edit = match &why {
                Some(why) => edit.refused(why.refused()),
                None => edit,
            };
            if edit.show(ui).clicked() {
                event = Some(Event::Edit);
            }
        });
    });
    event
}

/// Why this person may not be edited, if so.
fn edit_why(cx: &Cx<'_>, person: &Person) -> Option<Why> {
    if person.staff.state != Employment::Active {
        return Some(Why::by(cx.lang, "SEC-02", cx.lang.tr("staff-left-already").into_owned()));
    }
    parts::why(cx.lang, &words::may_manage_staff(cx.me))
}

/// Why no act on this account is possible, if so.
fn account_why(cx: &Cx<'_>, person: &Person) -> Option<Why> {
    if person.staff.state != Employment::Active {
        return Some(Why::by(cx.lang, "SEC-02", cx.lang.tr("staff-left-already").into_owned()));
    }
    parts::why(cx.lang, &cx.me.must_do_all(Function::Accounts))
}

fn facts(ui: &mut Ui, cx: &Cx<'_>, person: &Person, people: &[Person], actions: &mut Actions) -> Option<Event> {
    let lang = cx.lang;
    let draft = &person.staff.draft;
    let mut event = lock_banner(ui, cx, person, actions);
    text::group(ui, &lang.tr("staff-group-person"));
    property::property(ui, &lang.tr("staff-field-number"), &draft.number);
    property::property(ui, &lang.tr("staff-field-posts"), &words::posts(lang, &draft.posts));
    let team = match draft.deputy {
        true => lang.say(&msg!("staff-team-deputy", team = person.team.as_str())),
        false => person.team.clone(),
    };
    property::property(ui, &lang.tr("staff-field-team"), &team);
    if !person.team.is_empty() {
        property::property(ui, &lang.tr("staff-leader"), &leader_of(person, people));
    }
    property::property(ui, &lang.tr("staff-field-job"), &draft.job);
    property::property(ui, &lang.tr("staff-field-level"), &words::level(lang, &draft.level));
    property::property(ui, &lang.tr("staff-field-skills"), &draft.skills);
    let open = words::may_manage_staff(cx.me).is_ok() || cx.me.id == person.staff.id;
    let phone = if open { draft.phone.clone() } else { mask::phone(&draft.phone) };
    property::property(ui, &lang.tr("staff-field-phone"), &phone);
    if open {
        let born = draft.born.map(|day| day_long(lang, day)).unwrap_or_default();
        property::property(ui, &lang.tr("staff-field-born"), &born);
    }
    state_row(ui, cx, person);
    ui.add_space(space::XL);
    if person.staff.state == Employment::Active {
        event = event.or(account(ui, cx, person));
    }
    event
}

fn leader_of(person: &Person, people: &[Person]) -> String {
    let leads = |other: &&Person| {
        other.staff.state == Employment::Active
            && other.staff.draft.team == person.staff.draft.team
            && other.staff.draft.posts.contains(&Post::TeamLeader)
    };
    people.iter().find(leads).map_or(String::new(), |leader| leader.staff.draft.name.clone())
}

fn state_row(ui: &mut Ui, cx: &Cx<'_>, person: &Person) {
    let lang = cx.lang;
    let state = lang.say(&person.staff.state.message());
    match person.staff.left_at {
        Some(at) if person.staff.state != Employment::Active => {
            property::property(ui, &lang.tr("staff-field-state"), &format!("{state} {}", moment_long(lang, at.local())));
        }
        _ => drop(property::property(ui, &lang.tr("staff-field-state"), &state)),
    }
}

/// A locked account stands first, with the way out.
fn lock_banner(ui: &mut Ui, cx: &Cx<'_>, person: &Person, actions: &mut Actions) -> Option<Event> {
    let locked = person.account.as_ref().and_then(|account| account.locked_at)?;
    let lang = cx.lang;
    let own = person.staff.id == cx.me.id;
    let why = match own {
        true => Some(Why::by(lang, "SEC-06", lang.tr("staff-unlock-own").into_owned())),
        false => account_why(cx, person),
    };
    let title = lang.say(&msg!("staff-locked-since", time = words::moment(lang, locked, cx.now)));
    let busy = is_unlocking(cx, person.staff.id);
    let clicked = banner::banner(ui, Family::Danger, icons::LOCK_KEY, &title, &lang.tr("staff-task-locked-detail"), |ui| {
        let (label, doing) = (lang.tr("staff-unlock"), lang.tr("staff-unlocking"));
        let button = Button::secondary(&label).small().busy(&doing, busy);
        let clicked = button.refused_if(why.as_ref().map(Why::refused)).show(ui).clicked();
        parts::clause_link(ui, "SEC-06", actions);
        clicked
    });
    ui.add_space(space::L);
    clicked.then_some(Event::Unlock)
}

fn is_unlocking(cx: &Cx<'_>, id: i64) -> bool {
    use crate::areas::{Command, staff};
    cx.is_pending(|command| matches!(command, Command::Staff(staff::Command::Unlock { staff }) if *staff == id))
}

fn account(ui: &mut Ui, cx: &Cx<'_>, person: &Person) -> Option<Event> {
    let lang = cx.lang;
    text::group(ui, &lang.tr("staff-field-account"));
    let seen = cx.me.access(Function::Accounts);
    match &person.account {
        Some(account) => account_rows(ui, cx, person, account),
        None if seen.any() && seen.note.is_empty() => {
            drop(property::property(ui, &lang.tr("staff-field-state"), &lang.tr("staff-account-none")))
        }
        None => drop(property::property(ui, &lang.tr("staff-field-state"), &lang.tr("staff-account-hidden"))),
    }
    ui.add_space(space::M);
    let why = account_why(cx, person);
    let mut event = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::M);
        let label = lang.tr(if person.account.is_some() { "staff-code-again" } else { "staff-code-first" });
        let code = Button::secondary(&label).icon(icons::KEY).refused_if(why.as_ref().map(Why::refused));
        if code.show(ui).clicked() {
            event = Some(Event::GiveCode);
        }
        let why = depart_why(cx, person);
        let leave = Button::danger(&lang.tr("staff-depart")).refused_if(why.as_ref().map(Why::refused)).show(ui);
        if leave.clicked() {
            event = Some(Event::Depart);
        }
    });
    event
}

/// An administrator's leaving ends an administrator's account, so only who keeps accounts may enter it.
fn depart_why(cx: &Cx<'_>, person: &Person) -> Option<Why> {
    if person.staff.draft.posts.contains(&Post::Admin) {
        return account_why(cx, person);
    }
    edit_why(cx, person)
}

fn account_rows(ui: &mut Ui, cx: &Cx<'_>, person: &Person, account: &Account) {
    let lang = cx.lang;
    let today = cx.now.day();
    let states = account_states(cx, person);
    property::property_ui(ui, &lang.tr("staff-field-state"), |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        if states.is_empty() {
            text::small(ui, &lang.tr("staff-account-open"));
        }
        for (id, family) in &states {
            let word = lang.tr(id);
            match family {
                Some(family) => drop(badge::badge(ui, &word, *family)),
                None => drop(Badge::outline(&word).show(ui)),
            }
        }
    });
    let last = account.last_login.map_or_else(|| lang.tr("staff-never").into_owned(), |at| words::moment(lang, at, cx.now));
    property::property(ui, &lang.tr("staff-last-login"), &last);
    if account.must_change {
        let until = account.one_time_until.map(|at| words::moment(lang, at, cx.now)).unwrap_or_default();
        property::property(ui, &lang.tr("staff-code-until"), &until);
        return;
    }
    let days = lang.say(&msg!("staff-days", days = days_between(account.set_at.day(), today)));
    let age = match sec_01_passwords::age(account.set_at, &cx.parameters.params, today) {
        Age::Over => lang.say(&msg!("staff-password-age-ends", age = days, end = msg!("staff-password-over"))),
        Age::Due(left) => lang.say(&msg!("staff-password-age-ends", age = days, end = msg!("staff-password-due-in", days = left))),
        Age::Good => days,
    };
    property::property(ui, &lang.tr("staff-password-age"), &age);
    property::property(ui, &lang.tr("staff-opened-at"), &words::day(lang, account.opened_at.day(), today));
}

// ---- the permission matrix ----

/// What these posts allow, one line per function; what narrows it stands behind.
pub(super) fn rights(ui: &mut Ui, lang: Lang, posts: &[Post]) {
    let t = tokens(ui);
    if posts.is_empty() {
        text::paragraph(ui, &lang.tr("staff-posts-blank"));
        return;
    }
    for function in Function::ALL {
        let access = access_of(posts, function);
        let name = lang.say(&words::function(function));
        let word = words::allowed(lang, &access);
        let value = match access.note {
            "" | "own" => word,
            note => format!("{word}·{}", words::note(lang, note)),
        };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROPERTY_ROW), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name} {value}")));
        let color = if access.any() { t.text } else { t.text_3 };
        let shown = paint::line_within(ui, &value, fonts::regular(size::TABLE), rect.width() * 0.5);
        let room = rect.width() - shown.size().x - 12.0;
        paint::put(ui.painter(), shown, rect, Align::Max, color);
        let shown = paint::line_within(ui, &name, fonts::regular(size::TABLE), room);
        let elided = shown.elided;
        paint::put(ui.painter(), shown, rect, Align::Min, if access.any() { t.text_2 } else { t.text_3 });
        if elided {
            crate::ui::tooltip::tip(response, &name);
        }
    }
}

/// The same, standing alone beside the form.
pub(super) fn rights_panel(ui: &mut Ui, lang: Lang, posts: &[Post]) {
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text::heading(ui, &lang.tr("staff-tab-rights"));
        ui.add_space(space::XS);
        text::caption(ui, &lang.tr("staff-rights-detail"));
        ui.add_space(space::M);
        rights(ui, lang, posts);
    });
}
