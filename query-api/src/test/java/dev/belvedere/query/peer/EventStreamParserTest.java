package dev.belvedere.query.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.peer.EventStreamParser.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamParserTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void readsEventsHoweverTheyAreCut(int bytes) {
        byte[] text =
                "event: upsert\nid: a\ndata: {\"name\":\"Zoë €\",\ndata: \"n\":1}\n\n:\n\nevent: closed\ndata: {}\n\nevent: half"
                        .getBytes(StandardCharsets.UTF_8);
        EventStreamParser reader = new EventStreamParser();
        List<Event> events = new ArrayList<>();
        for (int at = 0; at < text.length; at += bytes) {
            events.addAll(reader.read(ByteBuffer.wrap(text, at, Math.min(bytes, text.length - at))));
        }

        assertThat(events)
                .containsExactly(
                        new Event("upsert", "a", "{\"name\":\"Zoë €\",\n\"n\":1}"), new Event("closed", "", "{}"));
    }
}
