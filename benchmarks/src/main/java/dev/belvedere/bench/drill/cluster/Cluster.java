package dev.belvedere.bench.drill.cluster;

import dev.belvedere.app.demo.DemoFiles;
import dev.belvedere.app.demo.LocalInstance;
import dev.belvedere.app.demo.LocalShop;
import dev.belvedere.bench.measure.BenchException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The instances of one deployment. What is done to them is done by one thread; {@link #addresses} may be asked by any. */
public final class Cluster implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final List<Member> members = new ArrayList<>();
    private final Health health = new Health();
    private final LocalShop shop;
    private final PrintStream out;
    private volatile List<URI> addresses = List.of();

    /** None of them is started yet. */
    public Cluster(LocalShop shop, DemoFiles files, Network network, int instances, PrintStream out) {
        this.shop = shop;
        this.out = out;
        for (LocalInstance instance : network.instances(instances)) {
            Path log = instance.log(shop.directory());
            members.add(new Member(instance, files.write(instance), log, network.launcher(instance), out));
        }
    }

    /** The member of this number, from 1. */
    public Member member(int number) {
        return members.get(number - 1);
    }

    /** Where readers may ask: all members who have joined and not left, whether they run or not. */
    public List<URI> addresses() {
        return addresses;
    }

    /** Starts a member, who joins the others; readers may ask it from now on. */
    public void start(Member member) {
        member.start();
        if (!addresses.contains(member.http())) {
            List<URI> more = new ArrayList<>(addresses);
            more.add(member.http());
            addresses = List.copyOf(more);
        }
    }

    /** Ends a member as a power cut would. Readers do not know. */
    public void kill(Member member) {
        member.kill();
    }

    /** Stops a member in good order, waits until it has stopped. Readers do not know. */
    public void stop(Member member) {
        member.stop();
    }

    /** Stops a member for good: readers are told as soon as it has stopped. */
    public void dismiss(Member member) {
        member.stop();
        addresses = addresses.stream()
                .filter(address -> !address.equals(member.http()))
                .toList();
    }

    /** Freezes a member in the middle of whatever it is doing. */
    public void pause(Member member) {
        member.pause();
    }

    public void resume(Member member) {
        member.resume();
    }

    /** Waits until the member is ready to be read. */
    public void awaitReady(Member member) {
        await("ready", () -> health.ready(member.http()));
    }

    /** Waits until all who run are ready and every shard has all its copies, each with everything in. Gives how long that took. */
    public Duration awaitBalanced() {
        long begin = System.nanoTime();
        await("balanced", this::unbalanced);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private String unbalanced() {
        List<URI> running =
                members.stream().filter(Member::running).map(Member::http).toList();
        for (URI member : running) {
            String ready = health.ready(member);
            String reason = ready.isEmpty() ? health.balanced(member, running) : ready;
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "";
    }

    /** Something that is waited for. */
    @FunctionalInterface
    private interface Condition {
        /** Why it does not hold; empty where it does. */
        String missing();
    }

    private void await(String state, Condition condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        for (String missing = condition.missing(); !missing.isEmpty(); missing = condition.missing()) {
            if (System.nanoTime() > deadline) {
                throw new BenchException(
                        "the instances are not " + state + " after " + DEADLINE.toMinutes() + " minutes: " + missing
                                + "; their logs are in " + shop.directory().resolve("logs"));
            }
            watch();
        }
    }

    /** Waits for a moment; fails where an instance has ended by itself. */
    public void watch() {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        members.stream().filter(Member::running).forEach(Member::watch);
    }

    /** Stops all, last first. */
    @Override
    public void close() {
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.get(i).running()) {
                members.get(i).stop();
            }
        }
        out.flush();
    }
}
