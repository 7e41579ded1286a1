/** What the calls of a parsed statement are: functions, casts, literals, aggregates and window functions. Knows nothing of tables. */
@NullMarked
package dev.belvedere.topology.sql.calls;

import org.jspecify.annotations.NullMarked;
