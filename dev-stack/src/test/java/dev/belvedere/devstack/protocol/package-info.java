/** The lines between client and server. */
@NullMarked
package dev.belvedere.devstack.protocol;

import org.jspecify.annotations.NullMarked;
