/**
 * The protocol between the stack's client and its server: one line per message, over the server's standard input and output. The server stops at the
 * end of its input, so that it never outlives its client. Entry point: {@link ControlMessage}.
 */
@NullMarked
package dev.belvedere.devstack.protocol;

import org.jspecify.annotations.NullMarked;
