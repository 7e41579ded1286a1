/** A PostgreSQL database with tables of any schema, which a connector captures. Entry points: {@link SqlScript}, {@link CapturedDatabase} and {@link SettledTopics}. */
@NullMarked
package dev.belvedere.localshop.source;

import org.jspecify.annotations.NullMarked;
