/**
 * The server process of a stack: runs the broker and Connect in its own JVM, and PostgreSQL and the registry as child processes. Reads requests from
 * standard input and stops at its end. Entry point: {@link DevStackMain}.
 */
@NullMarked
package dev.belvedere.devstack.server;

import org.jspecify.annotations.NullMarked;
