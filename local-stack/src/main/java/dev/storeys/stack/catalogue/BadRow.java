package dev.storeys.stack.catalogue;

/** A line that was not imported. */
record BadRow(int line, String reason) {}
