/** The strategies by which users are put on shards, held against each other. */
@NullMarked
package dev.storeys.bench.shard;

import org.jspecify.annotations.NullMarked;
