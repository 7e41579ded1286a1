package dev.belvedere.serdes.registry;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The Avro schemas of a schema registry, by id and by subject. While the registry cannot be reached or reports a transient failure, every method repeats its
 * request at growing intervals until the timeout. Failures are {@link RegistryException}s, which name the registry and never contain credentials. Thread-safe.
 */
public final class Registry {

    private static final int CACHED_SCHEMAS = 10_000;

    private final SchemaRegistryClient client;
    private final RegistryRetries retries;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    private Registry(SchemaRegistryClient client, RegistryRetries retries) {
        this.client = client;
        this.retries = retries;
    }

    /**
     * Makes a client of the registry at an address, without sending a request yet.
     *
     * @param url as in {@code schema.registry.url}: one address, or several separated by commas; with {@code user:password@} before the host, percent-encoded,
     *     for basic authentication
     * @param clientSettings Confluent's client settings, {@code basic.auth.*} and {@code schema.registry.ssl.*} among them
     * @param timeout how long to repeat a request; one that is under way then may take up to 5 s longer, unless the settings say otherwise
     * @throws RegistryException code {@code unsupported-setting}, for OAUTHBEARER authentication
     */
    public static Registry connect(String url, Map<String, String> clientSettings, Duration timeout) {
        SchemaRegistryClient client = new CachedSchemaRegistryClient(
                List.of(RegistryClientSettings.withoutCredentials(url).split(",")),
                CACHED_SCHEMAS,
                List.of(new AvroSchemaProvider()),
                RegistryClientSettings.of(url, clientSettings));
        return new Registry(
                client,
                new RegistryRetries(
                        RegistryClientSettings.withoutCredentials(url), timeout, RegistryRetries.Timer.SYSTEM));
    }

    /** Wraps a client without retries. The caller closes the client. */
    public static Registry over(SchemaRegistryClient client) {
        return new Registry(client, new RegistryRetries("a given client", Duration.ZERO, RegistryRetries.Timer.SYSTEM));
    }

    /** Returns the latest schema of a subject, or empty if there is no such subject. Sends a request each time. */
    public Optional<Schema> latest(String subject) {
        return retries.send("the latest schema of subject " + subject, () -> {
            try {
                // Not getLatestSchemaMetadata: the client answers that from a cache.
                int version = Collections.max(client.getAllVersions(subject));
                SchemaMetadata latest = client.getSchemaMetadata(subject, version);
                return Optional.of(parse(latest));
            } catch (RestClientException e) {
                if (RegistryRetries.isNotFound(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Returns all versions of a subject, the oldest first; none if there is no such subject. Sends requests each time. */
    public List<Version> versions(String subject) {
        return retries.send("the versions of subject " + subject, () -> {
            List<Version> versions = new ArrayList<>();
            try {
                List<Integer> numbers = new ArrayList<>(client.getAllVersions(subject));
                Collections.sort(numbers);
                for (int number : numbers) {
                    SchemaMetadata metadata = client.getSchemaMetadata(subject, number);
                    versions.add(new Version(metadata.getId(), parse(metadata)));
                }
            } catch (RestClientException e) {
                if (!RegistryRetries.isNotFound(e)) {
                    throw e;
                }
            }
            return List.copyOf(versions);
        });
    }

    /** One version of a subject: a schema and its id. */
    public record Version(int id, Schema schema) {}

    /** Returns the schema with this id, from a cache after the first time. An unknown id is a failure with code {@code registry-refused}. */
    public Schema byId(int id) {
        Schema schema = known.get(id);
        if (schema == null) {
            schema = retries.send("schema id " + id, () -> avroById(id));
            known.put(id, schema);
        }
        return schema;
    }

    /** Registers a schema under a subject, unless it is registered already, and returns its id. */
    public int register(String subject, Schema schema) {
        return retries.send(
                "registration of a schema under subject " + subject,
                () -> client.register(subject, new AvroSchema(schema)));
    }

    private Schema parse(SchemaMetadata metadata) throws IOException {
        if (!metadata.getSchemaType().equals(AvroSchema.TYPE)) {
            throw notAvro(metadata.getSchemaType());
        }
        return client.parseSchema(metadata.getSchemaType(), metadata.getSchema(), metadata.getReferences())
                .map(Registry::avro)
                .orElseThrow(() -> new IOException("not a valid Avro schema: " + metadata.getSchema()));
    }

    private static Schema avro(ParsedSchema parsed) {
        if (parsed instanceof AvroSchema avro) {
            return avro.rawSchema();
        }
        throw notAvro(parsed.schemaType());
    }

    // The client, which knows no other language here, says so in several ways.
    private Schema avroById(int id) throws IOException, RestClientException {
        try {
            return avro(client.getSchemaById(id));
        } catch (IOException | RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("Invalid schema")) {
                throw notAvro("of another language, or invalid");
            }
            throw e;
        }
    }

    private static RegistryException notAvro(String found) {
        return new RegistryException(
                "not-avro",
                "Only Avro schemas can be read; this one is " + found
                        + ". Give the producer or the connector an Avro serializer or converter.",
                null);
    }
}
