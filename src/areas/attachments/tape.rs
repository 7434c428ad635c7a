//! A recording that is open in the window: its samples in memory, and where it is heard. The window turns it, the device reads it.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};

use crate::exchange::Sound;

/// Speeds in percent.
pub const SPEEDS: [u32; 4] = [100, 125, 150, 200];
/// Parts of a sample: speeds are in percent.
const PARTS: u64 = 100;
/// Columns of the picture of a recording.
const PEAKS: usize = 512;

/// What the window does with a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knob {
    /// Plays on; from the beginning when it stands at its end.
    Play,
    /// Stops where it is.
    Pause,
    /// Goes to this place, in milliseconds.
    Seek(i64),
    /// Plays at this speed, in percent.
    Speed(u32),
    /// Plays at this volume, in percent.
    Volume(u32),
}

/// A recording with its head.
pub struct Tape {
    sound: Sound,
    peaks: Vec<u16>,
    /// Where it stands, in parts of a sample.
    at: AtomicU64,
    playing: AtomicBool,
    /// Counts how often it was begun: what reads for an earlier turn ends.
    turn: AtomicU64,
    speed: AtomicU32,
    volume: AtomicU32,
    /// No device plays it.
    unheard: AtomicBool,
}

impl fmt::Debug for Tape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tape").field("sound", &self.sound).field("at", &self.at_ms()).finish_non_exhaustive()
    }
}

impl Tape {
    /// A recording that stands at its beginning.
    pub fn new(sound: Sound) -> Self {
        let each = sound.samples.len().div_ceil(PEAKS).max(1);
        let peaks = sound.samples.chunks(each).map(|part| part.iter().map(|sample| sample.unsigned_abs()).max().unwrap_or(0)).collect();
        Tape {
            sound,
            peaks,
            at: AtomicU64::new(0),
            playing: AtomicBool::new(false),
            turn: AtomicU64::new(0),
            speed: AtomicU32::new(100),
            volume: AtomicU32::new(100),
            unheard: AtomicBool::new(false),
        }
    }

    // ---- for the window ----

    /// Length in milliseconds.
    pub fn length_ms(&self) -> i64 {
        self.to_ms(self.end())
    }

    /// Where it stands, in milliseconds.
    pub fn at_ms(&self) -> i64 {
        self.to_ms(self.at.load(Relaxed).min(self.end()))
    }

    /// Loudest sample of each of its parts, in their order, as a share of the loudest of all.
    pub fn peaks(&self) -> impl ExactSizeIterator<Item = f32> {
        let most = f32::from(self.peaks.iter().copied().max().unwrap_or(0).max(1));
        self.peaks.iter().map(move |peak| f32::from(*peak) / most)
    }

    /// Whether it is heard now, or about to be.
    pub fn is_playing(&self) -> bool {
        self.playing.load(Relaxed)
    }

    /// Whether there is no device to play it.
    pub fn is_unheard(&self) -> bool {
        self.unheard.load(Relaxed)
    }

    /// Speed in percent.
    pub fn speed(&self) -> u32 {
        self.speed.load(Relaxed)
    }

    /// Volume in percent.
    pub fn volume(&self) -> u32 {
        self.volume.load(Relaxed)
    }

    // ---- for the worker ----

    /// Does what the window wants.
    pub fn set(&self, knob: Knob) {
        match knob {
            Knob::Play => {
                if self.at.load(Relaxed) >= self.end() {
                    self.at.store(0, Relaxed);
                }
                self.unheard.store(false, Relaxed);
                self.turn.fetch_add(1, Relaxed);
                self.playing.store(true, Relaxed);
            }
            Knob::Pause => self.pause(),
            Knob::Seek(ms) => self.at.store(self.of_ms(ms), Relaxed),
            Knob::Speed(percent) => self.speed.store(percent.clamp(50, 200), Relaxed),
            Knob::Volume(percent) => self.volume.store(percent.min(100), Relaxed),
        }
    }

    /// Stops where it is.
    pub fn pause(&self) {
        self.playing.store(false, Relaxed);
    }

    /// There is no device, or it went away.
    pub fn unheard(&self) {
        self.unheard.store(true, Relaxed);
        self.pause();
    }

    /// Samples a second.
    pub fn rate(&self) -> u32 {
        self.sound.rate
    }

    /// How often it was begun.
    pub fn turn(&self) -> u64 {
        self.turn.load(Relaxed)
    }

    /// The sample where it stands; moves on by so many of them times the speed. Nothing when it stops or is over.
    pub fn advance(&self, samples: usize) -> Option<usize> {
        if !self.is_playing() {
            return None;
        }
        let at = self.at.fetch_add(samples as u64 * u64::from(self.speed()), Relaxed);
        if at >= self.end() {
            self.pause();
            return None;
        }
        usize::try_from(at / PARTS).ok()
    }

    /// Its samples.
    pub fn samples(&self) -> &[i16] {
        &self.sound.samples
    }

    fn end(&self) -> u64 {
        self.sound.samples.len() as u64 * PARTS
    }

    fn to_ms(&self, at: u64) -> i64 {
        i64::try_from(at / PARTS * 1_000 / u64::from(self.sound.rate.max(1))).unwrap_or(i64::MAX)
    }

    fn of_ms(&self, ms: i64) -> u64 {
        let at = ms.max(0).unsigned_abs().saturating_mul(u64::from(self.sound.rate)) / 1_000;
        at.saturating_mul(PARTS).min(self.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two seconds, rising from 0.
    fn tape() -> Tape {
        Tape::new(Sound { rate: 8_000, samples: (0..16_000).collect() })
    }

    #[test]
    fn it_goes_where_it_is_sent_and_no_farther_than_its_end() {
        let tape = tape();
        assert_eq!((tape.length_ms(), tape.at_ms(), tape.is_playing()), (2_000, 0, false));
        for (wanted, got) in [(500, 500), (-5_000, 0), (1_999, 1_999), (9_000, 2_000), (i64::MAX, 2_000)] {
            tape.set(Knob::Seek(wanted));
            assert_eq!(tape.at_ms(), got, "{wanted}");
        }
        tape.set(Knob::Play);
        assert_eq!(tape.at_ms(), 0, "from its end it begins anew");
    }

    #[test]
    fn it_moves_on_by_its_speed_until_it_stops() {
        let tape = tape();
        assert_eq!(tape.advance(160), None);
        tape.set(Knob::Play);
        assert_eq!([tape.advance(160), tape.advance(160)], [Some(0), Some(160)]);
        tape.set(Knob::Speed(150));
        tape.set(Knob::Seek(1_000));
        assert_eq!([tape.advance(161), tape.advance(161), tape.advance(161)], [Some(8_000), Some(8_241), Some(8_483)]);
        tape.set(Knob::Pause);
        assert_eq!(tape.advance(160), None);
        tape.set(Knob::Speed(900));
        tape.set(Knob::Volume(900));
        assert_eq!((tape.speed(), tape.volume()), (200, 100));
    }

    #[test]
    fn at_its_end_it_stops() {
        let tape = tape();
        tape.set(Knob::Seek(1_999));
        tape.set(Knob::Play);
        assert_eq!([tape.advance(8), tape.advance(8)], [Some(15_992), None]);
        assert!(!tape.is_playing());
        assert_eq!(tape.at_ms(), 2_000);
    }

    #[test]
    fn a_picture_of_it_has_its_loudest_part_at_full_height() {
        let tape = tape();
        let peaks: Vec<f32> = tape.peaks().collect();
        assert_eq!(peaks.len(), 500);
        assert!(peaks[0] < 0.01 && (peaks[499] - 1.0).abs() < f32::EPSILON && peaks.is_sorted());
        assert_eq!(Tape::new(Sound { rate: 8_000, samples: vec![0; 3] }).peaks().collect::<Vec<_>>(), [0.0; 3]);
    }
}
