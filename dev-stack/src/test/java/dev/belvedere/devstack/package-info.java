/** The stack as its users see it. */
@NullMarked
package dev.belvedere.devstack;

import org.jspecify.annotations.NullMarked;
