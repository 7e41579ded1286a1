/**
 * Finds who holds a row and asks there. For now that is this instance or nobody: a shard that is not held here is refused, never "absent".
 * Knows nothing of HTTP. Entry point: {@link Reads}.
 */
@NullMarked
package dev.belvedere.query.route;

import org.jspecify.annotations.NullMarked;
