/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.query.route.planted;

import org.jspecify.annotations.NullMarked;
