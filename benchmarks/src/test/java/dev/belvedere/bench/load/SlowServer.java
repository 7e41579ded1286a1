package dev.belvedere.bench.load;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Answers one request after the other; one of them stalls, and with it all later ones. */
final class SlowServer implements AutoCloseable {

    private final AtomicInteger requests = new AtomicInteger();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final int slowRequest;
    private final Duration stall;
    private final int status;
    private final Javalin javalin;

    SlowServer(int slowRequest, Duration stall, int status) {
        this.slowRequest = slowRequest;
        this.stall = stall;
        this.status = status;
        this.javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.routes.get("/rows/{key}", this::answer);
                })
                .start();
    }

    int port() {
        return javalin.port();
    }

    int requests() {
        return requests.get();
    }

    private void answer(Context request) {
        turn.lock();
        try {
            if (requests.incrementAndGet() == slowRequest) {
                pause();
            }
        } finally {
            turn.unlock();
        }
        request.status(status).result("{}");
    }

    private void pause() {
        long end = System.nanoTime() + stall.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
