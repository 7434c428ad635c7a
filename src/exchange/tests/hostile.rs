//! Files that are broken, cut off, mislabelled or made to harm. Every one ends in a fault with a sentence, none in a panic.

use rust_xlsxwriter::Workbook;

use super::*;

#[test]
fn what_is_no_file_is_named() {
    let folder = folder();
    assert_eq!(refused(&folder.path().join("没有.xlsx")), "FILE-MISSING");
    assert_eq!(refused(folder.path()), "FILE-FOLDER");
    let (_folder, path) = file("a.csv", b"");
    assert_eq!(refused(&path), "SHEET-EMPTY");
    for blank in ["\u{feff}", "\n\n\r\n", " , ,\n", "   "] {
        let (_folder, path) = file("a.csv", blank.as_bytes());
        assert_eq!(refused(&path), "SHEET-EMPTY", "{blank:?}");
    }
    #[cfg(unix)]
    assert_eq!(refused(Path::new("/dev/zero")), "SHEET-NO-TABLE");
}

#[test]
fn what_is_no_table_is_named() {
    let binary: Vec<u8> = (0..2_000u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).chain([0, 0, 1, 0]).collect();
    let cases: [(&[u8], &str); 8] = [
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "SHEET-NO-TABLE"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "SHEET-NO-TABLE"),
        (&binary, "SHEET-NO-TABLE"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "SHEET-NO-TABLE"),
        (b"\xEF\xBB\xBF\r\n<!DOCTYPE html>", "SHEET-NO-TABLE"),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "SHEET-NO-TABLE"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "SHEET-NO-TABLE"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "SHEET-NO-TABLE"),
    ];
    for (content, code) in cases {
        let (_folder, path) = file("a.xls", content);
        assert_eq!(refused(&path), code);
    }
    let (_folder, path) = file("a.docx", &Zip::new().with("word/document.xml", b"<w/>").end());
    assert_eq!(refused(&path), "SHEET-NO-TABLE");
    let (_folder, path) = file("a.xlsb", &Zip::new().with("xl/workbook.bin", b"\0\0").end());
    assert_eq!(refused(&path), "SHEET-NO-TABLE");
}

#[test]
fn cut_files_are_refused_at_every_length() {
    for name in ["customers-120.xlsx", "customers-40.ods", "customers-40.xls"] {
        let whole = std::fs::read(fixture(name)).unwrap();
        for part in [8, 100, 600, whole.len() / 4, whole.len() / 2, whole.len() * 9 / 10, whole.len() - 30] {
            let (_folder, path) = file(name, &whole[..part]);
            // The last sector of a compound file may hold nothing that is missed.
            match all_rows(&path, &OpenOptions::default()) {
                Ok((_, rows)) => assert!(name.ends_with("xls") && part == whole.len() - 30 && rows.len() == 40),
                Err(fault) => {
                    spoken(&fault);
                    assert!(["SHEET-TRUNCATED", "SHEET-DAMAGED"].contains(&fault.code), "{name} {part}: {fault}");
                }
            }
        }
    }
}

#[test]
fn changed_bytes_never_panic() {
    for name in ["customers-120.xlsx", "customers-40.ods", "customers-40.xls"] {
        let whole = std::fs::read(fixture(name)).unwrap();
        for at in (0..whole.len()).step_by(whole.len() / 60) {
            let mut broken = whole.clone();
            broken[at] ^= 0x55;
            let (_folder, path) = file(name, &broken);
            if let Err(fault) = all_rows(&path, &OpenOptions::default()) {
                spoken(&fault);
            }
        }
    }
}

#[test]
fn bytes_outside_the_encoding_are_named_with_their_row() {
    let folder = folder();
    let path = folder.path().join("a.csv");
    let mut text = "名称,备注\n".to_owned();
    for row in 2..=5_000 {
        text.push_str(&format!("甲公司{row},\"正常\n的一行\"\n"));
    }
    let good = text.len();
    let mut bytes = text.into_bytes();
    bytes.extend(b"\xE5\xFF,x\n");
    bytes.extend("乙公司,尾\n".as_bytes());
    std::fs::write(&path, &bytes).unwrap();
    // Nearly all of it is UTF-8, so that is what it is, and the damage is reported.
    let fault = all_rows(&path, &OpenOptions::default()).unwrap_err();
    assert_eq!((fault.code, fault.cause.as_str()), ("SHEET-ENCODING", "row 5001, UTF-8"));
    spoken(&fault);
    // Cut inside a character.
    std::fs::write(&path, &bytes[..good - 4]).unwrap();
    assert_eq!(refused(&path), "SHEET-ENCODING");
    // Read in an encoding that it is not.
    let chosen = OpenOptions { encoding: Some(TextEncoding::Utf8), ..OpenOptions::default() };
    assert_eq!(refused_with(&fixture("customers-120.gb18030.csv"), &chosen), "SHEET-ENCODING");
}

#[test]
fn zero_bytes_are_refused() {
    let (_folder, path) = file("a.csv", "名称,备注\n甲\0,1\n乙\0\0,2\n".as_bytes());
    assert_eq!(refused(&path), "SHEET-NO-TABLE");
    let mut late = "名称,备注\n".as_bytes().to_vec();
    late.extend("甲,1\n".repeat(20_000).bytes());
    late.extend(b"\0,2\n");
    let (_folder, path) = file("a.csv", &late);
    assert_eq!(refused(&path), "SHEET-ZERO");
}

#[test]
fn too_wide_and_too_long_are_named_with_their_place() {
    let wide = format!("a,b\n{}\n", vec!["x"; 257].join(","));
    let (_folder, path) = file("a.csv", wide.as_bytes());
    let fault = all_rows(&path, &OpenOptions::default()).unwrap_err();
    assert_eq!((fault.code, fault.cause.as_str()), ("SHEET-WIDE", "row 2"));
    // Empty columns are no content.
    let (_folder, path) = file("a.csv", format!("a,b\nc,d{}\n", ",".repeat(5_000)).as_bytes());
    assert_eq!(all_rows(&path, &OpenOptions::default()).unwrap().1.len(), 1);

    let text = |chars: usize| format!("名称,备注\n甲,{}\n", "长".repeat(chars));
    let (_folder, path) = file("a.csv", text(32_767).as_bytes());
    assert!(all_rows(&path, &OpenOptions::default()).is_ok());
    let (_folder, path) = file("a.csv", text(32_768).as_bytes());
    let fault = all_rows(&path, &OpenOptions::default()).unwrap_err();
    assert_eq!((fault.code, fault.cause.as_str()), ("SHEET-CELL-LONG", "B2"));

    let (_folder, path) = file("a.xlsx", &xlsx_of(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="IW2"><v>1</v></c></row>"#));
    assert_eq!(refused(&path), "SHEET-WIDE");
    let long = format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>"#, "x".repeat(40_000));
    let (_folder, path) = file("a.xlsx", &xlsx_of(&long));
    assert_eq!(refused(&path), "SHEET-CELL-LONG");
}

#[test]
fn a_lost_quotation_mark_does_not_fill_the_memory() {
    let mut text = "名称,备注\n甲,\"没有结束\n".to_owned();
    text.push_str(&"乙,一行\n".repeat(2_000_000));
    let (_folder, path) = file("a.csv", text.as_bytes());
    assert_eq!(refused(&path), "SHEET-ROW-LONG");
}

#[test]
fn archives_that_grow_beyond_reason_are_refused() {
    // Declared openly.
    let huge = xlsx_around("<worksheet/>").with_declared("xl/sharedStrings.xml", b"<sst/>", 0xFFFF_FFF0, 0).end();
    let (_folder, path) = file("a.xlsx", &huge);
    assert_eq!(refused(&path), "SHEET-INFLATES");
    // Hidden behind a false declaration: 150 MB of spaces that claim to be ten bytes.
    let spaces = vec![b' '; 150 << 20];
    let lying = xlsx_around("<worksheet/>").with_declared("xl/sharedStrings.xml", &spaces, 10, 0).end();
    assert!(lying.len() < 1 << 20);
    let (_folder, path) = file("a.xlsx", &lying);
    assert_eq!(refused(&path), "SHEET-INFLATES");
}

#[test]
fn protected_workbooks_are_named() {
    let locked = xlsx_around("<worksheet/>").with_declared("xl/styles.xml", b"x", 1, 1).end();
    let (_folder, path) = file("a.xlsx", &locked);
    assert_eq!(refused(&path), "SHEET-PASSWORD");
    // Excel wraps an encrypted workbook into a compound file: the name of one stream in the fixture is changed to say so.
    let mut book = std::fs::read(fixture("customers-40.xls")).unwrap();
    let units = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (from, to) = (units("Workbook"), units("EncryptedPackage"));
    let at = book.windows(from.len()).rposition(|w| w == from).unwrap();
    book[at..at + to.len()].copy_from_slice(&to);
    let (_folder, path) = file("a.xlsx", &book);
    assert_eq!(refused(&path), "SHEET-PASSWORD");
}

#[test]
fn sizes_that_cannot_be_are_refused() {
    // Room for 10^14 texts would end the program.
    let strings = format!(r#"<sst {}uniqueCount="99999999999999"><si><t>x</t></si></sst>"#, " ".repeat(9_000));
    let (_folder, path) = file("a.xlsx", &xlsx_around("<worksheet/>").with("xl/sharedStrings.xml", strings.as_bytes()).end());
    assert_eq!(refused(&path), "SHEET-DAMAGED");
    // The same in an old workbook: the record of the size of its first sheet says four thousand million rows.
    let whole = std::fs::read(fixture("customers-40.xls")).unwrap();
    let at = whole.windows(4).position(|w| w == [0x00, 0x02, 0x0E, 0x00]).unwrap();
    let mut book = whole.clone();
    book[at + 8..at + 12].copy_from_slice(&[0xFF; 4]);
    let (_folder, path) = file("a.xls", &book);
    assert_eq!(refused(&path), "SHEET-DAMAGED");
    // A cell in column 40,000.
    let at = whole.windows(4).position(|w| w == [0xFD, 0x00, 0x0A, 0x00]).unwrap();
    let mut book = whole;
    book[at + 6..at + 8].copy_from_slice(&40_000u16.to_le_bytes());
    let (_folder, path) = file("a.xls", &book);
    assert_eq!(refused(&path), "SHEET-WIDE");
}

#[test]
fn compound_files_in_circles_are_refused() {
    let mut book = std::fs::read(fixture("customers-40.xls")).unwrap();
    // Every sector of the table points to the first one.
    let table = 512 * (1 + usize::try_from(u32::from_le_bytes(book[76..80].try_into().unwrap())).unwrap());
    for entry in book[table..table + 512].chunks_exact_mut(4) {
        entry.copy_from_slice(&0u32.to_le_bytes());
    }
    let (_folder, path) = file("a.xls", &book);
    assert_eq!(refused(&path), "SHEET-TRUNCATED");
}

#[test]
fn opendocument_that_would_hang_or_swell_is_refused() {
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let row = format!("<table:table-row>{cell}{cell}</table:table-row>");
    let (_folder, path) = file("a.ods", &ods_of(&row));
    assert_eq!(all_rows(&path, &OpenOptions::default()).unwrap().0.headers, ["x", "x"]);
    let cases = [
        // A table that is not closed makes calamine wait for ever.
        (ods_around(&format!("<table:table table:name=\"S\">{row}")), "SHEET-DAMAGED"),
        (ods_of(&format!("<table:table-row>{cell}<office:annotation></table:table-row>")), "SHEET-DAMAGED"),
        (
            ods_of("<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" office:value=\"1\"/></table:table-row>"),
            "SHEET-WIDE",
        ),
        (
            ods_of(&format!(
                "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"200\"/>{cell}</table:table-row>"
            )),
            "SHEET-INFLATES",
        ),
        (
            ods_of(&format!(
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell>{cell}</table:table-row>"
            )),
            "SHEET-INFLATES",
        ),
    ];
    for (content, code) in cases {
        let (_folder, path) = file("a.ods", &content);
        assert_eq!(refused(&path), code);
    }
}

#[test]
fn workbooks_with_broken_insides_are_refused() {
    let cases = [
        (xlsx_of(r#"<row r="1"><c r="A1" t="s"><v>7</v></c></row>"#), "SHEET-DAMAGED"),
        (xlsx_of(r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#), "SHEET-DAMAGED"),
        (xlsx_around(r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>"#).end(), "SHEET-TRUNCATED"),
        (xlsx_of(""), "SHEET-EMPTY"),
        (Zip::new().with("xl/workbook.xml", b"<workbook").end(), "SHEET-DAMAGED"),
    ];
    for (content, code) in cases {
        let (_folder, path) = file("a.xlsx", &content);
        assert_eq!(refused(&path), code);
    }
}

#[test]
fn a_sheet_that_is_not_there_is_named() {
    let chosen = OpenOptions { sheet: Some("没有".to_owned()), ..OpenOptions::default() };
    assert_eq!(refused_with(&fixture("customers-120.xlsx"), &chosen), "SHEET-NOT-THERE");
    let folder = folder();
    let path = folder.path().join("空.xlsx");
    let mut book = Workbook::new();
    book.add_worksheet();
    book.save(&path).unwrap();
    assert_eq!(refused(&path), "SHEET-EMPTY");
}
