/**
 * The load generator, in its own process: one thread, keep-alive connections, one request under way on each. Entry point: {@link LoadGenerator}.
 */
@NullMarked
package dev.belvedere.bench.load;

import org.jspecify.annotations.NullMarked;
