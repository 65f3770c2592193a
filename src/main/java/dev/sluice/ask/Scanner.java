package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import dev.sluice.wire.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Jackson's own UTF-8 parser with its offsets opened: the public API gives them only as a location
/// object per token. Constructed directly, so that nothing guesses an encoding: a BOM, UTF-16 and
/// UTF-32 are syntax errors. One thread, one document.
final class Scanner extends UTF8StreamJsonParser {

    /// Limits of security.md section 6. Jackson checks names only as its buffer grows; [Keys] has
    /// the exact limit. A string is bounded by the body.
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(Fault.MAX_DEPTH)
                    .maxNumberLength(Fault.MAX_NUMBER)
                    .maxNameLength(1_024)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build();

    private static final Source SOURCE = new Source();

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

    /// Moves on; `NOT_AVAILABLE` at the end of the input.
    JsonToken advance() {
        try {
            JsonToken next = nextToken();
            return next == null ? JsonToken.NOT_AVAILABLE : next;
        } catch (StreamConstraintsException e) {
            throw Fault.limit(_parsingContext, first(), start());
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    /// Where the first byte stands that does not belong there, from 0.
    private Refused syntax(IOException fault) {
        JsonLocation at =
                fault instanceof JsonProcessingException broken ? broken.getLocation() : null;
        int position = at == null ? _inputPtr : from + (int) at.getByteOffset();
        return Fault.syntax(_parsingContext, position);
    }

    /// Offset behind the token at hand.
    int end() {
        try {
            if (_tokenIncomplete) {
                _skipString();
            }
            return _inputPtr;
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    String text() {
        try {
            return getText();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    double real() {
        try {
            return getDoubleValue();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    /// Whether the string at hand is written as this ASCII word, without escapes.
    boolean is(String word) {
        int start = start() + 1;
        int end = start + word.length();
        if (end >= _inputEnd || _inputBuffer[end] != '"') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (_inputBuffer[i] != word.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }

    /// The first byte of the token at hand.
    private byte first() {
        int start = start();
        return start < 0 || start >= _inputEnd ? 0 : _inputBuffer[start];
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
