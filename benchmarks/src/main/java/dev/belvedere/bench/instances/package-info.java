/** Measures reads where several instances share the shards. Entry point: {@link InstancesCommand}. */
@NullMarked
package dev.belvedere.bench.instances;

import org.jspecify.annotations.NullMarked;
