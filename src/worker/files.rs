//! Files beside records on their way: read from the disk into the department's file, and out of it to the screen, to the
//! system's viewer, or as a copy.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

use image::{ImageReader, Limits};

use super::{pages, sounds};
use crate::areas::Command;
use crate::areas::attachments::{self, Content, MOST_BYTES, Media, Opened, Record, Tape};
use crate::areas::view::{JobDone, Opening, PdfPage, Picture};
use crate::base::{Fault, Instant, No};
use crate::desk::Desk;
use crate::exchange::write_bytes;
use crate::msg;

/// Longest side of a picture on the screen, in pixels; graphics cards take no more than some thousand.
const LONGEST_SIDE: u32 = 2_000;
/// Most memory that decoding a picture may take.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// Attaches files to a record, one after the other. A file that is too large is not read to its end.
///
/// # Errors
/// The refusal of the act, or a file that cannot be read; those before it are attached.
pub fn attach(desk: &mut Desk, record: Record, paths: &[PathBuf], note: &str, at: Instant) -> Result<JobDone, No> {
    let unreadable = |error: std::io::Error| Fault::new("FILE-READ", msg!("attachments-unreadable"), error);
    for path in paths {
        let mut bytes = Vec::new();
        File::open(path).map_err(unreadable)?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        let command = attachments::Command::Add { record, name, note: note.to_owned(), content: Content::of(bytes) };
        desk.perform(&Command::Attachments(command), at)?;
    }
    Ok(JobDone::Attached)
}

/// Opens a file, which is kept in the journal.
///
/// # Errors
/// The refusal of the act, a picture or recording that cannot be read, or a folder that cannot be written.
pub fn open(desk: &mut Desk, file: i64, purpose: &str, how: &Opening, at: Instant) -> Result<JobDone, No> {
    let command = attachments::Command::Open { file, purpose: purpose.to_owned() };
    let done = desk.perform(&Command::Attachments(command), at)?;
    let Some(opened) = done.opened else { return Err(No::Refused(attachments::commands::missing())) };
    match how {
        Opening::Outside => unpack(&opened),
        Opening::Copy(path) => {
            write_bytes(path, &opened.content.0)?;
            Ok(JobDone::Written(path.clone(), 0))
        }
        Opening::Here if opened.media.is_recording() => {
            let sound = sounds::read(&program()?, &opened.content.0, sounds::LIMITS)?;
            Ok(JobDone::Recording(Arc::new(Tape::new(sound))))
        }
        Opening::Here => {
            let picture = if opened.media == Media::Pdf { page_of(&opened.name, &opened.content, 0)? } else { picture(&opened)? };
            Ok(JobDone::Picture(Arc::new(picture)))
        }
    }
}

/// Draws another page of a PDF that is open; turning a page is no new opening.
///
/// # Errors
/// A page that cannot be drawn.
pub fn turn(shown: &Picture, page: usize) -> Result<JobDone, No> {
    let Some(pdf) = &shown.pdf else { return Err(No::Refused(attachments::commands::missing())) };
    Ok(JobDone::Picture(Arc::new(page_of(&shown.name, &pdf.content, page)?)))
}

fn page_of(name: &str, content: &Content, page: usize) -> Result<Picture, Fault> {
    let drawn = pages::draw(&program()?, &content.0, page, pages::LIMITS)?;
    let pdf = PdfPage { content: content.clone(), page, pages: drawn.pages };
    Ok(Picture { name: name.to_owned(), size: drawn.size, pixels: drawn.pixels, pdf: Some(pdf) })
}

/// This program, which reads files from outside once more beside itself.
fn program() -> Result<PathBuf, Fault> {
    std::env::current_exe().map_err(|error| Fault::new("FILE-DRAW", msg!("attachments-undrawn"), error))
}

/// Writes a file into a folder that only this user reads. Its name there is the program's own: no path and no other ending gets in.
fn unpack(opened: &Opened) -> Result<JobDone, No> {
    let folder = tempfile::tempdir().map_err(|error| Fault::new("FILE-OPEN", msg!("attachments-no-folder"), error))?;
    let path = folder.path().join(format!("file.{}", opened.media.ending()));
    write_bytes(&path, &opened.content.0)?;
    Ok(JobDone::Unpacked(Arc::new(folder), path))
}

/// Decodes a picture, made small enough for the screen.
fn picture(opened: &Opened) -> Result<Picture, Fault> {
    let damaged = |error: image::ImageError| Fault::new("FILE-PICTURE", msg!("attachments-damaged"), error);
    let format = if opened.media == Media::Png { image::ImageFormat::Png } else { image::ImageFormat::Jpeg };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(opened.content.0.as_slice()), format);
    reader.limits(limits);
    let decoded = reader.decode().map_err(damaged)?;
    let small = if decoded.width().max(decoded.height()) > LONGEST_SIDE { decoded.thumbnail(LONGEST_SIDE, LONGEST_SIDE) } else { decoded };
    let rgba = small.into_rgba8();
    let size = [rgba.width() as usize, rgba.height() as usize];
    Ok(Picture { name: opened.name.clone(), size, pixels: rgba.into_raw(), pdf: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(media: Media, bytes: Vec<u8>) -> Opened {
        Opened { name: "一页".to_owned(), media, content: Content::of(bytes) }
    }

    #[test]
    fn pictures_are_decoded_and_made_small() {
        let mut bytes = Vec::new();
        let wide = image::RgbImage::from_pixel(3_000, 30, image::Rgb([200, 10, 10]));
        wide.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        let shown = picture(&file(Media::Png, bytes.clone())).unwrap();
        assert_eq!(shown.size, [2_000, 20]);
        assert_eq!(shown.pixels.len(), 2_000 * 20 * 4);
        bytes.truncate(60);
        assert_eq!(picture(&file(Media::Png, bytes)).unwrap_err().code, "FILE-PICTURE");
        assert!(picture(&file(Media::Jpeg, vec![0xFF, 0xD8, 0xFF])).is_err());
    }

    #[test]
    fn what_is_opened_outside_has_a_name_of_our_own_and_goes_again() {
        let opened = Opened { name: "../../危险.exe".to_owned(), ..file(Media::Pdf, b"%PDF-1.7".to_vec()) };
        let JobDone::Unpacked(folder, path) = unpack(&opened).unwrap() else { panic!() };
        assert!(path.starts_with(folder.path()) && path.ends_with("file.pdf"));
        assert_eq!(std::fs::read(&path).unwrap(), b"%PDF-1.7");
        drop(folder);
        assert!(!path.exists());
    }
}
