/**
 * Views and their indexes as readers see them: columns, keys, shards, and how rows are stored. Entry points:
 * {@link View} and {@link ViewIndex}.
 */
@NullMarked
package dev.belvedere.topology.engine.view;

import org.jspecify.annotations.NullMarked;
