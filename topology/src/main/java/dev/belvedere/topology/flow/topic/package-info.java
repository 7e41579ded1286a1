/**
 * Tells the topics that a table's rows came from apart from others of the same names.
 * Entry point: {@link TopicIdentity}.
 */
@NullMarked
package dev.belvedere.topology.flow.topic;

import org.jspecify.annotations.NullMarked;
