package dev.sluice.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// Records as JSON: names in snake case, what is unknown as null, and nothing taken that nobody
/// asked for (security S18).
@Provider
@Produces(MediaType.APPLICATION_JSON)
final class Json implements MessageBodyWriter<Record> {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private static final double PRECISION = 1e6;

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record value,
            Class<?> type,
            Type generic,
            Annotation[] on,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        MAPPER.writeValue(out, value);
    }

    static String text(Record value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of our own cannot be written", impossible);
        }
    }

    /// Throws [Wrong] that says what is wrong and never shows a value.
    static <T> T read(byte @Nullable [] body, Class<T> type) {
        try {
            T read = MAPPER.readValue(body == null ? new byte[0] : body, type);
            if (read != null) {
                return read;
            }
        } catch (IOException no) {
            String where =
                    no instanceof JsonProcessingException json && json.getLocation() != null
                            ? " at line " + json.getLocation().getLineNr()
                            : "";
            throw Wrong.body(
                    "The body is not the JSON object that belongs here"
                            + where
                            + "; see /admin/openapi.");
        }
        throw Wrong.body("The body is null; see /admin/openapi.");
    }

    /// Six decimals, for a share of one in a million is not none; null for NaN.
    static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : Math.rint(value * PRECISION) / PRECISION;
    }
}
