package dev.belvedere.bench.contestant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.bench.measure.Orders;
import java.nio.file.Path;

/** The process of one contestant. It ends when its standard input does, or with the first order that it cannot carry out. */
public final class ContestantMain {

    private ContestantMain() {}

    /**
     * Runs one contestant.
     *
     * @param arguments the file with the {@link ContestantSettings}
     */
    public static void main(String[] arguments) {
        Orders.follow(() -> {
            Path settings = Path.of(arguments[0]);
            return new Session(new ObjectMapper().readValue(settings.toFile(), ContestantSettings.class))::carryOut;
        });
    }
}
