/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.topology.plan.planted;

import org.jspecify.annotations.NullMarked;
