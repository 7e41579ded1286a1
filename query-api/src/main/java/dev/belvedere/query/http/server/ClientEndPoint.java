package dev.belvedere.query.http.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection that can be asked whether the client is still there while its request is worked on: Jetty itself does not look before the
 * answer is sent. To look is to read, so what a client has sent ahead is kept and given to Jetty when it reads next.
 */
public final class ClientEndPoint extends SocketChannelEndPoint {

    private static final int AHEAD_BYTES = 1_024;

    /** What was read ahead, in Jetty's flush mode; nothing where nothing is left. */
    private volatile @Nullable ByteBuffer ahead;

    private boolean turn;
    private volatile boolean timed = true;
    private volatile boolean answering;
    private volatile long answeringSince;

    ClientEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** Whose request it is. */
    static ClientEndPoint of(Request request) {
        return (ClientEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** A thread begins to read from the client. */
    void giveTurn() {
        turn = true;
    }

    /** Whether nothing else was answered by the thread that reads from the client, since it began to; to be asked by that thread. */
    boolean takeTurn() {
        boolean first = turn;
        turn = false;
        return first;
    }

    /** Whether it matters how long the answer under way takes: not where it goes on until one side ends it. */
    boolean isTimed() {
        return timed;
    }

    public void timed(boolean matters) {
        timed = matters;
    }

    /** A request's head is in. */
    void answering() {
        answeringSince = System.nanoTime();
        answering = true;
    }

    /** The last byte of its answer is out, or nothing more will be. */
    void answered() {
        answering = false;
    }

    boolean isAnswering() {
        return answering;
    }

    /** How long the answer under way has taken, from its request on. */
    long answeringNanos(long now) {
        return now - answeringSince;
    }

    /** Whether the client has closed. To be asked only by the thread that works on the connection's request; does not block. */
    public boolean isGone() {
        if (ahead != null) {
            return false;
        }
        ByteBuffer buffer = BufferUtil.allocate(AHEAD_BYTES);
        try {
            int read = super.fill(buffer);
            ahead = read > 0 ? buffer : null;
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
            // The selector does not know of these bytes.
            getFillInterest().fillable();
        }
    }
}
