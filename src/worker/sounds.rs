//! Recordings, read by a second process (see [`super::apart`]).

use std::path::Path;
use std::time::Duration;

use super::apart::{self, Limits};
use crate::base::Fault;
use crate::exchange::{LONGEST_SOUND, Sound, Unheard, read_sound};
use crate::msg;

/// The first argument by which the program reads a recording for itself; no task for people.
pub(super) const TASK: &str = "read-sound";
/// What one recording may take: an hour of the finest takes some 180 MB.
pub const LIMITS: Limits = Limits { time: Duration::from_secs(30), memory: 1024 * 1024 * 1024 };
/// Most bytes of an answer: its rate and the samples of an hour.
const MOST: u64 = 4 + LONGEST_SOUND.as_secs() * 24_000 * 2;

/// Codes with which the second process gives up.
const UNKNOWN: u8 = 3;
const DAMAGED: u8 = 4;
const LONG: u8 = 5;

/// The answer of the second process: the samples of this recording.
///
/// # Errors
/// The code with which it gives up.
pub(super) fn answer(file: Vec<u8>) -> Result<Vec<u8>, u8> {
    let sound = read_sound(file).map_err(|unheard| match unheard {
        Unheard::Unknown => UNKNOWN,
        Unheard::Damaged => DAMAGED,
        Unheard::Long => LONG,
    })?;
    let samples = sound.samples.iter().flat_map(|sample| sample.to_le_bytes());
    Ok(sound.rate.to_le_bytes().into_iter().chain(samples).collect())
}

/// Has `program` read a recording.
///
/// # Errors
/// The recording is of an unknown kind, damaged or too long, takes too long or too much memory, or the second process does not start.
pub fn read(program: &Path, file: &[u8], limits: Limits) -> Result<Sound, Fault> {
    match apart::ask(program, &[TASK], file, MOST, limits)? {
        Ok(bytes) => unpack(&bytes).ok_or_else(|| Fault::new("FILE-SOUND", msg!("attachments-undrawn"), "an answer of the wrong length")),
        Err(UNKNOWN) => Err(Fault::new("SOUND-KIND", msg!("attachments-sound-unknown"), Unheard::Unknown)),
        Err(LONG) => {
            let minutes = i64::try_from(LONGEST_SOUND.as_secs() / 60).unwrap_or(i64::MAX);
            Err(Fault::new("SOUND-LONG", msg!("attachments-sound-long", minutes = minutes), Unheard::Long))
        }
        Err(_) => Err(Fault::new("FILE-SOUND", msg!("attachments-sound-damaged"), Unheard::Damaged)),
    }
}

/// The samples in an answer.
fn unpack(bytes: &[u8]) -> Option<Sound> {
    let (rate, samples) = bytes.split_first_chunk::<4>()?;
    let (pairs, rest) = samples.as_chunks::<2>();
    let rate = u32::from_le_bytes(*rate);
    let whole = rate > 0 && rest.is_empty() && !pairs.is_empty();
    whole.then(|| Sound { rate, samples: pairs.iter().map(|pair| i16::from_le_bytes(*pair)).collect() })
}
