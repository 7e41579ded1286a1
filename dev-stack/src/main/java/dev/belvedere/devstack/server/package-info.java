/**
 * The process behind a stack: broker and Connect in its own JVM, PostgreSQL and the registry as its children. Takes orders on standard input and
 * ends when that ends. Entry point: {@link Main}; a service is a {@link Part}.
 */
@NullMarked
package dev.belvedere.devstack.server;

import org.jspecify.annotations.NullMarked;
