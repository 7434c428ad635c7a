//! Files that the program writes: what is in them, that they read back, and that they are whole or not there.

use std::fs;
use std::io::Read;

use jiff::civil::date;
use proptest::prelude::*;

use super::super::csv_out::{guarded, unguarded};
use super::super::workbook_out::{WorkbookOut, panicked, sheet_name};
use super::*;

fn columns() -> Vec<OutColumn> {
    vec![
        OutColumn::new("名称", 24, OutKind::Text),
        OutColumn::new("手机", 14, OutKind::Text),
        OutColumn::new("次数", 8, OutKind::Integer),
        OutColumn::new("金额", 12, OutKind::Decimal),
        OutColumn::new("建档日期", 12, OutKind::Date),
        OutColumn::new("登记时刻", 18, OutKind::Moment),
    ]
}

fn row(name: &str) -> Vec<OutCell<'_>> {
    vec![
        name.into(),
        "013812345678".into(),
        OutCell::Integer(-3),
        OutCell::Decimal { hundredths: -128_640_005 },
        OutCell::Date(date(2026, 3, 11)),
        OutCell::Moment(date(2026, 3, 11).at(22, 18, 0, 0)),
    ]
}

/// Names that try what a sheet makes of text.
const NAMES: [&str; 12] =
    ["潍坊点掌财经集团有限公司", "=1+1", "+86 138", "-", "@all", "\t制表", "'=x", "''", "说\"好\",是", "两\r\n行", " 空格 ", "_x0041_ <&>"];

fn written(folder: &Path, format: SheetFormat) -> PathBuf {
    let path = folder.join(if format == SheetFormat::Csv { "导出.csv" } else { "导出.xlsx" });
    assert_eq!(SheetFormat::of_path(&path), Some(format));
    let mut writer = SheetWriter::create(&path, format, "客户", &columns()).unwrap();
    for name in NAMES {
        writer.row(&row(name)).unwrap();
    }
    writer.row(&[OutCell::Empty, String::from("只有电话").into()]).unwrap();
    writer.finish().unwrap();
    path
}

#[test]
fn what_is_written_reads_back() {
    let folder = folder();
    for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
        let path = written(folder.path(), format);
        let (table, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
        assert_eq!(table.headers.join(","), "名称,手机,次数,金额,建档日期,登记时刻");
        assert_eq!(rows.len(), NAMES.len() + 1);
        for ((number, cells), (at, name)) in rows.iter().zip((2u32..).zip(NAMES)) {
            assert_eq!(*number, at, "{format:?} {name:?}");
            assert_eq!(
                texts(cells),
                [name, "013812345678", "-3", cells[3].text().as_ref(), "2026-03-11", "2026-03-11 22:18"],
                "{format:?}"
            );
            match format {
                SheetFormat::Csv => assert_eq!(cells[3], Cell::Text("-1286400.05".to_owned())),
                _ => {
                    assert_eq!((&cells[2], &cells[3]), (&Cell::Number(-3.0), &Cell::Number(-1_286_400.05)));
                    assert_eq!(cells[4], Cell::Date(date(2026, 3, 11).at(0, 0, 0, 0)));
                    assert!(matches!(cells[1], Cell::Text(_)));
                }
            }
        }
        assert_eq!(rows[NAMES.len()].1, [Cell::Empty, Cell::Text("只有电话".to_owned())]);
    }
    // No temporary file is left.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn csv_is_what_chinese_excel_opens_and_runs_nothing() {
    let folder = folder();
    let bytes = fs::read(written(folder.path(), SheetFormat::Csv)).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}名称,手机,"));
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[2].starts_with("'=1+1,013812345678,-3,-1286400.05,2026-03-11,2026-03-11 22:18"));
    assert!(lines[3].starts_with("'+86 138,"));
    assert!(lines[4].starts_with("'-,"));
    assert!(lines[7].starts_with("''=x,"));
    assert!(lines[8].starts_with("'',"));
    assert!(text.contains("\"说\"\"好\"\",是\""));
}

#[test]
fn workbooks_have_a_filter_a_frozen_bold_header_and_formats() {
    let folder = folder();
    let path = written(folder.path(), SheetFormat::Xlsx);
    let part = |name: &str| {
        let mut text = String::new();
        let mut file = fs::File::open(&path).unwrap();
        let mut content = super::super::archive::open_entry(&mut file, name).unwrap().unwrap();
        content.read_to_string(&mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<autoFilter ref="A1:F14"/>"#));
    assert!(sheet.contains(r#"ySplit="1""#) && sheet.contains(r#"state="frozen""#));
    let styles = part("xl/styles.xml");
    assert!(styles.contains("<b/>") && styles.contains("yyyy\\-mm\\-dd") || styles.contains("yyyy-mm-dd"));
}

#[test]
fn a_workbook_says_in_its_last_sheet_what_it_is_of_and_csv_is_the_table_alone() {
    let folder = folder();
    let head = |lang| {
        let mut page = Page::by(lang, "投诉", "客服部", "林霞", date(2026, 3, 11).at(9, 42, 0, 0));
        page.facts.push(Entry::new("筛选", "渠道：热线\n状态：待判定"));
        page
    };
    for (lang, name) in [(Lang::Zh, "说明"), (Lang::En, "About")] {
        let path = folder.path().join("投诉.xlsx");
        let mut writer = SheetWriter::headed(&path, SheetFormat::Xlsx, head(lang), &columns()).unwrap();
        writer.row(&row("甲")).unwrap();
        writer.finish().unwrap();
        let seen = inspect(&path, &OpenOptions::default()).unwrap();
        assert_eq!((seen.sheets.len(), seen.sheet.as_str(), seen.sheets[1].as_str()), (2, "投诉", name));
        let options = OpenOptions { sheet: Some(name.to_owned()), header_row: Some(0), ..OpenOptions::default() };
        let lines: Vec<String> = all_rows(&path, &options).unwrap().1.into_iter().map(|(_, cells)| texts(&cells).join("|")).collect();
        assert_eq!(lines[0], "投诉");
        assert!(lines[2].ends_with("林霞") && lines[4] == "筛选|渠道：热线\n状态：待判定", "{lines:?}");
    }
    let path = folder.path().join("投诉.csv");
    SheetWriter::headed(&path, SheetFormat::Csv, head(Lang::Zh), &columns()).unwrap().finish().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 1);
}

#[test]
fn full_sheets_go_on_in_a_next_one() {
    let folder = folder();
    let path = folder.path().join("很多.xlsx");
    let name = "客户投诉登记台账（二〇二六年第一季度，含下属各分公司全部记录）";
    let mut writer = WorkbookOut::with_limit(&path, Page { title: name.to_owned(), ..Page::default() }, &columns(), 4).unwrap();
    for name in ["一", "二", "三", "四", "五", "六", "七"] {
        writer.row(&row(name)).unwrap();
    }
    writer.finish().unwrap();
    let seen = inspect(&path, &OpenOptions::default()).unwrap();
    assert_eq!(seen.sheets.len(), 3);
    assert!(seen.sheets[1].ends_with("(2)") && seen.sheets[2].ends_with("(3)"), "{:?}", seen.sheets);
    let names: Vec<String> = seen
        .sheets
        .iter()
        .flat_map(|sheet| {
            let options = OpenOptions { sheet: Some(sheet.clone()), ..OpenOptions::default() };
            let (table, rows) = all_rows(&path, &options).unwrap();
            assert_eq!(table.headers.len(), 6);
            rows.into_iter().map(|(_, cells)| cells[0].text().into_owned())
        })
        .collect();
    assert_eq!(names.concat(), "一二三四五六七");
}

#[test]
fn sheet_names_fit_excel() {
    assert_eq!(sheet_name("客户", ""), "客户");
    assert_eq!(sheet_name("客户", "(2)"), "客户(2)");
    assert_eq!(sheet_name("'a/b:c*?[d]\\'", ""), "a b c   d");
    assert_eq!(sheet_name("", ""), "Sheet1");
    assert_eq!(sheet_name(&"名".repeat(40), "(12)").chars().count(), 31);
    assert_eq!(sheet_name(&"𠮷".repeat(40), "").encode_utf16().count(), 30);
}

#[test]
fn strange_values_stay_what_they_are() {
    let folder = folder();
    let path = folder.path().join("a.xlsx");
    let mut writer = SheetWriter::create(&path, SheetFormat::Xlsx, "S", &columns()).unwrap();
    let cells = vec![
        OutCell::Date(date(1899, 5, 1)),
        OutCell::Moment(date(1850, 1, 1).at(8, 30, 15, 0)),
        OutCell::Integer(i64::MAX),
        OutCell::Decimal { hundredths: i64::MIN },
        OutCell::Date(date(1900, 3, 1)),
        OutCell::Moment(date(9999, 12, 31).at(23, 59, 59, 0)),
    ];
    writer.row(&cells).unwrap();
    writer.finish().unwrap();
    let (_, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
    let seen = &rows[0].1;
    assert_eq!(seen[0].text(), "1899-05-01");
    assert_eq!(seen[1].text(), "1850-01-01 08:30:15");
    assert_eq!(seen[2].text(), i64::MAX.to_string());
    assert_eq!(seen[4].text(), "1900-03-01");
    assert_eq!(seen[5].text(), "9999-12-31 23:59:59");
    // What Excel cannot hold is a fault with its place.
    let mut writer = SheetWriter::create(&path, SheetFormat::Xlsx, "S", &columns()).unwrap();
    let long = "长".repeat(32_768);
    let fault = writer.row(&[OutCell::Empty, long.as_str().into()]).unwrap_err();
    assert_eq!((fault.code, fault.cause.as_str()), ("SHEET-CELL-LONG", "B2"));
}

#[test]
fn files_are_whole_or_as_they_were() {
    let folder = folder();
    for format in [SheetFormat::Csv, SheetFormat::Xlsx, SheetFormat::Pdf] {
        let path = folder.path().join("a.any");
        fs::write(&path, "旧").unwrap();
        let mut writer = SheetWriter::create(&path, format, "S", &columns()).unwrap();
        writer.row(&row("甲")).unwrap();
        drop(writer);
        assert_eq!(fs::read_to_string(&path).unwrap(), "旧", "{format:?}");
        let writer = SheetWriter::create(&path, format, "S", &columns()).unwrap();
        writer.finish().unwrap();
        assert_ne!(fs::read(&path).unwrap(), "旧".as_bytes(), "{format:?}");
        fs::remove_file(&path).unwrap();
        // The target becomes a folder while the file is written.
        let writer = SheetWriter::create(&path, format, "S", &columns()).unwrap();
        fs::create_dir(&path).unwrap();
        let fault = writer.finish().unwrap_err();
        assert_eq!(fault.code, "FILE-FOLDER", "{format:?}");
        spoken(&fault);
        fs::remove_dir(&path).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{format:?}");
    }
}

#[test]
fn places_where_nothing_can_be_written_are_named() {
    let (folder, plain) = file("plain", b"x");
    let cases = [
        (folder.path().to_owned(), "FILE-FOLDER"),
        (folder.path().join("没有/a.xlsx"), "FILE-NO-FOLDER"),
        (plain.join("a.xlsx"), "FILE-NO-FOLDER"),
    ];
    for (path, code) in cases {
        let faults = [
            SheetWriter::create(&path, SheetFormat::Csv, "S", &columns()).err(),
            SheetWriter::create(&path, SheetFormat::Xlsx, "S", &columns()).err(),
            write_bytes(&path, b"x").err(),
        ];
        for fault in faults {
            let fault = fault.unwrap();
            assert_eq!(fault.code, code, "{path:?}");
            spoken(&fault);
        }
    }
    let mut closed = fs::metadata(&plain).unwrap().permissions();
    closed.set_readonly(true);
    fs::set_permissions(&plain, closed).unwrap();
    let fault = write_bytes(&plain, b"y").unwrap_err();
    assert_eq!(fault.code, "FILE-DENIED");
    spoken(&fault);
    assert_eq!(fs::read(&plain).unwrap(), b"x");
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_files_are_not_private() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, real) = file("real.csv", b"x");
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    write_bytes(&link, b"y").unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read(&real).unwrap(), b"y");
    let fresh = folder.path().join("fresh");
    fs::write(&fresh, b"").unwrap();
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode(), fs::metadata(&fresh).unwrap().permissions().mode());
}

#[test]
fn a_full_disk_is_said() {
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let fault = super::super::faults::writing(Path::new("a.xlsx"), &full);
    assert_eq!(fault.code, "FILE-FULL");
    spoken(&fault);
    // The words with which the library panics when its rows no longer fit.
    let panic = format!("Couldn't write to xml file: {:?}", std::io::Error::from(std::io::ErrorKind::StorageFull));
    assert_eq!(panicked(Path::new("a.xlsx"), &panic).code, "FILE-FULL");
}

#[test]
fn flawed_rows_go_back_with_their_reasons_and_can_be_imported_again() {
    let folder = folder();
    let source = fixture("customers-120.xlsx");
    let spool = Spool::fill(&source, &OpenOptions::default(), &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap();
    let mark = |row, column, reason: &str| Mark { row, column, reason: reason.to_owned() };
    let marks = [
        mark(101, Some(0), "A101 客户名称是空的"),
        mark(7, Some(2), "C7 手机只有 10 位，应为 11 位"),
        mark(7, Some(12), "M7 校验码不对"),
        mark(9, None, "第 9 行与第 8 行重复"),
    ];
    let path = folder.path().join("问题行.xlsx");
    for lang in [Lang::Zh, Lang::En] {
        assert_eq!(write_marked(&path, &spool, "客户", lang, &marks).unwrap(), 3);
        let seen = inspect(&path, &OpenOptions::default()).unwrap();
        assert_eq!(seen.headers.len(), 17);
        assert_eq!(seen.headers[..16], *spool.headers());
        assert!(is_problem_header(&seen.headers[16]) && seen.headers[16] == problem_header(lang));
        let (_, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
        let original = spool.rows(5..6).unwrap();
        assert_eq!(texts(&rows[0].1)[..15], texts(&original[0].1)[..15]);
        assert_eq!(rows[0].1[16].text(), "C7 手机只有 10 位，应为 11 位\nM7 校验码不对");
        assert_eq!(rows[1].1[16].text(), "第 9 行与第 8 行重复");
        assert!(rows[2].1[0].is_blank());
    }
    let mut file = fs::File::open(&path).unwrap();
    let mut notes = String::new();
    super::super::archive::open_entry(&mut file, "xl/comments1.xml").unwrap().unwrap().read_to_string(&mut notes).unwrap();
    assert!(notes.contains(r#"ref="C2""#) && notes.contains(r#"ref="M2""#) && notes.contains(r#"ref="A4""#));
    // The second round has no second column of problems.
    let again = Spool::fill(&path, &OpenOptions::default(), &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap();
    let second = folder.path().join("第二轮.xlsx");
    write_marked(&second, &again, "客户", Lang::Zh, &[mark(2, Some(2), "仍然不对")]).unwrap();
    let seen = inspect(&second, &OpenOptions::default()).unwrap();
    assert_eq!(seen.headers.iter().filter(|h| is_problem_header(h)).count(), 1);
    assert!(!is_problem_header("问题") && !is_problem_header("问题描述"));
}

#[test]
fn marked_rows_keep_types() {
    let folder = folder();
    let mut spool = Spool::new(1, ["甲", "乙", "丙", "丁", "戊"].map(str::to_owned).to_vec());
    let cells = [
        Cell::Number(13_812_345_678.0),
        Cell::Date(date(2026, 3, 11).at(0, 0, 0, 0)),
        Cell::Date(date(2026, 3, 11).at(8, 30, 0, 0)),
        Cell::Bool(false),
        Cell::Number(0.5),
    ];
    spool.push(2, cells.to_vec()).unwrap();
    spool.push(3, cells.to_vec()).unwrap();
    let marks: Vec<Mark> = (0..7).map(|column| Mark { row: 3, column: Some(column), reason: "不对".to_owned() }).collect();
    let path = folder.path().join("a.xlsx");
    write_marked(&path, &spool, "S", Lang::Zh, &[marks.as_slice(), &[Mark { row: 2, column: None, reason: "重复".to_owned() }]].concat())
        .unwrap();
    let (table, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
    assert_eq!(table.headers.len(), 8);
    for (_, row) in rows {
        assert_eq!(row[..5], cells);
    }
}

#[test]
fn tables_are_copied_as_lines_of_tabs() {
    let text = tab_text([vec!["名称", "备注"], vec!["甲\t乙", "两\n行"], vec!["=1+1", "说\"好\""]]);
    assert_eq!(text, "名称\t备注\n甲 乙\t两 行\n'=1+1\t说\"好\"\n");
}

proptest! {
    #[test]
    fn the_guard_takes_itself_off(text in prop_oneof![any::<String>(), "['=+\\-@\t\r]{0,4}[a-z甲]{0,3}"]) {
        let out = guarded(&text);
        prop_assert_eq!(unguarded(&out), text.as_str());
        prop_assert!(!out.starts_with(['=', '+', '-', '@', '\t', '\r']));
    }
}
