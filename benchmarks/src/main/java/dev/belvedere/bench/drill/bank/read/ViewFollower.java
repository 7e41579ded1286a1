package dev.belvedere.bench.drill.bank.read;

import dev.belvedere.bench.drill.bank.check.BankTally;
import dev.belvedere.bench.drill.bank.check.FollowedView;
import dev.belvedere.bench.drill.bank.check.ReadPath;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.check.ChangeStream;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Subscribes to all changes of a view, and submits every event. */
public final class ViewFollower implements AutoCloseable {

    private final ChangeStream stream;

    private ViewFollower(ChangeStream stream) {
        this.stream = stream;
    }

    /**
     * Starts on its own thread.
     *
     * @param instances gives the addresses that can be used at the moment
     */
    public static ViewFollower start(
            Supplier<List<URI>> instances, BankView view, FollowedView followed, BankTally tally) {
        return new ViewFollower(ChangeStream.start(instances, BankUrl.changes(view), new ChangeStream.Subscriber() {
            @Override
            public void opened() {
                followed.opened();
            }

            @Override
            public void failed(String reason) {
                tally.unavailable("changes: " + reason);
            }

            @Override
            public void event(URI instance, String name, String id, String data) {
                followed.submit(name, id, data, instance.getAuthority());
            }

            @Override
            public void died(Throwable thrown) {
                tally.wrongReply(ReadPath.EVENTS, "the subscriber has died: " + thrown);
            }
        }));
    }

    @Override
    public void close() {
        stream.stop();
    }
}
