/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.topology.flow.planted;

import org.jspecify.annotations.NullMarked;
