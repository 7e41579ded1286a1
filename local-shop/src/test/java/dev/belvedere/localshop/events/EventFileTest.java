package dev.belvedere.localshop.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFileTest {

    private static final String FILE = """
            {"schemas": {"v": {"type": "record", "name": "Pay", "fields": [{"name": "id", "type": "int"}]}},
             "topic": "pay",
             "settings": {"max.message.bytes": 10000000},
             "register": [{"subject": "pay-value", "schema": "v"}],
             "events": [
               {"key": null, "value": {"schema": "v", "value": {"id": 1}}},
               {"partition": 2, "key": {"string": "1"}, "value": {"schema": "v", "value": {"id": 2}, "framing": "apicurio8"}}],
             "tomb": [{"key": {"string": "1"}, "value": null}]}
            """;

    @Test
    void readsRecordsByList() throws JsonProcessingException {
        EventFile events = parse(FILE);

        assertThat(events.topic()).isEqualTo("pay");
        assertThat(events.lists()).containsExactly("events", "tomb");
        assertThat(events.settings()).isEqualTo(Map.of("max.message.bytes", "10000000"));
        assertThat(events.partitions()).isEqualTo(3);
        assertThat(events.registrations()).containsExactly(new EventFile.Registration("pay-value", "v"));
        assertThat(events.list("events").get(0).key()).isEmpty();
        assertThat(events.list("events").get(1).key()).isEqualTo(Optional.of(new Payload.Text("1")));
        assertThat(events.list("events").get(1).value())
                .hasValueSatisfying(
                        value -> assertThat(((Payload.Avro) value).framing()).isEqualTo(Framing.APICURIO8));
        assertThat(events.list("tomb").get(0).value()).isEmpty();
    }

    @Test
    void refusesAFileWithoutATopic() {
        assertThatThrownBy(() -> parse("{\"events\": []}")).hasMessageContaining("\"topic\"");
    }

    @Test
    void refusesAPayloadOfAnotherForm() {
        assertThatThrownBy(() -> parse("{\"topic\": \"t\", \"events\": [{\"key\": 1}]}"))
                .hasMessageContaining("not 1");
    }

    @Test
    void refusesAnUnknownFraming() {
        assertThatThrownBy(() -> Framing.named("glue")).hasMessageContaining("confluent and apicurio8");
    }

    @Test
    void framesWithFourOrEightBytesOfId() {
        assertThat(Framing.CONFLUENT.frame(258, new byte[] {7})).containsExactly(0, 0, 0, 1, 2, 7);
        assertThat(Framing.APICURIO8.frame(258, new byte[] {7})).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 2, 7);
    }

    private static EventFile parse(String json) throws JsonProcessingException {
        return EventFile.of(new ObjectMapper().readTree(json));
    }
}
