/** The API gateway: the one door to the five services. */
@NullMarked
package dev.storeys.gateway;

import org.jspecify.annotations.NullMarked;
