package dev.belvedere.query.peer;

import dev.belvedere.query.route.PeerReply;
import org.eclipse.jetty.io.Content;

/**
 * A reply that has begun and goes on.
 *
 * @param head the reply without its body
 * @param body must be read to its end, or failed
 */
record PeerStream(PeerReply head, Content.Source body) {}
