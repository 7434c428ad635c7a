//! "Copy as table": rows as tab-separated text for the clipboard.

use super::csv_out::guarded;

/// Rows as lines of tab-separated values, ready to paste into Excel, WPS or a message.
/// Tabs and line breaks inside a value become spaces, and what a sheet would run as a formula gets an apostrophe.
pub fn tab_text<R, V>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = V>,
    V: AsRef<str>,
{
    let mut text = String::new();
    for row in rows {
        for (at, value) in row.into_iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            let value = value.as_ref().replace(['\t', '\r', '\n'], " ");
            text.push_str(&guarded(&value));
        }
        text.push('\n');
    }
    text
}
