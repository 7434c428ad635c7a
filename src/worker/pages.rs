//! Pages of PDFs, drawn by a second process (see [`super::apart`]).

use std::path::Path;
use std::time::Duration;

use super::apart::{self, Limits};
use crate::base::Fault;
use crate::exchange::{DrawnPage, LONGEST_SIDE, Undrawn, draw_page};
use crate::msg;

/// The first argument by which the program draws a page for itself; no task for people.
pub(super) const TASK: &str = "draw-page";
/// What one page may take: a colour page scanned at 600 dpi takes some 300 MB.
pub const LIMITS: Limits = Limits { time: Duration::from_secs(10), memory: 1024 * 1024 * 1024 };
/// Width, height and number of pages before the pixels.
const HEAD: usize = 12;

/// Codes with which the second process gives up.
const LOCKED: u8 = 3;
const DAMAGED: u8 = 4;

/// The answer of the second process: a page, counted from 0, of this PDF.
///
/// # Errors
/// The code with which it gives up.
pub(super) fn answer(pdf: Vec<u8>, page: usize) -> Result<Vec<u8>, u8> {
    let drawn = draw_page(pdf, page).map_err(|undrawn| match undrawn {
        Undrawn::Locked => LOCKED,
        Undrawn::Damaged | Undrawn::NoPage => DAMAGED,
    })?;
    let head = [drawn.size[0], drawn.size[1], drawn.pages].map(|number| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    Ok([head.as_flattened(), &drawn.pixels].concat())
}

/// Has `program` draw a page of a PDF, counted from 0.
///
/// # Errors
/// The file is locked or damaged, takes too long or too much memory, or the second process does not start.
pub fn draw(program: &Path, pdf: &[u8], page: usize, limits: Limits) -> Result<DrawnPage, Fault> {
    let most = u64::from(LONGEST_SIDE) * u64::from(LONGEST_SIDE) * 4 + HEAD as u64;
    match apart::ask(program, &[TASK, &page.to_string()], pdf, most, limits)? {
        Ok(bytes) => unpack(bytes).ok_or_else(|| Fault::new("FILE-DRAW", msg!("attachments-undrawn"), "an answer of the wrong length")),
        Err(LOCKED) => Err(Fault::new("FILE-LOCKED", msg!("attachments-locked"), Undrawn::Locked)),
        Err(_) => Err(Fault::new("FILE-PDF", msg!("attachments-damaged-pdf"), Undrawn::Damaged)),
    }
}

/// The picture in an answer.
fn unpack(mut bytes: Vec<u8>) -> Option<DrawnPage> {
    let pixels = (bytes.len() >= HEAD).then(|| bytes.split_off(HEAD))?;
    let mut numbers = bytes.chunks_exact(4).filter_map(|number| Some(u32::from_le_bytes(number.try_into().ok()?) as usize));
    let (width, height, pages) = (numbers.next()?, numbers.next()?, numbers.next()?);
    (pixels.len() == width.checked_mul(height)?.checked_mul(4)?).then_some(DrawnPage { size: [width, height], pixels, pages })
}
