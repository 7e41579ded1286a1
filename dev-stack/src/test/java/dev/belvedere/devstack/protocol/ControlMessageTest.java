package dev.belvedere.devstack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.devstack.protocol.ControlMessage.Word;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlMessageTest {

    @Test
    void carriesFactsThatWouldBreakALineApart() {
        Map<String, String> facts = Map.of("a", "b c=d%20\r\ne", "empty", "");

        ControlMessage read =
                ControlMessage.parse(ControlMessage.facts(Word.CAPTURE, facts).line());

        assertThat(read.word()).isEqualTo(Word.CAPTURE);
        assertThat(read.facts()).isEqualTo(facts);
    }

    @Test
    void keepsAddressesReadable() {
        ControlMessage ready = ControlMessage.facts(
                Word.READY, Map.of("KAFKA", "127.0.0.1:9092", "REGISTRY", "http://127.0.0.1:8081/apis"));

        assertThat(ready.line()).isEqualTo("ready KAFKA=127.0.0.1:9092 REGISTRY=http://127.0.0.1:8081/apis");
    }

    @Test
    void putsASentenceOfSeveralLinesOnOne() {
        assertThat(ControlMessage.sentence(Word.FAILED, "It failed:\n  twice.\n")
                        .line())
                .isEqualTo("failed It failed: twice.");
    }
}
