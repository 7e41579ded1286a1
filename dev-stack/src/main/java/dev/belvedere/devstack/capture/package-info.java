/** Change data capture: the topics and the Debezium connectors of capture requests. Entry point: {@link Captures}. */
@NullMarked
package dev.belvedere.devstack.capture;

import org.jspecify.annotations.NullMarked;
