//! Closed lists whose members are stored as one word each and shown by a text.

/// Declares such a list: `words! { /// What it is. Name { /// What it means. Variant = "word", "text-id"; … } }`
///
/// It gets `ALL` in the order given, `word` as it is stored and as scenario files write it, `of` for the way back, and `message` for people.
macro_rules! words {
    ($(#[$of_list:meta])+ $name:ident { $($(#[$of_one:meta])+ $variant:ident = $word:literal, $text:literal;)+ }) => {
        $(#[$of_list])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of_one])+ $variant),+ }

        impl $name {
            /// Every one, in the order of choices.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stored word, which scenario files use too.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The one of a stored word.
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }

            /// For people.
            pub fn message(self) -> $crate::base::Message {
                $crate::base::Message::plain(match self { $($name::$variant => $text),+ })
            }
        }
    };
}
pub(crate) use words;
