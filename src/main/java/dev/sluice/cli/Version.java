package dev.sluice.cli;

import picocli.CommandLine.IVersionProvider;

/// The version in the jar's manifest, which the build writes.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"sluice " + (version == null ? "(not packaged)" : version)};
    }
}
