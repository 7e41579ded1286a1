/** Tokens by which readers say how fresh an answer has to be. Entry point: {@link dev.belvedere.serdes.token.SyncToken}. */
@NullMarked
package dev.belvedere.serdes.token;

import org.jspecify.annotations.NullMarked;
