package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Cases;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refused;

/// Any request that is read can be spliced, and the result is what a tree edit gives.
class SpliceFuzzTest {

    /// 60 s when it fuzzes (`JAZZER_FUZZ=1`), as security.md section 11 asks.
    @FuzzTest(maxDuration = "60s")
    void splicesWhatWasRead(long seed, byte @NotNull [] json) {
        Cases cases = new Cases(seed);
        Edits drawn = cases.edits();
        Edits edits =
                new Edits("m", cases.patch(), drawn.includeUsage(), drawn.drop(), drawn.rename());
        try {
            Body body = Asks.read(Endpoint.COMPLETIONS, json).body();
            assertEquals(TreeEdit.apply(json, edits), TreeEdit.parse(Splice.apply(body, edits)));
        } catch (Refused _) {
            return;
        }
    }
}
