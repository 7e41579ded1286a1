package dev.belvedere.devstack.capture;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.service.StackLayout;
import java.util.List;

/** Carries out capture requests: creates the topics, then starts the connectors. */
public final class Captures {

    private final TopicCreation topics;
    private final Connectors connectors;
    private final StackLayout layout;

    public Captures(TopicCreation topics, Connectors connectors, StackLayout layout) {
        this.topics = topics;
        this.connectors = connectors;
        this.layout = layout;
    }

    /** Starts a capture and returns when its task is running. A running capture with the same settings is left unchanged. */
    public String capture(CaptureRequest request) throws Exception {
        ConnectorSettings connector = new ConnectorSettings(request, layout.ports());
        connectors.validate(connector.settings());
        topics.create(connector.tableTopics(), request.partitions());
        // The begin and the end of a transaction have different keys, so only a single partition keeps their order.
        topics.create(List.of(connector.transactionTopic()), 1);
        connectors.run(request.name(), connector.settings());
        return "Capturing " + String.join(", ", request.tables()) + " as " + request.name();
    }
}
