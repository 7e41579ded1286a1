package dev.belvedere.bench.cluster;

import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.waiting.Waiting;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The instances of one deployment. Used by one thread, except {@link #addresses}, which is thread-safe. */
public final class Cluster implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Waiting WAITING = Waiting.every(Duration.ofMillis(100));

    private final List<ClusterMember> members = new ArrayList<>();
    private final InstanceHealth health = new InstanceHealth();
    private final Path directory;
    private volatile List<URI> addresses = List.of();

    /**
     * Writes the configuration of all instances and starts none.
     *
     * @param directory of all files
     * @param configurations writes the configuration of an instance
     * @param javaOptions of the instances, besides their own
     */
    public Cluster(
            Path directory,
            Network network,
            int instances,
            Function<LocalInstance, Path> configurations,
            List<String> javaOptions,
            PrintStream out) {
        this.directory = directory;
        for (LocalInstance instance : network.instances(instances)) {
            List<String> launcher = new ArrayList<>(network.launcher(instance));
            if (!javaOptions.isEmpty()) {
                launcher.addAll(List.of("env", "JDK_JAVA_OPTIONS=" + String.join(" ", javaOptions)));
            }
            Path log = instance.log(directory);
            members.add(new ClusterMember(instance, configurations.apply(instance), log, launcher, out));
        }
    }

    /** The member with this number, from 1. */
    public ClusterMember member(int number) {
        return members.get(number - 1);
    }

    /** The addresses of all members that were started and not dismissed, whether they are running or not. */
    public List<URI> addresses() {
        return addresses;
    }

    /** Starts a member and adds its address. */
    public void start(ClusterMember member) {
        member.start();
        if (!addresses.contains(member.http())) {
            List<URI> more = new ArrayList<>(addresses);
            more.add(member.http());
            addresses = List.copyOf(more);
        }
    }

    /** Kills a member with SIGKILL. Its address stays. */
    public void kill(ClusterMember member) {
        member.kill();
    }

    /** Stops a member with SIGTERM and waits until it has ended. Its address stays. */
    public void stop(ClusterMember member) {
        member.stop();
    }

    /** Stops a member for good, then removes its address. */
    public void dismiss(ClusterMember member) {
        member.stop();
        addresses = addresses.stream()
                .filter(address -> !address.equals(member.http()))
                .toList();
    }

    /** Suspends a member with SIGSTOP. */
    public void pause(ClusterMember member) {
        member.pause();
    }

    /** Resumes a suspended member with SIGCONT. */
    public void resume(ClusterMember member) {
        member.resume();
    }

    /** Waits until the member is ready for reads. */
    public void awaitReady(ClusterMember member) {
        await("ready", () -> health.ready(member.http()));
    }

    /** Waits until all running members are ready and every shard has all its replicas, fully restored; returns how long that took. */
    public Duration awaitBalanced() {
        long begin = System.nanoTime();
        await("balanced", this::unbalanced);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    // Why the cluster is not balanced; empty if it is.
    private String unbalanced() {
        List<URI> running = members.stream()
                .filter(ClusterMember::running)
                .map(ClusterMember::http)
                .toList();
        Set<String> authorities = running.stream().map(URI::getAuthority).collect(Collectors.toSet());
        for (URI member : running) {
            String ready = health.ready(member);
            String reason = ready.isEmpty() ? health.balanced(member, authorities) : ready;
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "";
    }

    /** @param reason gives why the state is not reached; an empty text if it is */
    private void await(String state, Supplier<String> reason) {
        String[] last = {""};
        if (!WAITING.atMost(TIMEOUT).until(() -> {
            checkRunning();
            last[0] = reason.get();
            return last[0].isEmpty();
        })) {
            throw new BenchException("the instances are not " + state + " after " + TIMEOUT.toMinutes() + " minutes: "
                    + last[0] + "; their logs are in " + directory.resolve("logs"));
        }
    }

    /**
     * Lets time pass.
     *
     * @param check is called ten times per second; its exception ends the wait
     * @throws BenchException if an instance ends by itself meanwhile
     */
    public void letPass(Duration time, Runnable check) {
        boolean unused = WAITING.atMost(time).until(() -> {
            check.run();
            checkRunning();
            return false;
        });
    }

    private void checkRunning() {
        members.stream().filter(ClusterMember::running).forEach(ClusterMember::checkRunning);
    }

    /** Stops all running members, the last first. */
    @Override
    public void close() {
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.get(i).running()) {
                members.get(i).stop();
            }
        }
    }
}
