"""The asynchronous Python client: many calls at once, and one that is cancelled."""
import asyncio

import openai
from kit.report import equal, true

COUNT = [{"role": "user", "content": "count to 2000"}]


def run(gateway, work):
    async def inside():
        async with openai.AsyncOpenAI(base_url=gateway.url, api_key="any", max_retries=0, timeout=60) as c:
            return await work(c)
    return asyncio.run(inside())


async def text(c, ask):
    stream = await c.chat.completions.create(model="sim-fast", messages=[{"role": "user", "content": ask}], stream=True)
    return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])


def streams_fifty_at_once_without_mixing_them(gateway):
    async def work(c):
        return await asyncio.gather(*(text(c, f"count to {n}") for n in range(1, 51)))
    for n, said in enumerate(run(gateway, work), 1):
        equal(said.split("] ")[1], ", ".join(map(str, range(1, n + 1))))


def embeds_lists_and_completes(gateway):
    async def work(c):
        vector = (await c.embeddings.create(model="sim-embed", input="x")).data[0].embedding
        names = [model.id async for model in c.models.list()]
        return vector, names, (await c.completions.create(model="sim-fast", prompt="x")).choices[0].text
    vector, names, said = run(gateway, work)
    true(vector and "auto" in names and said, "something is missing")


def raises_the_same_errors(gateway):
    async def work(c):
        try:
            await c.chat.completions.create(model="nope", messages=COUNT)
        except openai.NotFoundError as error:
            return error.code
    equal(run(gateway, work), "model_not_found")


def cancels_in_mid_stream(gateway):
    async def work(c):
        stream = await c.chat.completions.create(model="sim-fast", messages=COUNT, stream=True)
        async for _ in stream:
            break
        await stream.close()
        return (await c.chat.completions.create(model="sim-fast", messages=COUNT, max_tokens=3)).usage.completion_tokens
    equal(run(gateway, work), 3)


ASYNC = [streams_fifty_at_once_without_mixing_them, embeds_lists_and_completes, raises_the_same_errors,
         cancels_in_mid_stream]
