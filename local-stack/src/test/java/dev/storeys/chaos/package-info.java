/** The fast set of chaos, on a stage that the tests started themselves. */
package dev.storeys.chaos;
