package dev.belvedere.query.http.metrics;

import dev.belvedere.query.route.Peers;
import dev.belvedere.query.route.RetryCounts;
import dev.belvedere.query.tls.Certificates;
import dev.belvedere.topology.engine.metrics.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** The meters of one server. Thread-safe. */
public final class ServerMetrics {

    /** The attribute of a request with the outcome that is not its status alone. */
    public static final String OUTCOME = "belvedere.outcome";

    private static final int BAD_REQUEST = 400;

    private final Meters meters;
    private final RouteTimer unrouted;
    private final Map<Integer, Counter> refused = new ConcurrentHashMap<>();

    public ServerMetrics(MeterRegistry registry) {
        this.meters = new Meters(registry);
        this.unrouted = route("none");
        refused.put(BAD_REQUEST, refusals(BAD_REQUEST));
    }

    /** The timer of a route, to be looked up once. */
    public RouteTimer route(String path) {
        return new RouteTimer(meters, path);
    }

    /** The timer of requests that are answered before their route is known. */
    public RouteTimer unrouted() {
        return unrouted;
    }

    /** A request was refused because it is none. */
    public void refused(int status) {
        refused.computeIfAbsent(status, this::refusals).increment();
    }

    private Counter refusals(int status) {
        return meters.counter(ReadMetric.REFUSED, Integer.toString(status));
    }

    /** Shows how many connections there are. */
    public void connections(DoubleSupplier open, int most) {
        meters.gauge(ReadMetric.CONNECTIONS, open);
        meters.gauge(ReadMetric.MOST_CONNECTIONS, () -> most);
    }

    /** Shows how many reads are admitted. */
    public void reads(DoubleSupplier running, DoubleSupplier waiting) {
        meters.gauge(ReadMetric.RUNNING_READS, running);
        meters.gauge(ReadMetric.WAITING_READS, waiting);
    }

    /** Shows how many subscribers there are. */
    public void subscribers(DoubleSupplier open) {
        meters.gauge(ReadMetric.SUBSCRIBERS, open);
    }

    /** Shows for how long a certificate is valid. */
    public void certificates(Optional<Certificates> shown) {
        shown.ifPresent(certificates -> {
            meters.gauge(ReadMetric.CERTIFICATE_DAYS, certificates::daysLeft, certificates.name());
            meters.gauge(ReadMetric.CERTIFICATE_STALE, () -> certificates.isStale() ? 1 : 0, certificates.name());
        });
    }

    /** Shows whether the keys of tokens could not be fetched. */
    public void keysUnavailable(BooleanSupplier failing) {
        meters.gauge(ReadMetric.KEYS_UNAVAILABLE, () -> failing.getAsBoolean() ? 1 : 0);
    }

    /** Shows how often further replicas are asked. */
    public void retries(RetryCounts counts) {
        meters.counted(ReadMetric.RETRIES, counts::retries);
        meters.counted(ReadMetric.HEDGES, counts::hedges);
    }

    /** The same instances, whose replies are measured. */
    public Peers measured(Peers peers) {
        return new MeasuredPeers(peers, meters);
    }
}
