/** PostgreSQL: its executables, its data folder and its process. */
@NullMarked
package dev.storeys.stack.postgres;

import org.jspecify.annotations.NullMarked;
