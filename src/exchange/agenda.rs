//! Calendar files (`.ics`, RFC 5545): events with times of Asia/Shanghai, as phones and mail programs take them in.

use crate::base::Instant;
use crate::i18n::Lang;

/// Longest line in bytes before it is folded.
const LONGEST_LINE: usize = 75;

/// China's time has stood at UTC+8 without summer time since 1991; every event that is written here is later.
const ZONE: [&str; 9] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "X-LIC-LOCATION:Asia/Shanghai",
    "BEGIN:STANDARD",
    "TZNAME:CST",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "DTSTART:19910915T000000",
    "END:STANDARD",
];

/// Something with a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaEvent {
    /// Never changes and never names another event, so that a file taken in again renews what is there.
    pub uid: String,
    /// Grows whenever the event changes.
    pub revision: i64,
    /// When it begins.
    pub from: Instant,
    /// When it ends.
    pub to: Instant,
    /// What it is.
    pub title: String,
    /// More about it; line breaks stay.
    pub text: String,
}

/// A calendar with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// Name, as the calendar program shows it.
    pub name: String,
    /// Language of its texts.
    pub lang: Lang,
    /// When it was written.
    pub at: Instant,
    /// Events.
    pub events: Vec<AgendaEvent>,
}

impl Agenda {
    /// The calendar as the content of a file.
    pub fn ics(&self) -> String {
        let mut out = Lines(String::new());
        out.plain("BEGIN:VCALENDAR");
        out.plain("VERSION:2.0");
        out.text(&format!("PRODID:-//Kefu Desk//{}", self.lang.code().to_uppercase()), "");
        out.plain("CALSCALE:GREGORIAN");
        out.plain("METHOD:PUBLISH");
        out.text("X-WR-CALNAME:", &self.name);
        out.plain("X-WR-TIMEZONE:Asia/Shanghai");
        for line in ZONE {
            out.plain(line);
        }
        out.plain("END:VTIMEZONE");
        for event in &self.events {
            out.plain("BEGIN:VEVENT");
            out.text("UID:", &event.uid);
            out.plain(&format!("DTSTAMP:{}", utc(self.at)));
            out.plain(&format!("SEQUENCE:{}", event.revision.max(0)));
            out.plain(&format!("DTSTART;TZID=Asia/Shanghai:{}", local(event.from)));
            out.plain(&format!("DTEND;TZID=Asia/Shanghai:{}", local(event.to)));
            out.text("SUMMARY:", &event.title);
            if !event.text.is_empty() {
                out.text("DESCRIPTION:", &event.text);
            }
            out.plain("TRANSP:OPAQUE");
            out.plain("END:VEVENT");
        }
        out.plain("END:VCALENDAR");
        out.0
    }
}

/// Lines that end as the standard asks.
struct Lines(String);

impl Lines {
    fn plain(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push_str("\r\n");
    }

    /// A property with a text: marks of the format are escaped, and a long line goes on after a break and a space.
    fn text(&mut self, property: &str, text: &str) {
        let mut length = 0;
        let mut put = |c: char, out: &mut String| {
            if length + c.len_utf8() > LONGEST_LINE {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(c);
            length += c.len_utf8();
        };
        for c in property.chars() {
            put(c, &mut self.0);
        }
        for c in text.replace("\r\n", "\n").chars() {
            match c {
                '\n' => ['\\', 'n'].into_iter().for_each(|c| put(c, &mut self.0)),
                '\\' | ';' | ',' => ['\\', c].into_iter().for_each(|c| put(c, &mut self.0)),
                c if c.is_control() => {}
                c => put(c, &mut self.0),
            }
        }
        self.0.push_str("\r\n");
    }
}

fn local(at: Instant) -> String {
    at.local().strftime("%Y%m%dT%H%M%S").to_string()
}

fn utc(at: Instant) -> String {
    let stamp = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    stamp.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::Component as _;
    use jiff::civil::datetime;

    fn agenda(title: &str, text: &str) -> Agenda {
        let from = Instant::of(datetime(2026, 3, 10, 22, 0, 0, 0));
        let event = AgendaEvent {
            uid: "shift-7@kefu-desk".to_owned(),
            revision: 2,
            from,
            to: from.plus_minutes(480),
            title: title.to_owned(),
            text: text.to_owned(),
        };
        Agenda { name: "王芳的班表".to_owned(), lang: Lang::Zh, at: from, events: vec![event] }
    }

    /// Another program's reader finds what was written.
    #[test]
    fn a_night_shift_is_read_back() {
        let text = "22:00–06:00, 座席 A；第一行\n第二行 \\ 完";
        let ics = agenda("夜班", text).ics();
        let read: icalendar::Calendar = ics.parse().unwrap();
        assert_eq!(read.get_name(), Some("王芳的班表"));
        let event = read.events().next().unwrap();
        assert_eq!((event.get_uid(), event.get_summary()), (Some("shift-7@kefu-desk"), Some("夜班")));
        assert_eq!(event.get_description(), Some(text));
        assert_eq!(event.property_value("DTSTART"), Some("20260310T220000"));
        assert_eq!(event.property_value("DTEND"), Some("20260311T060000"));
        assert_eq!(event.property_value("SEQUENCE"), Some("2"));
        assert!(ics.contains("DTSTAMP:20260310T140000Z\r\n") && ics.contains("TZOFFSETTO:+0800\r\n"));
        assert_eq!(ics.matches("BEGIN:").count(), ics.matches("END:").count());
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let title = "夜班".repeat(60);
        let ics = agenda(&title, "").ics();
        assert!(ics.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
        assert!(ics.replace("\r\n ", "").contains(&format!("SUMMARY:{title}\r\n")));
        assert!(!ics.contains("DESCRIPTION"));
    }
}
