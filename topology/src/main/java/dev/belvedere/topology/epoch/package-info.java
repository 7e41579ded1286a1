/**
 * Decides which prefix of the committed transactions is visible, and when. The engine advances in epochs: an epoch takes in a prefix of what each source database
 * has committed; every stage processes it in turn; then all of it is visible at once. Knows nothing of Kafka. Entry points:
 * {@link dev.belvedere.topology.epoch.Keeper}, which decides, and {@link dev.belvedere.topology.epoch.Gates}, by which an instance follows.
 */
@NullMarked
package dev.belvedere.topology.epoch;

import org.jspecify.annotations.NullMarked;
