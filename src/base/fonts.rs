//! The bundled fonts as files: Noto Sans SC in two weights, for the window and for printed pages.
//! How they were made stands in `assets/fonts/README.md`.

/// Weight 400: every character of GB18030's two-byte range and the rare ideographs that the font has.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular-subset.otf");

/// Weight 500: GB2312, Latin and punctuation; the rest falls back to [`REGULAR`].
pub static MEDIUM: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Medium-subset.otf");
