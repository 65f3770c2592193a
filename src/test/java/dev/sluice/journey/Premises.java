package dev.sluice.journey;

import dev.sluice.kit.Folder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Where a gateway under test lives: the folder of its configuration, beside it that of its data,
/// and ports that nobody else has. Gone when closed.
record Premises(Folder folder) implements AutoCloseable {

    static Premises named(String name) {
        return new Premises(Folder.named(name));
    }

    Path config() {
        return folder.path().resolve("config");
    }

    Path data() {
        return folder.path().resolve("data");
    }

    void write(String file, String yaml) {
        folder.with("config/" + file, yaml);
    }

    /// What the gateway has to be told to live here; may be added to.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("sluice.config", config().toString());
        settings.put("sluice.data", data().toString());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        return settings;
    }

    @Override
    public void close() {
        folder.close();
    }
}
