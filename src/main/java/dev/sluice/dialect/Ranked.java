package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reranking, which Cohere, Jina and vLLM answer in three shapes and callers get in one
/// (openai-wire RANK-2, RANK-3): sorted by score, no longer than `top_n`, with the caller's own
/// documents where it asked for them. Never a stream.
final class Ranked implements Dialect.Transcript {

    private final Ask ask;
    private final Value request;
    private @Nullable Usage usage;

    Ranked(Ask ask) {
        this.ask = ask;
        this.request = Value.of(ask.body().bytes());
    }

    private record Result(long index, Value score) {}

    /// What every provider gets: documents as strings, which all of them take, and no wish for
    /// texts, which Cohere's version 2 does not know and the gateway fulfils itself.
    static Patch edits(Ask ask) {
        Bytes out = new Bytes(256).put("[");
        boolean objects = false;
        for (Value document : Value.of(ask.body().bytes()).get("documents").items()) {
            objects |= document.isObject();
            out.comma().put(document.isObject() ? document.get("text") : document);
        }
        Patch texts = objects ? Patch.set("documents", out.put("]").take()) : Patch.NONE;
        return Patch.of("{\"return_documents\":null}").then(texts);
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        return Complaints.read(status, body.getBytes());
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        byte[] bytes = body.getBytes();
        Value answer = Value.of(bytes);
        if (answer.get("error").present()) {
            return new Dialect.Verdict.Broken(Complaints.read(200, bytes));
        }
        List<Value> documents = request.get("documents").items();
        List<Result> results = new ArrayList<>();
        for (Value one : answer.get("results").items()) {
            Value index = one.get("index");
            Value score = one.get("relevance_score");
            if (!index.isNumber() || index.count() >= documents.size() || !score.isNumber()) {
                return broken(
                        "a result of the upstream's has no score, or no document of this request");
            }
            results.add(new Result(index.count(), score));
        }
        if (!answer.get("results").isArray()) {
            return broken("the upstream's answer holds no results");
        }
        results.sort(Comparator.comparingDouble(result -> -result.score.number(0)));
        usage = reported(answer);
        return new Dialect.Verdict.Answer(told(answer, results, documents));
    }

    private static Dialect.Verdict broken(String why) {
        return new Dialect.Verdict.Broken(Complaint.protocol(why));
    }

    private static @Nullable Usage reported(Value answer) {
        Value usage = answer.get("usage");
        long tokens =
                Math.max(usage.get("total_tokens").count(), usage.get("prompt_tokens").count());
        Value meta = answer.get("meta");
        long counted =
                Math.max(
                        tokens,
                        Math.max(
                                meta.get("tokens").get("input_tokens").count(),
                                meta.get("billed_units").get("input_tokens").count()));
        return counted == 0 ? null : new Usage(counted, 0, 0, 0, 0, Usage.Source.REPORTED);
    }

    private Buffer told(Value answer, List<Result> results, List<Value> documents) {
        Bytes out = new Bytes(64 * results.size() + 256).put("{");
        if (answer.get("id").isString()) {
            out.put("\"id\":").put(answer.get("id")).put(",");
        }
        out.put("\"model\":").quoted(ask.model()).put(",\"results\":[");
        Value most = request.get("top_n");
        long room = most.isNumber() ? most.count() : results.size();
        for (Result result : results.subList(0, (int) Math.min(room, results.size()))) {
            out.comma().put("{\"index\":").put(result.index);
            out.put(",\"relevance_score\":").put(result.score);
            if (request.get("return_documents").isTrue()) {
                document(out.put(",\"document\":"), documents.get((int) result.index));
            }
            out.put("}");
        }
        out.put("]");
        if (usage != null) {
            out.put(",\"usage\":{\"total_tokens\":").put(usage.input()).put("}");
        }
        if (answer.get("meta").isObject()) {
            out.put(",\"meta\":").put(answer.get("meta"));
        }
        return out.put("}").buffer();
    }

    private static void document(Bytes out, Value document) {
        if (document.isObject()) {
            out.put(document);
        } else {
            out.put("{\"text\":").put(document).put("}");
        }
    }

    @Override
    public Buffer feed(Buffer upstream) {
        return Buffer.buffer();
    }

    @Override
    public Buffer finish() {
        return Buffer.buffer();
    }

    @Override
    public boolean speaking() {
        return false;
    }

    @Override
    public boolean alive() {
        return false;
    }

    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public @Nullable Complaint failure() {
        return null;
    }

    @Override
    public Usage usage() {
        return usage != null ? usage : UsageReader.estimate(ask, 0);
    }
}
