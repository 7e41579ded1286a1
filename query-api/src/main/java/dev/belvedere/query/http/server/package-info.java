/** The Jetty side of the read API: connections, their limits, and the admission of requests. Knows no routes. Entry point: {@link ServerSettings}. */
@NullMarked
package dev.belvedere.query.http.server;

import org.jspecify.annotations.NullMarked;
