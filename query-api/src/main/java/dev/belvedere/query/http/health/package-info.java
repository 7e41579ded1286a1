/** Whether this instance lives and is ready, answered at the read API's port and at the administration port. */
@NullMarked
package dev.belvedere.query.http.health;

import org.jspecify.annotations.NullMarked;
