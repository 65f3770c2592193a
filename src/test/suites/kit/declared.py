"""What presets.yaml declares of a provider's model, and what that makes of a chat: a second reader of the rules, which knows
what they mean and nothing of how the gateway applies them."""
import fnmatch
import re

import yaml

from kit.process import ROOT

PRESETS = yaml.safe_load((ROOT / "src/main/resources/presets.yaml").read_text())["presets"]
EFFORTS = ["none", "minimal", "low", "medium", "high", "xhigh", "max"]
USAGE = {"include_usage": True}
# The caller's own, whatever it looks like.
OPAQUE = ("parameters", "arguments")


class Declared:
    def __init__(self, preset, model):
        said = PRESETS[preset]
        self.layers = [said.get("rules") or {}]
        for pattern, rules in (said.get("models") or {}).items():
            if fnmatch.fnmatchcase(model.lower(), pattern.lower()):
                self.layers.append(rules)
        self.model = model

    def union(self, name):
        return [each for layer in self.layers for each in layer.get(name, [])]

    def merged(self, name):
        return {key: value for layer in self.layers for key, value in layer.get(name, {}).items()}

    def last(self, name, unsaid):
        return next((layer[name] for layer in reversed(self.layers) if layer.get(name)), unsaid)

    def effort(self, body):
        """As asked for, or `none` where the chat holds what a model refuses while it reasons; None when nobody asks."""
        held = self.union("no-effort-with")
        choice = body.get("tool_choice")
        forced = isinstance(choice, dict) or choice == "required"
        form = (body.get("response_format") or {}).get("type")
        return "none" if "tool_choice" in held and forced or form in held else body.get("reasoning_effort")

    def control(self, effort):
        """That of the next lower effort that has one, or of the lowest."""
        said = self.last("effort", {})
        below = [word for word in EFFORTS[:EFFORTS.index(effort) + 1] if word in said]
        return said[below[-1] if below else next(word for word in EFFORTS if word in said)]

    def sent(self, body):
        """What the provider should get of this chat."""
        rename, keep, effort = self.merged("rename"), self.last("keep", []), self.effort(body)
        gone = self.union("drop") + (self.union("drop-with-effort") if effort not in (None, "none") else [])
        clamp = self.merged("clamp")
        out = {}
        for name, value in body.items():
            known = rename.get(name, name)
            if name in gone or keep and known not in keep:
                continue
            if name in clamp:
                value = max(clamp[name]["least"], min(clamp[name]["most"], value))
            out[known] = self.inside(value) if name in ("messages", "tools") else value
        if effort and self.last("effort", {}):
            self.put(out, self.control(effort))
        gathers = self.last("streams-only", False) and not body.get("stream")
        if gathers or body.get("stream") and "stream_options" not in gone and (not keep or "stream_options" in keep):
            out.update({"stream": True, "stream_options": USAGE})
        return {**out, "model": self.model}

    @staticmethod
    def put(out, control):
        out.pop("reasoning_effort", None)
        if isinstance(control, dict):
            out.update(control)
        elif control is not None:
            out["reasoning_effort"] = control

    def inside(self, value):
        if isinstance(value, list):
            return [self.inside(each) for each in value]
        if not isinstance(value, dict):
            return value
        out = {}
        for name, each in value.items():
            known = self.reasoning(name)
            if name in self.union("strip") or known != name and known in value:
                continue
            if name == "role":
                each = self.merged("roles").get(each, each)
            out[known] = each if name in OPAQUE else self.inside(each)
        if self.last("reasoning-in", "") == "reasoning-content" and value.get("tool_calls") and out.get("reasoning_content") is None:
            out["reasoning_content"] = ""
        return out

    def reasoning(self, name):
        takes = self.last("reasoning-in", "as-is").replace("-", "_")
        return takes if takes != "as_is" and name in ("reasoning", "reasoning_content") else name

    def same(self, body):
        """For comparing: where ids of tool calls must be short, their order of appearance stands for them."""
        if not self.last("short-ids", False):
            return body
        ids = {}

        def shown(value, name=""):
            if isinstance(value, dict):
                return {key: each if key in OPAQUE else shown(each, key) for key, each in value.items()}
            if isinstance(value, list):
                return [shown(each) for each in value]
            return ids.setdefault(value, len(ids)) if name in ("id", "tool_call_id") else value

        return shown(body)

    def short(self, ids):
        return not self.last("short-ids", False) or all(re.fullmatch("[A-Za-z0-9]{9}", each) for each in ids)
