//! Typst, which nothing else of the program knows: values and the template become pages, and pages become a PDF.
//! There is no way out of the template: no file, no font of the system, no package and no clock can be reached.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Label, Selector};
use typst::introspection::Introspector;
use typst::layout::Point;
use typst::model::DocumentInfo;
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, LibraryExt, World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::{Page, values};
use crate::base::{Fault, fonts};
use crate::exchange::faults;

const TEMPLATE: &str = include_str!("page.typ");

/// The bundled fonts as Typst has them.
static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = [fonts::REGULAR, fonts::MEDIUM].into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// What the template sees: the words of its language with the values, and itself.
struct Press {
    words: LazyHash<Library>,
    template: Source,
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.words
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Pages as they come off the press, without their footers.
pub(super) struct Sheets {
    pages: Vec<typst_layout::Page>,
    /// The page, from 0, on which each row of the list begins.
    pub(super) row_pages: Vec<usize>,
}

impl Sheets {
    /// The first pages only.
    pub(super) fn first(mut self, count: usize) -> Sheets {
        self.pages.truncate(count);
        self
    }

    /// Puts other pages behind these.
    pub(super) fn append(&mut self, mut others: Sheets) {
        self.pages.append(&mut others.pages);
    }

    /// Whether there is no page yet.
    pub(super) fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// No page at all.
    pub(super) fn none() -> Sheets {
        Sheets { pages: Vec::new(), row_pages: Vec::new() }
    }

    /// Texts of every page in the order in which they are drawn, and how far right and down they reach, in pt.
    #[cfg(test)]
    pub(super) fn texts(&self) -> Vec<Vec<(String, f64, f64)>> {
        self.pages.iter().map(|page| texts_of(&page.frame, Point::zero())).collect()
    }
}

/// Lays out what these values say.
///
/// # Errors
/// `PAGE-FAILED`; the template is at fault then, never the values.
pub(super) fn lay_out(inputs: Dict) -> Result<Sheets, Fault> {
    let document = typeset(inputs)?;
    let rows = Selector::Label(Label::new(PicoStr::intern("row")).ok_or_else(|| faults::page("no label"))?);
    let found = document.introspector();
    let row_pages = found.query(&rows).iter().filter_map(|row| found.page(row.location()?)).map(|number| number.get() - 1).collect();
    Ok(Sheets { pages: document.pages().to_vec(), row_pages })
}

/// Draws the footers, now that the pages are counted.
///
/// # Errors
/// `PAGE-FAILED`.
pub(super) fn number(head: &Page, landscape: bool, mut body: Sheets) -> Result<Sheets, Fault> {
    let footers = typeset(values::footers(head, landscape, body.pages.len()))?;
    for (page, footer) in body.pages.iter_mut().zip(footers.pages()) {
        page.frame.push_frame(Point::zero(), footer.frame.clone());
    }
    Ok(body)
}

/// Makes the PDF.
///
/// # Errors
/// `PAGE-FAILED`.
pub(super) fn bind(title: &str, body: Sheets) -> Result<Vec<u8>, Fault> {
    let info = DocumentInfo { title: Some(title.into()), ..DocumentInfo::default() };
    let document = PagedDocument::new(body.pages.into_iter().collect(), info);
    // Pages of several layouts share their places in the structure of a tagged PDF, so there are no tags.
    let options =
        PdfOptions { creator: typst::foundations::Smart::Custom(Some("Kefu Desk".to_owned())), tagged: false, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| faults::page(first(&errors)))
}

fn typeset(inputs: Dict) -> Result<PagedDocument, Fault> {
    let words = Library::builder().with_inputs(inputs).build();
    let press = Press { words: LazyHash::new(words), template: Source::detached(TEMPLATE) };
    let document = typst::compile(&press).output.map_err(|errors| faults::page(first(&errors)));
    // The next page holds other values: what was remembered of this one would only fill the memory.
    comemo::evict(0);
    document
}

/// What the template stumbled over. Messages of Typst name its own words, not the values.
fn first(errors: &[SourceDiagnostic]) -> String {
    errors.first().map(|error| error.message.to_string()).unwrap_or_default()
}

#[cfg(test)]
fn texts_of(frame: &typst::layout::Frame, origin: Point) -> Vec<(String, f64, f64)> {
    use typst::layout::FrameItem;
    let mut texts = Vec::new();
    for (at, item) in frame.items() {
        let place = origin + *at;
        match item {
            FrameItem::Group(group) => texts.extend(texts_of(&group.frame, place)),
            FrameItem::Text(text) => texts.push((text.text.to_string(), (place.x + text.width()).to_pt(), place.y.to_pt())),
            _ => {}
        }
    }
    texts
}
