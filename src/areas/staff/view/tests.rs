//! The pages by their accessible labels, on answers made by hand.
