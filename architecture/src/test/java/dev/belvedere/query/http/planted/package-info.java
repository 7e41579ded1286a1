/** Stand-ins. */
@NullMarked
package dev.belvedere.query.http.planted;

import org.jspecify.annotations.NullMarked;
