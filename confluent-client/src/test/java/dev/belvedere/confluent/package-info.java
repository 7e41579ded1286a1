/** What the artifact must be able to do, whichever way it was built. */
@NullMarked
package dev.belvedere.confluent;

import org.jspecify.annotations.NullMarked;
