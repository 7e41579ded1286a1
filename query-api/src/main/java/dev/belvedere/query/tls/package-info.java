/**
 * Certificates and the keys behind them: read from files, and read again when these change. Knows Jetty's TLS settings; knows no routes. Entry point: {@link
 * dev.belvedere.query.tls.Certificates}.
 */
@NullMarked
package dev.belvedere.query.tls;

import org.jspecify.annotations.NullMarked;
