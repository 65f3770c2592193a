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
        List<RankedAnswer.Result> results = new ArrayList<>();
        for (Value one : answer.get("results").items()) {
            double index = one.get("index").number(-1);
            Value score = one.get("relevance_score");
            if (index < 0 || index >= documents.size() || !score.isNumber()) {
                return broken(
                        "a result of the upstream's has no score, or no document of this request");
            }
            results.add(new RankedAnswer.Result((long) index, score));
        }
        if (!answer.get("results").isArray()) {
            return broken("the upstream's answer holds no results");
        }
        results.sort(Comparator.comparingDouble(result -> -result.score().number(0)));
        usage = RankedAnswer.reported(answer);
        RankedAnswer told = new RankedAnswer(answer, results, documents);
        return new Dialect.Verdict.Answer(told.write(ask.model(), request, usage));
    }

    private static Dialect.Verdict broken(String why) {
        return new Dialect.Verdict.Broken(Complaint.protocol(why));
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
