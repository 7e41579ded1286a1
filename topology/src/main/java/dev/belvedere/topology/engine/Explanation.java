package dev.belvedere.topology.engine;

import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Feed;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.streams.StageTopics;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints the plans of an engine. */
final class Explanation {

    private final String application;
    private final int shards;
    private final List<ViewDefinition> definitions;
    private final PhysicalPlan plan;

    Explanation(String application, int shards, List<ViewDefinition> definitions, PhysicalPlan plan) {
        this.application = application;
        this.shards = shards;
        this.definitions = definitions;
        this.plan = plan;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("application ")
                .append(application)
                .append(", ")
                .append(shards)
                .append(" shards\n");
        for (ViewDefinition definition : definitions) {
            text.append("\nview ").append(definition.name()).append(", logical plan\n");
            text.append(definition.relation().explain().indent(2));
        }
        text.append("\nphysical plan\n");
        plan.ingests().forEach(ingest -> text.append(ingest(ingest).indent(2)));
        plan.assemblies().forEach(assembly -> text.append(assembly(assembly).indent(2)));
        plan.views().forEach(view -> text.append(view(view).indent(2)));
        text.append("\nstores\n").append(lines(stores()));
        text.append("\ninternal topics\n").append(lines(topics()));
        return text.toString();
    }

    private String ingest(IngestPlan ingest) {
        StringBuilder text = new StringBuilder("ingest ")
                .append(ingest.table().name())
                .append(" from ")
                .append(ingest.table().topic())
                .append(", keeps ")
                .append(ingest.row().names())
                .append('\n');
        for (Feed feed : ingest.feeds()) {
            text.append("  -x-> ")
                    .append(assemblyName(feed.assembly()))
                    .append("  ")
                    .append(describe(feed, ingest))
                    .append('\n');
        }
        return text.toString();
    }

    private static String describe(Feed feed, IngestPlan ingest) {
        return feed.fold(new Feed.Cases<String>(
                row -> "row " + ingest.row().project(row.columns()).names(),
                subscription -> "subscription by "
                        + ingest.row().project(subscription.foreignKey()).names(),
                fold -> "contribution of " + names(fold.arguments(), ingest) + " by " + names(fold.group(), ingest)));
    }

    private static List<String> names(List<Expr> expressions, IngestPlan ingest) {
        return expressions.stream()
                .map(expression -> expression instanceof Expr.Input input
                        ? ingest.row().column(input.position()).name()
                        : expression.toString())
                .toList();
    }

    private String assembly(AssemblyPlan assembly) {
        StringBuilder text = new StringBuilder("assemble ")
                .append(assembly.name())
                .append(" by ")
                .append(assembly.key().names())
                .append(placement(assembly))
                .append(", stage ")
                .append(plan.stages().get(assembly.ordinal()))
                .append('\n');
        for (Part part : assembly.parts()) {
            text.append("  ")
                    .append(part.describe())
                    .append(part.required() ? "" : " optional")
                    .append('\n');
        }
        for (Outlet outlet : assembly.outlets()) {
            text.append("  -x-> ")
                    .append(assemblyName(outlet.assembly()))
                    .append("  ")
                    .append(describe(outlet))
                    .append('\n');
        }
        return text.toString();
    }

    private static String describe(Outlet outlet) {
        return outlet.fold(new Outlet.Cases<String>(
                answers -> "answers to subscribers",
                contributions -> "contributions by group",
                pairs -> "pairs",
                windows -> "rows of windows: "
                        + windows.window().calls().stream()
                                .map(call -> call.describe(windows.columns()))
                                .toList(),
                copies -> "copies of rows",
                elements -> "elements of arrays"));
    }

    private static String placement(AssemblyPlan assembly) {
        List<String> key = assembly.key().names();
        return assembly.placedBy() == key.size() ? "" : ", sharded by " + key.subList(0, assembly.placedBy());
    }

    private static String hidden(ViewPlan view) {
        List<String> names = view.columns().names();
        return view.shown() == names.size()
                ? ""
                : ", of which its rows do not show " + names.subList(view.shown(), names.size());
    }

    private String view(ViewPlan view) {
        StringBuilder text = new StringBuilder("view " + view.name() + " reads " + assemblyName(view.assembly())
                + ", key " + view.columns().project(view.key()).names() + hidden(view) + "\n");
        for (IndexPlan index : view.indexes()) {
            text.append("  index ")
                    .append(view.columns().project(index.columns()).names())
                    .append(" reads ")
                    .append(assemblyName(index.assembly()))
                    .append('\n');
        }
        return text.toString();
    }

    private List<String> stores() {
        return IntStream.range(0, plan.stageCount())
                .mapToObj(StreamsNames::store)
                .toList();
    }

    private List<String> topics() {
        StageTopics ofStages = new StageTopics(plan, application, Sources.of(List.of(), List.of()), shards);
        List<String> topics = new ArrayList<>(ofStages.names());
        stores().forEach(store -> topics.add(StreamsNames.changelog(application, store)));
        return topics;
    }

    private String assemblyName(int ordinal) {
        return plan.assemblies().get(ordinal).name();
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }
}
