package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belvedere.topology.plan.logical.SqlSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

class KafkaRefusalTest {

    private static EngineSettings settings(Map<String, String> kafka) {
        Map<String, String> all = new HashMap<>(kafka);
        all.put("bootstrap.servers", "127.0.0.1:1");
        return new EngineSettings(
                "shop",
                List.of(),
                List.of(),
                List.of(),
                SqlSettings.NONE,
                2,
                1,
                Duration.ofMillis(10),
                Path.of("unused"),
                16 << 20,
                SnapshotSettings.DEFAULT,
                1 << 20,
                InstanceSettings.ALONE,
                Duration.ofSeconds(1),
                all);
    }

    private static EngineException connecting(Map<String, String> kafka) {
        return catchThrowableOfType(EngineException.class, () -> new KafkaBroker(settings(kafka)).close());
    }

    private static EngineException asking(Exception failure) {
        return new KafkaRefusal(settings(Map.of())).ofRequest(failure);
    }

    @Test
    void saysWhichSettingOfSaslIsMissing() {
        EngineException refused = connecting(Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN"));

        assertThat(refused.code()).isEqualTo("kafka-settings");
        assertThat(refused).hasMessageContaining("JAAS configuration");
    }

    @Test
    void doesNotQuoteTheSecretWhereTheLoginModuleCannotBeRead() {
        EngineException refused = connecting(Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "PlainLoginModule hush-hush username=me;"));

        assertThat(refused)
                .hasMessageStartingWith("kafka.sasl.jaas.config cannot be read.")
                .hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("hush");
    }

    @Test
    void saysWhichFileOfTlsIsMissing() {
        EngineException refused = connecting(Map.of(
                "security.protocol", "SSL",
                "ssl.truststore.location", "/nowhere/trust.jks",
                "ssl.truststore.password", "hush-hush"));

        assertThat(refused).hasMessageContaining("/nowhere/trust.jks");
        assertThat(refused.getMessage()).doesNotContain("hush");
    }

    @Test
    void saysThatTheBrokerDoesNotKnowThePassword() {
        EngineException refused = asking(
                new ExecutionException(new SaslAuthenticationException("Authentication failed: wrong password")));

        assertThat(refused.code()).isEqualTo("broker-refused");
        assertThat(refused).hasMessageContaining("127.0.0.1:1 cannot be used: Authentication failed: wrong password.");
    }

    @Test
    void saysWhyTheCertificateIsNotTrusted() {
        EngineException refused = asking(new ExecutionException(new SslAuthenticationException(
                "SSL handshake failed", new SSLHandshakeException("no such authority"))));

        assertThat(refused).hasMessageContaining("SSL handshake failed: no such authority.");
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThat(asking(new TimeoutException()).code()).isEqualTo("broker-unreachable");
    }
}
