/**
 * Measures the cost of reads over HTTP beside an empty handler and beside SQL in PostgreSQL, also while the tables change, and whether writers read their own
 * writes. Entry point: {@link HttpCommand}.
 */
@NullMarked
package dev.belvedere.bench.http;

import org.jspecify.annotations.NullMarked;
