/** What the provider tells us unasked: known by its signature, heard once, and never trusted. */
@NullMarked
package dev.storeys.payment.webhook;

import org.jspecify.annotations.NullMarked;
