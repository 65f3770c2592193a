package dev.sluice.admin;

import dev.sluice.config.Configuration;
import dev.sluice.config.Draft;
import dev.sluice.config.Problem;
import dev.sluice.config.Reload;
import dev.sluice.config.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files that were written together.
///
/// @param etags of the files as they are now, by name
/// @param result applied, unchanged or rejected: written, and not in force
/// @param problems why it was rejected
record Stored(
        Map<String, String> etags,
        String hash,
        long generation,
        String result,
        List<Problem> problems,
        List<Problem> warnings) {

    static Stored of(List<Draft> drafts, Reload reload, Configuration configuration) {
        Map<String, String> etags = new TreeMap<>();
        drafts.forEach(draft -> etags.put(draft.name(), draft.etag()));
        Snapshot now = configuration.current();
        return new Stored(
                etags,
                now.hash(),
                now.generation(),
                reload.word(),
                configuration.rejected(),
                configuration.warnings());
    }
}
