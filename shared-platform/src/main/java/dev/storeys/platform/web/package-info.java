/** What every HTTP API owes: problem details, paging, limits, who is calling. */
@NullMarked
package dev.storeys.platform.web;

import org.jspecify.annotations.NullMarked;
