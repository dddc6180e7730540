/** The house's own Java programs: services, gateway, monolith and the payment sandbox. */
@NullMarked
package dev.storeys.stack.app;

import org.jspecify.annotations.NullMarked;
