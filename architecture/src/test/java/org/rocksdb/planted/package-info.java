/** Stand-ins. */
@NullMarked
package org.rocksdb.planted;

import org.jspecify.annotations.NullMarked;
