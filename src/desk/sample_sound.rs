//! A made-up recorded call: two voices hum syllables in turn, nobody says anything.

use std::f32::consts::TAU;

/// Samples a second, as telephones have them.
const RATE: u32 = 8_000;
/// Sentences with their number of syllables; the voices take turns.
const SENTENCES: [u32; 12] = [6, 14, 9, 17, 5, 11, 16, 7, 12, 4, 10, 3];
/// Samples of a syllable with the gap behind it, and of the pause behind a sentence.
const SYLLABLE: u32 = RATE / 5;
const PAUSE: u32 = RATE / 2;
/// Pitch of each voice, in hertz.
const VOICES: [f32; 2] = [205.0, 120.0];

/// The call as a WAV file of 8-bit samples.
pub fn call() -> Vec<u8> {
    let mut samples = Vec::new();
    for (turn, syllables) in SENTENCES.iter().enumerate() {
        let voice = VOICES.get(turn % VOICES.len()).copied().unwrap_or(150.0);
        for syllable in 0..*syllables {
            // The voice rises and falls, and some syllables are louder.
            let pitch = voice * (1.0 + ((syllable * 5 + turn as u32) % 7) as f32 / 30.0);
            let loud = 0.4 + ((syllable * 3 + turn as u32) % 5) as f32 / 8.0;
            samples.extend((0..SYLLABLE).map(|at| hummed(at, pitch, loud)));
        }
        samples.extend((0..PAUSE).map(|_| 128_u8));
    }
    wav(&samples)
}

/// One sample of a syllable: five overtones that swell and fade.
fn hummed(at: u32, pitch: f32, loud: f32) -> u8 {
    let swell = (at as f32 / (SYLLABLE as f32 * 0.85) * TAU / 2.0).sin().max(0.0);
    let overtone = |n: u8| (at as f32 / RATE as f32 * pitch * f32::from(n) * TAU).sin() / f32::from(n);
    let tone: f32 = [1, 2, 3, 5, 8].into_iter().map(overtone).sum();
    (128.0 + tone * swell * loud * 55.0).round().clamp(0.0, 255.0) as u8
}

fn wav(samples: &[u8]) -> Vec<u8> {
    let size = u32::try_from(samples.len()).unwrap_or(0);
    let mut file = b"RIFF".to_vec();
    file.extend((36 + size).to_le_bytes());
    file.extend(b"WAVEfmt ");
    // PCM, one channel, a byte a sample.
    file.extend(16_u32.to_le_bytes());
    file.extend([1_u16, 1].map(u16::to_le_bytes).as_flattened());
    file.extend([RATE, RATE].map(u32::to_le_bytes).as_flattened());
    file.extend([1_u16, 8].map(u16::to_le_bytes).as_flattened());
    file.extend(b"data");
    file.extend(size.to_le_bytes());
    file.extend(samples);
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read_sound;

    #[test]
    fn the_call_can_be_heard() {
        let call = read_sound(call()).unwrap();
        assert_eq!(call.rate, 8_000);
        assert!((25..35).contains(&(call.samples.len() / 8_000)), "{}", call.samples.len());
        assert!(call.samples.iter().any(|sample| sample.abs() > 15_000));
    }
}
