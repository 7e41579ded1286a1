package dev.belvedere.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopClassesTest {

    private static final Map<String, Object> SETTINGS =
            Map.of("schema.registry.url", "mock://shop-classes-test", "specific.avro.reader", true);

    static Stream<SpecificRecord> records() {
        return Stream.of(
                new OrderKey(42L),
                new Order(42L, 7L, "paid", Instant.parse("2026-01-02T03:04:05.678901Z")),
                new UserKey(7L),
                new User(7L, "Ada", null),
                new User(7L, "Ada", "ada@example.org"),
                new ItemKey(1L),
                new Item(1L, 42L, "tea", 2, new BigDecimal("19.90")),
                new OrderSummaryKey(42L),
                new OrderSummary(42L, "Ada", new BigDecimal("123456789012345678901234567890.25")));
    }

    @AfterEach
    void forgetWhatIsTrusted() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("records")
    void letsConsumersReadWhatProducersWrote(SpecificRecord record) {
        ShopClasses.trust();
        assertThat(sentAndReceived(record)).isEqualTo(record);
    }

    @Test
    void areRefusedByAvroWithoutTrust() {
        assertThatThrownBy(() -> ClassSecurityValidator.validate(OrderKey.class))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void areTrustedOnceHoweverOftenAskedFor() {
        ShopClasses.trust();
        ClassSecurityValidator.ClassSecurityPredicate once = ClassSecurityValidator.getGlobal();
        ShopClasses.trust();
        assertThat(ClassSecurityValidator.getGlobal()).isSameAs(once);
    }

    private static Object sentAndReceived(SpecificRecord record) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            serializer.configure(SETTINGS, false);
            deserializer.configure(SETTINGS, false);
            return deserializer.deserialize("shop", serializer.serialize("shop", record));
        }
    }
}
