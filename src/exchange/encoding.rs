//! Which encoding a text file is in, and reading it as UTF-8 without ever replacing what cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::faults::{self, NoTable};
use crate::base::Fault;

/// An encoding that Chinese offices send. A byte order mark is always taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextEncoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// GB18030, with GBK and GB2312 inside it.
    Gb18030,
    /// UTF-16, little end first; the "Unicode text" of Excel.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Big5, from Taiwan and Hong Kong.
    Big5,
}

impl TextEncoding {
    /// All of them, the likely ones first, for a choice.
    pub const ALL: [TextEncoding; 5] =
        [TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Utf16Le, TextEncoding::Utf16Be, TextEncoding::Big5];

    /// The name that people know; the same in both languages.
    pub fn label(self) -> &'static str {
        match self {
            TextEncoding::Utf8 => "UTF-8",
            TextEncoding::Gb18030 => "GB18030 (GBK)",
            TextEncoding::Utf16Le => "UTF-16 LE",
            TextEncoding::Utf16Be => "UTF-16 BE",
            TextEncoding::Big5 => "Big5",
        }
    }

    fn codec(self) -> &'static Encoding {
        match self {
            TextEncoding::Utf8 => UTF_8,
            TextEncoding::Gb18030 => GB18030,
            TextEncoding::Utf16Le => UTF_16LE,
            TextEncoding::Utf16Be => UTF_16BE,
            TextEncoding::Big5 => BIG5,
        }
    }
}

/// Bytes that are looked at beyond the first one that is not UTF-8.
const EVIDENCE: usize = 1 << 20;

/// The encoding of a text; `None` for bytes that are no text at all.
///
/// A byte order mark decides. Else UTF-8 where the whole text is valid, or nearly all of it: a cut or damaged UTF-8 file
/// must be reported as such and not be read as nonsense in another encoding. Else what the characters suggest, GB18030 before all.
pub(super) fn detect(mut input: impl Read) -> io::Result<Option<TextEncoding>> {
    let mut head = Vec::new();
    input.by_ref().take(1 << 16).read_to_end(&mut head)?;
    if head.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Ok(Some(TextEncoding::Utf8));
    }
    // 84 31 95 33 is the byte order mark in GB18030.
    if head.starts_with(&[0x84, 0x31, 0x95, 0x33]) {
        return Ok(Some(TextEncoding::Gb18030));
    }
    if head.starts_with(&[0xFF, 0xFE]) {
        return Ok(Some(TextEncoding::Utf16Le));
    }
    if head.starts_with(&[0xFE, 0xFF]) {
        return Ok(Some(TextEncoding::Utf16Be));
    }
    if head.contains(&0) {
        return Ok(without_mark(&head));
    }
    let mut count = Utf8Count::new();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut seen = head;
    let mut evidence = 0;
    loop {
        let last = seen.is_empty();
        count.feed(&seen, last);
        detector.feed(&seen, last);
        if count.malformed > 0 {
            evidence += seen.len();
        }
        if last || evidence > EVIDENCE {
            break;
        }
        seen.resize(1 << 16, 0);
        let length = input.read(&mut seen)?;
        seen.truncate(length);
    }
    Ok(Some(if count.is_utf8() {
        TextEncoding::Utf8
    // Without a hint of the country both are found; with one for China, Big5 never is.
    } else if detector.guess(None, Utf8Detection::Deny) == BIG5 {
        TextEncoding::Big5
    } else {
        TextEncoding::Gb18030
    }))
}

/// UTF-16 without a mark: the commas, digits and line ends have their zero bytes all on the same side.
fn without_mark(head: &[u8]) -> Option<TextEncoding> {
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 1..) => Some(TextEncoding::Utf16Le),
        (1.., 0) => Some(TextEncoding::Utf16Be),
        _ => None,
    }
}

/// Counts what in a stream is UTF-8 and what is not.
struct Utf8Count {
    decoder: Decoder,
    text: String,
    good: u64,
    malformed: u64,
}

impl Utf8Count {
    fn new() -> Self {
        Utf8Count { decoder: UTF_8.new_decoder_without_bom_handling(), text: String::with_capacity(1 << 16), good: 0, malformed: 0 }
    }

    fn feed(&mut self, mut bytes: &[u8], last: bool) {
        loop {
            self.text.clear();
            let (result, read) = self.decoder.decode_to_string_without_replacement(bytes, &mut self.text, last);
            // Bytes of characters beyond ASCII; plain ASCII says nothing about the encoding.
            self.good += self.text.bytes().filter(|b| !b.is_ascii()).count() as u64;
            bytes = bytes.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.malformed += 1,
            }
        }
    }

    fn is_utf8(&self) -> bool {
        self.malformed == 0 || self.good / 50 > self.malformed
    }
}

/// A short text file as UTF-8, whatever of these encodings it is in.
///
/// # Errors
/// `FILE-…` when it cannot be read, `SHEET-NO-TABLE` when it is no text or longer than so many bytes.
pub fn read_text(path: &Path, most: u64) -> Result<String, Fault> {
    let reading = |e: &io::Error| faults::reading(path, e);
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(|e| reading(&e))?;
    let no_text = || faults::no_table(path, NoTable::Other);
    if bytes.len() as u64 > most {
        return Err(no_text());
    }
    let encoding = detect(bytes.as_slice()).map_err(|e| reading(&e))?.ok_or_else(no_text)?;
    match encoding.codec().decode_with_bom_removal(&bytes) {
        (text, false) => Ok(text.into_owned()),
        (_, true) => Err(no_text()),
    }
}

/// Why [`DecodedText`] stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum TextTrouble {
    /// Bytes that are none in this encoding. Everything before them has been handed out.
    #[error("bytes outside the encoding")]
    Undecodable,
    /// One row is longer than any honest one, as after a lost quotation mark.
    #[error("row too long")]
    RowTooLong,
}

/// Longest row, in bytes of UTF-8.
const ROW_BYTES: u64 = 16 << 20;

/// A file as UTF-8.
pub(super) struct DecodedText {
    file: File,
    decoder: Decoder,
    buffer: Vec<u8>,
    /// What of `buffer` is not decoded yet begins here.
    from: usize,
    ended: bool,
    finished: bool,
    broken: bool,
    /// Bytes read from the file.
    pub(super) taken: u64,
    /// Bytes handed out since the caller set it to 0 at the beginning of a row.
    pub(super) row_bytes: u64,
}

impl DecodedText {
    pub(super) fn new(file: File, encoding: TextEncoding) -> Self {
        DecodedText {
            file,
            decoder: encoding.codec().new_decoder_with_bom_removal(),
            buffer: Vec::new(),
            from: 0,
            ended: false,
            finished: false,
            broken: false,
            taken: 0,
            row_bytes: 0,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.buffer.resize(1 << 16, 0);
        let length = self.file.read(&mut self.buffer)?;
        self.buffer.truncate(length);
        self.from = 0;
        self.taken += length as u64;
        self.ended = length == 0;
        Ok(())
    }
}

impl Read for DecodedText {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.broken {
                return Err(io::Error::other(TextTrouble::Undecodable));
            }
            if self.row_bytes > ROW_BYTES {
                return Err(io::Error::other(TextTrouble::RowTooLong));
            }
            if self.finished {
                return Ok(0);
            }
            if self.from >= self.buffer.len() && !self.ended {
                self.refill()?;
            }
            let rest = self.buffer.get(self.from..).unwrap_or_default();
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(rest, out, self.ended);
            self.from += read;
            self.row_bytes += written as u64;
            match result {
                DecoderResult::Malformed(..) => self.broken = true,
                DecoderResult::InputEmpty => self.finished = self.ended,
                DecoderResult::OutputFull if written == 0 => return Err(io::Error::from(io::ErrorKind::InvalidInput)),
                DecoderResult::OutputFull => {}
            }
            if written > 0 {
                return Ok(written);
            }
        }
    }
}
