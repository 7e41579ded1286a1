package dev.belvedere.devstack.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belvedere.devstack.protocol.Message;
import dev.belvedere.devstack.protocol.Message.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Optional;

/** The client's side of standard input and output. Threads may report at the same time. */
final class Console {

    private final BufferedReader orders;
    private final PrintStream answers;

    private Console(BufferedReader orders, PrintStream answers) {
        this.orders = orders;
        this.answers = answers;
    }

    /** Takes both streams for the protocol alone: whatever libraries print goes where errors go. */
    static Console takeOver() {
        PrintStream output = System.out;
        System.setOut(System.err);
        return new Console(new BufferedReader(new InputStreamReader(System.in, UTF_8)), output);
    }

    /** The next order; nothing when the client is gone. */
    Optional<Message> next() throws IOException {
        return Optional.ofNullable(orders.readLine()).map(Message::parse);
    }

    synchronized void say(Message message) {
        answers.println(message.line());
        answers.flush();
    }

    void progress(String sentence) {
        say(Message.sentence(Word.PROGRESS, sentence));
    }

    void done(String sentence) {
        say(Message.sentence(Word.DONE, sentence));
    }

    void failed(String sentence) {
        say(Message.sentence(Word.FAILED, sentence));
    }
}
