package dev.belvedere.devstack.server;

import dev.belvedere.devstack.Service;
import java.nio.file.Path;

/** One service of the stack. Can be started again after it was stopped; is told both by one thread at a time. */
interface Part {

    Service service();

    /** What others reach it by. Fixed before it starts. */
    String address();

    /** Where to read why it failed. */
    Path log();

    /**
     * Starts it and returns when it answers.
     *
     * @return what runs now and where, for people: "PostgreSQL 17.11 listening on 127.0.0.1:5432"
     */
    String start() throws Exception;

    /** Stops it and returns when it is gone. Does nothing if it does not run. */
    void stop() throws Exception;
}
