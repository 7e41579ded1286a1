package dev.belvedere.bench.sql.check;

import dev.belvedere.topology.flow.exchange.Message;
import java.util.function.UnaryOperator;

/**
 * A fault of the engine that a trial must notice.
 *
 * @param onTheWay what messages become on their way from one operator to another
 * @param planned the query that is planned in place of the one that is written
 */
public record PlantedFault(UnaryOperator<Message> onTheWay, UnaryOperator<String> planned) {

    /** No fault. */
    public static final PlantedFault NONE = new PlantedFault(UnaryOperator.identity(), UnaryOperator.identity());
}
