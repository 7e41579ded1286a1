package dev.belvedere.serdes.registry;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of Confluent's client: the user's, checked, over defaults that leave retries to {@link RegistryRetries}. */
final class RegistryClientSettings {

    private static final String REQUEST_TIMEOUT_MS = "5000";
    /** The part of an address before its host, up to the last {@code @}. */
    private static final Pattern CREDENTIALS = Pattern.compile("//([^/,]*)@");

    private RegistryClientSettings() {}

    /** Credentials in an address are passed beside it, because the client logs the addresses that it uses. */
    static Map<String, String> of(String url, Map<String, String> given) {
        refuseOauth(given);
        Map<String, String> settings = new HashMap<>(Map.of(
                SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, REQUEST_TIMEOUT_MS,
                SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, REQUEST_TIMEOUT_MS,
                SchemaRegistryClientConfig.MAX_RETRIES_CONFIG, "0"));
        settings.putAll(given);
        if (!authenticatesOtherwise(given)) {
            credentials(url).ifPresent(userAndPassword -> {
                settings.put(SchemaRegistryClientConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "USER_INFO");
                settings.put(SchemaRegistryClientConfig.USER_INFO_CONFIG, userAndPassword);
            });
        }
        return settings;
    }

    private static boolean authenticatesOtherwise(Map<String, String> given) {
        return given.entrySet().stream()
                .anyMatch(setting -> setting.getKey().endsWith("auth.credentials.source")
                        && !setting.getValue().equals("URL"));
    }

    private static Optional<String> credentials(String url) {
        List<String> found = CREDENTIALS
                .matcher(url)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        if (found.size() > 1) {
            throw new RegistryException(
                    "unsupported-setting",
                    "The addresses of the registry have different credentials. Give all of them the same.",
                    null);
        }
        return found.stream()
                .map(encoded -> URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8))
                .findFirst();
    }

    /** Returns the address without {@code user:password@}. */
    static String withoutCredentials(String url) {
        return CREDENTIALS.matcher(url).replaceAll("//");
    }

    // The client would accept the setting and then send no token: the classes that fetch one are not in this build.
    private static void refuseOauth(Map<String, String> given) {
        given.forEach((key, value) -> {
            if (key.endsWith(SchemaRegistryClientConfig.BEARER_AUTH_CREDENTIALS_SOURCE)
                    && value.contains("OAUTHBEARER")) {
                throw new RegistryException(
                        "unsupported-setting",
                        "The registry client does not support " + key + "=" + value
                                + ". Use STATIC_TOKEN, CUSTOM, basic authentication or TLS client certificates.",
                        null);
            }
        });
    }
}
