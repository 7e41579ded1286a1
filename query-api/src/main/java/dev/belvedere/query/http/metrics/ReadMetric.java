package dev.belvedere.query.http.metrics;

import static dev.belvedere.topology.engine.metrics.Metric.Kind.COUNTER;
import static dev.belvedere.topology.engine.metrics.Metric.Kind.GAUGE;
import static dev.belvedere.topology.engine.metrics.Metric.Kind.HISTOGRAM;

import dev.belvedere.topology.engine.metrics.Metric;
import java.util.List;

/** The metrics of the read API. */
public enum ReadMetric implements Metric {
    REQUESTS(
            "belvedere.http.requests",
            HISTOGRAM,
            "Time from a request's head to the last byte of its answer. outcome is ok, not-modified, the code of a problem, or aborted if the"
                    + " client has left; route is none for a request that was refused before its path was looked at. Subscriptions are not in it.",
            "route",
            "outcome"),
    REFUSED(
            "belvedere.http.refused.requests",
            COUNTER,
            "Requests that are not HTTP, are too long, or arrive while the instance stops.",
            "status"),
    CONNECTIONS("belvedere.http.connections", GAUGE, "Open connections to the read API."),
    MOST_CONNECTIONS("belvedere.http.connections.limit", GAUGE, "The most connections, http.connections."),
    RUNNING_READS("belvedere.reads.running", GAUGE, "Reads that run, at most http.reads."),
    WAITING_READS("belvedere.reads.waiting", GAUGE, "Reads that wait to run, at most http.waiting-reads."),
    SUBSCRIBERS("belvedere.subscribers", GAUGE, "Subscribers to changes, at most http.subscribers."),
    FORWARDS(
            "belvedere.forwards",
            HISTOGRAM,
            "Time that another instance takes to reply to a read that is forwarded to it. outcome is answered, refused if another replica has"
                    + " to be asked, or unreachable.",
            "outcome"),
    RETRIES(
            "belvedere.read.retries",
            COUNTER,
            "Further replicas that reads of one shard were sent to because the one before had refused or failed."),
    HEDGES(
            "belvedere.read.hedges",
            COUNTER,
            "Further replicas that reads of one shard were sent to because the one before had not replied yet."),
    CERTIFICATE_DAYS(
            "belvedere.certificate.days",
            GAUGE,
            "Days until a certificate expires that this instance shows: http to clients, peers to other instances, administration at that"
                    + " port.",
            "certificate"),
    CERTIFICATE_STALE(
            "belvedere.certificate.stale",
            GAUGE,
            "1 while a certificate's files have changed and cannot be used, so that the last ones that could still are; 0 otherwise.",
            "certificate"),
    KEYS_UNAVAILABLE(
            "belvedere.token.keys.unavailable",
            GAUGE,
            "1 while the keys of http.auth cannot be fetched, so that the last ones that could be stay in use for a day; 0 otherwise.");

    private final String id;
    private final Kind kind;
    private final String help;
    /** The names, with blanks between them. */
    private final String labels;

    ReadMetric(String id, Kind kind, String help, String... labels) {
        this.id = id;
        this.kind = kind;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }
}
