package dev.belvedere.devstack;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a stack is made of. */
public enum Service {
    /** Apache Kafka: one broker that is its own controller. Creates no topic unasked. */
    KAFKA("Kafka"),
    /** Apicurio Registry, asked through its Confluent-compatible API; compatibility is BACKWARD unless it is told otherwise. */
    REGISTRY("Schema registry"),
    /** PostgreSQL with logical decoding and one database, {@code shop}. */
    POSTGRES("PostgreSQL"),
    /** Kafka Connect with Debezium's PostgreSQL connector. Brings all others with it. */
    CONNECT("Kafka Connect");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The given services and those they cannot do without. */
    public static Set<Service> withRequired(Collection<Service> wanted) {
        return wanted.contains(CONNECT) ? EnumSet.allOf(Service.class) : EnumSet.copyOf(wanted);
    }
}
