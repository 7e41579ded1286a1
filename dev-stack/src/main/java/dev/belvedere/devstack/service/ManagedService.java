package dev.belvedere.devstack.service;

import dev.belvedere.devstack.Service;
import java.nio.file.Path;

/** One service of the stack, which can be started again after it was stopped. Used by one thread at a time. */
public interface ManagedService {

    Service service();

    /** The address that clients connect to. Known before the service starts. */
    String address();

    /** The log file, which says why the service failed. */
    Path log();

    /**
     * Starts the service and returns when it accepts requests.
     *
     * @return the version and the address as text: "PostgreSQL 17.11 listening on 127.0.0.1:5432"
     */
    String start() throws Exception;

    /** Stops the service and returns when it has ended. Does nothing if it is not running. */
    void stop() throws Exception;
}
