/** What makes a domain module: its root configuration and its schema. */
@NullMarked
package dev.storeys.platform.module;

import org.jspecify.annotations.NullMarked;
