//! Files of the plan: the grid out and in again, workbooks as offices make them, tables of holidays as they come.

use std::path::{Path, PathBuf};

use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;
use crate::areas::roster::plan::files::{Of, PlanJob, PlanRead, Sheet, Table, read_holidays, run};
use crate::exchange::{self, OpenOptions};
use crate::i18n::Lang;

/// The month of the grid.
const MONTH: Day = date(2026, 4, 1);

fn file(name: &str, content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

impl Office {
    /// Shifts of three people, drafts and published ones, one with a seat, two on one day, one of a kind that is planned no more.
    fn planned() -> Self {
        let mut office = Office::open();
        let day = date(2026, 4, 6);
        let late = Edit::Put { staff: office.crew[1], day: plus_days(day, 1), kind: office.kinds[1], seat: "A01".to_owned() };
        let edits = vec![office.put(0, day, 0), office.put(0, day, 2), office.put(2, plus_days(day, 3), 0), late];
        office.act(Post::Director, Command::Edit(edits)).unwrap();
        office.act(Post::Director, Command::Publish { from: day, to: plus_days(day, 1) }).unwrap();
        let retired = office.act(Post::Director, Command::PutType { of: None, draft: Box::new(kind("值", 9, 13)) }).unwrap().id;
        office.kinds.push(retired);
        office.act(Post::Director, Command::Edit(vec![office.put(1, plus_days(day, 5), 3)])).unwrap();
        office.act(Post::Director, Command::UseType { id: retired, rev: 1, used: false }).unwrap();
        office
    }

    fn write(&mut self, who: i64, lang: Lang, path: &Path) -> Result<(), No> {
        let job = PlanJob::Sheet { from: MONTH, to: date(2026, 4, 30), of: Of::All, path: path.to_owned() };
        run(&mut self.store, who, &job, lang, self.at).map(|read| assert_eq!(read, None))
    }

    fn read(&mut self, post: Post, path: &Path) -> Result<Sheet, No> {
        let who = self.who(post);
        let job = PlanJob::Import { path: path.to_owned(), month: MONTH };
        match run(&mut self.store, who, &job, Lang::Zh, self.at)? {
            Some(PlanRead::Import(sheet)) => Ok((*sheet).clone()),
            other => panic!("{other:?}"),
        }
    }

    fn read_csv(&mut self, text: &str) -> Sheet {
        let (_folder, path) = file("四月.csv", text.as_bytes());
        self.read(Post::Director, &path).unwrap()
    }

    fn fill(&mut self, post: Post, sheet: &Sheet) -> Result<Done, No> {
        self.act(post, Command::Fill { days: sheet.days.clone(), published: true, file: sheet.file.clone() })
    }
}

fn flaws(sheet: &Sheet) -> Vec<String> {
    sheet.flaws.iter().map(|(at, message)| format!("{at} {}", Lang::Zh.say(message))).collect()
}

/// Places of the shifts of a sheet that hold something, as `组员0 2026-04-06 早、夜`.
fn filled(office: &mut Office, sheet: &Sheet) -> Vec<String> {
    let grid = office.grid(office.who(Post::Director)).unwrap();
    let name = |id: i64| grid.people.iter().find(|person| person.id == id).unwrap().name.clone();
    let kinds = |kinds: &[i64]| {
        let named = kinds.iter().map(|id| grid.types.iter().find(|kind| kind.id == *id).unwrap().draft.name.as_str());
        named.collect::<Vec<_>>().join("、")
    };
    let days = sheet.days.iter().filter(|plan| !plan.kinds.is_empty());
    days.map(|plan| format!("{} {} {}", name(plan.staff), plan.day, kinds(&plan.kinds))).collect()
}

/// Out and in again: nothing is misread, nothing would change, and whoever takes it over is told that nothing does.
#[test]
fn a_grid_that_goes_out_and_comes_in_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, name) in [(Lang::Zh, "班表.xlsx"), (Lang::En, "roster.xlsx"), (Lang::Zh, "班表.csv"), (Lang::En, "roster.csv")] {
        let mut office = Office::planned();
        let path = folder.path().join(name);
        let director = office.who(Post::Director);
        office.write(director, lang, &path).unwrap();
        let before = office.rows();
        let sheet = office.read(Post::Director, &path).unwrap();
        assert_eq!(flaws(&sheet), [""; 0], "{name}");
        assert_eq!((sheet.new, sheet.changed, sheet.cleared, sheet.published), (0, 0, 0, 0), "{name}");
        assert_eq!(sheet.same % 30, 0, "{name}: every day of everybody");
        assert_eq!(filled(&mut office, &sheet).len(), 4, "{name}");
        let Err(No::Refused(refusal)) = office.fill(Post::Director, &sheet) else { panic!("{name}") };
        assert_eq!(refusal.message.id, "roster-plan-nothing");
        assert_eq!(office.rows(), before);
    }
}

/// A kind that took the name of one that is planned no more does not take its shifts.
#[test]
fn a_name_that_was_given_again_keeps_the_old_shifts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("班表.xlsx");
    let mut office = Office::planned();
    office.act(Post::Director, Command::PutType { of: None, draft: Box::new(kind("值", 10, 15)) }).unwrap();
    let director = office.who(Post::Director);
    office.write(director, Lang::Zh, &path).unwrap();
    let sheet = office.read(Post::Director, &path).unwrap();
    assert_eq!((flaws(&sheet).len(), sheet.new + sheet.changed + sheet.cleared), (0, 0));
}

/// A 班长 takes the whole department's workbook over in which only the own team differs; another team's change is refused.
#[test]
fn whose_days_stay_the_same_needs_no_right_to_plan() {
    let mut office = Office::planned();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("班表.xlsx");
    let leader = office.who(Post::TeamLeader);
    office.write(leader, Lang::Zh, &path).unwrap();
    let mut sheet = office.read(Post::TeamLeader, &path).unwrap();
    let change = |sheet: &mut Sheet, n: usize| {
        let (staff, kind) = (office.crew[n], office.kinds[1]);
        sheet.days.iter_mut().find(|plan| (plan.staff, plan.day) == (staff, date(2026, 4, 20))).unwrap().kinds.push(kind);
    };
    change(&mut sheet, 0);
    let mut foreign = sheet.clone();
    change(&mut foreign, 2);
    assert_eq!(refused_by(&office.fill(Post::TeamLeader, &foreign)), Some("ORG-02"));
    let rows = office.rows().len();
    office.fill(Post::TeamLeader, &sheet).unwrap();
    assert_eq!(office.rows().len(), rows + 1);
}

/// Who reads only the own roster takes nobody else's out.
#[test]
fn own_readers_write_their_own_row() {
    let mut office = Office::planned();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("我的.csv");
    let me = office.crew[0];
    office.write(me, Lang::Zh, &path).unwrap();
    let mut rows = Vec::new();
    exchange::read(&path, &OpenOptions::default(), &mut |_, cells, _| {
        rows.push(cells[1].text().into_owned());
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(rows, ["组员0"]);
    let verbs = office.store.read(|tx| crate::store::journal::newest(tx, None, i64::MAX, 1)).unwrap();
    assert_eq!(verbs[0].entry.verb, "roster.export");
}

#[test]
fn heads_name_days_in_many_ways_and_other_columns_are_left_alone() {
    let mut office = Office::open();
    for (heads, day) in [
        ("2026-04-06", date(2026, 4, 6)),
        ("2026/4/6", date(2026, 4, 6)),
        ("2026年4月6日 星期一", date(2026, 4, 6)),
        ("4月6日", date(2026, 4, 6)),
        ("5/6", date(2026, 5, 6)),
        ("5.6", date(2026, 5, 6)),
        ("6", date(2026, 4, 6)),
        ("6日", date(2026, 4, 6)),
        ("6 周一", date(2026, 4, 6)),
        ("6 Mon", date(2026, 4, 6)),
        ("6（一）", date(2026, 4, 6)),
    ] {
        let sheet = office.read_csv(&format!("姓名,{heads}\r\n组员0,早\r\n"));
        assert_eq!(filled(&mut office, &sheet), [format!("组员0 {day} 早")], "{heads}");
    }
    for heads in ["8小时班", "12月工时", "4月", "夜班 3", "0", "31", "2 月 30 日", "99999999999999999999", "合计2026-04"] {
        let (_folder, path) = file("四月.csv", format!("姓名,{heads}\n组员0,早\n").as_bytes());
        let Err(No::Refused(refusal)) = office.read(Post::Director, &path) else { panic!("{heads}") };
        assert_eq!(refusal.message.id, "roster-plan-sheet-heads", "{heads}");
    }
    // Days apart by more than a year are not planned at once.
    let (_folder, path) = file("四月.csv", "姓名,2026-04-06,2031-04-06\n组员0,早,早\n".as_bytes());
    let Err(No::Refused(refusal)) = office.read(Post::Director, &path) else { panic!() };
    assert_eq!(refusal.message.id, "roster-plan-publish-long");
}

/// Titles above, dates and numbers as Excel keeps them, weekdays below, teams between, sums at the end.
#[test]
fn a_workbook_as_an_office_makes_it_is_read() {
    let mut office = Office::open();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("四月.xlsx");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = Format::new().set_num_format("m\"月\"d\"日\"");
    sheet.write_string(0, 0, "客服部四月排班").unwrap();
    sheet.write_string(1, 0, "姓名").unwrap();
    for n in 0..3 {
        let column = u16::from(n) + 1;
        sheet.write_with_format(1, column, ExcelDateTime::from_ymd(2026, 4, 6 + n).unwrap(), &day).unwrap();
        sheet.write_string(2, column, ["一", "二", "三"][usize::from(n)]).unwrap();
    }
    sheet.write_number(1, 4, 9).unwrap();
    sheet.write_string(1, 5, "夜班数").unwrap();
    sheet.write_string(3, 0, "一班").unwrap();
    for (column, shift) in [(1, "早"), (2, "休"), (3, " 夜 "), (4, "早/夜")] {
        sheet.write_string(4, column, shift).unwrap();
    }
    sheet.write_string(4, 0, "组员0").unwrap();
    sheet.write_number(4, 5, 2).unwrap();
    workbook.save(&path).unwrap();
    let sheet = office.read(Post::Director, &path).unwrap();
    assert_eq!(flaws(&sheet), [""; 0]);
    assert_eq!(filled(&mut office, &sheet), ["组员0 2026-04-06 早", "组员0 2026-04-08 夜", "组员0 2026-04-09 早、夜"]);
    assert_eq!((sheet.new, sheet.same, sheet.changed, sheet.cleared), (3, 1, 0, 0));
}

/// What cannot be understood is told with its cell, and nothing of it is taken over.
#[test]
fn wrong_names_and_unknown_shifts_are_told_with_their_cells() {
    let mut office = Office::open();
    let twin = StaffDraft { name: "组员1".to_owned(), number: "c9".to_owned(), posts: vec![Post::Agent], ..StaffDraft::default() };
    let admin = office.who(Post::Admin);
    office.all(admin, areas::Command::Staff(staff::Command::Add { draft: twin })).unwrap();
    let sheet = office.read_csv(
        "工号,姓名,6,7,7日\n\
         c0,组员0,早,白,早\n\
         ,张三,早,早,\n\
         ,组员1,早,早,\n\
         c2,组员0,中,中,\n\
         c0,组员0,中,中,\n\
         x1,,早,,\n\
         c1,组员1,#REF!,早早,\n\
         ,制表人：何平,,,\n\
         ,,4,3,\n",
    );
    assert_eq!(
        flaws(&sheet),
        [
            "E1 2026-04-07 有两列，只读第一列",
            "D2 “白”不是在用的班次",
            "B3 没有“张三”这个人",
            "B4 “组员1”不止一人，须写工号",
            "B5 工号 c2 是组员2",
            "B6 组员0出现了两次",
            "B7 没有“x1”这个人",
            "C8 “#”不是在用的班次",
        ]
    );
    assert_eq!(filled(&mut office, &sheet), ["组员0 2026-04-06 早", "组员1 2026-04-07 早、早"]);
    // Two shifts at once are refused as a whole.
    let before = office.rows();
    assert_eq!(refused_by(&office.fill(Post::Director, &sheet)), Some("SWAP-05"));
    assert_eq!(office.rows(), before);
}

#[test]
fn hostile_workbooks_are_refused_and_end() {
    let mut office = Office::open();
    let long: String = std::iter::once("姓名,6\n".to_owned()).chain((0..6_000).map(|n| format!("人{n},早\n"))).collect();
    let (_folder, path) = file("长.csv", long.as_bytes());
    let Err(No::Refused(refusal)) = office.read(Post::Director, &path) else { panic!() };
    assert_eq!(refusal.message.id, "roster-plan-sheet-long");
    let many = "姓名,6\n".to_owned() + &"甲,早\n".repeat(1_000);
    assert_eq!(office.read_csv(&many).flaws.len(), 200, "no more flaws than anybody reads");
    for (name, content, code) in [
        ("空.xlsx", &b""[..], "SHEET-EMPTY"),
        ("假.xlsx", b"PK\x03\x04 nothing", "SHEET-TRUNCATED"),
        ("页.xls", b"<html><table></table></html>", "SHEET-NO-TABLE"),
        ("二进制.csv", b"\x00\x01\x02\xff\xfe\x00\x07", "SHEET-NO-TABLE"),
    ] {
        let (_folder, path) = file(name, content);
        let Err(No::Fault(fault)) = office.read(Post::Director, &path) else { panic!("{name}") };
        assert_eq!(fault.code, code, "{name}");
    }
    // Whoever reads no rosters reads none through a file.
    let (_folder, path) = file("四月.csv", "姓名,6\n组员0,早\n".as_bytes());
    assert!(matches!(office.read(Post::Archivist, &path), Err(No::Refused(refusal)) if refusal.clauses == ["SEC-08"]));
}

fn table(name: &str, content: &[u8]) -> Result<Table, No> {
    let (_folder, path) = file(name, content);
    read_holidays(&path)
}

fn lines(table: &Table) -> Vec<String> {
    table.days.iter().map(|mark| format!("{} {} {}", mark.day, mark.kind.word(), mark.name)).collect()
}

const HOLIDAYS: &str = "序号,日期,星期,类型,名称\r\n1,2027-01-01,周五,休,元旦\r\n2,2027/1/2,周六,班,元旦\r\n3,2026年12月26日,周六,班,\r\n";

#[test]
fn holidays_are_read_in_every_encoding_and_line_end() {
    let expected = ["2027-01-01 休 元旦", "2027-01-02 班 元旦", "2026-12-26 班 班"];
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(HOLIDAYS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, content) in [
        ("crlf.csv", HOLIDAYS.as_bytes().to_vec()),
        ("lf.csv", HOLIDAYS.replace("\r\n", "\n").into_bytes()),
        ("bom.csv", format!("\u{feff}{HOLIDAYS}").into_bytes()),
        ("gbk.csv", GB18030.encode(HOLIDAYS).0.into_owned()),
        ("tabs.txt", HOLIDAYS.replace(',', "\t").into_bytes()),
        ("utf16.csv", utf16),
    ] {
        let read = table(name, &content).unwrap();
        assert_eq!((lines(&read), read.year), (expected.map(str::to_owned).to_vec(), 2027), "{name}");
        assert_eq!(read.file, name);
    }
}

#[test]
fn the_json_of_notices_is_read_in_every_encoding_and_year_format() {
    let json = |year: &str, day: &str| {
        format!("{{\r\n \"year\": {year},\r\n \"days\": [{{\"name\": \"元旦\", \"date\": \"{day}\", \"isOffDay\": true}}]\r\n}}\r\n")
    };
    for (name, content) in [
        ("crlf.json", json("2027", "2027-01-01").into_bytes()),
        ("bom.JSON", format!("\u{feff}{}", json("2027", "2027-01-01")).into_bytes()),
        ("gbk.json", GB18030.encode(&json("2027", "2027-01-01")).0.into_owned()),
        ("text.json", json("\"2027\"", "2027/1/1").into_bytes()),
        ("large.json", json("99999999999", "2027年1月1日").into_bytes()),
    ] {
        let read = table(name, &content).unwrap();
        assert_eq!((lines(&read), read.year), (vec!["2027-01-01 休 元旦".to_owned()], 2027), "{name}");
    }
    // A table that names no day of the year that it says it is of is not taken over.
    let read = table("other.json", json("2031", "2027-01-01").as_bytes()).unwrap();
    let mut office = Office::open();
    let command = Command::ImportCalendar { year: read.year, days: read.days, source: read.file };
    assert_eq!(refused_by(&office.act(Post::Director, command)), Some("CONV-09"));
}

#[test]
fn what_is_no_table_of_holidays_is_refused_as_a_whole() {
    for (name, content) in [
        ("none.csv", "日期,名称\n2027-01-01,元旦\n"),
        ("words.csv", "关于放假的通知,正文\n第一条,第二条\n"),
        ("broken.json", "{\"year\": 2027, \"days\": ["),
        ("empty.json", "{\"year\": 2027, \"days\": []}"),
        ("list.json", "[1, 2, 3]"),
        ("feb.json", "{\"year\": 2027, \"days\": [{\"name\": \"春节\", \"date\": \"2027-02-30\", \"isOffDay\": true}]}"),
        ("kind.json", "{\"year\": 2027, \"days\": [{\"name\": \"春节\", \"date\": \"2027-02-06\", \"isOffDay\": \"yes\"}]}"),
    ] {
        let Err(No::Refused(refusal)) = table(name, content.as_bytes()) else { panic!("{name}") };
        assert_eq!((refusal.message.id, refusal.clauses), ("roster-plan-holidays-none", vec!["CONV-09"]), "{name}");
    }
    for row in ["2027-02-30,休,春节", "2027-02-06 至 2027-02-08,休,春节", "2月6日,休,春节"] {
        let Err(No::Refused(refusal)) = table("rows.csv", format!("日期,类型,名称\n2027-01-01,休,元旦\n{row}\n").as_bytes())
        else {
            panic!("{row}")
        };
        assert_eq!(Lang::Zh.say(&refusal.message), "第 3 行写了休或班，但日期读不出来，须一行一天，如 2026-01-01", "{row}");
    }
    let large = format!("{{\"year\": 2027, \"days\": [], \"x\": \"{}\"}}", "x".repeat(5 << 20));
    let Err(No::Fault(fault)) = table("large.json", large.as_bytes()) else { panic!() };
    assert_eq!(fault.code, "SHEET-NO-TABLE");
    let Err(No::Fault(fault)) = read_holidays(Path::new("/nowhere/at/all.json")) else { panic!() };
    assert_eq!(fault.code, "FILE-MISSING");
}

/// The shipped tables come in as they are: a day twice, or named by nothing, would be refused.
#[test]
fn a_day_that_stands_there_twice_is_refused() {
    let mut office = Office::open();
    for rows in ["2027-01-01,休,元旦\n2027-01-01,班,元旦\n", "2027-01-01,休,元旦\n2027-01-01,休,元旦\n"] {
        let read = table("twice.csv", format!("日期,类型,名称\n{rows}").as_bytes()).unwrap();
        let command = Command::ImportCalendar { year: read.year, days: read.days, source: read.file };
        assert_eq!(refused_by(&office.act(Post::Director, command)), Some("CONV-09"));
    }
}
