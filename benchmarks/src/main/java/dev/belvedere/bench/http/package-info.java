/**
 * What reads over HTTP cost: beside an empty handler, beside SQL in PostgreSQL, and while the tables change; and whether a writer reads its own writes. Entry
 * point: {@link HttpCommand}.
 */
@NullMarked
package dev.belvedere.bench.http;

import org.jspecify.annotations.NullMarked;
