//! Recordings as the real program reads them in a second process: good files, and files that mean harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking; only shipped code must not"
)]

use std::path::Path;
use std::time::Duration;

use kefu_desk::worker::apart::Limits;
use kefu_desk::worker::sounds::{LIMITS, read};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_kefu-desk"))
}

const CALL: &[u8] = include_bytes!("fixtures/call.wav");

#[test]
fn a_call_is_read() {
    let call = read(program(), CALL, LIMITS).unwrap();
    assert_eq!((call.rate, call.samples.len()), (8_000, 8_000));
    assert_eq!(call, kefu_desk::exchange::read_sound(CALL.to_vec()).unwrap());
}

#[test]
fn what_is_no_recording_is_said() {
    for (bytes, code) in [(&b"#!AMR\n"[..], "SOUND-KIND"), (b"", "SOUND-KIND"), (&CALL[..44], "FILE-SOUND")] {
        assert_eq!(read(program(), bytes, LIMITS).unwrap_err().code, code, "{bytes:?}");
    }
    assert_eq!(read(Path::new("no such program"), CALL, LIMITS).unwrap_err().code, "FILE-DRAW");
}

#[test]
fn every_byte_may_be_wrong() {
    // A header that lies in any of its bytes is read or refused; the program goes on.
    for at in 0..44 {
        let mut bytes = CALL.to_vec();
        bytes[at] ^= 0xFF;
        let _ = read(program(), &bytes, LIMITS);
    }
}

#[test]
fn one_that_takes_too_much_is_ended() {
    // Seconds of work: an hour of silence in the finest rate.
    let mut long = CALL[..24].to_vec();
    long.extend([192_000_u32, 192_000].map(u32::to_le_bytes).as_flattened());
    long.extend(&CALL[32..40]);
    long.extend(40_000_000_u32.to_le_bytes());
    long.resize(40_000_044, 128);
    assert_eq!(read(program(), &long, Limits { time: Duration::ZERO, ..LIMITS }).unwrap_err().code, "FILE-SLOW");
    assert_eq!(read(program(), &long, Limits { memory: 1024, ..LIMITS }).unwrap_err().code, "FILE-LARGE");
}
