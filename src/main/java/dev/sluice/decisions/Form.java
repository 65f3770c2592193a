package dev.sluice.decisions;

import dev.sluice.ask.Content;
import dev.sluice.ask.Options;
import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord.Candidate;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to write a record down, or to read it back. [Layout] walks over a record's fields in one
/// order: a writer writes what it is given and returns it, a reader returns what it finds instead.
interface Form {

    /// Where every reader begins; each member is replaced by what was read.
    DecisionRecord BLANK =
            new DecisionRecord(
                    "",
                    -1,
                    "",
                    new DecisionRecord.Asked(
                            "",
                            Endpoint.CHAT,
                            "",
                            false,
                            Options.NONE,
                            new Content(0, 0, 0, 0, 0, 0, 0, 0, 0),
                            Wishes.NONE,
                            0),
                    new DecisionRecord.Weighed(
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            "",
                            true,
                            List.of(),
                            "",
                            DecisionRecord.Seen.NOTHING),
                    new DecisionRecord.Routed("", "", "", "", "", List.of(), List.of(), 1),
                    new DecisionRecord.Ended(
                            "",
                            0,
                            "",
                            "",
                            "",
                            "",
                            false,
                            new DecisionRecord.Spent(
                                    DecisionRecord.Used.NOTHING,
                                    -1,
                                    -1,
                                    -1,
                                    "",
                                    List.of(),
                                    "",
                                    -1)),
                    DecisionRecord.After.NOTHING);

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
