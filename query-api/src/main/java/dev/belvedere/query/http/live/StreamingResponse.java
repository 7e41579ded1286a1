package dev.belvedere.query.http.live;

import dev.belvedere.query.http.server.ClientEndPoint;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response that goes on for as long as both sides want, and holds no thread. One write at a time. */
public final class StreamingResponse {

    private final Response response;
    private final ClientEndPoint client;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private StreamingResponse(Response response, ClientEndPoint client) {
        this.response = response;
        this.client = client;
    }

    /** The response to a request; to be called by the thread that handles it. */
    public static StreamingResponse to(HttpServletRequest request) {
        ServletContextRequest asked = ServletContextRequest.getServletContextRequest(request);
        return new StreamingResponse(asked.getServletContextResponse(), ClientEndPoint.of(request));
    }

    /** Exempts the response from the limit on how long one may take. Completes when the response has ended. */
    CompletableFuture<Void> begin() {
        client.timed(false);
        return ended;
    }

    void write(byte[] bytes, Callback written) {
        response.write(false, ByteBuffer.wrap(bytes), written);
    }

    /** Whether the client has closed its connection; to be asked only while nothing is written. */
    boolean isClientGone() {
        return !client.isOpen() || client.isGone();
    }

    void end() {
        client.timed(true);
        ended.complete(null);
    }

    /** Closes the connection, so that the write under way fails. */
    void cutOff() {
        client.close(new TimeoutException("The client is too slow"));
    }
}
