/** The running stage that the API tests talk to: somebody else's, or one started for them. */
@NullMarked
package dev.storeys.api.stage;

import org.jspecify.annotations.NullMarked;
