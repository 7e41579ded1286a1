/**
 * Drills: what readers notice when instances are lost, paused, restarted, added, or cut off. A drill is one class, a {@link Drill}; what all have in common is in
 * {@link DrillRun}.
 */
@NullMarked
package dev.belvedere.bench.drill;

import org.jspecify.annotations.NullMarked;
