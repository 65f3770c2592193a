// The page allows no text to become markup or script (Trusted Types). zrender empties its element by an empty text.

interface Policies { createPolicy(name: string, rules: Record<string, (text: string) => string>): unknown }

function refuse(): never {
  throw new TypeError("no text becomes markup or script here");
}

export function trustNothing() {
  const types = (window as unknown as { trustedTypes?: Policies }).trustedTypes;
  types?.createPolicy("default", {
    createHTML: (text) => (text === "" ? "" : refuse()),
    createScript: refuse,
    createScriptURL: refuse,
  });
}
