// Stock Firefox for a visitor, through puppeteer-core and WebDriver BiDi.
import puppeteer, { type ElementHandle, type KeyInput, type Page } from 'puppeteer-core';
import { findFirefox } from '../browsers.ts';
import { type Driver, holdKey, type Window } from './driver.ts';

/** undefined where there is no Firefox. */
export async function startFirefox({ site, ...viewport }: Window): Promise<Driver | undefined> {
  const firefox = await findFirefox();
  if (!firefox) return undefined;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox.executablePath,
    defaultViewport: viewport,
    ...(site && { extraPrefsFirefox: preferencesFor(site) }),
  });
  const page = await browser.newPage();
  return {
    opens: async (url) => void (await page.goto(url)),
    async clicksOn(element, times) {
      const handle = await elementIn(page, element);
      await handle?.click({ count: times });
      return handle !== null;
    },
    async typesInto(element, value) {
      const handle = await elementIn(page, element);
      if (handle) await replaceText(page, handle, value);
      return handle !== null;
    },
    presses: (key, times) => holdKey(page.keyboard, key as KeyInput, times),
    evaluates: (expression) => page.evaluate(expression),
    async picture({ width = viewport.width, height = viewport.height, colorScheme, fullPage = false }) {
      if (colorScheme) throw new Error('firefox: a color scheme cannot be set over WebDriver BiDi');
      await page.setViewport({ width, height });
      return page.screenshot({ fullPage });
    },
    leaves: () => browser.close(),
  };
}

function preferencesFor({ hostname }: URL): Readonly<Record<string, string>> {
  return { 'network.dns.localDomains': hostname, 'dom.securecontext.allowlist': hostname };
}

async function elementIn(page: Page, expression: string): Promise<ElementHandle<HTMLInputElement> | null> {
  const handle = await page.evaluateHandle(expression);
  return handle.asElement() as ElementHandle<HTMLInputElement> | null;
}

async function replaceText(page: Page, handle: ElementHandle<HTMLInputElement>, value: string): Promise<void> {
  await handle.evaluate((control) => {
    control.focus();
    control.select();
  });
  await (value === '' ? page.keyboard.press('Delete') : page.keyboard.type(value));
}
