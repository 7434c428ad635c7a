//! The pages by their accessible labels, with answers made by hand.
