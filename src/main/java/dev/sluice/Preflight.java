package dev.sluice;

import dev.sluice.wire.Labels;
import dev.sluice.wire.Loopback;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What is wrong with the server's settings, found before a port is open, with the fix: as they
/// are, the gateway would open ports that nobody meant, fail later, or fill its memory.
@Singleton
final class Preflight {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private static final Pattern HASH = Pattern.compile("hmac-sha256:[0-9A-Za-z_-]{43}=?");

    private final Settings settings;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final String host;
    private final boolean plain;

    /// @param insecure what Quarkus does with requests without TLS
    Preflight(
            Settings settings,
            @ConfigProperty(name = "quarkus.http.port") int http,
            @ConfigProperty(name = "quarkus.management.port") int management,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
                    String insecure) {
        this.settings = settings;
        ports.put("quarkus.http.port", http);
        ports.put("quarkus.management.port", management);
        settings.admin().port().ifPresent(port -> ports.put("sluice.admin.port", port));
        this.host = host;
        this.plain = insecure.equalsIgnoreCase("enabled");
    }

    /// All of it, one line each; empty for nothing.
    String problems() {
        return Stream.concat(
                        Stream.of(
                                door(settings.admin(), settings.key()),
                                exposed(host, plain, settings.tls(), settings.admin()),
                                Bounds.ping(settings.stream().ping()),
                                Bounds.warmUp(settings.warmUp())),
                        wrongPorts())
                .filter(problem -> !problem.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /// What is wrong with the way in to the admin surface, and the fix; empty for nothing.
    static String door(Settings.Admin admin, Settings.Key key) {
        List<String> origins = admin.origins().orElse(List.of());
        if (admin.keyHash().isPresent() && !HASH.matcher(admin.keyHash().get()).matches()) {
            return "sluice.admin.key-hash: is no hash, and no key would open the door; set it to the line with hmac-sha256: that `sluice key admin` prints, not to the key";
        }
        if (admin.keyHash().isPresent() && key.pepper().isEmpty()) {
            return "sluice.admin.key-hash: needs the pepper it was made with; set SLUICE_KEY_PEPPER";
        }
        if (admin.keyHash().isEmpty() && !origins.isEmpty()) {
            return "sluice.admin.origins: whoever finds it there would need no key; set SLUICE_ADMIN_KEY_HASH to what `sluice key admin` prints";
        }
        return origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin.strip()).matches())
                .findFirst()
                .map(origin ->
                        "sluice.admin.origins: '%s' is no origin; write scheme, name and port alone, such as https://sluice.example.org"
                                .formatted(Labels.clean(origin)))
                .orElse("");
    }

    /// What is wrong with listening there (security S2), and the line to add; empty for nothing.
    ///
    /// @param plain whether the data port takes requests without TLS; the admin port takes no
    ///   others
    static String exposed(String host, boolean plain, Settings.Tls tls, Settings.Admin admin) {
        boolean clear = plain || admin.keyHash().isPresent();
        if (Loopback.is(host) || tls.terminatedUpstream() || !clear) {
            return "";
        }
        return "quarkus.http.host: '"
                + Labels.clean(host)
                + "' is not a loopback address, and keys and prompts would cross the network in the clear; "
                + "where a proxy or a mesh before the gateway ends TLS, say so by SLUICE_TLS_TERMINATED_UPSTREAM=true, "
                + "else listen on 127.0.0.1";
    }

    /// A port for a server that nobody but the gateway calls. One that is to be opened next is free
    /// too: callers had the simulation's answers there until the start failed.
    int spare() {
        return Loopback.spare(Set.copyOf(ports.values()));
    }

    /// 0 is any free port.
    private Stream<String> wrongPorts() {
        Map<Integer, String> taken = new HashMap<>();
        return ports.entrySet().stream()
                .map(port -> wrong(port.getKey(), port.getValue(), taken));
    }

    /// @param taken by ports that were looked at before
    private static String wrong(String name, int port, Map<Integer, String> taken) {
        if (port < 0 || port > 65_535) {
            return "%s: %d is no port; give one from 1 to 65535".formatted(name, port);
        }
        String other = port == 0 ? null : taken.putIfAbsent(port, name);
        return other == null
                ? ""
                : "%s: %d is %s too; give each a port of its own".formatted(name, port, other);
    }
}
