//! FILE-08: what belongs to a customer's archive is filed in time and nothing is omitted. A complaint is not archived while letters from or
//! to its customer since its registration are not filed.

use crate::base::Refusal;
use crate::msg;

/// Why it is not archived yet, for so many letters that are not filed.
pub fn unfiled(count: i64) -> Option<Refusal> {
    (count > 0).then(|| Refusal::by("FILE-08", msg!("cases-complaints-file-08", count = count)))
}
