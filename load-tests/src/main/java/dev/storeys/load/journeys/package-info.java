/** What customers do, put together from requests. */
@NullMarked
package dev.storeys.load.journeys;

import org.jspecify.annotations.NullMarked;
