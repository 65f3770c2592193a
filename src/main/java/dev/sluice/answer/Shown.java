package dev.sluice.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Glyphs;
import dev.sluice.ask.Text;
import dev.sluice.complexity.LanguageJudge;
import dev.sluice.dialect.Interpreter;

/// One call whose answer a judge is to be shown: the latest human turn, and who judges. A call of
/// tools, or one without words, is not judged.
///
/// @param asked in bytes of its own
record Shown(BlindJudge judge, Text asked, LanguageJudge.Ear ear) {

    /// Bytes of the request, and characters of the answer, at most.
    private static final int MOST = 8 << 10;

    static Shown of(BlindJudge judge, Ask ask, LanguageJudge.Ear ear) {
        return new Shown(judge, ask.text().excerpt(MOST), ear);
    }

    /// As [BlindJudge#verdict]; empty when there is nothing to judge.
    String verdict(Ask ask, byte[] answer) {
        JsonNode message =
                Contract.read(Interpreter.told(ask, answer))
                        .path("choices")
                        .path(0)
                        .path("message");
        String said = message.path("content").asText("");
        if (said.isBlank() || message.path("tool_calls").size() > 0) {
            return "";
        }
        String cut = said.substring(0, Math.min(said.length(), MOST));
        return judge.verdict(words(), cut, ear, System.currentTimeMillis());
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        Glyphs glyphs = asked.glyphs();
        for (int glyph = glyphs.next(); glyph >= 0; glyph = glyphs.next()) {
            words.appendCodePoint(glyph);
        }
        return words.toString();
    }
}
