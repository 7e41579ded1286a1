/** Stand-ins. */
@NullMarked
package org.eclipse.jetty.planted;

import org.jspecify.annotations.NullMarked;
