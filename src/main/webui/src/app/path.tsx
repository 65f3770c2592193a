// Where the reader is: the path below /console and its query. The address holds all of it, so every view can be shared.

import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from "react";

export const ROOT = "/console";
const MOVED = "sluice:moved";

function subscribe(listener: () => void) {
  addEventListener("popstate", listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(MOVED, listener);
  };
}

export interface Place { steps: string[]; query: URLSearchParams }

export function parse(href: string): Place {
  const url = new URL(href, "http://sluice.invalid");
  const below = url.pathname.startsWith(ROOT) ? url.pathname.slice(ROOT.length) : url.pathname;
  const steps = below.split("/").filter(Boolean).map((step) => {
    try {
      return decodeURIComponent(step);
    } catch {
      return step;
    }
  });
  return { steps, query: url.searchParams };
}

export function usePlace(): Place {
  const href = useSyncExternalStore(subscribe, () => location.href);
  return parse(href);
}

export function to(steps: string[], query?: URLSearchParams | Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return `${ROOT}/${steps.map(encodeURIComponent).join("/")}${text ? `?${text}` : ""}`;
}

export function go(href: string, replace = false) {
  if (replace) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  dispatchEvent(new Event(MOVED));
}

/** Changes one part of the query, which is no new place to come back to. */
export function refine(key: string, value: string) {
  const { steps, query } = parse(location.href);
  if (value) query.set(key, value);
  else query.delete(key);
  go(to(steps, query), true);
}

/** A link within the console; with a modifier key it is the browser's. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  function click(event: MouseEvent<HTMLAnchorElement>) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
    scrollTo(0, 0);
  }
  return <a href={href} onClick={click} {...rest} />;
}
