package dev.belvedere.devstack.service;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The configuration of a broker that is the only one of its cluster and uses little memory.
 *
 * @param data the directory of its logs
 * @param address the address that clients connect to, {@code host:port}
 */
record BrokerSettings(Path data, String address, int controllerPort) {

    Properties properties() {
        Properties settings = new Properties();
        network(settings);
        singleBroker(settings);
        lowMemory(settings);
        return settings;
    }

    private void network(Properties settings) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty("listeners", "BROKER://" + address + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", "BROKER://" + address);
        settings.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "BROKER");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("log.dirs", data.toString());
    }

    private static void singleBroker(Properties settings) {
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("auto.create.topics.enable", "false");
        // Groups need not wait for more members.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    private static void lowMemory(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        // The default takes 128 MB of heap.
        settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    }
}
