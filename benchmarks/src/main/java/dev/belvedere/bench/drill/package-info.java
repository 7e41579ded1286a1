/**
 * Drills: what readers notice when instances are killed, paused, restarted, added or cut off. A drill is one class, a {@link Drill}; {@link DrillRun} runs it.
 * Entry point: {@link DrillCommand}.
 */
@NullMarked
package dev.belvedere.bench.drill;

import org.jspecify.annotations.NullMarked;
