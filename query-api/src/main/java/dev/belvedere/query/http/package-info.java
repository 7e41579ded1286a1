/**
 * The read API over HTTP: one class a route. Status codes, JSON and Javalin live here and nowhere else; failures are problem documents
 * (RFC 9457). Entry point: {@link QueryServer}.
 */
@NullMarked
package dev.belvedere.query.http;

import org.jspecify.annotations.NullMarked;
