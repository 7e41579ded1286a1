/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.app.verify.planted;

import org.jspecify.annotations.NullMarked;
