/** Stand-ins. */
@NullMarked
package dev.belvedere.topology.engine.planted;

import org.jspecify.annotations.NullMarked;
