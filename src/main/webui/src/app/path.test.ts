import { expect, it } from "vitest";
import { parse, to } from "./path";

it.each([
  ["/console/", []], ["/console", []], ["/console/models/", ["models"]], ["/console/models/a%2Fb%3Cscript%3E", ["models", "a/b<script>"]],
  ["/console/models/%E0%A4%A", ["models", "%E0%A4%A"]],
])("%s is the place %j", (href, steps) => expect(parse(href).steps).toEqual(steps));
it("reads its own addresses, whatever the names", () => {
  const steps = ["models", "a/b ?#%<img>"];
  expect(parse(to(steps, { tier: "a&b" }))).toMatchObject({ steps });
  expect(parse(to(steps, { tier: "a&b" })).query.get("tier")).toBe("a&b");
});
