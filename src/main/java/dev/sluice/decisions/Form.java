package dev.sluice.decisions;

import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to write a record down, or to read it back. [Layout] walks over a record's fields in one
/// order: a writer writes what it is given and returns it, a reader returns what it finds instead.
interface Form {

    String text(String key, String value);

    /// -1 is unknown.
    long number(String key, long value);

    /// NaN is unknown.
    double real(String key, double value);

    boolean flag(String key, boolean value);

    List<String> texts(String key, List<String> value);

    List<Candidate> candidates(String key, List<Candidate> value);

    @Nullable Features features(String key, @Nullable Features value);
}
