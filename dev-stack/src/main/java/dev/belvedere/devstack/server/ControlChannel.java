package dev.belvedere.devstack.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belvedere.devstack.protocol.ControlMessage;
import dev.belvedere.devstack.protocol.ControlMessage.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Optional;

/** The server's end of the protocol, on standard input and output. Any thread may send; one thread receives. */
final class ControlChannel {

    private final BufferedReader requests;
    private final PrintStream replies;

    private ControlChannel(BufferedReader requests, PrintStream replies) {
        this.requests = requests;
        this.replies = replies;
    }

    /** Reserves both streams for the protocol; output of libraries is redirected to standard error. */
    static ControlChannel takeOver() {
        PrintStream output = System.out;
        System.setOut(System.err);
        return new ControlChannel(new BufferedReader(new InputStreamReader(System.in, UTF_8)), output);
    }

    /** The next request; empty when the client has gone. */
    Optional<ControlMessage> next() throws IOException {
        return Optional.ofNullable(requests.readLine()).map(ControlMessage::parse);
    }

    synchronized void send(ControlMessage message) {
        replies.println(message.line());
        replies.flush();
    }

    void progress(String sentence) {
        send(ControlMessage.sentence(Word.PROGRESS, sentence));
    }

    void done(String sentence) {
        send(ControlMessage.sentence(Word.DONE, sentence));
    }

    void failed(String sentence) {
        send(ControlMessage.sentence(Word.FAILED, sentence));
    }
}
