//! The kit by its accessible labels: click, type, keys, input methods; and the gallery in both themes and languages.
//! The harness panics on a missing glyph and on an input without a name.

use egui::{Event, ImeEvent, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};

use super::dialog::{Answer, Confirm, Dialog, confirm};
use super::table::Cell;
use super::theme::Appearance;
use super::{
    Button, Column, Field, IconButton, NavItem, SearchField, Table, TableState, Toasts, check, chip, fonts, gallery, icons, keep_ime,
};
use super::{menu, tabs, theme};
use crate::i18n::Lang;

fn harness<'a, S: 'a>(state: S, ui: impl FnMut(&mut egui::Ui, &mut S) + 'a) -> Harness<'a, S> {
    with_look(Appearance::LIGHT, state, ui)
}

fn with_look<'a, S: 'a>(look: Appearance, state: S, ui: impl FnMut(&mut egui::Ui, &mut S) + 'a) -> Harness<'a, S> {
    Harness::builder()
        .with_size(egui::vec2(1366.0, 768.0))
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, look);
        })
        .build_ui_state(ui, state)
}

#[test]
fn buttons_are_clicked_unless_busy_or_refused() {
    let mut h = harness([0; 3], |ui, clicks| {
        clicks[0] += i32::from(Button::primary("保存").show(ui).clicked());
        clicks[1] += i32::from(Button::primary("导出").busy("导出中", true).show(ui).clicked());
        clicks[2] += i32::from(Button::secondary("删除…").refused("没有权限").show(ui).clicked());
    });
    for name in ["保存", "导出中", "删除…"] {
        h.get_by_label(name).click();
        h.run();
    }
    assert_eq!(*h.state(), [1, 0, 0]);
    assert!(h.get_by_label("删除…").accesskit_node().is_disabled());
    h.get_by_label("保存").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state()[0], 2);
}

/// Ctrl+Enter sends a dialog and does nothing to what has the keyboard.
#[test]
fn sending_a_dialog_leaves_the_focused_tick_alone() {
    let mut h = harness((false, 0), |ui, (ticked, sent)| {
        let shown = Dialog::new("ask", "办结").show(&ui.ctx().clone(), |ui| check::checkbox(ui, ticked, "已确认").request_focus());
        *sent += i32::from(shown.confirmed);
    });
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(*h.state(), (false, 1));
    h.key_press(Key::Space);
    h.run();
    assert_eq!(*h.state(), (true, 1));
}

#[test]
fn icon_buttons_have_names() {
    let mut h = harness(false, |ui, on| *on |= IconButton::new(icons::BELL, "通知").count(3).show(ui).clicked());
    h.get_by_role_and_label(Role::Button, "通知").click();
    h.run();
    assert!(*h.state());
}

#[test]
fn fields_take_text_by_name_and_keep_read_only_values() {
    let state = ("旧".to_owned(), "定".to_owned());
    let mut h = harness(state, |ui, (name, fixed)| {
        Field::new("姓名").required().text(ui, name);
        Field::new("工号").read_only(true).text(ui, fixed);
    });
    h.get_by_role_and_label(Role::TextInput, "姓名").set_text_value_accesskit("李四");
    h.run();
    let fixed = h.get_by_role_and_label(Role::TextInput, "工号");
    fixed.click();
    h.run();
    h.event(Event::Text("改".into()));
    h.run();
    assert_eq!(*h.state(), ("李四".to_owned(), "定".to_owned()));
}

#[test]
fn a_wrong_field_says_what_is_wrong() {
    let mut h = harness(String::new(), |ui, text| drop(Field::new("手机").error(Some("应为 11 位")).text(ui, text)));
    h.run();
    assert_eq!(h.get_by_role_and_label(Role::TextInput, "手机").accesskit_node().description().as_deref(), Some("应为 11 位"));
    assert!(h.query_by(|n| n.value().as_deref() == Some("应为 11 位")).is_some());
}

/// Enter that belongs to the input method must not submit; the next Enter does.
#[test]
fn enter_while_composing_does_not_submit() {
    let mut h = harness((String::new(), 0), |ui, (text, submitted)| {
        let response = Field::new("搜索").text(ui, text);
        *submitted += i32::from(keep_ime::submit(ui, &response));
    });
    h.get_by_role_and_label(Role::TextInput, "搜索").click();
    h.run();
    h.event(Event::Ime(ImeEvent::Preedit { text: "ni".into(), active_range_chars: None }));
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state().1, 0, "Enter chose a candidate");
    let enter = Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    h.input_mut().events.extend([Event::Ime(ImeEvent::Commit("你".into())), enter]);
    h.run();
    assert_eq!(h.state().1, 0, "commit and Enter in one picture");
    assert!(h.state().0.contains('你'));
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state().1, 1);
}

#[test]
fn a_search_field_submits_and_clears() {
    let mut h = harness((String::from("海"), 0, 0), |ui, (text, submitted, cleared)| {
        let out = SearchField::new("搜索客户").key("Ctrl K").show(ui, Lang::Zh, text);
        *submitted += i32::from(out.submitted);
        *cleared += i32::from(out.cleared);
    });
    h.get_by_role_and_label(Role::TextInput, "搜索客户").click();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    h.get_by_label("清除").click();
    h.run();
    assert_eq!((h.state().0.as_str(), h.state().1, h.state().2), ("", 1, 1));
}

#[test]
fn a_select_works_by_mouse_and_by_keys() {
    let mut h = harness(None, |ui, chosen: &mut Option<usize>| drop(Field::new("等级").select(ui, chosen, &["甲", "乙", "丙"])));
    h.get_by_role_and_label(Role::ComboBox, "等级").click();
    h.run();
    h.get_by_label("乙").click();
    h.run();
    assert_eq!(*h.state(), Some(1));
    h.run();
    assert!(h.query_by_label("丙").is_none(), "the list is closed");
    h.get_by_role_and_label(Role::ComboBox, "等级").focus();
    h.run();
    h.key_press(Key::ArrowDown);
    h.run();
    assert_eq!(*h.state(), Some(2), "arrows choose while it is closed");
    h.key_press(Key::Enter);
    h.run();
    h.key_press(Key::ArrowUp);
    h.run();
    h.key_press(Key::ArrowUp);
    h.run();
    assert_eq!(*h.state(), Some(2), "arrows only move while it is open");
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(*h.state(), Some(0));
    assert!(h.query_by_label("丙").is_none());
    for key in [Key::Enter, Key::Escape] {
        h.key_press(key);
        h.run();
    }
    assert!(h.query_by_label("丙").is_none());
    h.key_press(Key::ArrowDown);
    h.run();
    assert_eq!(*h.state(), Some(1), "Esc closes the list and leaves the keyboard with the field");
}

#[test]
fn a_day_is_typed_or_picked() {
    let mut h = harness(None, |ui, day: &mut Option<Date>| {
        Field::new("日期").date(ui, Lang::Zh, day, date(2026, 3, 11));
    });
    h.get_by_role_and_label(Role::TextInput, "日期").set_text_value_accesskit("3-13");
    h.run();
    assert_eq!(*h.state(), Some(date(2026, 3, 13)));
    h.get_by_label("选择日期 日期").click();
    h.run();
    h.run();
    h.get_by_label("2026-03-20 周五").click();
    h.run();
    assert_eq!(*h.state(), Some(date(2026, 3, 20)));
    h.run();
    assert!(h.query_by_label("2026-03-21 周六").is_none(), "the calendar is closed");
    h.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    h.run();
    h.run();
    h.key_press(Key::ArrowDown);
    h.run();
    h.key_press(Key::ArrowLeft);
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(*h.state(), Some(date(2026, 3, 26)));
}

#[test]
fn a_password_can_be_looked_at() {
    let mut h = harness(String::from("lanxu2026"), |ui, text| drop(Field::new("密码").password(ui, Lang::Zh, text)));
    h.get_by_label("显示密码").click();
    h.run();
    assert!(h.query_by_label("隐藏密码").is_some());
}

#[test]
fn checks_switches_and_segments_flip() {
    let mut h = harness((false, false, 0), |ui, (check, on, part)| {
        check::checkbox(ui, check, "只看我的");
        check::switch(ui, on, "只看有误");
        chip::segmented(ui, "范围", &["月", "周", "日"], part);
    });
    h.get_by_role_and_label(Role::CheckBox, "只看我的").click();
    h.get_by_role_and_label(Role::Switch, "只看有误").click();
    h.get_by_role_and_label(Role::RadioButton, "周").click();
    h.run();
    assert_eq!(*h.state(), (true, true, 1));
    h.get_by_role_and_label(Role::RadioButton, "周").focus();
    h.run();
    h.key_press(Key::ArrowRight);
    h.run();
    assert_eq!(h.state().2, 2);
}

#[test]
fn chips_are_removed_by_their_cross() {
    let mut h = harness((0, 0), |ui, (opened, removed)| {
        let out = chip::filter(ui, Lang::Zh, "等级", "A、B");
        *opened += i32::from(out.response.clicked());
        *removed += i32::from(out.removed);
    });
    h.get_by_label("清除 等级 A、B").click();
    h.run();
    h.get_by_label("等级 A、B").click();
    h.run();
    assert_eq!(*h.state(), (1, 1));
}

#[test]
fn navigation_tabs_and_menus_are_clicked() {
    let mut h = harness((0, 0, 0), |ui, (nav, tab, item)| {
        *nav += i32::from(NavItem::area(icons::TRAY, "工作台").count(9).show(ui).clicked());
        tabs::tabs(ui, "资料", &[("资料", ""), ("联系人", "3")], tab);
        let button = Button::secondary("更多").show(ui);
        menu::menu(&button, 180.0, |ui| {
            *item += i32::from(menu::Item::new("编辑").icon(icons::PENCIL_SIMPLE).key("E").show(ui).clicked());
        });
    });
    h.get_by_role_and_label(Role::Link, "工作台").click();
    h.get_by_role_and_label(Role::Tab, "联系人").click();
    h.get_by_label("更多").click();
    h.run();
    h.run();
    h.get_by_label("编辑").click();
    h.run();
    assert_eq!(*h.state(), (1, 1, 1));
}

#[test]
fn a_menu_opens_and_closes_by_keys() {
    let mut h = harness(0, |ui, clicked| {
        let button = Button::secondary("更多").show(ui);
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Period)) {
            menu::toggle(&button);
        }
        menu::menu(&button, 180.0, |ui| *clicked += i32::from(menu::Item::new("编辑").show(ui).clicked()));
    });
    h.run();
    h.key_press(Key::Period);
    h.run();
    h.get_by_label("编辑").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(*h.state(), 1);
    assert!(h.query_by_label("编辑").is_none());
}

#[test]
fn the_key_that_closes_a_popup_closes_nothing_else() {
    let mut h = harness(0, |ui, closed| {
        let button = Button::secondary("更多").show(ui);
        menu::menu(&button, 180.0, |ui| menu::Item::new("编辑").show(ui).clicked());
        // Drawn after the popup, like a page that Esc closes.
        *closed += i32::from(ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)));
    });
    h.get_by_label("更多").click();
    h.run();
    h.run();
    assert!(h.query_by_label("编辑").is_some());
    h.key_press(Key::Escape);
    h.run();
    assert!(h.query_by_label("编辑").is_none());
    assert_eq!(*h.state(), 0);
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(*h.state(), 1);
}

#[test]
fn a_confirmation_is_answered() {
    let ask = |irreversible| Confirm {
        id: "void",
        title: "作废这份工单",
        explanation: "作废后不能恢复",
        confirm: "确认作废",
        cancel: "保留",
        irreversible,
    };
    let open = |irreversible| {
        let mut h = harness(None, move |ui, answer: &mut Option<Answer>| {
            if answer.is_none() {
                *answer = confirm(ui.ctx(), ask(irreversible));
            }
        });
        h.run();
        h.run();
        h
    };
    let mut h = open(true);
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(*h.state(), Some(Answer::Harmless), "Enter never does what cannot be undone");
    let mut h = open(true);
    h.get_by_label("确认作废").click();
    h.run();
    assert_eq!(*h.state(), Some(Answer::Confirmed));
    let mut h = open(false);
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(*h.state(), Some(Answer::Confirmed));
    let mut h = open(true);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(*h.state(), Some(Answer::Confirmed));
    let mut h = open(false);
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(*h.state(), Some(Answer::Harmless));
}

#[test]
fn a_toast_is_undone() {
    let mut toasts = Toasts::default();
    toasts.done_with_undo("首次联系已记录", 7);
    let mut h = harness((toasts, None), |ui, (toasts, undone)| {
        if let Some(what) = toasts.show(ui.ctx(), Lang::Zh, 0.0, 700.0) {
            *undone = Some(what);
        }
    });
    h.run();
    h.get_by_label("撤销").click();
    h.run();
    assert_eq!(h.state().1, Some(7));
    assert!(!h.state().0.is_open());
}

#[test]
fn a_toast_floats_above_the_bar_of_the_page() {
    let shown = |bar: Option<f32>| {
        let mut toasts = Toasts::<()>::default();
        toasts.info("已保存");
        let mut h = harness(toasts, move |ui, toasts| {
            if let Some(top) = bar {
                super::toast::keep_above(ui.ctx(), top);
            }
            let _ = toasts.show(ui.ctx(), Lang::Zh, 0.0, 300.0);
        });
        h.run();
        h.get_by_label("已保存").rect().bottom()
    };
    let below = shown(None);
    assert!(below > 250.0 && below < 300.0, "{below}");
    assert!((shown(Some(250.0)) - (below - 50.0)).abs() < 0.5);
}

#[derive(Default)]
struct Rows {
    table: TableState,
    opened: Option<usize>,
    sorted: usize,
    visible: usize,
}

fn table_of(total: usize) -> Harness<'static, Rows> {
    let mut h = harness(Rows::default(), move |ui, rows| {
        let columns = [Column::new("name", "姓名", 200.0).sortable().fills(), Column::new("sum", "金额", 100.0).right()];
        let out = Table::new("people", Lang::Zh, &columns, total).checks().show(ui, &mut rows.table, |ui, cell: &Cell<'_>| {
            cell.text(ui, &format!("{} {}", cell.column, cell.row));
        });
        rows.opened = out.opened.or(rows.opened);
        rows.sorted += usize::from(out.sort);
        rows.visible = out.visible.len();
    });
    h.run();
    h
}

#[test]
fn a_table_chooses_rows_by_mouse() {
    let mut h = table_of(1000);
    assert!(h.state().visible < 40, "only the rows on the screen are drawn");
    h.get_by_label("name 2").click();
    h.run();
    assert_eq!(h.state().table.cursor, Some(2));
    h.get_by_label("sum 5").click_modifiers(Modifiers::SHIFT);
    h.run();
    assert_eq!(h.state().table.selection.ranges(), std::slice::from_ref(&(2..6)));
    h.get_by_label("name 4").click_modifiers(Modifiers::COMMAND);
    h.run();
    assert_eq!(h.state().table.selection.iter().collect::<Vec<_>>(), [2, 3, 5]);
    h.get_by_label("选择第 8 行").click();
    h.run();
    assert!(h.state().table.selection.contains(7));
    h.get_by_label("全选").click();
    h.run();
    assert_eq!(h.state().table.selection.len(), 1000);
    let cell = h.get_by_label("name 3");
    assert_eq!((cell.accesskit_node().role(), cell.accesskit_node().author_id()), (Role::Cell, Some("people/3/0")));
}

#[test]
fn a_table_moves_by_keys_and_sorts() {
    let mut h = table_of(1000);
    h.get_by_label("name 0").click();
    h.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        h.key_press(key);
        h.run();
    }
    assert_eq!(h.state().table.cursor, Some(1));
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    h.run();
    assert_eq!(h.state().table.selection.len(), 2);
    h.key_press(Key::End);
    h.run();
    assert_eq!(h.state().table.cursor, Some(999));
    assert!(h.query_by_label("name 999").is_some(), "the table follows the cursor");
    h.key_press(Key::PageUp);
    h.run();
    assert!(h.state().table.cursor < Some(990));
    h.key_press(Key::Home);
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state().opened, Some(0));
    h.get_by_role_and_label(Role::Button, "姓名").click();
    h.run();
    h.get_by_role_and_label(Role::Button, "姓名").click();
    h.run();
    let sort = h.state().table.sort.clone().unwrap();
    assert_eq!((sort.column.as_str(), sort.descending, h.state().sorted), ("name", true, 2));
}

#[test]
fn a_very_long_table_is_turned_by_segments() {
    let mut h = table_of(1_200_000);
    h.get_by_label("下一段").click();
    h.run();
    h.run();
    assert!(h.query_by_label("name 500000").is_some());
    h.state_mut().table.go_to(1_199_999);
    h.run();
    h.run();
    assert!(h.query_by_label("name 1199999").is_some());
    assert!(h.query_by(|n| n.value().as_deref() == Some("第 1,000,001–1,200,000 行，共 1,200,000 行")).is_some());
}

#[test]
fn hits_are_ranges_of_characters() {
    let job = super::table::highlighted(
        "𠮷林海川",
        &[1..3, 9..12],
        fonts::regular(13.0),
        egui::Color32::BLACK,
        egui::Color32::YELLOW,
        egui::Color32::RED,
    );
    let part = |s: &egui::text::LayoutSection| (job.text.get(s.byte_range.start.0..s.byte_range.end.0).unwrap(), s.format.background);
    let parts: Vec<_> = job.sections.iter().map(part).collect();
    let none = egui::Color32::TRANSPARENT;
    assert_eq!(parts, [("𠮷", none), ("林海", egui::Color32::YELLOW), ("川", none)]);
}

/// Every component in every state: no square, no input without a name, in either theme and language, at any text size.
#[test]
fn the_gallery_is_drawn_in_both_themes_and_languages() {
    for look in [Appearance::LIGHT, Appearance::DARK, Appearance { text_percent: 125, ..Appearance::LIGHT }] {
        for lang in [Lang::Zh, Lang::En] {
            for page in 0..3 {
                let mut gallery = gallery::Gallery::default();
                gallery.turn_to(page);
                let mut h = with_look(look, gallery, move |ui, gallery| gallery.show(ui, lang));
                h.run();
            }
        }
    }
}

/// The kit's own words stand in both files.
#[test]
fn both_text_files_hold_the_same_ids() {
    let ids = |text: &'static str| -> std::collections::BTreeSet<&'static str> {
        text.lines().filter_map(|line| line.split_once(" = ").map(|(id, _)| id)).collect()
    };
    let (zh, en) = (ids(include_str!("text/zh-CN.ftl")), ids(include_str!("text/en.ftl")));
    assert_eq!(zh, en);
    assert!(zh.iter().all(|id| id.starts_with("ui-")));
}

/// A table that is too wide for its room can be moved across: nothing is out of reach.
#[test]
fn a_wide_table_scrolls_across() {
    let mut h = Harness::builder()
        .with_size(egui::vec2(400.0, 300.0))
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::apply(ctx, Appearance::LIGHT);
        })
        .build_ui_state(
            |ui, table| {
                let columns = [Column::new("a", "甲", 300.0).fills(), Column::new("b", "乙", 200.0), Column::new("c", "丙", 200.0)];
                Table::new("wide", Lang::Zh, &columns, 5)
                    .show(ui, table, |ui, cell| cell.text(ui, &format!("{}{}", cell.column, cell.row)));
            },
            TableState::default(),
        );
    h.run();
    assert!(h.get_by_label("c1").rect().left() > 400.0);
    h.hover_at(egui::pos2(200.0, 100.0));
    h.run();
    h.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(-2000.0, 0.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    h.run_steps(30);
    assert!(h.get_by_label("c1").rect().right() <= 401.0);
}

/// What does not fit is told by the tooltip, in a narrow table too.
#[test]
fn a_cut_cell_tells_its_whole_value() {
    for size in [400.0, 900.0] {
        let long = "威海渔汐水产有限公司烟台海盛果蔬合作社分公司".repeat(2);
        let text = long.clone();
        let mut h = Harness::builder()
            .with_size(egui::vec2(size, 300.0))
            .with_context_setup(|ctx| {
                fonts::install(ctx);
                theme::apply(ctx, Appearance::LIGHT);
            })
            .build_ui_state(
                move |ui, table| {
                    let columns = [Column::new("a", "甲", 200.0).fills(), Column::new("b", "乙", 300.0)];
                    Table::new("cut", Lang::Zh, &columns, 5).show(ui, table, |ui, cell| cell.text(ui, &text));
                },
                TableState::default(),
            );
        h.run();
        h.hover_at(egui::pos2(100.0, 80.0));
        h.run_steps(60);
        assert!(h.query_by(|n| n.value().as_deref() == Some(long.as_str())).is_some(), "at {size}");
    }
}
