package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/// Jackson's own UTF-8 parser with its offsets opened: the public API gives them only as a location
/// object per token. Constructed directly, so that nothing guesses an encoding: a BOM, UTF-16 and
/// UTF-32 are syntax errors. One thread, one document.
final class Scanner extends UTF8StreamJsonParser {

    /// Limits of security.md section 6. Jackson checks names only as its buffer grows; [Keys] has
    /// the exact limit. A string is bounded by the body.
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .maxNameLength(1_024)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build();

    private static final Source SOURCE = new Source();
    private static final Pattern SHOWN = Pattern.compile("[\\w.$-]{1,64}");

    private final int from;

    private Scanner(
            IOContext context,
            int features,
            ByteQuadsCanonicalizer symbols,
            byte[] in,
            int[] range) {
        super(context, features, null, null, symbols, in, range[0], range[1], 0, false);
        this.from = range[0];
    }

    static Scanner open(byte[] bytes, int from, int to) {
        try {
            return (Scanner) SOURCE.createParser(bytes, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return _parsingContext.getCurrentName();
    }

    int nameStart() {
        return _nameStartOffset - 1;
    }

    /// Offset of the token at hand, or of the value when a name is at hand.
    int start() {
        return from + (int) _tokenInputTotal - 1;
    }

    /// Offset behind the token at hand.
    int end() throws IOException {
        if (_tokenIncomplete) {
            _skipString();
        }
        return _inputPtr;
    }

    int at() {
        return _inputPtr;
    }

    /// Which limit a `StreamConstraintsException` was about; its own text is not for callers.
    String limit() {
        int start = start();
        byte first = start < _inputBuffer.length ? _inputBuffer[start] : 0;
        if (first == '{' || first == '[') {
            return "is nested deeper than " + LIMITS.getMaxNestingDepth() + " levels";
        }
        if (first == '-' || first >= '0' && first <= '9') {
            return "is a number longer than " + LIMITS.getMaxNumberLength() + " digits";
        }
        return "has names that are too long or too many";
    }

    String path() {
        StringBuilder path = new StringBuilder();
        append(path, _parsingContext);
        return path.toString();
    }

    private static void append(StringBuilder path, JsonStreamContext at) {
        if (at.getParent() != null) {
            append(path, at.getParent());
        }
        if (at.inObject() && at.getCurrentName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(shown(at.getCurrentName()));
        } else if (at.inArray() && at.hasCurrentIndex()) {
            path.append('[').append(at.getCurrentIndex()).append(']');
        }
    }

    /// A caller's key in an error: as it is when it looks like a name, else a star.
    static String shown(String key) {
        return SHOWN.matcher(key).matches() ? key : "*";
    }

    /// Leaves the table of names behind: a name one caller made up is not kept for all.
    @Override
    protected void _releaseBuffers() {
        _textBuffer.releaseBuffers();
    }

    /// Every document gets a copy-on-write view of one table of names, which holds those that
    /// requests are made of, so that these cost no `String`.
    private static final class Source extends JsonFactory {

        private static final String USUAL =
                "role content type text image_url url name tool_calls tool_call_id id arguments"
                        + " function description parameters properties required strict enum items"
                        + " additionalProperties json_schema schema include_usage cache_control";

        Source() {
            super(
                    new JsonFactoryBuilder()
                            .streamReadConstraints(LIMITS)
                            .disable(Feature.INTERN_FIELD_NAMES));
            String names =
                    USUAL
                            + " model messages stream stream_options user tools max_tokens"
                            + " max_completion_tokens temperature prompt input tool_choice response_format"
                            + " reasoning_effort top_p stop metadata seed n parallel_tool_calls";
            seed(("{\"" + names.replace(" ", "\":0,\"") + "\":0}").getBytes(US_ASCII));
        }

        private void seed(byte[] json) {
            IOContext context = _createContext(ContentReference.unknown(), true);
            try (JsonParser parser = super._createParser(json, 0, json.length, context)) {
                while (parser.nextToken() != null) {
                    parser.skipChildren();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Scanner _createParser(byte[] in, int offset, int length, IOContext context) {
            ByteQuadsCanonicalizer names = _byteSymbolCanonicalizer.makeChild(_factoryFeatures);
            int[] range = {offset, offset + length};
            return new Scanner(context, _parserFeatures, names, in, range);
        }
    }
}
