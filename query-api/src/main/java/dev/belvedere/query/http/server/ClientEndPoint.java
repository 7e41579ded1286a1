package dev.belvedere.query.http.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection, below TLS where it has that. It detects whether the client is still there while its request is worked on, which Jetty does not do
 * before it sends the response. The only way is to read, so bytes that the client has sent ahead are kept, and given to Jetty when it reads next.
 */
public final class ClientEndPoint extends SocketChannelEndPoint {

    private static final int AHEAD_BYTES = 1_024;

    /** The bytes read ahead, in Jetty's flush mode; null if there are none. */
    private volatile @Nullable ByteBuffer ahead;

    private boolean turn;
    private volatile boolean timed = true;
    private volatile boolean answering;
    private volatile long answeringSince;

    ClientEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** The connection of a request. */
    static ClientEndPoint of(Request request) {
        return of(request.getConnectionMetaData().getConnection().getEndPoint());
    }

    /** The connection of a request, to be called by the thread that handles it. */
    public static ClientEndPoint of(HttpServletRequest request) {
        return of(ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint());
    }

    /** The connection that an end of it, plain or encrypted, belongs to. */
    static ClientEndPoint of(EndPoint end) {
        return end instanceof ClientEndPoint plain ? plain : (ClientEndPoint) ((EndPoint.Wrapper) end).unwrap();
    }

    /** Notes that a thread begins to read from the client. */
    void giveTurn() {
        turn = true;
    }

    /** True for the first request of each read event; to be called by the thread that reads. */
    boolean takeTurn() {
        boolean first = turn;
        turn = false;
        return first;
    }

    /** Leaves a request to another thread, which does not read; to be called by the thread that reads. */
    static void passTurn(Request request) {
        boolean unused = of(request).takeTurn();
    }

    /** Whether the answer under way is limited in time; streams of events are not. */
    boolean isTimed() {
        return timed;
    }

    public void timed(boolean matters) {
        timed = matters;
    }

    /** Notes that a request's head has arrived. */
    void answering() {
        answeringSince = System.nanoTime();
        answering = true;
    }

    /** Notes that the last byte of the answer was sent, or that no more will be. */
    void answered() {
        answering = false;
    }

    boolean isAnswering() {
        return answering;
    }

    /** The time since the request of the answer under way arrived, nanoseconds. */
    long answeringNanos(long now) {
        return now - answeringSince;
    }

    /** The heads of requests that have arrived. */
    long requests() {
        Connection connection = getConnection();
        return connection instanceof SslConnection encrypted
                ? encrypted.getSslEndPoint().getConnection().getMessagesIn()
                : connection.getMessagesIn();
    }

    /** The bytes that have arrived, handshakes included. */
    long bytesIn() {
        return getConnection().getBytesIn();
    }

    /** Whether the client has closed the connection. Only for the thread that works on its request; does not block. */
    public boolean isGone() {
        ByteBuffer kept = ahead;
        // What a client says of itself before it closes a connection with TLS comes first.
        if (kept != null && !(getConnection() instanceof SslConnection)) {
            return false;
        }
        ByteBuffer buffer = kept == null ? BufferUtil.allocate(AHEAD_BYTES) : kept;
        try {
            int read = super.fill(buffer);
            ahead = buffer.hasRemaining() ? buffer : null;
            return read < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public int fill(ByteBuffer into) throws IOException {
        ByteBuffer rest = ahead;
        if (rest == null) {
            return super.fill(into);
        }
        int filled = BufferUtil.append(into, rest);
        ahead = rest.hasRemaining() ? rest : null;
        return filled;
    }

    @Override
    protected void needsFillInterest() {
        if (ahead == null) {
            super.needsFillInterest();
        } else {
            // The selector does not see these bytes.
            getFillInterest().fillable();
        }
    }
}
