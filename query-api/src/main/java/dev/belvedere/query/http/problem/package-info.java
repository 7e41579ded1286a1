/** Problem documents (RFC 9457): what a client reads when its request fails, with the status and the time to retry. Entry point: {@link Problem}. */
@NullMarked
package dev.belvedere.query.http.problem;

import org.jspecify.annotations.NullMarked;
