/** Stand-ins. */
@NullMarked
package io.confluent.planted;

import org.jspecify.annotations.NullMarked;
