package dev.sluice.cli;

import picocli.CommandLine.Command;

/// The group of verbs about team keys.
@Command(
        name = "key",
        description = "Makes keys for teams.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class Key {}
