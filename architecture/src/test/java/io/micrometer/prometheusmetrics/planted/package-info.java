/** Stand-ins. */
@NullMarked
package io.micrometer.prometheusmetrics.planted;

import org.jspecify.annotations.NullMarked;
