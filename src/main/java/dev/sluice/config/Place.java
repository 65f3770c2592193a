package dev.sluice.config;

/// Where something of the configuration is written.
///
/// @param file relative to the directory; empty when no single file holds it
/// @param line counted from 1; 0 when no line does
public record Place(String file, int line) {

    static final Place NOWHERE = new Place("", 0);

    /// @param file to name in problems
    record At(String path, String file) {

        At key(String name) {
            // A name is whole: who looks for its path by name finds it.
            String shown = Binder.names(name) ? name : Shown.clean(name);
            return new At(path.isEmpty() ? name : path + "." + shown, file);
        }

        At item(int index) {
            return new At(path + "[" + index + "]", file);
        }
    }

    /// The line on which a text ends.
    static int after(String text) {
        return 1 + (int) text.chars().filter(sign -> sign == '\n').count();
    }

    /// For a message.
    String at() {
        return file + ":" + line;
    }
}
