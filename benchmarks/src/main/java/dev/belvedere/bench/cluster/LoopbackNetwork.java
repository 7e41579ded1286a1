package dev.belvedere.bench.cluster;

import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.localshop.system.LocalStack;
import java.util.List;

/** The loopback address, which all share and which cannot be cut. */
public final class LoopbackNetwork implements Network {

    @Override
    public String brokerHost() {
        return LocalStack.LOOPBACK;
    }

    @Override
    public List<LocalInstance> instances(int count) {
        return LocalInstance.several(count, 0);
    }

    @Override
    public List<String> launcher(LocalInstance instance) {
        return List.of();
    }

    @Override
    public void cut(LocalInstance one, LocalInstance other) {
        throw uncuttable();
    }

    @Override
    public void cutFromBroker(LocalInstance instance) {
        throw uncuttable();
    }

    @Override
    public void heal() {
        // There are no cuts.
    }

    @Override
    public void close() {
        // There is nothing to remove.
    }

    private static UnsupportedOperationException uncuttable() {
        return new UnsupportedOperationException("the loopback address cannot be cut");
    }
}
