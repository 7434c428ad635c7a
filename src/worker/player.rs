//! The device that recordings are heard on: open while one is played, closed otherwise. A machine without one says so on the [`Tape`].

use std::num::NonZero;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use rodio::cpal::{Error, ErrorKind};
use rodio::{ChannelCount, DeviceSinkBuilder, MixerDeviceSink, SampleRate, Source};

use super::Wake;
use crate::areas::attachments::Tape;

/// How often it is looked whether the recording came to its end or was stopped.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Plays one recording after the other until the window is gone. `open` opens the device.
pub fn run<D: Device>(inbox: &Receiver<Arc<Tape>>, wake: &Wake, open: impl Fn(&Arc<Tape>) -> Option<D>) {
    while let Ok(mut tape) = inbox.recv() {
        let Some(device) = open(&tape) else {
            tracing::warn!("no device for sound");
            tape.unheard();
            wake();
            continue;
        };
        device.play(&tape);
        while tape.is_playing() {
            match inbox.recv_timeout(LOOK_EVERY) {
                Ok(next) => {
                    if !Arc::ptr_eq(&next, &tape) {
                        tape.pause();
                    }
                    device.play(&next);
                    tape = next;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        wake();
    }
}

/// A device that is open.
pub trait Device {
    /// Begins to play.
    fn play(&self, tape: &Arc<Tape>);
}

impl Device for MixerDeviceSink {
    fn play(&self, tape: &Arc<Tape>) {
        if let Some(rate) = NonZero::new(tape.rate()) {
            self.mixer().add(Head::new(tape, rate));
        }
    }
}

/// Opens the device that the system plays on.
pub fn open(tape: &Arc<Tape>) -> Option<MixerDeviceSink> {
    let playing = Arc::clone(tape);
    let broken = move |error: Error| {
        tracing::warn!(%error, "sound");
        // A gap is heard and over; any other error ends what is played.
        if !matches!(error.kind(), ErrorKind::Xrun | ErrorKind::DeviceChanged) {
            playing.unheard();
        }
    };
    let opened = DeviceSinkBuilder::from_default_device().and_then(|device| device.with_error_callback(broken).open_sink_or_fallback());
    let mut device = opened.inspect_err(|error| tracing::warn!(%error, "sound")).ok()?;
    device.log_on_drop(false);
    Some(device)
}

/// What the device reads: the tape from where it stands, until it stops or is begun anew. Faster speech keeps its pitch: pieces of 20 ms
/// are taken at larger distances and laid over each other where their waves agree (WSOLA).
struct Head {
    tape: Arc<Tape>,
    turn: u64,
    rate: SampleRate,
    /// Samples of a piece.
    piece: usize,
    /// What is ready to be heard, the next one last.
    ready: Vec<f32>,
    /// How the last piece would go on.
    tail: Vec<f32>,
}

impl Head {
    fn new(tape: &Arc<Tape>, rate: SampleRate) -> Self {
        let piece = usize::try_from(rate.get() / 50).unwrap_or(0).max(1);
        Head { turn: tape.turn(), tape: Arc::clone(tape), rate, piece, ready: Vec::new(), tail: Vec::new() }
    }

    /// The next piece: it fades in while what came before fades out.
    fn next_piece(&mut self) -> Option<()> {
        let piece = self.piece;
        let at = self.tape.advance(piece)?;
        let from = self.joint(at);
        let samples = self.tape.samples();
        let sample = |index: usize| samples.get(index).map_or(0.0, |sample| f32::from(*sample) / f32::from(i16::MAX));
        let tail = |index: usize| self.tail.get(index).copied().unwrap_or(0.0);
        let loud = self.tape.volume() as f32 / 100.0;
        let joined = |index: usize| {
            let share = index as f32 / piece as f32;
            (sample(from + index) * share + tail(index) * (1.0 - share)) * loud
        };
        self.ready = (0..piece).rev().map(joined).collect();
        self.tail = (from + piece..from + 2 * piece).map(sample).collect();
        Some(())
    }

    /// The place within half a piece of `at` whose wave goes on most like the last piece would.
    fn joint(&self, at: usize) -> usize {
        if self.tape.speed() == 100 || self.tail.is_empty() {
            return at;
        }
        let samples = self.tape.samples();
        let alike = |from: usize| {
            let there = samples.get(from..).unwrap_or_default();
            let (product, power) = there.iter().zip(&self.tail).fold((0.0_f32, 1.0_f32), |(product, power), (sample, tail)| {
                let sample = f32::from(*sample);
                (product + sample * tail, power + sample * sample)
            });
            product / power.sqrt()
        };
        let near = at.saturating_sub(self.piece / 2)..=at + self.piece / 2;
        near.map(|from| (alike(from), from)).max_by(|one, other| one.0.total_cmp(&other.0)).map_or(at, |(_, from)| from)
    }
}

impl Iterator for Head {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        if self.ready.is_empty() {
            (self.tape.turn() == self.turn).then(|| self.next_piece()).flatten()?;
        }
        self.ready.pop()
    }
}

impl Source for Head {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        ChannelCount::MIN
    }

    fn sample_rate(&self) -> SampleRate {
        self.rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::sync::mpsc::sync_channel;

    use super::*;
    use crate::areas::attachments::Knob;
    use crate::exchange::Sound;

    fn tape() -> Arc<Tape> {
        let tape = Arc::new(Tape::new(Sound { rate: 8_000, samples: vec![7; 80] }));
        tape.set(Knob::Play);
        tape
    }

    /// A device that hears all of it at once.
    struct Ear<'a>(&'a RefCell<usize>);

    impl Device for Ear<'_> {
        fn play(&self, tape: &Arc<Tape>) {
            *self.0.borrow_mut() += Head::new(tape, SampleRate::MIN).count();
        }
    }

    #[test]
    fn without_a_device_the_recording_says_so() {
        let (send, inbox) = sync_channel(2);
        let tape = tape();
        send.send(Arc::clone(&tape)).unwrap();
        drop(send);
        run::<MixerDeviceSink>(&inbox, &(Arc::new(|| {}) as Wake), |_| None);
        assert!(tape.is_unheard() && !tape.is_playing());
        tape.set(Knob::Play);
        assert!(!tape.is_unheard(), "it may be tried again");
    }

    #[test]
    fn a_recording_is_heard_to_its_end_and_an_earlier_turn_is_silent() {
        let (send, inbox) = sync_channel(2);
        let (one, other, heard) = (tape(), tape(), RefCell::new(0));
        let stale = Head::new(&one, SampleRate::MIN);
        one.set(Knob::Play);
        assert_eq!(stale.count(), 0);
        send.send(one).unwrap();
        send.send(other).unwrap();
        drop(send);
        run(&inbox, &(Arc::new(|| {}) as Wake), |_| Some(Ear(&heard)));
        assert_eq!(heard.into_inner(), 160);
    }

    #[test]
    fn faster_speech_is_shorter_and_keeps_its_pitch() {
        // A second of 200 Hz.
        let wave = |at: i32| (f64::from(at) / 8_000.0 * 200.0 * std::f64::consts::TAU).sin() * 9_000.0;
        let tape = Arc::new(Tape::new(Sound { rate: 8_000, samples: (0..8_000).map(|at| wave(at) as i16).collect() }));
        let rate = SampleRate::new(8_000).unwrap();
        for (speed, length) in [(100, 8_000), (125, 6_400), (150, 5_440), (200, 4_000)] {
            tape.set(Knob::Seek(0));
            tape.set(Knob::Speed(speed));
            tape.set(Knob::Play);
            let heard: Vec<f32> = Head::new(&tape, rate).collect();
            assert_eq!(heard.len(), length, "{speed}");
            let inner = &heard[200..3_800];
            let waves = inner.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
            assert!((89..=91).contains(&waves), "{speed}: {waves}");
            // No gap and no jump between the pieces.
            assert!(inner.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.06), "{speed}");
            assert!(inner.chunks(40).all(|part| part.iter().any(|sample| *sample > 0.2)), "{speed}");
        }
    }
}
