package dev.sluice.api;

import dev.sluice.Inquiry;
import dev.sluice.Listing;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Says, once the port is open, what to try: a gateway that has just been started is asked by
/// somebody who does not know it yet.
@Singleton
final class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private static final int LATE = 5_000;

    private final HttpServer server;
    private final Inquiry inquiry;
    private final Listing listing;
    private final String host;
    private final String managementHost;
    private final int managementPort;

    Welcome(
            HttpServer server,
            Inquiry inquiry,
            Listing listing,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.management.host") String managementHost,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        this.server = server;
        this.inquiry = inquiry;
        this.listing = listing;
        this.host = host;
        this.managementHost = managementHost;
        this.managementPort = managementPort;
    }

    /// A management port that is taken ends the start, but Quarkus tries it after the data port: a
    /// gateway that was about to end had said that it listens, and taken calls.
    ///
    /// @param up heard after who looks at the configuration, whose faults come first
    void look(
            @Observes @Priority(LATE) StartupEvent up,
            LaunchMode mode,
            @ConfigProperty(name = "sluice.verb") boolean verb) {
        if (mode == LaunchMode.NORMAL && !verb) {
            requireFree(managementHost, managementPort);
        }
    }

    static void requireFree(String host, int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            LOG.debugf("the management port %d is free", port);
        } catch (IOException no) {
            throw new UncheckedIOException(
                    new BindException(
                            "the management port %d of %s cannot be opened (%s); stop the process that holds it, or set QUARKUS_MANAGEMENT_PORT"
                                    .formatted(port, host, no.getMessage())));
        }
    }

    void say(@ObservesAsync HttpServerStart started) {
        String base = "http://" + host + ":" + server.getPort();
        String management = "http://" + managementHost + ":" + managementPort;
        LOG.info(words(base, management, inquiry.open(), listing.anyName(), listing.files()));
    }

    /// @param open whether a caller needs no key
    /// @param model a name to ask for
    /// @param files where the configuration in force lies; empty for the embedded one
    static String words(String base, String management, boolean open, String model, String files) {
        return """
        Sluice listens on %1$s. Try:
          curl -N %1$s/v1/chat/completions -H 'content-type: application/json' \\
        %2$s    -d '{"model":"%3$s","stream":true,"messages":[{"role":"user","content":"Hello!"}]}'
          OpenAI SDKs     base URL %1$s/v1, key: %4$s; GET /v1/models lists the names
          Metrics         %5$s/q/metrics, health /q/health/ready
          Dashboards      deploy/dashboards (Grafana), deploy/prometheus (scrape configuration)
          Configuration   %6$s; the running gateway takes it\
        """
                .formatted(
                        base,
                        open ? "" : "    -H 'authorization: Bearer KEY' \\\n",
                        model,
                        open ? "any, or none" : "a team's key",
                        management,
                        files.isEmpty() ? "copy config/examples/* to config/" : "edit " + files);
    }
}
