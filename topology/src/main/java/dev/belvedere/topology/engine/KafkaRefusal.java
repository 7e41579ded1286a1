package dev.belvedere.topology.engine;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why Kafka cannot be used: wrong settings, a refusal, or silence. Never quotes a secret. */
final class KafkaRefusal {

    private static final Pattern OF_JAAS = Pattern.compile("JAAS config\\b");

    private final EngineSettings settings;

    KafkaRefusal(EngineSettings settings) {
        this.settings = settings;
    }

    /** Makes the exception of a client that cannot be made with the settings. */
    EngineException ofSettings(RuntimeException cause) {
        String reason = innermost(cause);
        // Its parser quotes the word at which it stops, which may be the password.
        return OF_JAAS.matcher(reason).find()
                ? new EngineException(
                        "kafka-settings",
                        "kafka.sasl.jaas.config cannot be read. Its form is: MODULE required username=\"…\" password=\"…\";",
                        null)
                : new EngineException(
                        "kafka-settings", "Kafka's client cannot use the settings under kafka: " + reason, cause);
    }

    /** Makes the exception of a request that has failed or was not answered. */
    EngineException ofRequest(Exception cause) {
        return causes(cause)
                .filter(KafkaRefusal::refuses)
                .findFirst()
                .map(refusal -> new EngineException(
                        "broker-refused",
                        "Kafka at " + address() + " cannot be used: " + refusal.getMessage() + more(refusal)
                                + ". Check kafka.security.protocol, and the settings kafka.sasl.… and kafka.ssl.…",
                        cause))
                .orElseGet(() -> new EngineException(
                        "broker-unreachable",
                        "no Kafka broker answers at " + address() + " within "
                                + settings.reachTimeout().toSeconds()
                                + " s. Check kafka.bootstrap.servers, that the broker runs, and its security settings.",
                        cause));
    }

    private @Nullable String address() {
        return settings.kafka().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    }

    private static boolean refuses(Throwable cause) {
        return cause instanceof AuthenticationException
                || cause instanceof AuthorizationException
                || cause instanceof SSLException;
    }

    private static String more(Throwable refusal) {
        return refusal.getCause() == null ? "" : ": " + innermost(refusal.getCause());
    }

    private static String innermost(Throwable failure) {
        return causes(failure)
                .reduce((outer, inner) -> inner)
                .map(last -> last.getMessage() == null ? last.toString() : last.getMessage())
                .orElseThrow();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause);
    }
}
