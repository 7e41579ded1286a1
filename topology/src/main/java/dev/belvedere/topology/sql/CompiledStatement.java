package dev.belvedere.topology.sql;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.Optional;

/**
 * What has become of a statement: a view, or the reason why it cannot be one.
 *
 * @param name the view's name
 * @param definition empty if there is a fault
 * @param fault empty if there is a definition
 */
public record CompiledStatement(
        Statement statement, String name, Optional<ViewDefinition> definition, Optional<BelvedereException> fault) {}
