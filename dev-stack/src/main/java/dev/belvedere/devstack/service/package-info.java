/**
 * The services of a stack, one class each, and what they share: ports, directories, the reason of a failure. Knows neither the order in which services start
 * nor who requests it. Entry point: {@link ManagedService}.
 */
@NullMarked
package dev.belvedere.devstack.service;

import org.jspecify.annotations.NullMarked;
