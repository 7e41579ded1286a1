package dev.belvedere.query.http.admin;

import dev.belvedere.query.http.request.QueryParameters;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /metrics}: all metrics, in OpenMetrics' format for who accepts it, otherwise in Prometheus' own. */
final class GetMetrics implements Handler {

    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final InstanceMetrics metrics;

    GetMetrics(InstanceMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Context request) {
        QueryParameters.none(request);
        String accepted = request.header("Accept");
        String type = accepted != null && accepted.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT_TYPE;
        request.contentType(type).result(metrics.scrape(type));
    }
}
