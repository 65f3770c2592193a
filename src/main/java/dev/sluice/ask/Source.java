package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import java.util.function.Consumer;

/// Where the bytes of an image or document in Anthropic's form come from. Those of a text are text
/// that the model reads.
final class Source {

    private static final String[] TYPES = {"base64", "url", "text", "content", "file"};
    private static final Keys.Known KNOWN =
            Keys.Known.of("type", "media_type", "data", "url", "content", "file_id");

    private Source() {}

    /// @param inner reads the blocks that a document is made of
    static int textBytes(Cursor at, Consumer<Cursor> inner) {
        if (at.token() != JsonToken.START_OBJECT) {
            at.skip();
            return 0;
        }
        String type = "";
        int bytes = 0;
        int object = at.enter();
        for (String key = at.key(object, KNOWN); key != null; key = at.key(object, KNOWN)) {
            switch (key) {
                case "type" -> type = at.word(TYPES);
                case "data" -> bytes = at.skip();
                case "content" -> inner.accept(at);
                default -> at.skip();
            }
        }
        return type.equals("text") ? bytes : 0;
    }
}
