/** Tests of the stack through its public API. */
@NullMarked
package dev.belvedere.devstack;

import org.jspecify.annotations.NullMarked;
