package dev.belvedere.devstack;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The services of a stack. */
public enum Service {
    /** Apache Kafka: one broker that is its own controller. Does not create topics automatically. */
    KAFKA("Kafka"),
    /** Apicurio Registry with its Confluent-compatible API; compatibility is BACKWARD by default. */
    REGISTRY("Schema registry"),
    /** PostgreSQL with logical decoding and one database, {@code shop}. */
    POSTGRES("PostgreSQL"),
    /** Kafka Connect with Debezium's PostgreSQL connector. Requires all other services. */
    CONNECT("Kafka Connect");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** The name in messages. */
    public String title() {
        return title;
    }

    /** The given services and those that they require. */
    public static Set<Service> withRequired(Collection<Service> wanted) {
        return wanted.contains(CONNECT) ? EnumSet.allOf(Service.class) : EnumSet.copyOf(wanted);
    }
}
