package dev.sluice.config;

/// Where something of the configuration is written.
///
/// @param file relative to the directory; empty when no single file holds it
/// @param line counted from 1; 0 when no line does
public record Place(String file, int line) {

    static final Place NOWHERE = new Place("", 0);

    /// For a message.
    String at() {
        return file + ":" + line;
    }
}
