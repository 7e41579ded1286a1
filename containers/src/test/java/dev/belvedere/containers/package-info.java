/**
 * The engine's image with a broker and a registry in containers beside it, seen by a user: events go in over Kafka, rows come out over HTTP, and
 * nothing else is known of the engine. Entry point: {@link EngineImageIT}.
 */
@NullMarked
package dev.belvedere.containers;

import org.jspecify.annotations.NullMarked;
