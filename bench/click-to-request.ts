// The time from the click on "send" to the request, with the CPU throttled to a quarter. The visitor's wait for the next
// frame is Chromium's own figure (Event Timing, as in INP); the request is timed where the page calls fetch.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { sampleChallenge } from '@foyer/testing/node/sample-challenge.ts';
import { pageKinds, type Subject } from './subjects.ts';

const RUNS = 9;
const SLOWDOWN = 4;

interface Timing {
  /** Milliseconds from the click to the request. */
  readonly request: number;
  /** Milliseconds from the click to the next frame, in steps of 8. */
  readonly picture: number;
}

/** Makes the page record both figures. */
function watch(): void {
  const seen = { clicked: 0, request: 0, picture: 0 };
  Object.assign(window, { seen });
  addEventListener('click', ({ timeStamp }) => (seen.clicked = timeStamp), { capture: true });
  const { fetch } = window;
  window.fetch = (...call) => {
    if (call[1]?.method === 'POST' && seen.request === 0) seen.request = performance.now() - seen.clicked;
    return fetch(...call);
  };
  // TypeScript's DOM does not know the threshold yet.
  const options = { type: 'event', durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'click') seen.picture = Math.max(seen.picture, duration);
    }
  }).observe(options);
}

async function measureOnce(page: Page, url: string): Promise<Timing> {
  await page.goto(url);
  await page.getByLabel('E-Mail').fill('mia@example.org');
  await page.waitForLoadState('networkidle');
  const button = await page.getByRole('button', { name: 'Newsletter anfordern' }).boundingBox();
  const { x, y, width, height } = button ?? { x: 0, y: 0, width: 0, height: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  // With the raw mouse, because a locator's click inspects the whole page before and while it clicks.
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.waitForFunction('seen.request > 0');
  await page.waitForTimeout(500);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return page.evaluate('({ request: seen.request, picture: seen.picture })');
}

export async function measureClickToRequest(subject: Subject): Promise<Timing> {
  const port = await freePort();
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    if (request.method === 'POST') return; // The response is not needed.
    if (name === '') response.setHeader('Content-Type', 'text/html; charset=utf-8').end(subject.html);
    else if (!name.endsWith('.js'))
      response.setHeader('Content-Type', 'application/json').end(sampleChallenge('question'));
    else
      void subject.script(name).then((code) => response.setHeader('Content-Type', 'text/javascript').end(code ?? ''));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env },
  });
  try {
    const timings: Timing[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const page = await browser.newPage();
      await page.addInitScript(watch);
      timings.push(await measureOnce(page, `http://127.0.0.1:${port}/`));
      await page.close();
    }
    return {
      request: median(timings.map(({ request }) => request)),
      picture: median(timings.map(({ picture }) => picture)),
    };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

const median = (values: readonly number[]) => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;

const [newsletter] = await pageKinds();
if (newsletter) {
  const foyer = await measureClickToRequest(newsletter.foyer);
  const byHand = await measureClickToRequest(newsletter.byHand);
  const row = (name: string, { request, picture }: Timing) =>
    console.log(`${name}: click to request ${request.toFixed(1)} ms, click to picture ${picture} ms`);
  console.log(`Median of ${RUNS}, CPU ÷ ${SLOWDOWN}`);
  row('Foyer', foyer);
  row('by hand', byHand);
  console.log(`ratio ${(foyer.request / byHand.request).toFixed(2)}`);
}
