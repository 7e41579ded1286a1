/** Routes about the deployment rather than its rows: shards, instances, source databases. */
@NullMarked
package dev.belvedere.query.http.deployment;

import org.jspecify.annotations.NullMarked;
