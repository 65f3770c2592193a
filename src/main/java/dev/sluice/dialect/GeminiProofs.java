package dev.sluice.dialect;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The signatures of one conversation with Gemini (providers.md section 5, thought signatures).
/// Once Gemini refuses one, as it does after a change of key, region or model, none of those told
/// before goes back: which one was wrong it does not say.
///
/// @param loop as [Signatures#loop]
record GeminiProofs(Signatures signatures, String loop) {

    /// Google's words for one that is missing, damaged or another model's.
    private static final Pattern REFUSED =
            Pattern.compile("thought[ _]?signature", Pattern.CASE_INSENSITIVE);

    /// Behind a loop's name; no call's id can be taken for it.
    private static final String REFUSALS = "\nrefusals";

    /// How many times one was refused of late.
    private int refusals() {
        byte[] said = signatures.find(loop + REFUSALS, "");
        return said == null ? 0 : said[0];
    }

    private String since() {
        int refusals = refusals();
        return refusals == 0 ? loop : loop + '\n' + refusals;
    }

    void keep(String call, Value signature) {
        byte[] kept = new Bytes(signature.to - signature.from).put(signature).take();
        signatures.keep(since(), List.of(call), kept);
    }

    byte @Nullable [] kept(String call) {
        return signatures.find(since(), call);
    }

    /// Whether one was refused: then only what was kept since is known to be good.
    boolean refused() {
        return refusals() > 0;
    }

    /// The complaint; one about a signature says so, and is remembered.
    Complaint heard(Complaint no) {
        if (no.status() != 400 || !REFUSED.matcher(no.message()).find()) {
            return no;
        }
        byte[] more = {(byte) Math.min(Byte.MAX_VALUE, refusals() + 1)};
        signatures.keep(loop + REFUSALS, List.of(""), more);
        return new Complaint(400, no.message(), "thought_signature", no.errorJson(), 0);
    }
}
