/** Gives a stage that is up another shard, and moves users between shards. */
@NullMarked
package dev.storeys.stack.reshard;

import org.jspecify.annotations.NullMarked;
