/**
 * What a deployment is told: one YAML file, overridden by the environment, as values with units. Every problem is found before anything
 * starts, and all of them are told at once. Knows nothing of what runs. Entry point: {@link ConfigurationFile}.
 */
@NullMarked
package dev.belvedere.app.config;

import org.jspecify.annotations.NullMarked;
