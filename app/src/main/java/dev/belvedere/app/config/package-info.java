/**
 * The configuration of an instance: one YAML file, overridden by the environment, as typed values with units. All problems are found before anything
 * starts and reported at once. Does not know the engine. Entry point: {@link ConfigurationFile}.
 */
@NullMarked
package dev.belvedere.app.config;

import org.jspecify.annotations.NullMarked;
