package dev.belvedere.serdes.registry;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import java.util.HashMap;
import java.util.Map;

/** The settings of Confluent's client: the user's, checked, over defaults that leave retries to {@link RegistryRetries}. */
final class RegistryClientSettings {

    private static final String REQUEST_TIMEOUT_MS = "5000";

    private RegistryClientSettings() {}

    static Map<String, String> of(Map<String, String> given) {
        refuseOauth(given);
        Map<String, String> settings = new HashMap<>(Map.of(
                SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, REQUEST_TIMEOUT_MS,
                SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, REQUEST_TIMEOUT_MS,
                SchemaRegistryClientConfig.MAX_RETRIES_CONFIG, "0"));
        settings.putAll(given);
        return settings;
    }

    /** Returns the address without {@code user:password@}. */
    static String withoutCredentials(String url) {
        return url.replaceAll("//[^/@,]*@", "//");
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
