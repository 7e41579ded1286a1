package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.registry.Registry;
import java.util.List;
import org.apache.avro.Schema;

/** The versions of a topic's value schema. Read when they are needed, and again when an event has one that was not known. Not thread-safe. */
final class SchemaHistory {

    private final Registry registry;
    private final String subject;
    private List<Registry.Version> versions = List.of();

    SchemaHistory(Registry registry, String subject) {
        this.registry = registry;
        this.subject = subject;
    }

    /**
     * Returns the schemas of the rows that were registered after this one, the oldest first.
     *
     * @throws DialectException code {@code missing-column}, if the schema is not a version of the subject
     */
    List<Schema> after(int schemaId) {
        if (position(schemaId) < 0) {
            versions = registry.versions(subject);
        }
        int position = position(schemaId);
        if (position < 0) {
            throw DialectException.missingColumn("schema id " + schemaId + " is not a version of subject " + subject
                    + ", so that what its rows have in columns which it lacks is not known. Register it there, or declare"
                    + " the right subject for the table.");
        }
        return versions.subList(position + 1, versions.size()).stream()
                .map(version -> Envelope.of(version.schema()).map(Envelope::row).orElse(version.schema()))
                .toList();
    }

    private int position(int schemaId) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).id() == schemaId) {
                return i;
            }
        }
        return -1;
    }
}
