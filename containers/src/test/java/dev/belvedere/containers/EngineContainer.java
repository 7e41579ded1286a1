package dev.belvedere.containers;

import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** One instance, from the image that the project's Dockerfile makes, with nothing to write to but its state and {@code /tmp}. */
final class EngineContainer extends GenericContainer<EngineContainer> {

    private static final int HTTP = 8080;
    private static final int STOP_SECONDS = 40;
    private static final Path HOME = Path.of(System.getProperty("belvedere.home"));

    private static final ImageFromDockerfile IMAGE = new ImageFromDockerfile("belvedere-test", false)
            .withFileFromPath("Dockerfile", HOME.resolve("Dockerfile"))
            .withFileFromPath("app/target/belvedere", HOME.resolve("app/target/belvedere"))
            .withFileFromClasspath("belvedere.yaml", "belvedere.yaml")
            .withFileFromPath("views", HOME.resolve("views"));

    private final HttpClient client = HttpClient.newHttpClient();

    EngineContainer(Network network, String name) {
        super(IMAGE);
        withNetwork(network);
        withNetworkAliases(name);
        withExposedPorts(HTTP);
        withTmpFs(Map.of("/tmp", "exec"));
        withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL));
        waitingFor(Wait.forHttp("/health/ready").forPort(HTTP).withStartupTimeout(Duration.ofMinutes(8)));
    }

    HttpResponse<String> get(String path) {
        URI address = URI.create("http://" + getHost() + ":" + getMappedPort(HTTP) + path);
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends SIGTERM, as an orchestrator does, and gives the exit code. */
    long terminate() {
        getDockerClient()
                .stopContainerCmd(getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
        return Objects.requireNonNull(getCurrentContainerInfo().getState().getExitCodeLong());
    }
}
