package dev.sluice.config;

import java.nio.file.Path;

/// Opens a [Configuration] over any directory with what is installed here: the gateway's own one,
/// and those the command line is asked about.
public interface Configurations {

    Configuration in(Path directory);
}
