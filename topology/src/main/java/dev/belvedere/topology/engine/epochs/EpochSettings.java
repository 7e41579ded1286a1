package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.plan.physical.IngestPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a keeper and its followers work with.
 *
 * @param application the id of the application
 * @param tables the names of the tables, by number
 * @param checked the tables that stand still before an event that cannot be taken in while others go on
 * @param interval the least time between the beginnings of two epochs
 * @param session the time after which a silent instance is considered dead
 * @param epochsTopic the topic of decisions
 * @param reportsTopic the topic of reports
 * @param kafka the settings of Kafka's clients
 * @param observer is told what epochs take in and how long they take
 */
public record EpochSettings(
        String application,
        Stages stages,
        Sources sources,
        List<String> tables,
        List<SourceDatabase> databases,
        List<IngestPlan> checked,
        Duration interval,
        Duration session,
        String epochsTopic,
        String reportsTopic,
        Map<String, String> kafka,
        EpochObserver observer) {

    public EpochSettings {
        tables = List.copyOf(tables);
        databases = List.copyOf(databases);
        checked = List.copyOf(checked);
        kafka = Map.copyOf(kafka);
    }
}
