//! Tests of this room, and what they share.

mod hostile;
mod keeping;
mod reading;
mod writing;

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::base::Fault;
use crate::i18n::Lang;

use super::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A file with this content in a folder that lives as long as the first part.
fn file(name: &str, content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = folder();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn all_rows(path: &Path, options: &OpenOptions) -> Result<(Table, Vec<SpoolRow>), Fault> {
    let mut rows = Vec::new();
    let table = read(path, options, &mut |row, cells, _| {
        rows.push((row, cells));
        ControlFlow::Continue(())
    })?;
    Ok((table, rows))
}

fn texts(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|c| c.text().into_owned()).collect()
}

/// The code of the fault that reading this file meets. Its sentence must exist in both languages, with every place filled.
fn refused(path: &Path) -> &'static str {
    refused_with(path, &OpenOptions::default())
}

fn refused_with(path: &Path, options: &OpenOptions) -> &'static str {
    let fault = all_rows(path, options).expect_err("this file must be refused");
    spoken(&fault);
    fault.code
}

fn spoken(fault: &Fault) {
    for lang in [Lang::Zh, Lang::En] {
        let sentence = lang.say(&fault.message);
        assert!(!sentence.starts_with("exchange-") && !sentence.contains("{$") && !sentence.contains("{ $"), "{lang:?}: {sentence}");
    }
}

/// A zip archive made by hand, so that it may also lie: name, content, and the size it declares.
struct Zip {
    bytes: Vec<u8>,
    list: Vec<u8>,
    count: u16,
}

impl Zip {
    fn new() -> Self {
        Zip { bytes: Vec::new(), list: Vec::new(), count: 0 }
    }

    fn with(self, name: &str, content: &[u8]) -> Self {
        let declared = u32::try_from(content.len()).unwrap();
        self.with_declared(name, content, declared, 0)
    }

    fn with_declared(mut self, name: &str, content: &[u8], declared: u32, flags: u16) -> Self {
        let mut sum = flate2::Crc::new();
        sum.update(content);
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
        packer.write_all(content).unwrap();
        let packed = packer.finish().unwrap();
        let at = u32::try_from(self.bytes.len()).unwrap();
        let mut common = Vec::new();
        common.extend(20u16.to_le_bytes());
        common.extend(flags.to_le_bytes());
        common.extend(8u16.to_le_bytes());
        common.extend([0; 4]);
        common.extend(sum.sum().to_le_bytes());
        common.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        common.extend(declared.to_le_bytes());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend(0u16.to_le_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);
        self.list.extend(b"PK\x01\x02\x14\x00");
        self.list.extend(&common);
        self.list.extend([0; 10]);
        self.list.extend(at.to_le_bytes());
        self.list.extend(name.as_bytes());
        self.count += 1;
        self
    }

    fn end(mut self) -> Vec<u8> {
        let at = u32::try_from(self.bytes.len()).unwrap();
        self.bytes.extend(&self.list);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(u32::try_from(self.list.len()).unwrap().to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// A workbook of one sheet with this XML inside `sheetData`.
fn xlsx_of(sheet_data: &str) -> Vec<u8> {
    xlsx_around(&format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet_data}</sheetData></worksheet>"#
    ))
    .end()
}

fn xlsx_around(sheet: &str) -> Zip {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    Zip::new()
        .with("_rels/.rels", format!(r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#).as_bytes())
        .with("xl/workbook.xml", format!(r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relation}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#).as_bytes())
        .with("xl/_rels/workbook.xml.rels", format!(r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#).as_bytes())
        .with("xl/worksheets/sheet1.xml", sheet.as_bytes())
}

/// An OpenDocument sheet with this XML inside its one table.
fn ods_of(table: &str) -> Vec<u8> {
    ods_around(&format!("<table:table table:name=\"S\">{table}</table:table>"))
}

fn ods_around(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    Zip::new()
        .with("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
        .with(
            "META-INF/manifest.xml",
            b"<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:full-path=\"/\"/></manifest:manifest>",
        )
        .with("content.xml", content.as_bytes())
        .end()
}
