/** Stand-ins. */
@NullMarked
package io.netty.planted;

import org.jspecify.annotations.NullMarked;
