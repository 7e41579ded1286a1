/** Assembles one instance, engine and read API, from a configuration. Entry points: {@link Instance} and {@link Deployment}. */
@NullMarked
package dev.belvedere.app.serve;

import org.jspecify.annotations.NullMarked;
