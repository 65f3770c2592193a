package dev.sluice.config;

import dev.sluice.route.Router;
import dev.sluice.team.Teams;
import dev.sluice.wire.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The way from files to a snapshot, step by step: read and merge, bind, check, build, lint.
record Reader(
        Known known,
        Embedded embedded,
        Presets presets,
        UnaryOperator<@Nullable String> environment,
        List<Secret> peppers) {

    /// @param fingerprint changes when anything changes, secrets included
    /// @param texts of the files that were read; none of the embedded default
    /// @param findings with the line of every path
    record Reading(
            Snapshot snapshot,
            String fingerprint,
            SortedMap<String, byte[]> texts,
            Findings findings) {

        List<Problem> warnings() {
            return findings.warnings();
        }

        Loading.Loaded loaded() {
            return new Loading.Loaded(snapshot, warnings());
        }

        /// Whether it may replace what is in force.
        Reload after(Reading old) {
            if (!old.texts.isEmpty() && texts.isEmpty()) {
                String gone =
                        "holds no file any more; put one back, the last good configuration stays";
                return new Reload.Rejected(
                        List.of(new Problem("", 0, "", "the configuration directory " + gone)));
            }
            return fingerprint.equals(old.fingerprint)
                    ? new Reload.Unchanged()
                    : new Reload.Applied(snapshot, warnings());
        }
    }

    /// Null when the findings hold a problem.
    @Nullable Reading read(Folder folder, Findings findings, long generation) {
        try {
            return read(folder.directory(), folder.files(), findings, generation);
        } catch (IOException e) {
            String why = Shown.clean(e.getClass().getSimpleName() + " " + e.getMessage());
            String message = "the configuration cannot be read (" + why + "); mend the directory";
            findings.problem("", 0, message);
            return null;
        }
    }

    @Nullable Reading read(
            @Nullable Path directory,
            SortedMap<String, byte[]> files,
            Findings findings,
            long generation) {
        Estimators estimators = new Estimators(directory, findings);
        Shape shape = shape(files, findings);
        new Checks(shape, findings, known, estimators).run();
        new Rulebook(findings).check(shape);
        Members members = new Members(shape, findings, known);
        members.run();
        Teams teams = teams(members, findings);
        if (teams == null || !findings.clean()) {
            return null;
        }
        Assembly built = new Assembly(shape, known, estimators);
        built.routes().values().forEach(new Reach(findings, known)::run);
        if (!findings.clean()) {
            return null;
        }
        new Lint(shape, findings, built).run(members.teams());
        Shape effective = embedded.without(shape);
        Snapshot snapshot =
                new Snapshot(
                        generation,
                        Canon.hash(effective),
                        members.keys().isEmpty(),
                        teams,
                        built.models(),
                        built.routes(),
                        built.opinions(),
                        new Router(built.routes(), built.models(), built.pools(), members.rules()));
        return new Reading(
                snapshot, Canon.fingerprint(effective) + estimators.fingerprint(), files, findings);
    }

    /// Keys without the pepper they were hashed with identify nobody.
    private @Nullable Teams teams(Members members, Findings findings) {
        try {
            return new Teams(members.teams(), members.keys(), peppers);
        } catch (IllegalArgumentException e) {
            if (findings.clean("teams")) {
                findings.problem("teams", String.valueOf(e.getMessage()));
            }
            return null;
        }
    }

    private Shape shape(SortedMap<String, byte[]> files, Findings findings) {
        if (files.isEmpty()) {
            return embedded.alone(findings);
        }
        Scalars scalars = new Scalars(findings, new References(findings, environment));
        Shape user = new Binder(findings, scalars).bind(Sources.merge(files, findings));
        return presets.complete(embedded.complete(user, findings), findings);
    }
}
