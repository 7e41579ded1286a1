/**
 * Answers a read from the shards this instance holds, or says why it cannot. Knows Kafka Streams; knows nothing of HTTP or of
 * peers. Entry point: {@link LocalViews}.
 */
@NullMarked
package dev.belvedere.query.read;

import org.jspecify.annotations.NullMarked;
