/** Stand-ins. */
@NullMarked
package org.apache.kafka.streams.planted;

import org.jspecify.annotations.NullMarked;
