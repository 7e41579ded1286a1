package dev.belvedere.devstack.server;

import dev.belvedere.devstack.CaptureRequest;
import java.util.List;

/** Carries out captures: their topics, then their connectors. */
final class Captures {

    private final Topics topics;
    private final Connectors connectors;
    private final Layout layout;

    Captures(Topics topics, Connectors connectors, Layout layout) {
        this.topics = topics;
        this.connectors = connectors;
        this.layout = layout;
    }

    /** Returns when the capture's task runs. One that runs already, with the same settings, is left alone. */
    String capture(CaptureRequest request) throws Exception {
        ConnectorSettings connector = new ConnectorSettings(request, layout.ports());
        connectors.validate(connector.settings());
        topics.create(connector.tableTopics(), request.partitions());
        if (request.transactions()) {
            // Begin and end of a transaction have different keys: only in one partition do they stay in order.
            topics.create(List.of(connector.transactionTopic()), 1);
        }
        connectors.run(request.name(), connector.settings());
        return "Capturing " + String.join(", ", request.tables()) + " as " + request.name();
    }
}
