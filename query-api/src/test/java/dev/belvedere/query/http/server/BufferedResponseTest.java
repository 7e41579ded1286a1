package dev.belvedere.query.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class BufferedResponseTest {

    /** What the connection was given, and has not sent yet. */
    private final Deque<Callback> sending = new ArrayDeque<>();

    private final List<String> log = new ArrayList<>();
    private final BufferedResponse response = new BufferedResponse(request(), connection(), logging("response"));

    private Callback logging(String what) {
        return Callback.from(() -> log.add(what + " done"), failure -> log.add(what + " failed"));
    }

    private static Request request() {
        return (Request) Proxy.newProxyInstance(
                BufferedResponseTest.class.getClassLoader(), new Class<?>[] {Request.class}, (proxy, method, given) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Response connection() {
        return (Response) Proxy.newProxyInstance(
                BufferedResponseTest.class.getClassLoader(),
                new Class<?>[] {Response.class},
                (proxy, method, given) -> {
                    if (!method.getName().equals("write")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    log.add("sends " + StandardCharsets.US_ASCII.decode((ByteBuffer) given[1]));
                    sending.add((Callback) given[2]);
                    return null;
                });
    }

    private void write(String text, boolean last) {
        response.write(last, bytes(text), logging(text));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void takesEachWriteAtOnceAndSendsOneAfterTheOther() {
        write("one", false);
        write("two", true);

        assertThat(log).containsExactly("sends one", "one done", "two done");
        sending.remove().succeeded();
        assertThat(log).last().isEqualTo("sends two");
    }

    @Test
    void keepsWhatWasWrittenWhenTheWriterReusesItsBuffer() {
        ByteBuffer reused = bytes("two");
        write("one", false);
        response.write(true, reused, Callback.NOOP);
        reused.clear().put(bytes("xxx")).flip();

        sending.remove().succeeded();

        assertThat(log).last().isEqualTo("sends two");
    }

    @Test
    void isDoneOnceItIsWrittenAndSent() {
        write("one", true);
        response.written().succeeded();
        assertThat(log).doesNotContain("response done");

        sending.remove().succeeded();

        assertThat(log).last().isEqualTo("response done");
    }

    @Test
    void isNotDoneBeforeItsWriterIs() {
        write("one", true);
        sending.remove().succeeded();
        assertThat(log).doesNotContain("response done");

        response.written().succeeded();

        assertThat(log).last().isEqualTo("response done");
    }

    @Test
    void failsOnceItsWriterIsDoneIfItCouldNotBeSent() {
        write("one", false);
        sending.remove().failed(new IOException("the client has left"));
        assertThat(log).doesNotContain("response failed");

        write("two", true);
        response.written().succeeded();

        assertThat(log).containsSubsequence("two failed", "response failed");
    }

    @Test
    void failsIfItsWriterFails() {
        write("one", false);
        response.written().failed(new IllegalStateException("the handler has failed"));
        sending.remove().succeeded();

        assertThat(log).last().isEqualTo("response failed");
    }
}
