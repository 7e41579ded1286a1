package dev.belvedere.bench.engine.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.worker.WorkerLoop;
import java.nio.file.Path;

/** The main class of a candidate's process. */
public final class CandidateMain {

    private CandidateMain() {}

    /**
     * Runs one candidate.
     *
     * @param arguments the file with the {@link CandidateSettings}
     */
    public static void main(String[] arguments) {
        WorkerLoop.run(() -> {
            Path settings = Path.of(arguments[0]);
            return new CandidateSession(new ObjectMapper().readValue(settings.toFile(), CandidateSettings.class))
                    ::handle;
        });
    }
}
