//! Recordings from outside as plain samples: one channel, as fine as speech needs, never longer than [`LONGEST_SOUND`].
//! What a hostile file can still do, run long or fill the memory, is held by the process that calls this: see `worker::apart`.

use std::fmt;
use std::io::Cursor;
use std::time::Duration;

use rodio::decoder::{DecoderBuilder, DecoderError};
use rodio::{ChannelCount, Source};

/// Longest recording that is read; most calls take some minutes.
pub const LONGEST_SOUND: Duration = Duration::from_secs(60 * 60);
/// Most samples a second: speech has nothing above 8 kHz, and an hour stays below 180 MB.
const FINEST: u32 = 24_000;

/// A recording as samples of one channel.
#[derive(Clone, PartialEq, Eq)]
pub struct Sound {
    /// Samples a second.
    pub rate: u32,
    /// The samples.
    pub samples: Vec<i16>,
}

impl fmt::Debug for Sound {
    /// Without its millions of samples.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sound").field("rate", &self.rate).field("samples", &self.samples.len()).finish()
    }
}

/// Why a recording was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unheard {
    /// Its format or its code is not among those that are read.
    #[error("a kind of recording that is not read")]
    Unknown,
    /// It breaks off at once or changes in its middle.
    #[error("the recording is damaged")]
    Damaged,
    /// It is longer than [`LONGEST_SOUND`].
    #[error("the recording is too long")]
    Long,
}

/// Reads a recording: WAV (PCM, A-law, µ-law, ADPCM), MP3, AAC in MP4, Vorbis in OGG.
///
/// # Errors
/// Why it was not read.
pub fn read_sound(bytes: Vec<u8>) -> Result<Sound, Unheard> {
    let length = bytes.len() as u64;
    let decoder = DecoderBuilder::new().with_data(Cursor::new(bytes)).with_byte_len(length).build();
    let mut decoder = decoder.map_err(|error| match error {
        DecoderError::UnrecognizedFormat | DecoderError::NoStreams => Unheard::Unknown,
        _ => Unheard::Damaged,
    })?;
    let (rate, channels) = (decoder.sample_rate(), decoder.channels());
    let each = rate.get().div_ceil(FINEST);
    let sound_rate = rate.get() / each;
    let most = LONGEST_SOUND.as_secs().saturating_mul(u64::from(sound_rate));
    let mut samples = Vec::new();
    while let Some(sample) = mixed(&mut decoder, each, channels) {
        if samples.len() as u64 == most {
            return Err(Unheard::Long);
        }
        samples.push(sample);
        // Checked where it is cheap: what goes on in another rate would be heard too fast or too slow.
        if decoder.sample_rate() != rate || decoder.channels() != channels {
            return Err(Unheard::Damaged);
        }
    }
    if samples.is_empty() { Err(Unheard::Damaged) } else { Ok(Sound { rate: sound_rate, samples }) }
}

/// The mean of all channels over so many moments: in a call each side may have a channel of its own, and both are heard.
fn mixed(decoder: &mut impl Iterator<Item = f32>, moments: u32, channels: ChannelCount) -> Option<i16> {
    let count = moments.saturating_mul(u32::from(channels.get()));
    let mut sum = 0.0;
    for _ in 0..count {
        sum += decoder.next()?;
    }
    Some((sum / count as f32 * f32::from(i16::MAX)).round() as i16)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A WAV file of 16-bit samples, as a recorder writes it.
    fn wav(rate: u32, channels: u16, samples: &[i16]) -> Vec<u8> {
        let data: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        let size = u32::try_from(data.len()).unwrap();
        let mut file = b"RIFF".to_vec();
        file.extend((36 + size).to_le_bytes());
        file.extend(b"WAVEfmt ");
        file.extend(16_u32.to_le_bytes());
        file.extend(1_u16.to_le_bytes());
        file.extend(channels.to_le_bytes());
        file.extend(rate.to_le_bytes());
        file.extend((rate * u32::from(channels) * 2).to_le_bytes());
        file.extend((channels * 2).to_le_bytes());
        file.extend(16_u16.to_le_bytes());
        file.extend(b"data");
        file.extend(size.to_le_bytes());
        file.extend(data);
        file
    }

    #[test]
    fn length_and_samples_of_a_recording_are_read() {
        let call = read_sound(include_bytes!("../../tests/fixtures/call.wav").to_vec()).unwrap();
        assert_eq!((call.rate, call.samples.len()), (8_000, 8_000));
        assert!(call.samples.iter().any(|sample| sample.abs() > 2_000));
    }

    #[test]
    fn both_sides_of_a_call_are_heard_and_nothing_finer_than_speech_is_kept() {
        let sides = read_sound(wav(8_000, 2, &[1_000, 0, 0, 3_000].repeat(2_000))).unwrap();
        assert_eq!((sides.rate, sides.samples.len()), (8_000, 4_000));
        assert!(sides.samples.chunks(2).all(|pair| (pair[0] - 500).abs() < 3 && (pair[1] - 1_500).abs() < 3), "{:?}", &sides.samples[..4]);
        let fine = read_sound(wav(48_000, 1, &[100; 48_000])).unwrap();
        assert_eq!((fine.rate, fine.samples.len()), (24_000, 24_000));
    }

    #[test]
    fn what_is_no_recording_or_breaks_off_or_never_ends_is_refused() {
        for bytes in [Vec::new(), b"#!AMR\n".to_vec(), b"RIFF".to_vec(), vec![0xFF; 4_000], wav(8_000, 1, &[])] {
            assert!(read_sound(bytes).is_err());
        }
        let hour = wav(1_000, 1, &vec![0; 3_600_001]);
        assert_eq!(read_sound(hour), Err(Unheard::Long));
    }
}
