//! A sentence for people, before it is in a language: the id of a text and its arguments.
//! The words themselves live in the `text` folders; [`crate::i18n`] joins the two.

/// One argument of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// A whole number; grouped by thousands when shown.
    Number(i64),
    /// Another message, spoken in the same language (a field's name, a post's name).
    Message(Message),
}

/// The id of a text and what goes into its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Id in the `.ftl` files.
    pub id: &'static str,
    /// Named arguments of the text.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A text without arguments.
    pub fn plain(id: &'static str) -> Self {
        Message { id, args: Vec::new() }
    }

    /// The same message with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}
impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(message)
    }
}

/// `msg!("id")` or `msg!("id", name = value, …)`.
#[macro_export]
macro_rules! msg {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::base::Message::plain($id)$(.with(stringify!($name), $value))*
    };
}
