package dev.sluice.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// The files of the console as its build left them in the jar: each as it is and, where that is
/// smaller, packed beside it as `.gz`. Reads the jar, so never on an event loop.
///
/// @param root folder on the class path, ending in `/`
record Shelf(String root) {

    private static final String INDEX = "index.html";

    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css;charset=utf-8",
                    "html", "text/html;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "json", "application/json",
                    "svg", "image/svg+xml");

    /// @param type value of `content-type`
    /// @param packed whether the bytes are gzip
    /// @param lasting whether the name changes with the content
    @SuppressWarnings("ArrayRecordComponent")
    record Page(byte[] bytes, String type, boolean packed, boolean lasting) {}

    boolean stocked() {
        return Thread.currentThread().getContextClassLoader().getResource(root + INDEX) != null;
    }

    /// A path that names no file is a page of the console, which finds its way by itself; a file
    /// that is not there is missing. Files lie at the top and in `assets/`: a dot below a page
    /// belongs to a name, such as `models/gpt-4.1`.
    ///
    /// @param path what follows `/console/`, decoded and normalized
    Optional<Page> find(String path, boolean packed) {
        boolean named = path.startsWith("assets/") || path.indexOf('/') < 0 && path.contains(".");
        String file = named ? path : INDEX;
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || file.contains("..") || path.startsWith("../")) {
            return Optional.empty();
        }
        boolean lasting = file.startsWith("assets/");
        Optional<Page> small =
                packed
                        ? read(file + ".gz").map(bytes -> new Page(bytes, type, true, lasting))
                        : Optional.empty();
        return small.or(() -> read(file).map(bytes -> new Page(bytes, type, false, lasting)));
    }

    private Optional<byte[]> read(String file) {
        ClassLoader jar = Thread.currentThread().getContextClassLoader();
        try (InputStream in = jar.getResourceAsStream(root + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
