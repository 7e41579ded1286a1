/** The schema registry, by subject and by id, over Confluent's client. Entry point: {@link Registry}. */
@NullMarked
package dev.belvedere.serdes.registry;

import org.jspecify.annotations.NullMarked;
