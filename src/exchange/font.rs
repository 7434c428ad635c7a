//! Widths of a font's characters, from its own tables (OpenType: `cmap`, `hhea`, `hmtx`, `head`), so that lines break where they must.

/// The tables of one font that widths need. Whatever is missing or cut off counts as one em.
pub(super) struct FontWidths<'a> {
    units_per_em: f32,
    /// Subtable of `cmap`, format 4 or 12.
    characters: &'a [u8],
    /// `hmtx`.
    advances: &'a [u8],
    /// Advances in `hmtx`; later glyphs have the last one.
    count: usize,
}

impl<'a> FontWidths<'a> {
    /// `None` when this is no font, or has no table of characters that is understood.
    pub(super) fn new(bytes: &'a [u8], index: u32) -> Option<Self> {
        let start = if bytes.starts_with(b"ttcf") { double(bytes, 12 + 4 * index as usize)? as usize } else { 0 };
        let table = |tag: &[u8; 4]| -> Option<&'a [u8]> {
            let records = bytes.get(start.checked_add(12)?..)?;
            let record = records.chunks_exact(16).take(usize::from(word(bytes, start + 4)?)).find(|r| r.starts_with(tag))?;
            let (at, length) = (double(record, 8)? as usize, double(record, 12)? as usize);
            bytes.get(at..at.checked_add(length)?)
        };
        let characters = subtable(table(b"cmap")?)?;
        Some(FontWidths {
            units_per_em: f32::from(word(table(b"head")?, 18)?.max(1)),
            characters,
            advances: table(b"hmtx")?,
            count: usize::from(word(table(b"hhea")?, 34)?),
        })
    }

    /// Width of a character at size 1.
    pub(super) fn width(&self, c: char) -> f32 {
        let glyph = self.glyph(u32::from(c)).unwrap_or_default();
        let place = usize::from(glyph).min(self.count.saturating_sub(1));
        word(self.advances, 4 * place).map_or(1.0, |advance| f32::from(advance) / self.units_per_em)
    }

    fn glyph(&self, c: u32) -> Option<u16> {
        if word(self.characters, 0)? == 12 {
            let groups = self.characters.get(16..)?;
            let group = groups
                .chunks_exact(12)
                .find(|g| double(g, 0).is_some_and(|first| first <= c) && double(g, 4).is_some_and(|last| c <= last))?;
            return u16::try_from(double(group, 8)? + (c - double(group, 0)?)).ok();
        }
        let c = u16::try_from(c).ok()?;
        let segments = usize::from(word(self.characters, 6)? / 2);
        let segment = (0..segments).find(|s| word(self.characters, 14 + 2 * s).is_some_and(|last| c <= last))?;
        let first = word(self.characters, 16 + 2 * segments + 2 * segment)?;
        if c < first {
            return None;
        }
        let delta = word(self.characters, 16 + 4 * segments + 2 * segment)?;
        let offset_at = 16 + 6 * segments + 2 * segment;
        match word(self.characters, offset_at)? {
            0 => Some(c.wrapping_add(delta)),
            offset => match word(self.characters, offset_at + usize::from(offset) + 2 * usize::from(c - first))? {
                0 => None,
                glyph => Some(glyph.wrapping_add(delta)),
            },
        }
    }
}

/// The subtable with the most characters: format 12 before format 4.
fn subtable(cmap: &[u8]) -> Option<&[u8]> {
    let records = cmap.get(4..)?.chunks_exact(8).take(usize::from(word(cmap, 2)?));
    let tables: Vec<&[u8]> = records.filter_map(|r| cmap.get(double(r, 4)? as usize..)).collect();
    let of_format = |format| tables.iter().find(|t| word(t, 0) == Some(format)).copied();
    of_format(12).or_else(|| of_format(4))
}

/// Two bytes, big end first.
fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_be_bytes(*b))
}

/// Four bytes, big end first.
fn double(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_be_bytes(*b))
}
