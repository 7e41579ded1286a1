/**
 * What a row over HTTP is measured beside, each in a process of its own and on the same web server, set up the same way, as the read API has. Entry point:
 * {@link ServerMain}.
 */
@NullMarked
package dev.belvedere.bench.http.server;

import org.jspecify.annotations.NullMarked;
