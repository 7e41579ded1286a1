/** Server-sent events: the rows of a subscription and then their changes, from this instance or merged from several. Entry point: {@link SubscriberStreams}. */
@NullMarked
package dev.belvedere.query.http.live;

import org.jspecify.annotations.NullMarked;
