/** The database of a process: its connections, how long they may take, and the schemas in it. */
@NullMarked
package dev.storeys.platform.database;

import org.jspecify.annotations.NullMarked;
