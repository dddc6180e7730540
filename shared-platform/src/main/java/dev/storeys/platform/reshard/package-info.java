/**
 * Moves users from one shard to another while they go on shopping: what is theirs is copied, and
 * copied again where it changed, until a fence stops their changes for a moment in which the rest
 * follows and everybody is told.
 */
@NullMarked
package dev.storeys.platform.reshard;

import org.jspecify.annotations.NullMarked;
