/**
 * The tables that SQL may name: their columns, keys and topics, as the schema registry describes them. Entry point: {@link CatalogReader}.
 */
@NullMarked
package dev.belvedere.topology.catalog;

import org.jspecify.annotations.NullMarked;
