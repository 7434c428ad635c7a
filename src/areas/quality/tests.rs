//! Quality monitoring as a whole.
