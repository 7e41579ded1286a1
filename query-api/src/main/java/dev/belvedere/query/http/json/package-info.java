/** Writes rows and values as PostgreSQL writes them in JSON. Knows neither requests nor servers. Entry points: {@link Json}, {@link RowJson}. */
@NullMarked
package dev.belvedere.query.http.json;

import org.jspecify.annotations.NullMarked;
