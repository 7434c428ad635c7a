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
            self.mixer().add(Head { turn: tape.turn(), tape: Arc::clone(tape), rate });
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

/// What the device reads: the tape from where it stands, until it stops or is begun anew.
struct Head {
    tape: Arc<Tape>,
    turn: u64,
    rate: SampleRate,
}

impl Iterator for Head {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        (self.tape.turn() == self.turn).then(|| self.tape.sample()).flatten()
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
            let head = Head { turn: tape.turn(), tape: Arc::clone(tape), rate: SampleRate::MIN };
            *self.0.borrow_mut() += head.count();
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
        let stale = Head { turn: 0, tape: Arc::clone(&one), rate: SampleRate::MIN };
        assert_eq!(stale.count(), 0);
        send.send(one).unwrap();
        send.send(other).unwrap();
        drop(send);
        run(&inbox, &(Arc::new(|| {}) as Wake), |_| Some(Ear(&heard)));
        assert_eq!(heard.into_inner(), 160);
    }
}
