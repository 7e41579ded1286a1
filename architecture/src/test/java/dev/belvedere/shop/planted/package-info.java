/** Stand-ins. */
@NullMarked
package dev.belvedere.shop.planted;

import org.jspecify.annotations.NullMarked;
