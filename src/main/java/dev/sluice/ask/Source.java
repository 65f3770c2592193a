package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import java.util.function.Consumer;

/// Where the bytes of an image, a sound or a document come from. Those of a text are text that the
/// model reads.
final class Source {

    private static final String[] TYPES = {"base64", "url", "text", "content", "file"};
    private static final Keys.Known KNOWN =
            Keys.Known.of("type", "media_type", "data", "url", "content", "file_id");

    private static final Keys.Known MEDIUM = Keys.Known.of("url", "file_data");

    private Source() {}

    /// Whether OpenAI's form has a medium here. It counts whatever its part says it is: vLLM goes
    /// by the member where a part has no type, or a `uuid`.
    static boolean shown(Cursor at) {
        boolean there = !at.isNull();
        if (at.token() == JsonToken.START_OBJECT) {
            int object = at.enter();
            while (at.key(object, MEDIUM) != null) {
                at.skip();
            }
        } else {
            at.skip();
        }
        return there;
    }

    /// Of Anthropic's form.
    ///
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
