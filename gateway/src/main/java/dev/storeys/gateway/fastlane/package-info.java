/**
 * A short way for plain requests: the same rules as the filter chain's, without the chain. Whatever
 * is out of the ordinary, in a request or in its course, is left to the chain.
 */
@NullMarked
package dev.storeys.gateway.fastlane;

import org.jspecify.annotations.NullMarked;
