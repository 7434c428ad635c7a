//! Pages of scanned PDFs as the real program draws them in a second process: good files, and files that mean harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking; only shipped code must not"
)]

use std::path::Path;
use std::time::Duration;

use kefu_desk::exchange::{Block, DrawnPage, LONGEST_SIDE, Page, Paragraph, Style, Undrawn, draw_page};
use kefu_desk::worker::apart::Limits;
use kefu_desk::worker::pages::{LIMITS, draw};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_kefu-desk"))
}

/// A form of the program itself, long enough for several pages.
fn form() -> Vec<u8> {
    let line = |n: usize| Block::Text(Paragraph::new(format!("{n} 渤海建材租赁合同，第 {n} 条"), Style::Body));
    let page = Page { title: "租赁合同".into(), blocks: (1..120).map(line).collect(), ..Page::default() };
    page.pdf().unwrap()
}

/// How many pixels are not white.
fn ink(page: &DrawnPage) -> usize {
    page.pixels.chunks_exact(4).filter(|pixel| pixel[..3] != [255; 3]).count()
}

#[test]
fn the_pages_of_a_form_are_drawn_one_by_one() {
    let pdf = form();
    let first = draw(program(), &pdf, 0, LIMITS).unwrap();
    assert!(first.pages > 1, "{}", first.pages);
    // A4 upright.
    assert_eq!(first.size[1], usize::from(LONGEST_SIDE));
    assert!((1_400..1_430).contains(&first.size[0]), "{:?}", first.size);
    assert!(ink(&first) > 10_000, "{}", ink(&first));
    let second = draw(program(), &pdf, 1, LIMITS).unwrap();
    assert_ne!(first.pixels, second.pixels);
    assert_eq!(draw(program(), &pdf, first.pages, LIMITS).unwrap_err().code, "FILE-PDF");
}

#[test]
fn what_is_no_pdf_is_said() {
    let mut cut = form();
    cut.truncate(200);
    for bytes in [b"%PDF-1.7".to_vec(), b"\xFF\xD8\xFF".to_vec(), Vec::new(), cut] {
        assert_eq!(draw(program(), &bytes, 0, LIMITS).unwrap_err().code, "FILE-PDF");
    }
    // Whatever else answers instead of the program is no picture.
    assert_eq!(draw(Path::new("no such program"), b"", 0, LIMITS).unwrap_err().code, "FILE-DRAW");
}

/// A PDF of one page with this box and content, without a table of objects: readers rebuild it.
fn made(media_box: &str, content: &str, more: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{media_box}]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n{more}\ntrailer<</Root 1 0 R>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

#[test]
fn a_page_is_never_larger_than_the_screen_needs() {
    for (media_box, size) in [("0 0 100 50", [2_000, 1_000]), ("0 0 900000 900000", [2_000, 2_000]), ("0 0 100000 2", [2_000, 1])] {
        let page = draw(program(), &made(media_box, "0 0 40 40 re f", ""), 0, LIMITS).unwrap();
        assert_eq!(page.size, size, "{media_box}");
    }
}

#[test]
fn a_file_that_runs_for_ever_is_ended() {
    // Each form draws the next one many times: the work grows without end.
    let form = |n: usize| {
        let content = format!("/F{n} Do ").repeat(40);
        let resources = format!("/Resources<</XObject<</F{n} {} 0 R>>>>", n + 6);
        format!(
            "{} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}/Length {}>>stream\n{content}\nendstream endobj\n",
            n + 5,
            content.len()
        )
    };
    let forms: String = (0..12).map(form).collect();
    let endless = made("0 0 100 100", "/F Do", &forms);
    let short = Limits { time: Duration::from_millis(300), ..LIMITS };
    assert_eq!(draw(program(), &endless, 0, short).unwrap_err().code, "FILE-SLOW");
    let small = Limits { memory: 1024, ..LIMITS };
    assert_eq!(draw(program(), &endless, 0, small).unwrap_err().code, "FILE-LARGE");
}

#[test]
fn a_locked_file_says_so() {
    // A whole table of objects: readers that rebuild a broken one do not ask for the lock.
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_owned(),
        format!("<</Filter/Standard/V 2/R 3/Length 128/P -1/O<{}>/U<{}>>>", "0f".repeat(32), "f0".repeat(32)),
    ];
    let mut text = "%PDF-1.7\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = text.len();
    let id = "00".repeat(16);
    text += &format!("xref\n0 5\n{table}trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF");
    assert_eq!(draw_page(text.into_bytes(), 0), Err(Undrawn::Locked));
}
