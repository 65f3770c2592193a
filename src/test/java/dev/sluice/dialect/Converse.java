package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;

/// A request of a caller's, and a plain answer to it in the events of Bedrock's Converse.
final class Converse {

    static final String[] HELLO = {
        "messageStart", "{'role':'assistant'}",
        "contentBlockDelta", "{'contentBlockIndex':0,'delta':{'text':'안녕'}}",
        "contentBlockStop", "{'contentBlockIndex':0}",
        "messageStop", "{'stopReason':'end_turn'}",
        "metadata",
                "{'usage':{'inputTokens':3,'outputTokens':2,'totalTokens':5,'cacheReadInputTokens':4},'metrics':{'latencyMs':1}}"
    };

    static Ask ask(String members) {
        String json =
                "{'model':'mine','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}]"
                        + members
                        + "}";
        return Asks.read(json.replace('\'', '"'));
    }

    private Converse() {}
}
