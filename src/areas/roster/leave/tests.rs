//! Leave: decisions as tables, every act by every post, stores there and back.
