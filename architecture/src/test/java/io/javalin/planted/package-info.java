/** Stand-ins. */
@NullMarked
package io.javalin.planted;

import org.jspecify.annotations.NullMarked;
