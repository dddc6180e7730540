/** Where in the world a user lives and which region keeps their data. */
@NullMarked
package dev.storeys.user.region;

import org.jspecify.annotations.NullMarked;
