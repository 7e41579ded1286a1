package dev.belvedere.query.peer;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What another instance has answered.
 *
 * @param instance that answered
 */
public record PeerReply(String instance, int status, HttpFields headers, byte[] body) {

    private static final int SERVER_ERROR = 500;

    /** Of the connection to that instance, or said anew by this one. */
    private static final Set<HttpHeader> OF_THE_HOP = Set.of(
            HttpHeader.CONNECTION,
            HttpHeader.KEEP_ALIVE,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.CONTENT_LENGTH,
            HttpHeader.DATE,
            HttpHeader.SERVER,
            HttpHeader.VARY);

    /** Whether another copy might do better. */
    public boolean passes() {
        return status >= SERVER_ERROR;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Answers with the same. */
    public void relay(Context request) {
        for (HttpField field : headers) {
            if (field.getHeader() == null || !OF_THE_HOP.contains(field.getHeader())) {
                request.header(field.getName(), field.getValue());
            }
        }
        String vary = headers.get(HttpHeader.VARY);
        if (vary != null) {
            request.res().addHeader("Vary", vary);
        }
        request.status(status);
        if (body.length > 0) {
            request.result(body);
        }
    }
}
