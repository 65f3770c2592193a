package dev.sluice.admin;

import dev.sluice.config.Problem;
import dev.sluice.config.Saved;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Thrown by a resource that cannot answer.
final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Object body;

    Wrong(int status, Object body) {
        super(body.toString());
        this.status = status;
        this.body = body;
    }

    static Wrong query(String param, String value, String expected) {
        String message = param + ": '" + value + "' is not " + expected + ".";
        return new Wrong(400, Failure.of("unsupported_value", param, message));
    }

    static Wrong body(String message) {
        return new Wrong(400, Failure.of("invalid_body", null, message));
    }

    static Wrong missing(String what, String name) {
        return new Wrong(
                404, Failure.of("not_found", null, what + ": '" + name + "' is not here."));
    }

    static Wrong changed(Saved.Met met) {
        return new Wrong(412, new Failure.Changed(overtaken(met.name()), text(met)));
    }

    static Wrong changed(List<Saved.Met> all) {
        Map<String, @Nullable FileText> files = new LinkedHashMap<>();
        all.forEach(met -> files.put(met.name(), text(met)));
        String names = String.join("', '", files.keySet());
        return new Wrong(412, new Failure.Overtaken(overtaken(names), files));
    }

    private static @Nullable FileText text(Saved.Met met) {
        return met.theirs() == null ? null : FileText.of(met.theirs());
    }

    private static Failure.Told overtaken(String names) {
        String message =
                "'" + names + "' is not what you edited any more; compare, then save again";
        return new Failure.Told(message, null, "changed");
    }

    static Wrong invalid(List<Problem> problems) {
        int many = problems.size();
        String message = many + (many == 1 ? " problem" : " problems") + "; nothing was changed";
        return new Wrong(
                422,
                new Failure.Invalid(
                        new Failure.Told(message, null, "invalid_configuration"), problems));
    }

    static Wrong notReplayable(@Nullable String why) {
        return new Wrong(422, Failure.of("not_replayable", null, String.valueOf(why)));
    }

    static Response response(int status, Object body) {
        return Response.status(status).entity(body).type(MediaType.APPLICATION_JSON).build();
    }

    @Provider
    static final class Mapper implements ExceptionMapper<Wrong> {

        @Override
        public Response toResponse(Wrong wrong) {
            return response(wrong.status, wrong.body);
        }
    }

    /// The framework would answer without a body.
    @Provider
    static final class Unacceptable implements ExceptionMapper<NotAcceptableException> {

        @Override
        public Response toResponse(NotAcceptableException no) {
            String message = "This URL answers in JSON; let the accept header take it.";
            return response(406, Failure.of("not_acceptable", null, message));
        }
    }
}
