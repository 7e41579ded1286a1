package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.state.OperatorSpace;
import org.jspecify.annotations.Nullable;

/** Observes the entries of one operator under their keys in the stage's store. */
record OperatorObserver(ShardObserver stage, OperatorSpace space) implements ShardObserver {

    @Override
    public void changing(byte[] storeKey, byte @Nullable [] before) {
        stage.changing(space.key(storeKey), before);
    }

    @Override
    public void changed(byte[] storeKey, byte @Nullable [] after) {
        stage.changed(space.key(storeKey), after);
    }
}
