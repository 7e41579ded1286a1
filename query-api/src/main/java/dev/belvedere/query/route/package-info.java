/**
 * Chooses the replicas that answer a read, and retries, hedges and gives up by deadline. Takes plain requests and returns answers or failures as values;
 * knows neither HTTP servers nor sockets. Entry point: {@link ReadRouter}.
 */
@NullMarked
package dev.belvedere.query.route;

import org.jspecify.annotations.NullMarked;
