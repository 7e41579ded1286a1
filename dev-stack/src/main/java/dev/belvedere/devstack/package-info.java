/**
 * Kafka, a schema registry, PostgreSQL and change data capture on one machine, without Docker. Entry point: {@link DevStack}.
 *
 * <p>This package needs nothing but the JDK on the class path, so that whoever uses the stack keeps its own versions of everything: the services
 * run in a JVM of their own, on the jars of the stack's home folder. They bind to 127.0.0.1 only, unless
 * Kafka and the registry are told another address.
 *
 * <p>All that the stack keeps is in one directory, and a stack started there again goes on with it, on the same ports if they are free:
 * topics and consumer groups, tables and replication slots, connectors and how far they got, and the registry's schemas under their old ids.
 * (The registry is Apicurio's in-memory variant, whose H2 database is pointed at a file, so that ids in the topics stay true even after a
 * {@code kill -9}.) Whoever owns the directory deletes it.
 */
@NullMarked
package dev.belvedere.devstack;

import org.jspecify.annotations.NullMarked;
