//! Nouns of the attachments: the record that they lie beside, what a file is, its name, and who may do what with it.

use std::fmt;
use std::sync::Arc;

use crate::base::{Instant, Message, Refusal};
use crate::msg;

/// Most bytes of one file: half an hour of a recorded call, or some hundred scanned pages.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;
/// Most files beside one record.
pub const MOST_FILES: usize = 50;
/// Most characters of a name.
pub const LONGEST_NAME: usize = 120;
/// Most characters of a note.
pub const LONGEST_NOTE: usize = 200;

/// A kind of record that files may lie beside. A new kind is a line here and one in [`crate::areas::links::holder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A document of an archive, with its scans.
    Document,
    /// A request for leave, with its certificates.
    Leave,
    /// A complaint, with pictures, recordings and documents.
    Complaint,
    /// The complaint that a person has not registered yet; its id is that of the person.
    ComplaintDraft,
    /// A ticket.
    Ticket,
    /// A check of quality monitoring, with the recording that was heard.
    Check,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 6] = [Kind::Document, Kind::Leave, Kind::Complaint, Kind::ComplaintDraft, Kind::Ticket, Kind::Check];

    /// The word that is stored, which is also the subject in the journal.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Document => "document",
            Kind::Leave => "leave",
            Kind::Complaint => "case",
            Kind::ComplaintDraft => "case_draft",
            Kind::Ticket => "ticket",
            Kind::Check => "qa_record",
        }
    }

    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The record that files lie beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Record {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: i64,
}

impl Record {
    /// A document of an archive.
    pub fn document(id: i64) -> Self {
        Record { kind: Kind::Document, id }
    }

    /// A request for leave.
    pub fn leave(id: i64) -> Self {
        Record { kind: Kind::Leave, id }
    }

    /// A complaint.
    pub fn complaint(id: i64) -> Self {
        Record { kind: Kind::Complaint, id }
    }

    /// The complaint that this person has not registered yet.
    pub fn complaint_draft(staff: i64) -> Self {
        Record { kind: Kind::ComplaintDraft, id: staff }
    }

    /// A ticket.
    pub fn ticket(id: i64) -> Self {
        Record { kind: Kind::Ticket, id }
    }

    /// A check of quality monitoring.
    pub fn check(id: i64) -> Self {
        Record { kind: Kind::Check, id }
    }
}

/// What the record's area says of it to the person who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Number or name of the record, for the journal.
    pub title: String,
    /// Why the person may not see its files.
    pub read: Option<Refusal>,
    /// Why nothing may be added, by this person or at all: the record is locked.
    pub add: Option<Refusal>,
    /// Why nothing may be removed.
    pub remove: Option<Refusal>,
    /// Why its files are gone, where the record went with them.
    pub gone: Option<Refusal>,
    /// Each opening needs a purpose; the clause that wants it.
    pub purpose: Option<&'static str>,
    /// Only scans: PDF files and pictures.
    pub scans: bool,
    /// Nothing is on record yet: what is left out goes without a reason and leaves no line.
    pub draft: bool,
}

/// What a file is, told from its content. Nothing that the system could run is among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Media {
    /// A PDF file.
    Pdf,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A WAV recording.
    Wav,
    /// An MP3 recording.
    Mp3,
    /// An MP4 recording, sound or film.
    Mp4,
    /// An OGG recording.
    Ogg,
    /// An AMR recording.
    Amr,
    /// A Word document without macros.
    Word,
    /// An Excel workbook without macros.
    Workbook,
    /// Plain text.
    Text,
}

impl Media {
    /// All of them.
    pub const ALL: [Media; 11] = [
        Media::Pdf,
        Media::Png,
        Media::Jpeg,
        Media::Wav,
        Media::Mp3,
        Media::Mp4,
        Media::Ogg,
        Media::Amr,
        Media::Word,
        Media::Workbook,
        Media::Text,
    ];

    /// What this content is; `None` for anything else, whatever its name says.
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Media::Pdf),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Media::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Media::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some(Media::Wav),
            // A frame of layer III, or the title before it.
            [b'I', b'D', b'3', ..] | [0xFF, 0xF2 | 0xF3 | 0xFA | 0xFB, ..] => Some(Media::Mp3),
            [_, _, _, _, b'f', b't', b'y', b'p', b'M' | b'm' | b'i' | b'3', ..] => Some(Media::Mp4),
            [b'O', b'g', b'g', b'S', ..] => Some(Media::Ogg),
            [b'#', b'!', b'A', b'M', b'R', ..] => Some(Media::Amr),
            [b'P', b'K', 0x03, 0x04, ..] => Self::of_package(bytes),
            [] => None,
            _ => bytes.iter().all(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\r' | b'\n')).then_some(Media::Text),
        }
    }

    /// A document of an office program, told by the names in its package; they are never compressed.
    fn of_package(bytes: &[u8]) -> Option<Self> {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|piece| piece.eq_ignore_ascii_case(name));
        if holds(b"vbaProject.bin") {
            None
        } else if holds(b"word/document.xml") {
            Some(Media::Word)
        } else {
            holds(b"xl/workbook.xml").then_some(Media::Workbook)
        }
    }

    /// Endings of such files, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Media::Pdf => &["pdf"],
            Media::Png => &["png"],
            Media::Jpeg => &["jpg", "jpeg"],
            Media::Wav => &["wav"],
            Media::Mp3 => &["mp3"],
            Media::Mp4 => &["m4a", "mp4", "3gp", "mov"],
            Media::Ogg => &["ogg", "opus"],
            Media::Amr => &["amr"],
            Media::Word => &["docx"],
            Media::Workbook => &["xlsx"],
            Media::Text => &["txt", "csv", "log"],
        }
    }

    /// The usual ending, which is also the word that is stored.
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    /// The media of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Media::ALL.into_iter().find(|media| media.ending() == word)
    }

    /// A page or a picture, as a scanner makes them; the window shows it.
    pub fn is_scan(self) -> bool {
        matches!(self, Media::Pdf | Media::Png | Media::Jpeg)
    }

    /// Something that is heard; a film only by its sound.
    pub fn is_recording(self) -> bool {
        matches!(self, Media::Wav | Media::Mp3 | Media::Mp4 | Media::Ogg | Media::Amr)
    }

    /// Its name for people.
    pub fn message(self) -> Message {
        match self {
            Media::Pdf => msg!("attachments-media-pdf"),
            Media::Png => msg!("attachments-media-png"),
            Media::Jpeg => msg!("attachments-media-jpeg"),
            Media::Wav | Media::Mp3 | Media::Ogg | Media::Amr => msg!("attachments-media-recording"),
            Media::Mp4 => msg!("attachments-media-film"),
            Media::Word => msg!("attachments-media-word"),
            Media::Workbook => msg!("attachments-media-workbook"),
            Media::Text => msg!("attachments-media-text"),
        }
    }
}

/// A name as it is stored: no path, no control characters, nothing that turns the direction of reading and hides the true ending.
pub fn tidy_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let turns = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let kept: Vec<char> = last.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    // The end of a long name holds its ending.
    kept.iter().skip(kept.len().saturating_sub(LONGEST_NAME)).collect::<String>().trim().to_owned()
}

/// A name for a file on the disk, on any system: the ending is that of its content, whatever the name says.
pub fn disk_name(name: &str, media: Media) -> String {
    let safe = |c: char| if matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*') || c.is_control() { '_' } else { c };
    let name: String = name.chars().map(safe).collect();
    let name = name.trim_matches(['.', ' ']);
    let ends =
        name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && media.endings().contains(&ending.to_lowercase().as_str()));
    let whole = if ends { name.to_owned() } else { format!("{name}.{}", media.ending()) };
    // Names that Windows keeps for devices, with any ending.
    let stem = whole.split('.').next().unwrap_or_default().to_uppercase();
    let device = matches!(stem.as_str(), "" | "CON" | "PRN" | "AUX" | "NUL")
        || ((stem.starts_with("COM") || stem.starts_with("LPT")) && stem.chars().count() == 4);
    if device { format!("_{whole}") } else { whole }
}

/// A file beside a record, as lists show it: never its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Id.
    pub id: i64,
    /// Beside which record.
    pub record: Record,
    /// Name of the file that was attached.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 of the content, hexadecimal; stays when the content is gone.
    pub hash: String,
    /// What it shows, as whoever attached it said.
    pub note: String,
    /// When it was attached.
    pub at: Instant,
    /// By whom, by staff id.
    pub by: i64,
    /// By whom, by name at that time.
    pub by_name: String,
    /// When and by whom its content was removed.
    pub gone: Option<(Instant, String)>,
}

/// Content of a file on its way; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Content(pub Arc<Vec<u8>>);

impl Content {
    /// The content of these bytes.
    pub fn of(bytes: Vec<u8>) -> Self {
        Content(Arc::new(bytes))
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content({} bytes)", self.0.len())
    }
}

/// A file with its content, for the person who opened it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Name of the file.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Its content.
    pub content: Content,
}
