//! Nouns of a page as values of the template.

use typst::foundations::{Array, Dict, IntoValue, Value};

use super::widths::Fit;
use super::{Block, Entry, Matrix, MatrixRow, Page, Paper, PrintColumn, PrintTable, Style};
use crate::base::Fault;

/// What the whole page says, and whether it lies across, as it does when one of its tables asks for it.
pub(super) fn page(page: &Page) -> Result<(Dict, bool), Fault> {
    let mut across = false;
    for block in &page.blocks {
        match block {
            Block::Table(table) => across |= fit(table, None)?.landscape,
            Block::Matrix(_) => across = true,
            _ => {}
        }
    }
    let mut inputs = head(page, across, "page");
    inputs.insert("facts".into(), pairs(page.facts.iter()).into_value());
    let blocks = page.blocks.iter().map(|one| block(one, across)).collect::<Result<Array, Fault>>()?;
    inputs.insert("blocks".into(), blocks.into_value());
    Ok((inputs, across))
}

fn fit(table: &PrintTable, across: Option<bool>) -> Result<Fit, Fault> {
    let heads: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    Fit::of(&heads, table.rows.iter().map(Vec::as_slice), across)
}

/// Pages of a list: the first ones with the title, further ones without.
pub(super) fn list(page: &Page, fit: &Fit, columns: &[PrintColumn], rows: &[Vec<String>], first: bool) -> Dict {
    let mut inputs = head(page, fit.landscape, "list");
    inputs.insert("first".into(), first.into_value());
    inputs.insert("facts".into(), pairs(page.facts.iter()).into_value());
    inputs.insert("table".into(), table(fit, columns, rows).into_value());
    inputs
}

/// The footers of so many pages.
pub(super) fn footers(page: &Page, landscape: bool, pages: usize) -> Dict {
    let mut inputs = head(page, landscape, "footers");
    inputs.insert("department".into(), text(&page.department));
    inputs.insert("mark".into(), text(&page.mark));
    inputs.insert("pages".into(), (pages as i64).into_value());
    inputs
}

fn head(page: &Page, landscape: bool, part: &str) -> Dict {
    let paper = if page.paper == Paper::A3 { "a3" } else { "a4" };
    let tight = page.blocks.iter().any(|block| matches!(block, Block::Matrix(_)));
    dict([
        ("part", text(part)),
        ("lang", text(page.lang.code())),
        ("title", text(&page.title)),
        ("landscape", landscape.into_value()),
        ("paper", text(paper)),
        ("tight", tight.into_value()),
    ])
}

fn block(block: &Block, across: bool) -> Result<Value, Fault> {
    let (kind, content) = match block {
        Block::Text(paragraph) => {
            let style = match paragraph.style {
                Style::Body => "body",
                Style::Strong => "strong",
                Style::Small => "small",
                Style::Code => "code",
            };
            return Ok(dict([("kind", text(style)), ("content", text(&paragraph.text))]).into_value());
        }
        Block::Heading(title) => ("heading", text(title)),
        Block::Grid(entries) => ("grid", grid(entries).into_value()),
        Block::Table(content) => ("table", table(&fit(content, Some(across))?, &content.columns, &content.rows).into_value()),
        Block::Matrix(content) => ("matrix", matrix(content).into_value()),
        Block::NewPage => ("break", text("")),
        Block::Signatures(labels) => ("signatures", labels.iter().map(|label| text(label)).collect::<Array>().into_value()),
    };
    Ok(dict([("kind", text(kind)), ("content", content)]).into_value())
}

fn table(fit: &Fit, columns: &[PrintColumn], rows: &[Vec<String>]) -> Dict {
    let cells = |row: &Vec<String>| row.iter().enumerate().map(|(at, cell)| text(&fit.breakable(at, cell))).collect::<Array>().into_value();
    dict([
        ("size", f64::from(fit.size).into_value()),
        ("widths", fit.widths.iter().map(|width| f64::from(*width).into_value()).collect::<Array>().into_value()),
        ("heads", columns.iter().map(|column| text(&column.title)).collect::<Array>().into_value()),
        ("right", columns.iter().map(|column| column.right.into_value()).collect::<Array>().into_value()),
        ("rows", rows.iter().map(cells).collect::<Array>().into_value()),
        ("tall", rows.iter().map(|row| fit.is_tall(row).into_value()).collect::<Array>().into_value()),
    ])
}

fn matrix(matrix: &Matrix) -> Dict {
    let ground = |ground: &Option<[u8; 3]>| match ground {
        Some(parts) => parts.iter().map(|part| i64::from(*part).into_value()).collect::<Array>().into_value(),
        None => Value::None,
    };
    let heads = matrix
        .heads
        .iter()
        .map(|(upper, lower, tint)| [text(upper), text(lower), ground(tint)].into_iter().collect::<Array>().into_value());
    let rows = matrix.rows.iter().map(|row| match row {
        MatrixRow::Title(title) => dict([("title", text(title))]).into_value(),
        MatrixRow::Cells(name, cells, sums) => {
            let cells = cells.iter().map(|(cell, tint)| [text(cell), ground(tint)].into_iter().collect::<Array>().into_value());
            dict([
                ("name", text(name)),
                ("cells", cells.collect::<Array>().into_value()),
                ("sums", sums.iter().map(|sum| text(sum)).collect::<Array>().into_value()),
            ])
            .into_value()
        }
    });
    dict([
        ("name", text(&matrix.name)),
        ("heads", heads.collect::<Array>().into_value()),
        ("sums", matrix.sums.iter().map(|sum| text(sum)).collect::<Array>().into_value()),
        ("rows", rows.collect::<Array>().into_value()),
    ])
}

/// Rows of a form: two values side by side, or a wide one alone.
fn grid(entries: &[Entry]) -> Array {
    let mut rows: Vec<Vec<&Entry>> = Vec::new();
    for entry in entries {
        match rows.last_mut() {
            Some(row) if row.len() == 1 && !entry.wide && row.iter().all(|before| !before.wide) => row.push(entry),
            _ => rows.push(vec![entry]),
        }
    }
    rows.into_iter().map(|row| pairs(row.into_iter()).into_value()).collect()
}

fn pairs<'a>(entries: impl Iterator<Item = &'a Entry>) -> Array {
    entries.map(|entry| [text(&entry.label), text(&entry.value)].into_iter().collect::<Array>().into_value()).collect()
}

/// A text as a value, with the line ends that the template knows and without other control characters.
fn text(text: &str) -> Value {
    let clean: String = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    clean.into_value()
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries.into_iter().map(|(name, value)| (name.into(), value)).collect()
}
