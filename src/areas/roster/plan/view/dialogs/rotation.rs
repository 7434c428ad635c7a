//! Laying a cycle: the sequence, over which days, and for each person with which day of it to begin.

use egui::{Context, ScrollArea, Ui};

use super::super::super::clauses::org_02_planning::may_plan;
use super::super::super::{Command, Cycle};
use super::super::book::{Book, Whose};
use super::{Sent, framed};
use crate::areas::view::{Actions, Cx};
use crate::base::Day;
use crate::msg;
use crate::ui::check::checkbox;
use crate::ui::dialog::{Dialog as Frame, WIDE};
use crate::ui::field::{self, Field};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, text};

/// Somebody for whom the cycle may be laid.
struct Member {
    id: i64,
    name: String,
    on: bool,
    /// With which day of the cycle the first day begins, from 0.
    offset: usize,
}

/// Laying a cycle.
pub struct RotationForm {
    cycle: String,
    from: Option<Day>,
    to: Option<Day>,
    members: Vec<Member>,
    published: bool,
    pub(super) sent: Sent,
}

impl RotationForm {
    /// For those who are shown, going on where they stand in their cycles.
    pub(super) fn new(cx: &Cx<'_>, book: &Book, whose: Whose) -> Self {
        let (from, to) = book.drafts(cx.now.day()).unwrap_or((book.grid.from, book.grid.to));
        let rotation = |id: i64| book.grid.rotations.iter().find(|rotation| rotation.staff == id);
        let members: Vec<Member> = book
            .shown()
            .filter(|person| person.active && may_plan(cx.me, person).is_ok())
            .map(|person| Member {
                id: person.id,
                name: person.name.clone(),
                on: whose != Whose::All || rotation(person.id).is_some(),
                offset: rotation(person.id).map_or(0, |rotation| rotation.cycle.place(rotation.anchor, from)),
            })
            .collect();
        let known = members.iter().find_map(|member| rotation(member.id)).map(|rotation| rotation.cycle.shown(&book.grid.types));
        RotationForm { cycle: known.unwrap_or_default(), from: Some(from), to: Some(to), members, published: false, sent: Sent::default() }
    }

    pub(super) fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, book: &Book, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let (title, label, explained) =
            (lang.tr("roster-plan-rotation-title"), lang.tr("roster-plan-rotation-lay"), lang.tr("roster-plan-rotation-explained"));
        let frame = Frame::new("plan-rotation", &title).explanation(&explained).width(WIDE);
        let RotationForm { cycle, from, to, members, published, sent } = self;
        let mut parsed = Cycle::parse(cycle, &book.grid.types);
        let (go, back) = framed(ctx, cx, frame, &label, sent, |ui| {
            let error = parsed.as_ref().err().filter(|_| !cycle.is_empty()).map(|message| lang.say(message));
            let names: String = book.kinds().map(|kind| kind.draft.name.as_str()).collect();
            let hint = lang.say(&msg!("roster-plan-cycle-hint", names = names));
            let length = parsed.as_ref().map_or(0, |cycle| cycle.0.len());
            let hint = if length > 0 { lang.say(&msg!("roster-plan-cycle-length", days = length)) } else { hint };
            let typed = Field::new(&lang.tr("roster-plan-cycle"))
                .required()
                .placeholder("早早中中夜夜休休")
                .hint(&hint)
                .error(error.as_deref())
                .limit(120)
                .text(ui, cycle);
            if typed.changed() {
                parsed = Cycle::parse(cycle, &book.grid.types);
            }
            field::row(ui, &[1.0, 1.0], |ui, at| {
                let (id, name, day) = if at == 0 { ("roster-plan-from", "from", &mut *from) } else { ("roster-plan-to", "to", &mut *to) };
                let error = sent.error(cx, name);
                Field::new(&lang.tr(id)).required().error(error.as_deref()).date(ui, lang, day, cx.now.day());
            });
            people(ui, cx, members, parsed.as_ref().ok(), book);
            checkbox(ui, published, &lang.tr("roster-plan-published-too"));
            sent.say(ui, cx, actions);
            match (&parsed, from.is_some() && to.is_some(), members.iter().any(|member| member.on)) {
                (Err(message), ..) => Some(lang.say(message)),
                (_, false, _) => Some(lang.tr("roster-plan-days-missing").into_owned()),
                (.., false) => Some(lang.tr("roster-plan-nobody").into_owned()),
                _ => None,
            }
        });
        if let (true, Ok(cycle), Some(from), Some(to)) = (go, parsed, *from, *to) {
            let length = cycle.0.len().max(1);
            let people = members.iter().filter(|member| member.on).map(|member| (member.id, member.offset % length)).collect();
            sent.send(Command::Lay { cycle, people, from, to, published: *published }, actions);
        }
        back
    }
}

/// Who is laid, and where each begins; the first days of each are shown beside it.
fn people(ui: &mut Ui, cx: &Cx<'_>, members: &mut [Member], cycle: Option<&Cycle>, book: &Book) {
    let lang = cx.lang;
    let length = cycle.map_or(1, |cycle| cycle.0.len()).max(1);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if Button::link(&lang.tr("roster-plan-everybody")).small().show(ui).clicked() {
            members.iter_mut().for_each(|member| member.on = true);
        }
        if Button::link(&lang.tr("roster-plan-nobody-chosen")).small().show(ui).clicked() {
            members.iter_mut().for_each(|member| member.on = false);
        }
        if Button::link(&lang.tr("roster-plan-stagger")).small().show(ui).clicked() {
            for (n, member) in members.iter_mut().filter(|member| member.on).enumerate() {
                member.offset = n % length;
            }
        }
    });
    ScrollArea::vertical().max_height(220.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for member in members {
            let middle = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), size::CONTROL), middle, |ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                ui.allocate_ui_with_layout(egui::vec2(140.0, size::CONTROL), middle, |ui| {
                    ui.set_min_width(140.0);
                    checkbox(ui, &mut member.on, &member.name);
                });
                let label = lang.say(&msg!("roster-plan-begins-with", name = member.name.as_str()));
                let days: Vec<String> = (1..=length).map(|n| lang.say(&msg!("roster-plan-nth-day", n = n))).collect();
                let words: Vec<&str> = days.iter().map(String::as_str).collect();
                let mut chosen = Some(member.offset % length);
                Field::new(&label).bare().width(110.0).disabled(!member.on).select(ui, &mut chosen, &words);
                member.offset = chosen.unwrap_or(0);
                if let Some(cycle) = cycle.filter(|_| member.on) {
                    let turned: Vec<Option<i64>> =
                        cycle.0.iter().cycle().skip(member.offset).take(cycle.0.len().min(14)).copied().collect();
                    text::caption(ui, &Cycle(turned).shown(&book.grid.types));
                }
            });
        }
    });
}
