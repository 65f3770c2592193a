package dev.sluice;

import dev.sluice.answer.Reviews;
import dev.sluice.complexity.Artifact;
import dev.sluice.complexity.EmbeddingSignal;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.LanguageJudge;
import dev.sluice.config.Configuration;
import dev.sluice.config.Loading;
import dev.sluice.config.Problem;
import dev.sluice.config.Reload;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.Decisions;
import dev.sluice.dial.Dials;
import dev.sluice.live.Live;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Loopback;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Brings the gateway up before a port is open, and puts each new configuration in force. Wrong
/// configuration does not start.
@Singleton
final class Start {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    private final Configuration configuration;
    private final Settings settings;
    private final Meters meters;
    private final Live live;
    private final Dials dials;
    private final Judge judge;
    private final LanguageJudge judges;
    private final EmbeddingSignal embeddings;
    private final LanguageJudge.Ear heard;
    private final Reviews reviews;
    private final Upstreams upstreams;
    private final InstantSource clock;
    private final Preflight preflight;
    private final String host;

    Start(
            Configuration configuration,
            Settings settings,
            Meters meters,
            Live live,
            Dials dials,
            Judge judge,
            LanguageJudge judges,
            EmbeddingSignal embeddings,
            Reviews reviews,
            Upstreams upstreams,
            InstantSource clock,
            Preflight preflight,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.configuration = configuration;
        this.settings = settings;
        this.meters = meters;
        this.live = live;
        this.dials = dials;
        this.judge = judge;
        this.judges = judges;
        this.embeddings = embeddings;
        this.heard = heard(meters);
        this.reviews = reviews;
        this.upstreams = upstreams;
        this.clock = clock;
        this.preflight = preflight;
        this.host = host;
    }

    /// @param decisions made before a port is open, since it may refuse to start
    void up(@Observes StartupEvent starting, Decisions decisions) {
        if (settings.verb()) {
            return;
        }
        String wrong = preflight.problems();
        if (!wrong.isEmpty()) {
            throw new WrongConfiguration(wrong);
        }
        if (!Loopback.is(host)) {
            configuration.requireKeys(unguarded());
        }
        if (settings.lastGood()) {
            configuration.keepIn(settings.data());
        }
        configuration.onComing(snapshot -> upstreams.expect(snapshot.models().values()));
        switch (configuration.load()) {
            case Loading.Rejected(List<Problem> problems) ->
                    throw new WrongConfiguration(lines(problems));
            case Loading.Loaded(Snapshot snapshot, List<Problem> warnings) ->
                    begin(snapshot, warnings);
        }
        Artifact artifact = Artifact.shipped();
        meters.standing().estimator(artifact.weights().name(), artifact.hash().substring(0, 8));
        meters.standing().unscored(judge::failures);
        LOG.infof("complexity estimator %s", artifact.version());
        LOG.info(upstreams.bounds());
        configuration.onReload(this::reloaded);
        configuration.watch();
        dials.start();
    }

    /// Opinions are nobody's call: their cost stands under the team `none`.
    private static LanguageJudge.Ear heard(Meters meters) {
        return new LanguageJudge.Ear() {
            @Override
            public void missed(String outcome) {
                meters.doubts().missed(outcome);
            }

            @Override
            public void spent(String model, long micros) {
                meters.cost("none", model, micros);
            }
        };
    }

    private String unguarded() {
        return "quarkus.http.host: '"
                + host
                + "' is not a loopback address, and no team has a key, so anybody could spend your money; "
                + "make one with `sluice key create --team NAME`, or listen on 127.0.0.1";
    }

    private void begin(Snapshot snapshot, List<Problem> warnings) {
        inForce(snapshot, warnings);
        if (!configuration.rejected().isEmpty()) {
            meters.standing().startedStale();
            LOG.error(
                    "configuration rejected, this start serves the last good one:\n"
                            + lines(configuration.rejected()));
        }
    }

    private void reloaded(Reload reload) {
        switch (reload) {
            case Reload.Applied(Snapshot snapshot, List<Problem> warnings) ->
                    inForce(snapshot, warnings);
            case Reload.Rejected(List<Problem> problems) -> {
                meters.standing().rejected();
                LOG.error("configuration rejected, the last good one stays:\n" + lines(problems));
            }
            case Reload.Unchanged _ -> {
                if (meters.standing().unchanged()) {
                    LOG.info("the configuration's files are those in force again");
                }
            }
        }
    }

    private void inForce(Snapshot snapshot, List<Problem> warnings) {
        dials.set(snapshot.scales());
        judges.use(snapshot.opinions(), heard);
        embeddings.use(snapshot.opinions());
        reviews.use(snapshot.opinions(), heard);
        Names.tell(meters, snapshot);
        upstreams.retain(snapshot.models().values());
        live.routes(snapshot.routes().keySet());
        snapshot.routes().keySet().forEach(this::show);
        meters.standing()
                .applied(snapshot.generation(), snapshot.hash(), clock.instant().getEpochSecond());
        LOG.infof(
                "configuration %s in force (generation %d)",
                snapshot.hash(), snapshot.generation());
        if (!warnings.isEmpty()) {
            LOG.warn("configuration warnings:\n" + lines(warnings));
        }
    }

    /// Through the name: an artifact that changes gives the route another dial.
    private void show(String route) {
        meters.standing()
                .route(
                        route,
                        () -> dials.of(route).threshold(),
                        () -> dials.of(route).share(),
                        () -> dials.of(route).scores());
    }

    private static String lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
