/**
 * What stands before the shop and is not ours: an nginx, with the configurations of deploy/edge.
 */
@NullMarked
package dev.storeys.edge;

import org.jspecify.annotations.NullMarked;
