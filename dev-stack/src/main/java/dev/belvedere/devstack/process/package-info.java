/**
 * Processes of the operating system that can outlive the JVM that started them, and how to end them. Knows nothing but the JDK. Entry point:
 * {@link Postmaster}.
 */
@NullMarked
package dev.belvedere.devstack.process;

import org.jspecify.annotations.NullMarked;
