//! Tickets: every act by every post, clocks as properties, urges that nobody alters.
