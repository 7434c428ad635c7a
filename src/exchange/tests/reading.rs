//! Files that people send: kinds, encodings, delimiters, headers, types and row numbers.

use jiff::civil::date;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::*;

const HEADERS: [&str; 16] = [
    "客户名称",
    "联系人",
    "手机",
    "固定电话",
    "省份",
    "城市",
    "区县",
    "详细地址",
    "行业",
    "客户等级",
    "信用等级",
    "客户来源",
    "统一社会信用代码",
    "建档日期",
    "年销售额",
    "备注",
];

#[test]
fn the_same_list_reads_the_same_from_every_file() {
    let (_, expected) = all_rows(&fixture("customers-120.utf8bom.csv"), &OpenOptions::default()).unwrap();
    assert_eq!(expected.len(), 120);
    for (name, kind, encoding) in [
        ("customers-120.utf8bom.csv", SheetKind::Csv, Some(TextEncoding::Utf8)),
        ("customers-120.gb18030.csv", SheetKind::Csv, Some(TextEncoding::Gb18030)),
        ("customers-120.utf16le.csv", SheetKind::Csv, Some(TextEncoding::Utf16Le)),
        ("customers-120.xlsx", SheetKind::Xlsx, None),
    ] {
        let seen = inspect(&fixture(name), &OpenOptions::default()).unwrap();
        assert_eq!((seen.kind, seen.encoding, seen.header_row), (kind, encoding, 1), "{name}");
        assert_eq!(seen.headers, HEADERS, "{name}");
        assert_eq!(seen.sample.len(), 20, "{name}");
        let (table, rows) = all_rows(&fixture(name), &OpenOptions::default()).unwrap();
        assert!(table.complete);
        assert_eq!(rows.len(), 120, "{name}");
        for ((row, cells), (expected_row, expected_cells)) in rows.iter().zip(&expected) {
            // The one cell that is a space may be none in a workbook.
            let plain = |cells| texts(cells).iter().map(|t| t.trim().to_owned()).collect::<Vec<_>>();
            assert_eq!((row, plain(cells)), (expected_row, plain(expected_cells)), "{name}");
        }
    }
}

#[test]
fn row_numbers_are_those_of_the_file() {
    let (_, rows) = all_rows(&fixture("customers-120.utf8bom.csv"), &OpenOptions::default()).unwrap();
    let lacking: Vec<u32> = rows.iter().filter(|(_, cells)| cells[0].is_blank()).map(|(row, _)| *row).collect();
    assert_eq!(lacking, [101]);
}

#[test]
fn old_workbooks_and_opendocument_keep_their_types() {
    for name in ["customers-40.xls", "customers-40.ods"] {
        let seen = inspect(&fixture(name), &OpenOptions::default()).unwrap();
        assert_eq!(seen.sheet, "客户资料", "{name}");
        assert_eq!(seen.headers, HEADERS, "{name}");
        let (_, rows) = all_rows(&fixture(name), &OpenOptions::default()).unwrap();
        assert_eq!(rows.len(), 40, "{name}");
        assert_eq!(rows[0].0, 2);
        assert_eq!(rows[0].1[2].text(), "15278220482", "{name}");
        assert_eq!(rows[0].1[13], Cell::Date(date(2026, 8, 18).at(0, 0, 0, 0)), "{name}");
        assert_eq!(rows[0].1[14], Cell::Number(8934.49), "{name}");
    }
    let options = OpenOptions { sheet: Some("类型".to_owned()), ..OpenOptions::default() };
    let seen = inspect(&fixture("customers-40.xls"), &options).unwrap();
    assert_eq!(seen.sheets, ["客户资料", "类型"]);
    assert_eq!(
        seen.sample[0],
        [
            Cell::Text("007".to_owned()),
            Cell::Number(91_370_784.5),
            Cell::Date(date(2026, 3, 11).at(0, 0, 0, 0)),
            Cell::Date(date(2026, 3, 11).at(22, 18, 0, 0)),
            Cell::Text("08:30".to_owned()),
            Cell::Bool(true),
        ]
    );
}

#[test]
fn workbook_cells_keep_what_the_file_says() {
    let folder = folder();
    let path = folder.path().join("类型.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("第一张").unwrap();
    let format = |pattern: &str| Format::new().set_num_format(pattern);
    for (column, title) in ["名称", "手机", "日", "时刻", "时间", "时长", "零头", "公式", "错误", "是否"].iter().enumerate()
    {
        sheet.write_string(2, u16::try_from(column).unwrap(), *title).unwrap();
    }
    sheet.write_string(0, 0, "客户资料登记表").unwrap();
    sheet.write_string(1, 0, "制表人").unwrap();
    sheet.write_string(1, 1, "张三").unwrap();
    sheet.write_string(4, 0, " 乙公司\n二部 _x0041_").unwrap();
    sheet.write_number(4, 1, 13_812_345_678.0).unwrap();
    sheet.write_number_with_format(4, 2, 46_092.0, &format("yyyy\"年\"m\"月\"d\"日\"")).unwrap();
    sheet.write_number_with_format(4, 3, 46_092.929_166_666_6, &format("yyyy-mm-dd hh:mm")).unwrap();
    sheet.write_number_with_format(4, 4, 0.354_166_666_7, &format("h:mm")).unwrap();
    sheet.write_number_with_format(4, 5, 1.5, &format("[h]:mm:ss")).unwrap();
    sheet.write_number(4, 6, 0.1 + 0.2).unwrap();
    sheet.write_formula(4, 7, Formula::new("=B5&\"x\"").set_result("结果")).unwrap();
    sheet.write_formula(4, 8, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_boolean(4, 9, true).unwrap();
    // A format on a far cell is no content.
    sheet.write_blank(4, 9_000, &format("0.00")).unwrap();
    book.add_worksheet().set_name("藏起来").unwrap().set_hidden(true);
    book.add_worksheet().set_name("第二张").unwrap();
    book.save(&path).unwrap();

    let seen = inspect(&path, &OpenOptions::default()).unwrap();
    assert_eq!(seen.sheets, ["第一张", "第二张"]);
    assert_eq!((seen.header_row, seen.headers.len()), (3, 10));
    let (_, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
    assert_eq!(rows.len(), 1);
    let (row, cells) = &rows[0];
    assert_eq!(*row, 5);
    assert_eq!(cells[0], Cell::Text(" 乙公司\n二部 _x0041_".to_owned()));
    assert_eq!(cells[1].text(), "13812345678");
    assert_eq!(cells[2], Cell::Date(date(2026, 3, 11).at(0, 0, 0, 0)));
    assert_eq!(cells[2].text(), "2026-03-11");
    assert_eq!(cells[3], Cell::Date(date(2026, 3, 11).at(22, 18, 0, 0)));
    assert_eq!(cells[4].text(), "08:30");
    assert_eq!(cells[5].text(), "36:00");
    assert_eq!(cells[6].text(), "0.3");
    assert_eq!(cells[7], Cell::Text("结果".to_owned()));
    assert_eq!(cells[8], Cell::Error("#DIV/0!".to_owned()));
    assert_eq!(cells[9], Cell::Bool(true));
}

#[test]
fn the_header_can_be_chosen_or_left_out() {
    let (_folder, path) = file("a.csv", "说明\n\n名称,电话\n甲,1\n乙,2\n".as_bytes());
    let with = |header_row| OpenOptions { header_row, ..OpenOptions::default() };
    let (table, rows) = all_rows(&path, &with(None)).unwrap();
    assert_eq!((table.header_row, table.headers.as_slice()), (3, ["名称".to_owned(), "电话".to_owned()].as_slice()));
    assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [4, 5]);
    let (table, rows) = all_rows(&path, &with(Some(4))).unwrap();
    assert_eq!(table.headers, ["甲", "1"]);
    assert_eq!(rows.len(), 1);
    let (table, rows) = all_rows(&path, &with(Some(0))).unwrap();
    assert_eq!((table.header_row, table.headers.join(",")), (0, "A,B".to_owned()));
    assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [1, 3, 4, 5]);
    assert_eq!(refused_with(&path, &with(Some(2))), "SHEET-HEADER");
    assert_eq!(refused_with(&path, &with(Some(99))), "SHEET-HEADER");
}

#[test]
fn one_column_is_a_table_too() {
    let (_folder, path) = file("a.txt", "手机\r\n13800138000\r\n13800138001\r\n".as_bytes());
    let (table, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
    assert_eq!((table.headers, rows.len()), (vec!["手机".to_owned()], 2));
}

#[test]
fn delimiters_are_found() {
    for delimiter in [",", ";", "\t"] {
        let text = ["名称;电话;备注", "甲;1;住址：一，二", "\"乙,\t;丙\";2;", "丁;3;a,b"].map(|l| l.to_owned());
        let mut lines = Vec::new();
        for line in text {
            // Quoted values hold every delimiter, plain ones only commas where they are not the delimiter.
            let quoted = line.starts_with('"');
            let fields: Vec<String> = if quoted {
                vec!["\"乙,\t;丙\"".to_owned(), "2".to_owned(), String::new()]
            } else {
                line.split(';').map(|f| if delimiter == "," { f.replace(',', "，") } else { f.to_owned() }).collect()
            };
            lines.push(fields.join(delimiter));
        }
        let (_folder, path) = file("a.csv", lines.join("\n").as_bytes());
        let (table, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
        assert_eq!(table.headers, ["名称", "电话", "备注"], "{delimiter:?}");
        assert_eq!(rows[1].1, [Cell::Text("乙,\t;丙".to_owned()), Cell::Text("2".to_owned())], "{delimiter:?}");
        assert_eq!(rows.len(), 3);
    }
}

#[test]
fn rows_are_counted_as_a_sheet_counts_them() {
    for end in ["\n", "\r\n"] {
        let text = ["", "", "名称,备注", "甲,\"一\n二\n三\"", "", "", "乙,", ",", "丙,\"\"\"引\"\"\""].join(end);
        let (_folder, path) = file("a.csv", text.as_bytes());
        let (table, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
        assert_eq!(table.header_row, 3, "{end:?}");
        assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [4, 7, 9], "{end:?}");
        assert_eq!(rows[0].1[1], Cell::Text("一\n二\n三".to_owned()));
        assert_eq!(rows[2].1[1], Cell::Text("\"引\"".to_owned()));
    }
    let (_folder, path) = file("mac.csv", "名称,备注\r甲,1\r乙,2\r".as_bytes());
    let (_, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
    assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn quoted_values_keep_their_line_breaks_and_formulas_stay_text() {
    let (table, rows) = all_rows(&fixture("complaints.csv"), &OpenOptions::default()).unwrap();
    assert_eq!(table.headers[4], "商品/服务");
    assert_eq!(rows.len(), 5);
    assert!(rows[1].1[5].text().contains("\"高空费\""));
    assert!(rows[2].1[5].text().contains("\n1. 左侧面板\n"));
    assert!(rows[3].1[5].text().starts_with("=SUM("));
    assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
}

#[test]
fn encodings_are_found_and_can_be_chosen() {
    let text = "名稱,電話\n臺北貿易股份有限公司,02-2345-6789\n高雄港務運輸有限公司,07-345-6789\n繁體中文資料測試,無\n";
    let big5 = encoding_rs::BIG5.encode(text).0;
    let (_folder, path) = file("a.csv", &big5);
    assert_eq!(inspect(&path, &OpenOptions::default()).unwrap().encoding, Some(TextEncoding::Big5));
    let chosen = OpenOptions { encoding: Some(TextEncoding::Big5), ..OpenOptions::default() };
    assert_eq!(all_rows(&path, &chosen).unwrap().0.headers, ["名稱", "電話"]);

    let utf16: Vec<u8> = "name,手机\nA,1\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (_folder, path) = file("a.csv", &utf16);
    let seen = inspect(&path, &OpenOptions::default()).unwrap();
    assert_eq!((seen.encoding, seen.headers), (Some(TextEncoding::Utf16Be), vec!["name".to_owned(), "手机".to_owned()]));

    // Plain ASCII for long, then one Chinese row in GB18030.
    let mut late = b"name,phone\n".to_vec();
    for row in 0..20_000 {
        late.extend(format!("customer {row},13800138000\n").bytes());
    }
    late.extend(encoding_rs::GB18030.encode("潍坊点掌财经集团有限公司,1\n").0.iter());
    let (_folder, path) = file("a.csv", &late);
    assert_eq!(inspect(&path, &OpenOptions::default()).unwrap().encoding, Some(TextEncoding::Gb18030));
    let (_, rows) = all_rows(&path, &OpenOptions::default()).unwrap();
    assert_eq!(rows[20_000].1[0].text(), "潍坊点掌财经集团有限公司");

    // Characters that only GB18030 has, beyond GBK.
    let rare = encoding_rs::GB18030.encode("姓名,备注\n𠮷田,㐂\n李㛃,䶮\n").0;
    let (_folder, path) = file("a.csv", &rare);
    assert_eq!(all_rows(&path, &OpenOptions::default()).unwrap().1[0].1[0].text(), "𠮷田");
}

#[test]
fn the_ending_of_the_name_may_lie() {
    let folder = folder();
    let path = folder.path().join("客户.csv");
    std::fs::copy(fixture("customers-120.xlsx"), &path).unwrap();
    assert_eq!(inspect(&path, &OpenOptions::default()).unwrap().kind, SheetKind::Xlsx);
    let path = folder.path().join("客户.xls");
    std::fs::copy(fixture("customers-120.gb18030.csv"), &path).unwrap();
    assert_eq!(inspect(&path, &OpenOptions::default()).unwrap().kind, SheetKind::Csv);
}

#[test]
fn reading_stops_when_asked_and_tells_how_far_it_is() {
    for name in ["customers-120.gb18030.csv", "customers-120.xlsx", "customers-40.xls", "customers-40.ods"] {
        let mut seen = 0;
        let mut last = Progress::default();
        let table = read(&fixture(name), &OpenOptions::default(), &mut |_, _, progress| {
            seen += 1;
            last = progress;
            if seen == 30 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        assert_eq!((seen, table.complete), (30, false), "{name}");
        assert!(last.percent().is_some_and(|p| p > 0 && p <= 100), "{name} {last:?}");
    }
}

#[test]
fn places_are_named_as_in_excel() {
    let named = |row, column| Address { row, column }.to_string();
    assert_eq!([named(5, 2), named(1, 25), named(9, 26), named(2, 701), named(2, 702)], ["C5", "Z1", "AA9", "ZZ2", "AAA2"]);
    assert_eq!(column_letters(u32::MAX), "MWLQKWV");
}

#[test]
fn numbers_are_written_out() {
    for (number, text) in [
        (13_812_345_678.0, "13812345678"),
        (370_784_199_001_011_230.0, "370784199001011200"),
        (0.0, "0"),
        (-0.0, "0"),
        (-12.5, "-12.5"),
        (8934.49, "8934.49"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
    ] {
        if !(1e16..1e20).contains(&number) {
            assert_eq!(Cell::Number(number).text(), text);
        } else {
            assert!(!Cell::Number(number).text().contains(['e', '.']));
        }
    }
}
