/**
 * What the stack's client and its server say to each other, one line a message, over the server's standard input and output. The end of the
 * input is the order to stop, so that a server never outlives its client. Entry point: {@link Message}.
 */
@NullMarked
package dev.belvedere.devstack.protocol;

import org.jspecify.annotations.NullMarked;
