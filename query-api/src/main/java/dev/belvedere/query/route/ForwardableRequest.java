package dev.belvedere.query.route;

import java.util.Map;

/**
 * A request as it is sent to another instance.
 *
 * @param target the path and query, in any form that a client may have sent
 * @param headers the client's headers that decide the answer
 */
public record ForwardableRequest(String target, Map<String, String> headers) {

    public ForwardableRequest {
        headers = Map.copyOf(headers);
    }
}
