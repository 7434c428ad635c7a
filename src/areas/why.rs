//! Why: what the clauses say to a request, one line each, and how a decision, a deadline or a figure came about.
//! Rooms hand over [`Judged`] and [`Why`] as their decisions made them; nothing is judged here.

use egui::{Align, Context, CursorIcon, Layout, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::parameter_words::{name_and_unit, said};
use super::parts::clause_words;
use super::view::{Action, Actions, Cx};
use crate::base::{Day, Judged, Message, Used, Verdict, Why};
use crate::i18n::{Lang, day_short};
use crate::msg;
use crate::rules;
use crate::ui::clause::{self, ClauseBox, Standing};
use crate::ui::dialog::{self, Dialog};
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{line, radius, size, space, tokens};
use crate::ui::{Button, fonts, paint, text};

/// Height that a dialog needs around its text, and of the window around the dialog.
const AROUND: f32 = 200.0;
/// The text of an explanation is not higher than this.
const HIGHEST: f32 = 480.0;

/// How a verdict is drawn.
pub fn standing(verdict: Verdict) -> Standing {
    match verdict {
        Verdict::Kept => Standing::Kept,
        Verdict::Warned => Standing::Warned,
        Verdict::Refused => Standing::Refused,
    }
}

/// How many clauses refuse, warn and are kept.
fn counts(judged: &[Judged]) -> [usize; 3] {
    [Verdict::Refused, Verdict::Warned, Verdict::Kept].map(|verdict| judged.iter().filter(|one| one.finding.verdict == verdict).count())
}

/// Red, amber, green; within each as the decision judged them.
fn in_order(judged: &[Judged]) -> Vec<&Judged> {
    let mut order: Vec<&Judged> = judged.iter().collect();
    order.sort_by_key(|one| std::cmp::Reverse(one.finding.verdict));
    order
}

/// The counts in words: `1 条不符合，1 条须确认，8 条符合`.
pub fn summary(lang: Lang, judged: &[Judged]) -> String {
    let [refused, warned, kept] = counts(judged);
    lang.say(&match (refused, warned) {
        (0, 0) => msg!("areas-why-kept", kept = kept),
        (0, _) => msg!("areas-why-warned", warned = warned, kept = kept),
        (_, 0) => msg!("areas-why-refused", refused = refused, kept = kept),
        _ => msg!("areas-why-all", refused = refused, warned = warned, kept = kept),
    })
}

/// The clause panel beside a form: a head with counts, red and amber clauses in boxes, green ones below, a line each. A click on a line
/// opens how it came about. `ways_out` draws the buttons of one red or amber clause, and nothing where there is no way out.
pub fn panel(ui: &mut Ui, cx: &Cx<'_>, judged: &[Judged], mut ways_out: impl FnMut(&mut Ui, &Judged, &mut Actions), actions: &mut Actions) {
    head(ui, cx.lang, judged);
    ui.add_space(space::S);
    ScrollArea::vertical().id_salt("clauses").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in in_order(judged) {
            if one.finding.verdict == Verdict::Kept {
                line_ui(ui, cx.lang, one, actions);
            } else {
                box_ui(ui, cx.lang, one, &mut ways_out, actions);
                ui.add_space(space::M);
            }
        }
        ui.add_space(space::S);
        if !judged.is_empty() {
            text::caption(ui, &cx.lang.tr("areas-why-hint"));
        }
        ui.add_space(space::L);
    });
}

/// The clauses of a request that somebody decides: one line each without boxes, at most `most` of them until unfolded.
pub fn short(ui: &mut Ui, cx: &Cx<'_>, judged: &[Judged], most: usize, unfolded: &mut bool, actions: &mut Actions) {
    ui.horizontal(|ui| {
        text::heading(ui, &cx.lang.tr("areas-why-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::caption(ui, &summary(cx.lang, judged)));
    });
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    let order = in_order(judged);
    let hidden = if *unfolded { 0 } else { order.len().saturating_sub(most) };
    for one in order.iter().take(order.len() - hidden) {
        line_ui(ui, cx.lang, one, actions);
    }
    if hidden > 0 {
        ui.horizontal(|ui| {
            ui.add_space(28.0);
            *unfolded = Button::link(&cx.lang.say(&msg!("areas-why-more", count = hidden))).small().show(ui).clicked();
        });
    }
}

fn head(ui: &mut Ui, lang: Lang, judged: &[Judged]) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        text::heading(ui, &lang.tr("areas-why-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let standings = [Standing::Refused, Standing::Warned, Standing::Kept];
            let shown = standings.into_iter().zip(counts(judged)).filter(|(_, count)| *count > 0);
            for (standing, count) in shown.collect::<Vec<_>>().into_iter().rev() {
                text::small(ui, &crate::i18n::group(i64::try_from(count).unwrap_or(i64::MAX)));
                let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
                paint::icon_fill(ui.painter(), mark.center(), standing.icon(), size::ICON_SMALL, t.family(standing.family()).mark);
                ui.add_space(space::S);
            }
        })
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, summary(lang, judged)));
    });
}

fn line_ui(ui: &mut Ui, lang: Lang, one: &Judged, actions: &mut Actions) {
    let sentence = lang.say(&one.finding.message);
    if clause::clause_line(ui, standing(one.finding.verdict), &sentence, one.finding.clause, "").clicked() {
        actions.push(Action::Why(Box::new(one.why.clone())));
    }
}

fn box_ui(ui: &mut Ui, lang: Lang, one: &Judged, ways_out: &mut impl FnMut(&mut Ui, &Judged, &mut Actions), actions: &mut Actions) {
    let sentence = lang.say(&one.finding.message);
    let known = rules::clause(one.finding.clause);
    let place = known.map_or_else(String::new, rules::Clause::place);
    let facts: Vec<(String, String)> = one.why.facts.iter().map(|(what, value)| (lang.say(what), lang.say(value))).collect();
    let steps: Vec<String> = one.why.steps.iter().map(|step| lang.say(step)).collect();
    let about = ClauseBox {
        sentence: &sentence,
        id: one.finding.clause,
        quote: known.map_or("", |clause| clause_words(lang, clause)),
        place: &place,
        facts: &facts,
        steps: &steps,
    };
    let shown = clause::clause_box(ui, standing(one.finding.verdict), about, |ui| ways_out(ui, one, actions));
    if shown.sentence.clicked() {
        actions.push(Action::Why(Box::new(one.why.clone())));
    }
}

/// A value that explains itself: a figure, a deadline or a decision with a dotted line below it; a click opens how it came about.
pub fn value(ui: &mut Ui, words: &str, color: egui::Color32, why: &Why, actions: &mut Actions) -> Response {
    let galley = paint::line_of(ui, words, fonts::regular(size::TABLE));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x.ceil(), size::BADGE), Sense::click());
    explained(ui, &response, words);
    paint::put(ui.painter(), galley, rect, Align::Min, color);
    dotted(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
    focus::ring(ui, &response, rect.expand(2.0), radius::BADGE, Ring::On);
    opens(response, why, actions)
}

/// A row of label and figure whose figure explains itself.
pub fn figure_row(ui: &mut Ui, label: &str, words: &str, why: &Why, actions: &mut Actions) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROPERTY_ROW), Sense::click());
    explained(ui, &response, &format!("{label} {words}"));
    let left = paint_row(ui, rect, label, words);
    dotted(ui, left, rect.right(), rect.bottom() - 4.0);
    focus::ring(ui, &response, rect, radius::BADGE, Ring::Inside);
    opens(response, why, actions)
}

/// A row of label and value without a way on.
fn row(ui: &mut Ui, label: &str, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROPERTY_ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {words}")));
    paint_row(ui, rect, label, words);
}

/// Paints the value at the right and the label in the room that it leaves; returns where the value begins.
fn paint_row(ui: &Ui, rect: Rect, label: &str, words: &str) -> f32 {
    let t = tokens(ui);
    let galley = paint::line_within(ui, words, fonts::regular(size::TABLE), rect.width() * 0.7);
    let left = rect.right() - galley.size().x;
    let name = paint::line_within(ui, label, fonts::regular(size::TABLE), left - rect.left() - 8.0);
    paint::put(ui.painter(), name, rect, Align::Min, t.text_2);
    paint::put(ui.painter(), galley, rect, Align::Max, t.text);
    left
}

fn explained(ui: &Ui, response: &Response, words: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
}

fn dotted(ui: &Ui, left: f32, right: f32, y: f32) {
    let stroke = line(ui.ctx(), tokens(ui).line_3);
    ui.painter().extend(egui::Shape::dashed_line(&[egui::pos2(left, y), egui::pos2(right, y)], stroke, 1.5, 2.5));
}

fn opens(response: Response, why: &Why, actions: &mut Actions) -> Response {
    if response.clicked() {
        actions.push(Action::Why(Box::new(why.clone())));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Draws the explanation over everything: the words of the clause, the parameters in force, the facts, the calculation. True when it is
/// closed. Without parameters, facts and calculation it is the text of the clause.
pub fn dialog(ctx: &Context, lang: Lang, today: Day, why: &Why) -> bool {
    let bare = why.parameters.is_empty() && why.facts.is_empty() && why.steps.is_empty();
    let title = lang.say(&if bare { msg!("areas-clause-title", id = why.clause) } else { msg!("areas-why-how", id = why.clause) });
    let first = dialog::first_picture(ctx, "why");
    let shown = Dialog::new("why", &title).wide().show(ctx, |ui| {
        let room = (ctx.content_rect().height() - AROUND).clamp(120.0, HIGHEST);
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
            ui.set_width(ui.available_width());
            words_of(ui, lang, why.clause);
            parameters(ui, lang, today, &why.parameters);
            facts(ui, lang, &why.facts);
            steps(ui, lang, &why.steps);
        });
        dialog::buttons(ui, |ui| {
            let close = Button::secondary(&lang.tr("ui-close")).key("Esc").show(ui);
            if first {
                close.request_focus();
            }
            close.clicked()
        })
    });
    shown.inner || shown.dismissed
}

/// The words of a clause with their place, and its sense in English.
fn words_of(ui: &mut Ui, lang: Lang, id: &str) {
    let Some(found) = rules::clause(id) else {
        text::paragraph(ui, &lang.tr("areas-clause-convention"));
        return;
    };
    if found.words.is_empty() {
        text::caption(ui, &found.place());
    } else {
        clause::quote(ui, found.words, &found.place());
    }
    // Where the regulations are silent the sense is all there is.
    if lang == Lang::En || found.words.is_empty() {
        ui.add_space(space::M);
        text::paragraph(ui, found.english);
    }
}

fn group(ui: &mut Ui, lang: Lang, id: &str) {
    ui.add_space(space::L);
    text::strong(ui, &lang.tr(id));
    ui.add_space(space::XS);
}

fn parameters(ui: &mut Ui, lang: Lang, today: Day, used: &[Used]) {
    if used.is_empty() {
        return;
    }
    group(ui, lang, "areas-why-parameters");
    for one in used {
        let Some(spec) = rules::parameter(one.key) else { continue };
        let (name, unit) = name_and_unit(lang, spec);
        let value = said(lang, spec, &one.value, &unit);
        let words = lang.say(&match one.from {
            Some(from) => msg!("areas-why-since", value = value, day = day_short(lang, from, today)),
            None => msg!("areas-why-default", value = value),
        });
        row(ui, &name, &words);
    }
}

fn facts(ui: &mut Ui, lang: Lang, facts: &[(Message, Message)]) {
    if facts.is_empty() {
        return;
    }
    group(ui, lang, "areas-why-facts");
    for (what, value) in facts {
        row(ui, &lang.say(what), &lang.say(value));
    }
}

fn steps(ui: &mut Ui, lang: Lang, steps: &[Message]) {
    if steps.is_empty() {
        return;
    }
    group(ui, lang, "areas-why-steps");
    for (at, step) in steps.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(20.0, 20.0), Layout::left_to_right(Align::Min), |ui| {
                ui.set_min_width(20.0);
                text::paragraph(ui, &format!("{}", at + 1));
            });
            text::small(ui, &lang.say(step));
        });
        ui.add_space(space::XS);
    }
}

#[cfg(test)]
mod tests {
    //! The panel and the explanation by their accessible labels, in both languages.

    use egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::{By, Queryable as _};
    use jiff::civil::date;

    use super::*;
    use crate::areas::staff::ParameterBook;
    use crate::base::{Actor, Finding, Instant};
    use crate::ui::{Appearance, theme};

    fn today() -> Day {
        date(2026, 3, 11)
    }

    fn judged(clause: &'static str, verdict: Verdict, message: Message) -> Judged {
        Judged { finding: Finding { clause, verdict, message }, why: Why::of(clause) }
    }

    /// Names of these tests stand in for the sentences that a room would hand over.
    fn request() -> Vec<Judged> {
        let mut late = judged("LEAVE-02", Verdict::Refused, msg!("rules-param-personal-notice-days"));
        late.why.parameters = vec![
            Used { key: "personal_notice_days", value: "1".to_owned(), from: None },
            Used { key: "personal_notice_mode", value: "calendar".to_owned(), from: Some(date(2026, 3, 1)) },
        ];
        late.why.facts = vec![(msg!("areas-why-title"), msg!("areas-why-more", count = 6_i64))];
        late.why.steps = vec![msg!("areas-why-kept", kept = 42_i64), msg!("areas-why-kept", kept = 43_i64)];
        vec![
            judged("LEAVE-05", Verdict::Kept, msg!("rules-param-leave-director-max-days")),
            judged("LEAVE-06", Verdict::Warned, msg!("rules-param-night-leave-cutoff")),
            late,
            judged("LEAVE-08", Verdict::Kept, msg!("rules-param-holiday-notice-days")),
        ]
    }

    struct Window {
        lang: Lang,
        judged: Vec<Judged>,
        out: Vec<&'static str>,
        actions: Actions,
        why: Option<Box<Why>>,
        unfolded: bool,
    }

    fn window<'a>(lang: Lang, draw: impl Fn(&mut Ui, &Cx<'_>, &mut Window) + 'a) -> Harness<'a, Window> {
        let window = Window { lang, judged: request(), out: Vec::new(), actions: Vec::new(), why: None, unfolded: false };
        let me = Actor { id: 2, name: "王芳".to_owned(), posts: Vec::new(), team: None };
        let book = ParameterBook::default();
        let now = Instant::of(today().at(6, 42, 0, 0));
        let mut harness = Harness::builder()
            .with_size(vec2(392.0, 690.0))
            .with_max_steps(8)
            .with_context_setup(|ctx| {
                fonts::install(ctx);
                theme::apply(ctx, Appearance::LIGHT);
            })
            .build_ui_state(
                move |ui, window: &mut Window| {
                    let cx = Cx { lang: window.lang, now, me: &me, parameters: &book, pending: &[], job: None };
                    draw(ui, &cx, window);
                    for action in std::mem::take(&mut window.actions) {
                        if let Action::Why(why) = action {
                            window.why = Some(why);
                        }
                    }
                    if window.why.as_ref().is_some_and(|why| dialog(ui.ctx(), window.lang, today(), why)) {
                        window.why = None;
                    }
                },
                window,
            );
        harness.run();
        harness
    }

    fn panel_of(ui: &mut Ui, cx: &Cx<'_>, window: &mut Window) {
        let Window { judged, out, actions, .. } = window;
        let ways_out = |ui: &mut Ui, one: &Judged, _: &mut Actions| {
            if Button::secondary(&cx.lang.say(&msg!("areas-clause-title", id = one.finding.clause))).small().show(ui).clicked() {
                out.push(one.finding.clause);
            }
        };
        panel(ui, cx, judged, ways_out, actions);
    }

    #[test]
    fn red_stands_above_amber_above_green_and_the_head_counts_them() {
        let h = window(Lang::Zh, panel_of);
        let top = |label: &str| h.get_by_label(label).rect().top();
        let [red, amber] = ["一般事假提前天数 LEAVE-02", "夜班请假截止时刻 LEAVE-06"].map(top);
        let green = ["主任可批天数上限 LEAVE-05", "节假日请假提前天数 LEAVE-08"].map(top);
        assert!(red < amber && amber < green[0] && green[0] < green[1], "{red} {amber} {green:?}");
        assert!(h.query_by_label("1 条不符合，1 条须确认，2 条符合").is_some());
        assert!(h.query_all(By::new().value("「遇病事假不能上班，必须提前请假。一般事假需提前一天提出」请假制度 二")).next().is_some());
    }

    #[test]
    fn ways_out_belong_to_red_and_amber_clauses() {
        let mut h = window(Lang::Zh, panel_of);
        assert!(h.query_by_label("制度条款 LEAVE-05").is_none(), "a kept clause needs no way out");
        for clause in ["制度条款 LEAVE-06", "制度条款 LEAVE-02"] {
            h.get_by_label(clause).click();
            h.run();
        }
        assert_eq!(h.state().out, ["LEAVE-06", "LEAVE-02"]);
    }

    #[test]
    fn a_line_opens_parameters_facts_and_calculation_and_esc_closes_them() {
        let zh: &[&str] = &["一般事假提前天数 1，默认值", "事假提前的算法 按日历天，03-01 周日 起", "条款检查 另 6 条", "42 条符合"];
        let en: &[&str] = &["Days ahead for personal leave 1, the default", "Clauses 6 more", "42 kept"];
        for (lang, line, said) in [(Lang::Zh, "一般事假提前天数 LEAVE-02", zh), (Lang::En, "Days ahead for personal leave LEAVE-02", en)]
        {
            let mut h = window(lang, panel_of);
            h.get_by_label(line).click();
            h.run();
            for text in said {
                assert!(h.query_all(By::new().label(text)).chain(h.query_all(By::new().value(text))).next().is_some(), "{text}");
            }
            h.key_press(Key::Escape);
            h.run();
            assert!(h.state().why.is_none(), "Esc closes it");
        }
    }

    #[test]
    fn a_line_is_opened_by_the_keyboard() {
        let mut h = window(Lang::Zh, panel_of);
        h.get_by_label("主任可批天数上限 LEAVE-05").focus();
        h.run();
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().why.as_ref().map(|why| why.clause), Some("LEAVE-05"));
        h.key_press(Key::Enter);
        h.run();
        assert!(h.state().why.is_none(), "the button that closes it has the keyboard");
    }

    #[test]
    fn who_decides_sees_the_gravest_lines_and_unfolds_the_others() {
        let mut h = window(Lang::Zh, |ui, cx, window| {
            let Window { judged, unfolded, actions, .. } = window;
            short(ui, cx, judged, 2, unfolded, actions);
        });
        assert!(h.query_by_label("一般事假提前天数 LEAVE-02").is_some() && h.query_by_label("夜班请假截止时刻 LEAVE-06").is_some());
        assert!(h.query_by_label("节假日请假提前天数 LEAVE-08").is_none());
        h.get_by_label("另 2 条").click();
        h.run();
        assert!(h.query_by_label("节假日请假提前天数 LEAVE-08").is_some() && h.query_by_label("另 2 条").is_none());
    }

    #[test]
    fn a_figure_opens_how_it_came_about() {
        let mut h = window(Lang::Zh, |ui, _, window| {
            let why = Why { steps: vec![msg!("areas-why-kept", kept = 42_i64)], ..Why::of("SWAP-03") };
            figure_row(ui, "3 月换班", "1 / 2 次", &why, &mut window.actions);
            value(ui, "旷工(待定)", egui::Color32::BLACK, &Why::of("LEAVE-04"), &mut window.actions);
        });
        for (label, title) in [("3 月换班 1 / 2 次", "SWAP-03 怎样算出"), ("旷工(待定)", "制度条款 LEAVE-04")] {
            h.get_by_label(label).click();
            h.run();
            assert!(h.query_all_by_label(title).next().is_some(), "{title}");
            h.key_press(Key::Escape);
            h.run();
        }
    }
}
