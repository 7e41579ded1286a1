package dev.belvedere.devstack.server;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import dev.belvedere.devstack.protocol.Message;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the client's orders, one after the other, and answers each. */
final class Orders {

    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final Stack stack;
    private final Captures captures;
    private final Console console;

    Orders(Stack stack, Captures captures, Console console) {
        this.stack = stack;
        this.captures = captures;
        this.console = console;
    }

    /** Returns when the client is gone. */
    void serve() throws Exception {
        for (Optional<Message> order = console.next(); order.isPresent(); order = console.next()) {
            answer(order.get());
        }
    }

    // An order that failed is the client's to judge; the stack goes on.
    private void answer(Message order) {
        try {
            console.done(carryOut(order));
        } catch (DevStackException failure) {
            console.failed(failure.sentence());
        } catch (Exception failure) {
            LOG.error("Order failed", failure);
            console.failed("The order '" + order.word() + "' failed: " + Reason.of(failure) + ".");
        }
    }

    private String carryOut(Message order) throws Exception {
        return switch (order.word()) {
            case CAPTURE -> captures.capture(CaptureRequest.from(order.facts()));
            case START -> started(service(order));
            case STOP -> stopped(service(order));
            case PROGRESS, READY, DONE, FAILED ->
                throw new DevStackException("The server takes no order '" + order.word() + "'.");
        };
    }

    private String started(Service service) {
        stack.start(service);
        return service.title() + " started";
    }

    private String stopped(Service service) {
        stack.stop(service);
        return service.title() + " stopped";
    }

    private static Service service(Message order) {
        return Service.valueOf(order.facts().getOrDefault("service", ""));
    }
}
