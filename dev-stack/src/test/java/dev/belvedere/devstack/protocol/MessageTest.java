package dev.belvedere.devstack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.devstack.protocol.Message.Word;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void carriesFactsThatWouldBreakALineApart() {
        Map<String, String> facts = Map.of("a", "b c=d%20\r\ne", "empty", "");

        Message read = Message.parse(Message.facts(Word.CAPTURE, facts).line());

        assertThat(read.word()).isEqualTo(Word.CAPTURE);
        assertThat(read.facts()).isEqualTo(facts);
    }

    @Test
    void keepsAddressesReadable() {
        Message ready =
                Message.facts(Word.READY, Map.of("KAFKA", "127.0.0.1:9092", "REGISTRY", "http://127.0.0.1:8081/apis"));

        assertThat(ready.line()).isEqualTo("ready KAFKA=127.0.0.1:9092 REGISTRY=http://127.0.0.1:8081/apis");
    }

    @Test
    void putsASentenceOfSeveralLinesOnOne() {
        assertThat(Message.sentence(Word.FAILED, "It failed:\n  twice.\n").line())
                .isEqualTo("failed It failed: twice.");
    }
}
