/**
 * The running engine: plans the views, builds the Streams application, starts and stops it, and says how far it has got. Entry points:
 * {@link Blueprint} (what would run) and {@link Engine} (what runs).
 */
@NullMarked
package dev.belvedere.topology.engine;

import org.jspecify.annotations.NullMarked;
