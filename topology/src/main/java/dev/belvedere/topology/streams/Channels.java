package dev.belvedere.topology.streams;

import dev.belvedere.topology.frontier.Channel;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Derives from a plan the channels by which the tables' changes reach each assembly. */
public final class Channels {

    private final PhysicalPlan plan;
    private final Sources sources;
    private final int shards;

    public Channels(PhysicalPlan plan, Sources sources, int shards) {
        this.plan = plan;
        this.sources = sources;
        this.shards = shards;
    }

    /** Returns the input topics of an assembly. */
    public List<String> topicsInto(AssemblyPlan assembly, String application) {
        List<String> topics = new ArrayList<>();
        if (!ingestsFeeding(assembly).isEmpty()) {
            topics.add(StreamsNames.exchangeTopic(application, StreamsNames.exchangeFromIngest(assembly)));
        }
        upstreamsOf(assembly)
                .forEach(upstream ->
                        topics.add(StreamsNames.exchangeTopic(application, StreamsNames.exchange(upstream, assembly))));
        return topics;
    }

    /** Returns the channels into an assembly. */
    public List<Channel> into(AssemblyPlan assembly) {
        List<Channel> channels = new ArrayList<>();
        SortedSet<Integer> direct = tablesFeeding(assembly);
        if (!direct.isEmpty()) {
            channels.add(new Channel(Channel.INGEST, 1, numbers(direct)));
        }
        for (AssemblyPlan upstream : upstreamsOf(assembly)) {
            channels.add(new Channel(upstream.ordinal(), shards, numbers(tablesReaching(upstream))));
        }
        return channels;
    }

    /** Returns the numbers of the sources whose changes reach an assembly through other assemblies, by the name of its store. */
    public Map<String, Set<Integer>> indirectSources() {
        return plan.assemblies().stream()
                .collect(Collectors.toMap(
                        StreamsNames::store,
                        assembly -> into(assembly).stream()
                                .filter(channel -> channel.from() != Channel.INGEST)
                                .flatMap(channel -> channel.sources().stream())
                                .collect(Collectors.toSet())));
    }

    List<AssemblyPlan> upstreamsOf(AssemblyPlan assembly) {
        return plan.assemblies().stream()
                .filter(other -> other.outlets().stream().anyMatch(outlet -> outlet.assembly() == assembly.ordinal()))
                .toList();
    }

    List<IngestPlan> ingestsFeeding(AssemblyPlan assembly) {
        return plan.ingests().stream()
                .filter(ingest -> ingest.feeds().stream().anyMatch(feed -> feed.assembly() == assembly.ordinal()))
                .toList();
    }

    private SortedSet<Integer> tablesFeeding(AssemblyPlan assembly) {
        SortedSet<Integer> tables = new TreeSet<>();
        ingestsFeeding(assembly).forEach(ingest -> tables.add(ingest.ordinal()));
        return tables;
    }

    private SortedSet<Integer> tablesReaching(AssemblyPlan assembly) {
        SortedSet<Integer> tables = tablesFeeding(assembly);
        upstreamsOf(assembly).forEach(upstream -> tables.addAll(tablesReaching(upstream)));
        return tables;
    }

    private List<Integer> numbers(SortedSet<Integer> tables) {
        return tables.stream()
                .flatMapToInt(table -> IntStream.range(0, sources.partitions(table))
                        .map(partition -> sources.number(table, partition)))
                .boxed()
                .toList();
    }
}
