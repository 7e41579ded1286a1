/**
 * What producers send, normalized: Debezium's envelope and plain rows become {@link Change}s of rows with SQL types. Entry points:
 * {@link TableShape} (what a table looks like) and {@link ChangeReader} (what happened to it).
 */
@NullMarked
package dev.belvedere.serdes.dialect;

import org.jspecify.annotations.NullMarked;
