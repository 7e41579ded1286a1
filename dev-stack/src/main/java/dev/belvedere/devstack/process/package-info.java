/**
 * Stops operating system processes that outlive the JVM that started them. Entry point: {@link Postmaster}.
 */
@NullMarked
package dev.belvedere.devstack.process;

import org.jspecify.annotations.NullMarked;
