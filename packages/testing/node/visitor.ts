// One visitor in one real browser, with the same API in three engines. Elements are found in the page by one function and
// acted upon by the engine's own input. Knows no page and no test runner.
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './browsers.ts';
import { startChromium } from './drivers/chromium.ts';
import type { Driver, Memory, NamedControl, ScreenshotOptions, Window } from './drivers/driver.ts';
import { startFirefox } from './drivers/firefox.ts';
import { startWebKit } from './drivers/webkit.ts';
import { findControl, shownText } from './in-page.ts';

const PATIENCE_MS = 8000;
/** Errors of drivers when the page was left while an expression ran in it. */
const PAGE_LEFT = /context was destroyed|navigat|frame (?:was )?(?:got )?detached|no such frame|discarded/i;
const DESKTOP: Window = { width: 1280, height: 800 };

const drivers: Record<Engine, (window: Window) => Promise<Driver | undefined>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

export interface Visitor {
  readonly engine: Engine;
  opens(url: string): Promise<void>;
  /** Replaces the value of the field with this label, accessible name or `name`. */
  fills(label: string, value: string): Promise<void>;
  /** @param name accessible name of a button, link, checkbox, … or how it begins */
  clicks(name: string, times?: number): Promise<void>;
  /** @param key by its DOM name: `Tab`, `Enter`, `Escape`, `a`; in Chromium `Shift+Tab` too. @param times how often a held key repeats */
  presses(key: string, times?: number): Promise<void>;
  /** Moves on to the next control, as validation on leaving a field needs it. */
  leavesField(): Promise<void>;
  /** Waits until this text is visible; rejects after 8 s with the text of the page. */
  sees(words: string): Promise<void>;
  /** Waits until this text is no longer visible. */
  seesNoMore(words: string): Promise<void>;
  /** All visible text, including shadow roots, with collapsed white space. */
  text(): Promise<string>;
  /**
   * Retries for up to 8 s if the page is left meanwhile.
   *
   * @returns the value of a JavaScript expression in the page; a promise is waited for in Chromium and Firefox only
   */
  evaluates(expression: string): Promise<unknown>;
  /** The controls in the browser's accessibility tree; undefined where the engine does not give it. */
  controls(): Promise<readonly NamedControl[] | undefined>;
  /** What the page holds after a garbage collection; undefined where the engine does not tell. */
  memory(): Promise<Memory | undefined>;
  /** Warnings and errors of the console, and errors that no script caught; undefined where the engine does not tell. */
  complaints(): readonly string[] | undefined;
  screenshot(path: string, options?: ScreenshotOptions): Promise<void>;
  leaves(): Promise<void>;
}

/**
 * @param window size in CSS pixels; in WebKit including the window's borders
 * @returns undefined where the engine is not on this machine
 */
export async function startVisitor(engine: Engine, window: Window = DESKTOP): Promise<Visitor | undefined> {
  const driver = await drivers[engine](window);
  if (!driver) return undefined;
  const evaluates = evaluatesPatiently(driver);
  const text = async () => String(await evaluates(`(${String(shownText)})()`));
  const control = (name: string) => `(${String(findControl)})(${JSON.stringify(name)})`;
  const until = async (what: string, isSo: () => Promise<boolean>) => {
    const end = Date.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`${engine}: no ${what} within 8 s; the page says: ${await text()}`);
      await sleep(50);
    }
  };
  return {
    engine,
    opens: driver.opens,
    fills: (label, value) => until(`field "${label}"`, () => driver.typesInto(control(label), value)),
    clicks: (name, times = 1) => until(`"${name}"`, () => driver.clicksOn(control(name), times)),
    presses: (key, times = 1) => driver.presses(key, times),
    leavesField: () => driver.presses('Tab', 1),
    sees: (words) => until(`text "${words}"`, async () => (await text()).includes(words)),
    seesNoMore: (words) => until(`end of text "${words}"`, async () => !(await text()).includes(words)),
    text,
    evaluates,
    controls: async () => driver.controls?.(),
    memory: async () => driver.memory?.(),
    complaints: () => driver.complaints?.(),
    screenshot: async (path, options = {}) => writeFile(path, await driver.picture(options)),
    leaves: driver.leaves,
  };
}

/** Tries again while the page is being left. */
function evaluatesPatiently(driver: Driver): Visitor['evaluates'] {
  return async (expression) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await driver.evaluates(expression);
      } catch (error) {
        if (!PAGE_LEFT.test(String(error)) || Date.now() > end) throw error;
        await sleep(50);
      }
    }
  };
}
