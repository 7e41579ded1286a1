/**
 * Looks for events that the engine takes in wrongly: draws schemas, connector settings and changes, captures them by the real connector, and compares every view with
 * PostgreSQL. Entry point: {@link dev.belvedere.bench.events.EventsCommand}.
 */
@NullMarked
package dev.belvedere.bench.events;

import org.jspecify.annotations.NullMarked;
