package dev.belvedere.query.route;

import java.util.List;
import java.util.Optional;

/**
 * The reply of another instance.
 *
 * @param status the HTTP status
 * @param headers the end-to-end headers, in order
 * @param failure why the instance did not answer the read; empty if it did
 */
public record PeerReply(
        String instance, int status, List<Header> headers, byte[] body, Optional<FailedAttempt> failure) {

    /** One header. */
    public record Header(String name, String value) {}

    public PeerReply {
        headers = List.copyOf(headers);
    }

    /** The value of a header; empty if the reply does not have it. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
