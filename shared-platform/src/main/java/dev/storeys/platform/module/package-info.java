/** What makes a domain module: its root configuration, its schema and the database below it. */
@NullMarked
package dev.storeys.platform.module;

import org.jspecify.annotations.NullMarked;
