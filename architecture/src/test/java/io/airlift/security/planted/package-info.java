/** Stand-ins. */
@NullMarked
package io.airlift.security.planted;

import org.jspecify.annotations.NullMarked;
