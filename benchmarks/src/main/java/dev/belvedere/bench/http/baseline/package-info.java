/**
 * The servers that reads of an instance are compared with, on the same web server with the same configuration, each in its own process. Entry point:
 * {@link BaselineMain}.
 */
@NullMarked
package dev.belvedere.bench.http.baseline;

import org.jspecify.annotations.NullMarked;
