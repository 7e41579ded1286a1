/** Stand-ins. */
@NullMarked
package org.apache.calcite.planted;

import org.jspecify.annotations.NullMarked;
