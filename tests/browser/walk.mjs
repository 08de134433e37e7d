// Walks a site in one Chromium and prints what it met, as JSON: `node walk.mjs ADDRESS PAGES`.
// PAGES is JSON: the address of each kind of page. What is asked of it stands in test_site.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [base, told] = process.argv.slice(2);
const kinds = JSON.parse(told);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  { name: "phone", viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { name: "desk", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
];
// In the dark only colours differ, and these pages have all of them.
const coloured = ["front", "draft", "item", "search"];
const met = { violations: [], wide: [], checked: [], foreign: [], said: [], failed: [], cookies: 0 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

const opened = async (settings) => {
  const context = await browser.newContext({ locale: "nb-NO", ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) met.foreign.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/favicon.ico")) met.failed.push(response.url());
  });
  page.on("console", (message) => {
    if (!message.location().url.endsWith("/favicon.ico")) met.said.push(message.text());
  });
  page.on("pageerror", (error) => met.said.push(String(error)));
  return { context, page };
};
const found = async (page) => {
  await page.waitForFunction(() => /treff/.test(document.getElementById("told").textContent));
  return {
    told: await page.textContent("#told"),
    titles: await page.locator("#hits a").allTextContents(),
    marked: await page.locator("#hits mark").allTextContents(),
  };
};
const focused = (page) =>
  page.evaluate(() => {
    const there = document.activeElement;
    return there.id || there.textContent.trim() || there.tagName;
  });

// What axe finds, and whether a page is wider than its window.
for (const { name, ...settings } of looks) {
  const { context, page } = await opened(settings);
  for (const [kind, address] of Object.entries(kinds)) {
    if (name === "dark" && !coloured.includes(kind)) continue;
    await page.goto(base + address);
    if (kind === "search") await found(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ["violations"] }),
    );
    for (const one of violations) {
      met.violations.push([name, kind, one.id, one.nodes.map((node) => node.html)]);
    }
    const [inside, window_] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    if (inside > window_) met.wide.push([name, kind]);
    met.checked.push([name, kind]);
  }
  met.cookies += (await context.cookies()).length;
  await context.close();
}

// Searching, from the field on the front page on, with the keyboard alone.
{
  const { context, page } = await opened({ viewport: looks[1].viewport });
  await page.goto(base);
  await page.keyboard.press("Tab");
  met.first = await focused(page);
  await page.keyboard.press("Enter");
  met.skipped = await focused(page);
  await page.goto(base);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  met.second = await focused(page);
  await page.keyboard.type("okonomi vassverk");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sok/?q=*");
  met.found = await found(page);
  met.live = await page.getAttribute("#told", "role");
  // From the field past the boards and the button, the next stop is the first thing found.
  await page.focus("#q");
  const stops = [];
  for (let n = 0; n < 4 && stops.at(-1)?.startsWith("Sak") !== true; n++) {
    await page.keyboard.press("Tab");
    stops.push(await focused(page));
  }
  met.stops = stops;
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sak-*/");
  met.opened = await page.textContent("h1");

  await page.goto(`${base}sok/`);
  const typed = async (words, board = "") => {
    await page.selectOption("#board", board);
    await page.fill("#q", words);
    await page.evaluate(() => (document.getElementById("told").textContent = ""));
    return found(page);
  };
  met.searches = {};
  for (const words of JSON.parse(process.env.SEARCHES ?? "[]")) met.searches[words] = await typed(words);
  met.inBoard = await typed("budsj", "raadet");
  met.address = page.url().slice(base.length);
  met.many = await typed("mange");
  await page.focus("#more");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("#hits li").length > 20);
  met.more = [await page.textContent("#told"), await focused(page), await page.isHidden("#more")];
  await context.close();
}

// Without scripts, by the links alone; and the search page says what it needs.
{
  const { context, page } = await opened({ javaScriptEnabled: false, viewport: looks[0].viewport });
  await page.goto(base);
  met.plain = [];
  for (const link of JSON.parse(process.env.WAY ?? "[]")) {
    await page.locator("main").getByRole("link", { name: link, exact: true }).first().click();
    met.plain.push(await page.locator("h1").textContent());
  }
  await page.goto(`${base}sok/`);
  met.noscript = await page.locator("noscript").innerText();
  await context.close();
}
await browser.close();
console.log(JSON.stringify(met));
