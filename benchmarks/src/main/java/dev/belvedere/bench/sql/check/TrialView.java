package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.List;

/**
 * A statement that has become a view.
 *
 * @param definitions the view, after the one that it selects from
 */
record TrialView(DrawnStatement statement, List<ViewDefinition> definitions) {

    TrialView {
        definitions = List.copyOf(definitions);
    }

    /** Returns the name of the view. */
    String name() {
        return definitions.get(definitions.size() - 1).name();
    }
}
