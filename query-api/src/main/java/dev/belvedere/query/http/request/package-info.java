/** Reads what a request names: a view, keys, columns, a cursor, the freshness it wants. Malformed input ends the request with a problem. */
@NullMarked
package dev.belvedere.query.http.request;

import org.jspecify.annotations.NullMarked;
