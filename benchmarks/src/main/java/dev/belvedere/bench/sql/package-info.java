/** Holds random statements against PostgreSQL. Entry point: {@link SqlCommand}. */
@NullMarked
package dev.belvedere.bench.sql;

import org.jspecify.annotations.NullMarked;
