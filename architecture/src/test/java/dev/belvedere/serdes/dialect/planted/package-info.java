/** Stand-ins. */
@NullMarked
package dev.belvedere.serdes.dialect.planted;

import org.jspecify.annotations.NullMarked;
