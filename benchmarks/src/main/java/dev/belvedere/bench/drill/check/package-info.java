/**
 * Readers and a subscriber that check every response against a writer that records every state of the rows. Knows instances only by their addresses; knows nothing
 * of drills. Entry points: {@link OrderWriter}, {@link CheckingReaders}, {@link ChangeSubscriber}, {@link ChangeStream}, {@link EqualRows} and {@link Tally}.
 */
@NullMarked
package dev.belvedere.bench.drill.check;

import org.jspecify.annotations.NullMarked;
