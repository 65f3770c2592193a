package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    private static Ask read(String members) {
        return Asks.read(Endpoint.RERANK, "{\"model\":\"m\"," + members.replace('\'', '"') + "}");
    }

    @Test
    void countsEachDocument() {
        assertEquals(3, read("'query':'q','documents':['a',{'text':'b'},'c']").content().turns());
    }

    @Test
    void countsTheBytesOfQueryAndDocuments() {
        assertEquals(
                6, read("'query':'qq','documents':['abc',{'text':'d'}]").content().textBytes());
    }

    @Test
    void weighsNothing() {
        assertFalse(read("'query':'q','documents':['a']").text().spoken());
    }

    @Test
    void isNeverAStream() {
        assertFalse(read("'query':'q','documents':['a'],'stream':true").streams());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'documents':['a'] | query",
                "'query':'q' | documents",
                "'query':'q','documents':[] | documents",
                "'query':7,'documents':['a'] | query",
                "'query':'q','documents':'a' | documents",
                "'query':'q','documents':[7] | documents[0]",
                "'query':'q','documents':['a',{'title':'b'}] | documents[1]",
                "'query':'q','documents':[{'text':7}] | documents[0].text",
                "'query':'q','documents':['a'],'top_n':0 | top_n",
                "'query':'q','documents':['a'],'return_documents':'yes' | return_documents"
            },
            quoteCharacter = '#')
    void refusesAndNamesWhat(String members, String param) {
        // When
        Refused refused = assertThrows(Refused.class, () -> read(members));
        // Then
        assertEquals(param, ((Refusal.Malformed) refused.refusal()).param());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'top_n':null", "'return_documents':null", "'max_tokens_per_doc':9"})
    void takes(String member) {
        assertEquals(1, read("'query':'q','documents':['a']," + member).content().turns());
    }
}
