/**
 * The client to other instances: forwards reads and subscriptions, and reads their replies, problems and events. Knows Jetty's client; knows no routes.
 * Entry point: {@link PeerClient}.
 */
@NullMarked
package dev.belvedere.query.peer;

import org.jspecify.annotations.NullMarked;
