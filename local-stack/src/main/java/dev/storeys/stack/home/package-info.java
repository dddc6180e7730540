/** What is kept between runs, in the home folder: ports, secrets, data and logs of each stage. */
@NullMarked
package dev.storeys.stack.home;

import org.jspecify.annotations.NullMarked;
