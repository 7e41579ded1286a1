/** Stand-ins. */
@NullMarked
package org.apache.kafka.clients.planted;

import org.jspecify.annotations.NullMarked;
