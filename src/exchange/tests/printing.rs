//! The printed page: a PDF comes out, goes on where it is long, and a bad font is said.

use super::super::font::FontWidths;
use super::*;

fn font() -> Vec<u8> {
    std::fs::read(fixture("noto-sans-sc-few.otf")).unwrap()
}

fn sheet(paragraphs: usize) -> Page {
    let mut page = Page {
        title: "恢复码".to_owned(),
        paragraphs: vec![Paragraph::new("7K4M-Q2XP-9RTB-C5HN-A3WE-J6VD-Y8FG-ZS1M", Style::Code)],
        department: "客服部".to_owned(),
        date: "2026-03-11".to_owned(),
    };
    for _ in 0..paragraphs {
        page.paragraphs.push(Paragraph::new(
            "忘记密码时，用它打开数据。打印后放进保险柜，只显示这一次；换新码后旧码作废".replace(['；', '旧'], "，"),
            Style::Body,
        ));
        page.paragraphs.push(Paragraph::new("", Style::Small));
    }
    page
}

fn pages(pdf: &[u8]) -> usize {
    let needle = b"/Type/Page/";
    pdf.windows(needle.len()).filter(|w| w == needle).count()
}

#[test]
fn a_page_becomes_a_pdf() {
    let font = font();
    let pdf = sheet(3).pdf(PageFont { bytes: &font, index: 0 }).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    let spaceless: Vec<u8> = pdf.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
    assert_eq!(pages(&spaceless), 1);
    let pdf = sheet(40).pdf(PageFont { bytes: &font, index: 0 }).unwrap();
    let spaceless: Vec<u8> = pdf.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
    assert_eq!(pages(&spaceless), 3);
    assert!(Page::default().pdf(PageFont { bytes: &font, index: 0 }).is_ok());
}

#[test]
fn widths_come_from_the_font() {
    let font = font();
    let widths = FontWidths::new(&font, 0).unwrap();
    assert!((widths.width('客') - 1.0).abs() < 0.001);
    assert!((widths.width('0') - 0.555).abs() < 0.001);
    assert!((widths.width('i') - 0.275).abs() < 0.01);
}

#[test]
fn bad_fonts_are_said() {
    let whole = font();
    for bytes in [b"".as_slice(), b"OTTO", b"ttcf\0\x01\0\0\0\0\0\x01\0\0\0\x10", &whole[..200], &whole[..whole.len() / 2]] {
        let fault = sheet(1).pdf(PageFont { bytes, index: 0 }).unwrap_err();
        assert_eq!(fault.code, "PAGE-FONT");
        spoken(&fault);
    }
}
