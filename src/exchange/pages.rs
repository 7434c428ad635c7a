//! Pages of a PDF from outside, drawn as pictures. A page is as large as the screen needs and never larger, whatever its file says.
//! What a hostile file can still do, run long or fill the memory, is held by the process that calls this: see `worker::pages`.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};

use crate::base::fonts;

/// Longest side of a drawn page, in pixels: an A4 page in the preview stays sharp at 150 % of the screen.
pub const LONGEST_SIDE: u16 = 2_000;

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnPage {
    /// Width and height in pixels; neither is longer than [`LONGEST_SIDE`].
    pub size: [usize; 2],
    /// Red, green, blue, alpha of each pixel, row by row.
    pub pixels: Vec<u8>,
    /// Pages of the file.
    pub pages: usize,
}

/// Why a page was not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undrawn {
    /// The file opens with a password only.
    #[error("the PDF is encrypted")]
    Locked,
    /// It is no PDF, or a page says nonsense of its size.
    #[error("the PDF cannot be read")]
    Damaged,
    /// There are fewer pages.
    #[error("no such page")]
    NoPage,
}

/// Draws a page, counted from 0.
///
/// # Errors
/// Why it was not drawn.
pub fn draw_page(pdf: Vec<u8>, page: usize) -> Result<DrawnPage, Undrawn> {
    let pdf = Pdf::new(pdf).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Undrawn::Locked,
        LoadPdfError::Invalid => Undrawn::Damaged,
    })?;
    let pages = pdf.pages();
    let (count, page) = (pages.len(), pages.get(page).ok_or(Undrawn::NoPage)?);
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    // Also false for what is not a number.
    if !(width >= 1.0 && height >= 1.0 && longest.is_finite()) {
        return Err(Undrawn::Damaged);
    }
    let scale = f32::from(LONGEST_SIDE) / longest;
    let pixels = |side: f32| (side * scale).round().clamp(1.0, f32::from(LONGEST_SIDE)) as u16;
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, width: Some(pixels(width)), height: Some(pixels(height)), bg_color: WHITE };
    let drawn = hayro::render(page, &RenderCache::new(), &interpreting(), &settings);
    let size = [usize::from(drawn.width()), usize::from(drawn.height())];
    Ok(DrawnPage { size, pixels: drawn.data_as_u8_slice().to_vec(), pages: count })
}

/// Chinese files often name fonts that they do not hold; the program's own stands in for them.
fn interpreting() -> InterpreterSettings {
    let settings = InterpreterSettings::default();
    let others = Arc::clone(&settings.font_resolver);
    InterpreterSettings {
        font_resolver: Arc::new(move |query| match query {
            FontQuery::Fallback(wanted) if wanted.character_collection.is_some() => Some((Arc::new(fonts::REGULAR), 0)),
            _ => others(query),
        }),
        ..settings
    }
}
