//! 今日客户 by its labels.

use super::*;
use crate::areas::customers::clauses::file_14_daily::Touch;
use crate::areas::customers::{DayLine, Tidy, TodayRow};

fn row(customer: i64, name: &str, pending: bool) -> TodayRow {
    let touches = vec![(now(), Touch::Talk("电话".into()))];
    TodayRow { customer, no: format!("KH-{customer}"), name: name.into(), touches, pending }
}

#[test]
fn opening_the_page_takes_the_list_out_once_and_says_what_waits() {
    let mut h = bench(Bench::new(Post::Agent, Lang::Zh, Route::Today));
    assert!(h.state().asked().contains(&&Asked::Today { agent: None, day: now().day() }));
    assert_eq!(h.state_mut().commands(), [Command::Extract]);
    let rows = vec![row(1, "渤海建材", true), row(2, "海川贸易", false)];
    let tidy = Some(Tidy { last: Some(now()), due: jiff::civil::date(2026, 4, 10) });
    h.state_mut().tell(Slot::Today, Told::Today { rows, extracted: Some((now(), 2)), tidy });
    h.run();
    assert_eq!(h.state_mut().commands(), [], "once a day");
    for words in ["渤海建材", "沟通（电话）", "待更新", "已更新", "09:42 已提取 2 家", "上次整理 2026-03-11，下次不晚于 2026-04-10"]
    {
        assert!(label(&h, words), "{words}");
    }
    h.key_press(Key::ArrowDown);
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert!(matches!(h.state().went(), Some(Route::Customer(1 | 2))));
    h.get_by_label("登记整理…").click();
    h.run();
    h.event(Event::Text("补齐联系人".into()));
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Tidy { note: "补齐联系人".into() }]);
}

#[test]
fn who_manages_customers_sees_how_each_agent_kept_to_the_day() {
    let mut h = bench(Bench::new(Post::Supervisor, Lang::Zh, Route::Today));
    assert!(h.state().asked().contains(&&Asked::DayLines { day: now().day() }));
    assert_eq!(h.state_mut().commands(), [], "who looks after nobody takes no list out");
    let line = |name: &str, extracted, pending: &[&str]| DayLine {
        staff: 2,
        name: name.into(),
        customers: 12,
        extracted,
        pending: pending.iter().map(|name| (*name).to_owned()).collect(),
    };
    let lines = vec![line("王芳", None, &["渤海建材"]), line("李娜", Some((now(), 3)), &[])];
    h.state_mut().tell(Slot::DayLines, Told::DayLines(lines));
    h.run();
    for words in ["王芳", "未提取", "渤海建材", "09:42 已提取 3 家"] {
        assert!(label(&h, words), "{words}");
    }
    h.get_by_label("前一天").click();
    h.run();
    assert!(h.state().asked().contains(&&Asked::DayLines { day: jiff::civil::date(2026, 3, 10) }));
}
