package dev.sluice.api;

import dev.sluice.Inquiry;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Says, once the port is open, what to try: a gateway that has just been started is asked by
/// somebody who does not know it yet.
@Singleton
final class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final HttpServer server;
    private final Inquiry inquiry;
    private final String host;
    private final String managementHost;
    private final int managementPort;

    Welcome(
            HttpServer server,
            Inquiry inquiry,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.management.host") String managementHost,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        this.server = server;
        this.inquiry = inquiry;
        this.host = host;
        this.managementHost = managementHost;
        this.managementPort = managementPort;
    }

    void say(@ObservesAsync HttpServerStart started) {
        String base = "http://" + host + ":" + server.getPort();
        String key = inquiry.open() ? "any, or none" : "a team's key";
        LOG.infof(
                """
                Sluice listens on %1$s. Try:
                  curl -N %1$s/v1/chat/completions -H 'content-type: application/json' \\
                    -d '{"model":"auto","stream":true,"messages":[{"role":"user","content":"Hello!"}]}'
                  OpenAI SDKs     base URL %1$s/v1, key: %2$s; GET /v1/models lists the names
                  Metrics         http://%3$s:%4$d/q/metrics, health /q/health/ready
                  Dashboards      deploy/dashboards (Grafana), deploy/prometheus (scrape configuration)
                  Configuration   copy config/examples/* to config/; the running gateway takes it\
                """,
                base, key, managementHost, managementPort);
    }
}
