/** Who may pass: bearer tokens checked against the keys that user-service publishes. */
@NullMarked
package dev.storeys.gateway.token;

import org.jspecify.annotations.NullMarked;
