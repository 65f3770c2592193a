package dev.sluice.journey;

import dev.sluice.kit.FakeProvider;
import java.nio.file.Path;

/// What a journey through the admin surface has at hand.
///
/// @param up the upstream of every model
/// @param config the directory of the gateway's files
/// @param key the admin key; empty where none is asked for
record Office(FakeProvider up, Path config, String key) {}
