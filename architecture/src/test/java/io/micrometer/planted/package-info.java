/** Stand-ins. */
@NullMarked
package io.micrometer.planted;

import org.jspecify.annotations.NullMarked;
