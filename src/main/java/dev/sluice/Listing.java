package dev.sluice;

import dev.sluice.catalog.Model;
import dev.sluice.config.Configuration;
import dev.sluice.config.Drafts;
import dev.sluice.config.Snapshot;
import dev.sluice.team.Team;
import dev.sluice.wire.Credential;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/// Which names a caller may use, and where they come from.
@Singleton
public final class Listing {

    private final Configuration configuration;

    @Inject
    Listing(Configuration configuration) {
        this.configuration = configuration;
    }

    /// A name a caller may use, and who owns it: the provider, or the gateway for a route.
    ///
    /// @param facts a JSON object: what is known of it
    public record Listed(String name, String owner, String facts) {}

    /// Routes first, then models. Throws [Refused] when the caller is nobody we know.
    public List<Listed> models(Credential credential) {
        Snapshot now = configuration.current();
        Team team = now.teams().identify(credential).team();
        return now.visible(team).stream().map(name -> listed(now, name)).toList();
    }

    /// What somebody may ask for who does not know this gateway: `auto`, or the first name there
    /// is.
    public String anyName() {
        Snapshot now = configuration.current();
        return now.routes().containsKey("auto")
                ? "auto"
                : Stream.concat(now.routes().keySet().stream(), now.models().keySet().stream())
                        .findFirst()
                        .orElse("auto");
    }

    /// Where the files in force lie; empty while the embedded default is.
    public String files() {
        Drafts drafts = configuration.drafts();
        return drafts.fromFiles() ? drafts.directory() : "";
    }

    private static Listed listed(Snapshot now, String name) {
        Model model = now.routes().containsKey(name) ? null : now.models().get(name);
        return model == null
                ? new Listed(name, "sluice", "{\"type\":\"route\"}")
                : new Listed(name, model.provider().owner(), model.facts());
    }
}
