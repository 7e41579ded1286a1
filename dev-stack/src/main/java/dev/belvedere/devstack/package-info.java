/**
 * Kafka, a schema registry, PostgreSQL and change data capture on one machine, without Docker. Entry point: {@link DevStack}.
 *
 * <p>This package needs only the JDK and the module {@code waiting} on the class path, so that a program that uses the stack keeps its own versions of
 * all libraries: the services run in a separate JVM, on the jars of the stack's home folder. They bind to 127.0.0.1 only, unless another address is set
 * for Kafka and the registry.
 *
 * <p>The stack keeps all its data in one directory, and a stack that is started there again continues with them, on the same ports if they are free:
 * topics and consumer groups, tables and replication slots, connectors and their positions, and the registry's schemas under their old ids. (The
 * registry is Apicurio's in-memory variant with its H2 database in a file, so that the ids in the topics stay valid even after a {@code kill -9}.) The
 * caller deletes the directory.
 */
@NullMarked
package dev.belvedere.devstack;

import org.jspecify.annotations.NullMarked;
