package dev.storeys.gateway.fastlane;

/** A request that may pass, and what was decided about it. */
record Exchange(Request request, Passage passage) {}
