/** Tests of the protocol. */
@NullMarked
package dev.belvedere.devstack.protocol;

import org.jspecify.annotations.NullMarked;
