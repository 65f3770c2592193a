package dev.sluice.config;

import dev.sluice.wire.Secret;
import java.nio.file.Path;
import java.util.List;

/// Opens a [Configuration] over any directory with what is installed here: the gateway's own one,
/// and those the command line is asked about.
public interface Configurations {

    Configuration in(Path directory);

    /// @param peppers as [Configuration] takes them, in place of those of the gateway
    Configuration in(Path directory, List<Secret> peppers);
}
