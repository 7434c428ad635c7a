//! Attachments: what a content is, names that mean harm, every refusal, and the same content beside several records.

use super::commands::{Change, Facts, decide};
use super::model::{MOST_FILES, disk_name, tidy_name};
use super::*;
use crate::base::Instant;
use crate::msg;

fn holder() -> Holder {
    Holder {
        title: "QJ-20260310-001".to_owned(),
        read: None,
        add: None,
        remove: None,
        gone: None,
        purpose: None,
        scans: false,
        draft: false,
    }
}

fn facts() -> Facts {
    Facts { holder: Some(holder()), ..Facts::default() }
}

fn file(gone: bool) -> Attachment {
    Attachment {
        id: 7,
        record: Record::leave(3),
        name: "证明.pdf".to_owned(),
        media: Media::Pdf,
        size: 8,
        hash: String::new(),
        note: String::new(),
        at: Instant(0),
        by: 2,
        by_name: "王芳".to_owned(),
        gone: gone.then(|| (Instant(1), "王芳".to_owned())),
    }
}

fn add(name: &str, bytes: &[u8]) -> Command {
    Command::Add {
        record: Record::leave(3), name: name.to_owned(), note: " 诊断证明 ".to_owned(), content: Content::of(bytes.to_vec())
    }
}

fn refused(facts: &Facts, command: &Command) -> &'static str {
    decide(facts, command).unwrap_err().message.id
}

#[test]
fn what_a_file_is_tells_its_content_alone() {
    for (bytes, media) in [
        (b"%PDF-1.7".as_slice(), Some(Media::Pdf)),
        (&[0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A], Some(Media::Png)),
        (&[0xFF, 0xD8, 0xFF, 0xE0], Some(Media::Jpeg)),
        (b"RIFF\x10\0\0\0WAVEfmt ", Some(Media::Wav)),
        (b"RIFF\x10\0\0\0WEBPVP8 ", None),
        (b"ID3\x04\0", Some(Media::Mp3)),
        (&[0xFF, 0xFB, 0x90, 0x00], Some(Media::Mp3)),
        (b"\0\0\0\x18ftypM4A \0", Some(Media::Mp4)),
        (b"\0\0\0\x18ftypheic\0", None),
        (b"OggS\0", Some(Media::Ogg)),
        (b"#!AMR\n\x04", Some(Media::Amr)),
        (b"PK\x03\x04....word/document.xml", Some(Media::Word)),
        (b"PK\x03\x04....xl/workbook.xml", Some(Media::Workbook)),
        (b"PK\x03\x04....xl/workbook.xml..xl/VBAPROJECT.bin", None),
        (b"PK\x03\x04....setup.exe", None),
        ("客户：您好\r\n".as_bytes(), Some(Media::Text)),
        // Chinese text of the older kind, not UTF-8.
        (&[0xC4, 0xE3, 0xBA, 0xC3], Some(Media::Text)),
        (b"MZ\x90\0", None),
        (b"\x7fELF\x02", None),
        (b"", None),
    ] {
        assert_eq!(Media::of_content(bytes), media, "{bytes:?}");
    }
    for media in Media::ALL {
        assert_eq!(Media::of(media.ending()), Some(media));
    }
    assert!(Kind::ALL.into_iter().all(|kind| Kind::of(kind.word()) == Some(kind)));
}

#[test]
fn names_that_mean_harm_become_harmless() {
    assert_eq!(tidy_name("C:\\用户\\证明.pdf"), "证明.pdf");
    assert_eq!(tidy_name("../../etc/passwd"), "passwd");
    // Reads as 证明fdp.exe turned about.
    assert_eq!(tidy_name("证明\u{202E}fdp.exe\n"), "证明fdp.exe");
    assert_eq!(tidy_name(" \u{200B}\t"), "");
    let long = format!("{}.pdf", "长".repeat(300));
    assert!(tidy_name(&long).ends_with("长.pdf") && tidy_name(&long).chars().count() == 120);
    for (name, media, on_disk) in [
        ("证明.pdf", Media::Pdf, "证明.pdf"),
        ("照片.JPEG", Media::Jpeg, "照片.JPEG"),
        ("证明fdp.exe", Media::Pdf, "证明fdp.exe.pdf"),
        ("录音", Media::Mp3, "录音.mp3"),
        ("a:b?c*.txt", Media::Text, "a_b_c_.txt"),
        ("con.txt", Media::Text, "_con.txt"),
        ("COM1", Media::Text, "_COM1.txt"),
        ("..", Media::Text, "_.txt"),
        (".txt", Media::Text, "txt.txt"),
        ("运行.bat", Media::Text, "运行.bat.txt"),
    ] {
        assert_eq!(disk_name(name, media), on_disk, "{name}");
    }
}

#[test]
fn the_records_area_says_who_may() {
    let no = || Some(Refusal::by("SEC-08", msg!("base-refused-read")));
    let commands = [
        add("证明.pdf", b"%PDF-1.7"),
        Command::Note { file: 7, note: "说明".to_owned() },
        Command::Open { file: 7, purpose: String::new() },
        Command::Remove { file: 7, reason: "拿错了".to_owned() },
    ];
    let with = |holder: Option<Holder>| Facts { holder, file: Some(file(false)), ..Facts::default() };
    let may = |holder: Option<Holder>| commands.each_ref().map(|command| decide(&with(holder.clone()), command).is_ok());
    assert_eq!(may(Some(holder())), [true; 4]);
    assert_eq!(may(None), [false; 4]);
    assert_eq!(may(Some(Holder { read: no(), ..holder() })), [false; 4]);
    assert_eq!(may(Some(Holder { add: no(), ..holder() })), [false, false, true, true]);
    assert_eq!(may(Some(Holder { remove: no(), ..holder() })), [true, true, true, false]);
    assert_eq!(may(Some(Holder { purpose: Some("FILE-15"), ..holder() })), [true, true, false, true]);
    // Of a draft it goes without a reason and without a line.
    let draft = with(Some(Holder { draft: true, ..holder() }));
    let remove = |reason: &str| Command::Remove { file: 7, reason: reason.to_owned() };
    assert_eq!(decide(&draft, &remove("")), Ok(Some(Change::Discard(Box::new(file(false))))));
    assert_eq!(refused(&with(Some(holder())), &remove("")), "attachments-reason-blank");
    // Of what was removed nothing is opened, noted or removed again.
    let gone = Facts { file: Some(file(true)), ..facts() };
    assert_eq!(commands.each_ref().map(|command| decide(&gone, command).is_ok()), [true, false, false, false]);
}

#[test]
fn what_may_lie_beside_a_record() {
    let Some(Change::Insert { name, media, note, .. }) = decide(&facts(), &add("证明.pdf", b"%PDF-1.7")).unwrap() else { panic!() };
    assert_eq!((name.as_str(), media, note.as_str()), ("证明.pdf", Media::Pdf, "诊断证明"));
    let Some(Change::Insert { name, .. }) = decide(&facts(), &add("\u{202E}", b"%PDF-1.7")).unwrap() else { panic!() };
    assert_eq!(name, "1.pdf");
    assert_eq!(refused(&facts(), &add("空.pdf", b"")), "attachments-empty");
    assert_eq!(refused(&facts(), &add("木马.pdf", b"MZ\x90\0")), "attachments-kinds");
    let scans = Facts { holder: Some(Holder { scans: true, ..holder() }), ..Facts::default() };
    assert_eq!(refused(&scans, &add("录音.mp3", b"ID3\x04")), "attachments-scans-only");
    let mut large = b"%PDF-".to_vec();
    large.resize(MOST_BYTES + 1, 0);
    assert_eq!(refused(&facts(), &add("大.pdf", &large)), "attachments-big");
    large.truncate(MOST_BYTES);
    assert!(decide(&facts(), &add("大.pdf", &large)).is_ok());
    let same = Facts { same: Some("旧证明.pdf".to_owned()), ..facts() };
    assert_eq!(refused(&same, &add("证明.pdf", b"%PDF-1.7")), "attachments-same");
    let many = Facts { there: MOST_FILES, ..facts() };
    assert_eq!(refused(&many, &add("证明.pdf", b"%PDF-1.7")), "attachments-many");
    // What is said already needs no entry.
    let noted = Facts { file: Some(Attachment { note: "说明".to_owned(), ..file(false) }), ..facts() };
    assert_eq!(decide(&noted, &Command::Note { file: 7, note: " 说明".to_owned() }), Ok(None));
    assert_eq!(refused(&noted, &Command::Note { file: 7, note: "长".repeat(201) }), "attachments-note-long");
    assert_eq!(refused(&noted, &Command::Remove { file: 7, reason: " ".to_owned() }), "attachments-reason-blank");
}
