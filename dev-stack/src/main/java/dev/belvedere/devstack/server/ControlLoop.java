package dev.belvedere.devstack.server;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import dev.belvedere.devstack.capture.Captures;
import dev.belvedere.devstack.protocol.ControlMessage;
import dev.belvedere.devstack.service.RootCause;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the client's requests one after the other, and replies to each. */
final class ControlLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    private final ServiceGroup group;
    private final Captures captures;
    private final ControlChannel channel;

    ControlLoop(ServiceGroup group, Captures captures, ControlChannel channel) {
        this.group = group;
        this.captures = captures;
        this.channel = channel;
    }

    /** Serves requests until the client has gone. */
    void serve() throws Exception {
        for (Optional<ControlMessage> next = channel.next(); next.isPresent(); next = channel.next()) {
            reply(next.get());
        }
    }

    // A failed request is the client's decision; the stack keeps running.
    private void reply(ControlMessage request) {
        try {
            channel.done(carryOut(request));
        } catch (DevStackException failure) {
            channel.failed(failure.sentence());
        } catch (Exception failure) {
            LOG.error("Request failed", failure);
            channel.failed("The request '" + request.word() + "' failed: " + RootCause.of(failure) + ".");
        }
    }

    private String carryOut(ControlMessage request) throws Exception {
        return switch (request.word()) {
            case CAPTURE -> captures.capture(CaptureRequest.from(request.facts()));
            case START -> started(service(request));
            case STOP -> stopped(service(request));
            case PROGRESS, READY, DONE, FAILED ->
                throw new DevStackException("'" + request.word() + "' is not a request.");
        };
    }

    private String started(Service service) {
        group.start(service);
        return service.title() + " started";
    }

    private String stopped(Service service) {
        group.stop(service);
        return service.title() + " stopped";
    }

    private static Service service(ControlMessage request) {
        return Service.valueOf(request.facts().getOrDefault("service", ""));
    }
}
