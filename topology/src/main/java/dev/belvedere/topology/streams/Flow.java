package dev.belvedere.topology.streams;

import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** A plan as a Kafka Streams application that can be created once. */
public final class Flow {

    private final Topology topology;
    private final StreamClients clients;

    Flow(Topology topology, StreamClients clients) {
        this.topology = topology;
        this.clients = clients;
    }

    public Topology topology() {
        return topology;
    }

    /** Creates the application, which is not started yet. If that fails, closes the clients that were made for it. */
    public KafkaStreams create(Properties config) {
        try {
            KafkaStreams streams = new KafkaStreams(topology, config, clients);
            clients.handedOver();
            return streams;
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
    }
}
