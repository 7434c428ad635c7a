//! The spool: rows come back as they went in, from anywhere, and take little room.

use jiff::civil::DateTime;
use proptest::prelude::*;

use super::*;

fn spool_of(rows: &[SpoolRow]) -> Spool {
    let mut spool = Spool::new(1, vec!["名称".to_owned()]);
    for (row, cells) in rows {
        spool.push(*row, cells.clone()).unwrap();
    }
    spool
}

/// One row of a customer list, different in every row.
fn customer(row: u32) -> Vec<Cell> {
    let code = u64::from(row) * 7_919 % 100_000_000;
    let text = |s: String| Cell::Text(s);
    vec![
        text(format!("山东{}号贸易有限公司", code % 9_973)),
        text(format!("张{}", row % 977)),
        text(format!("138{code:08}")),
        text(format!("0531-{:08}", code * 3 % 100_000_000)),
        text("山东省".to_owned()),
        text("潍坊市".to_owned()),
        text("安丘市".to_owned()),
        text(format!("山东省潍坊市安丘市中山路{}号", code % 1_000)),
        text("交通运输业".to_owned()),
        text("C".to_owned()),
        Cell::Empty,
        text("客户资料表".to_owned()),
        text(format!("91370784HD{code:08}")),
        text(format!("20{:02}-{:02}-18", code % 27, code % 12 + 1)),
        Cell::Number(f64::from(u32::try_from(code).unwrap()) / 100.0),
        Cell::Empty,
    ]
}

#[test]
fn any_range_comes_back() {
    let rows: Vec<SpoolRow> = (0..5_500).map(|row| (row + 2, customer(row))).collect();
    let spool = spool_of(&rows);
    assert_eq!((spool.len(), spool.header_row(), spool.headers()), (5_500, 1, ["名称".to_owned()].as_slice()));
    for range in [0..20, 990..1_010, 0..5_500, 5_490..9_999, 4_000..4_000, 6_000..7_000, 2_999..3_001] {
        let expected = rows.get(range.start.min(5_500)..range.end.min(5_500)).unwrap_or_default();
        assert_eq!(spool.rows(range.clone()).unwrap(), expected, "{range:?}");
    }
    let all: Vec<SpoolRow> = spool.iter().collect::<Result<_, _>>().unwrap();
    assert_eq!(all, rows);
}

#[test]
fn rows_are_packed() {
    let mut spool = Spool::new(0, Vec::new());
    let mut plain = 0;
    for row in 0..20_000 {
        let cells = customer(row);
        plain += cells.iter().map(|c| c.text().len()).sum::<usize>();
        spool.push(row, cells).unwrap();
    }
    assert!(spool.packed_bytes() * 3 < plain, "{} of {plain}", spool.packed_bytes());
}

#[test]
fn files_are_filled_in_and_can_be_stopped() {
    let path = fixture("customers-120.gb18030.csv");
    let mut calls = 0;
    let spool = Spool::fill(&path, &OpenOptions::default(), &mut |_, rows| {
        calls = rows;
        ControlFlow::Continue(())
    })
    .unwrap()
    .unwrap();
    assert_eq!((spool.len(), calls, spool.headers().len()), (120, 120, 16));
    assert_eq!(spool.rows(99..100).unwrap()[0].0, 101);
    let stopped = Spool::fill(&path, &OpenOptions::default(), &mut |_, rows| {
        if rows < 50 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert!(stopped.unwrap().is_none());
}

#[test]
fn a_spool_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&spool_of(&[]));
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        any::<String>().prop_map(Cell::Text),
        "[\u{4e00}-\u{9fa5}]{0,40}".prop_map(Cell::Text),
        prop::num::f64::NORMAL.prop_map(Cell::Number),
        (1i16..=9999, 1i8..=12, 1i8..=28, 0i8..=23, 0i8..=59, 0i8..=59, 0i32..1_000_000_000)
            .prop_map(|(y, mo, d, h, mi, s, n)| Cell::Date(DateTime::new(y, mo, d, h, mi, s, n).unwrap())),
        any::<bool>().prop_map(Cell::Bool),
        Just(Cell::Error("#N/A".to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_row_comes_back(rows in prop::collection::vec((any::<u32>(), prop::collection::vec(cell(), 0..12)), 0..40)) {
        // More than one chunk, so that packed rows are met too.
        let many: Vec<SpoolRow> = rows.iter().cloned().cycle().take(rows.len() * 30).collect();
        let spool = spool_of(&many);
        prop_assert_eq!(spool.rows(0..many.len()).unwrap(), many.clone());
        prop_assert_eq!(spool.iter().collect::<Result<Vec<_>, _>>().unwrap(), many);
    }
}
