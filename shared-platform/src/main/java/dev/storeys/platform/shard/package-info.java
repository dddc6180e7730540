/**
 * Which of several databases keeps the data of a user. Built so far: where a user belongs by each
 * strategy, and what has to move when a node comes.
 */
@NullMarked
package dev.storeys.platform.shard;

import org.jspecify.annotations.NullMarked;
