/** The load generator, a process of its own: one thread, keep-alive connections, one request under way on each. Entry point: {@link LoadMain}. */
@NullMarked
package dev.belvedere.bench.http.load;

import org.jspecify.annotations.NullMarked;
