/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.topology.state.planted;

import org.jspecify.annotations.NullMarked;
