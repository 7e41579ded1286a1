/** What holds for all packages of this module. */
@NullMarked
package dev.belvedere.serdes;

import org.jspecify.annotations.NullMarked;
