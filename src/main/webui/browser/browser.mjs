// Debian's Chromium, and pages that watch themselves: no request off the origin, no script of anybody else's, no fault.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"];

export async function browser() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("needs Chromium; install Debian's package chromium, or name one in CHROMIUM");
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** `before` does something to the page before it is loaded. `wrong` gathers what no page may do; a test that expects a failure of the API says so by `tolerant`. */
export async function visit(chrome, root, path, { width = 1440, height = 900, dark = false, language = "en", tolerant = false, moving = false, before } = {}) {
  const context = await chrome.newContext({
    viewport: { width, height }, colorScheme: dark ? "dark" : "light", locale: language === "ko" ? "ko-KR" : "en-US", timezoneId: "Asia/Seoul",
    reducedMotion: moving ? "no-preference" : "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrong = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== root && !request.url().startsWith("data:")) wrong.push(`left the origin: ${request.url()}`);
  });
  page.on("pageerror", (fault) => wrong.push(`fault: ${fault.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on("console", (line) => {
    const known = tolerant && /Failed to load resource|net::ERR|EventSource/.test(line.text());
    if (line.type() === "error" && !known) wrong.push(`console: ${line.text()}`);
  });
  await before?.(page);
  await page.goto(new URL(path, root).href);
  const end = async () => {
    const hurt = await page.evaluate(() => window.hurt);
    if (hurt) wrong.push(`a script of others ran: ${hurt}`);
    await context.close();
    if (wrong.length > 0) throw new Error(wrong.join("\n    "));
  };
  return { page, end };
}
