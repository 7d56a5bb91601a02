// WebKitGTK for a visitor, through its WebDriver.
import WebDriver from 'webdriver';
import { startWebKitDriver, type WebKitDriver } from '../webkit-driver.ts';
import type { Driver, ScreenshotOptions, Size } from './driver.ts';

// WebDriver's codes of keys that write no character.
const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  ' ': '\uE00D',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};
// WebKitWebDriver 2.50 drops line breaks and characters outside the Basic Multilingual Plane.
const UNTYPABLE = /[\n\u{10000}-\u{10FFFF}]/u;
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

/** undefined where WebKitGTK, or a display for it, is not on this machine. */
export async function startWebKit(viewport: Size): Promise<Driver | undefined> {
  const service = await startWebKitDriver();
  if (!service) return undefined;
  const session = await startSession(service);
  const evaluates = (expression: string): Promise<unknown> => session.executeScript(`return ${expression}`, []);
  const elementIn = async (expression: string) => {
    const reference = (await evaluates(expression)) as Record<string, string> | null;
    return reference?.[ELEMENT_KEY];
  };
  await session.setWindowRect(null, null, viewport.width, viewport.height);
  return {
    opens: async (url) => void (await session.navigateTo(url)),
    async clicksOn(expression, times) {
      const element = await elementIn(expression);
      if (element && times > 1) await clickQuickly(session, element, times);
      else if (element) await session.elementClick(element);
      return element !== undefined;
    },
    async typesInto(expression, value) {
      const element = await elementIn(expression);
      if (!element) return false;
      await session.elementClear(element);
      if (UNTYPABLE.test(value)) await insertText(session, element, value);
      else await session.elementSendKeys(element, value);
      return true;
    },
    presses: (key, times) => holdKey(session, key, times),
    evaluates,
    async picture(options) {
      refuseWhatWebKitCannot(options);
      const { width = viewport.width, height = viewport.height } = options;
      await session.setWindowRect(null, null, width, height);
      return Buffer.from(await session.takeScreenshot(), 'base64');
    },
    leaves: () => session.deleteSession().finally(() => service.stop()),
  };
}

type Session = Awaited<ReturnType<typeof WebDriver.newSession>>;

async function holdKey(session: Session, key: string, times: number): Promise<void> {
  const types = [...Array<string>(times).fill('keyDown'), 'keyUp'];
  const actions = types.map((type) => ({ type, value: KEYS[key] ?? key }));
  await session.performActions([{ type: 'key', id: 'keyboard', actions }]);
}

async function clickQuickly(session: Session, element: string, times: number): Promise<void> {
  const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
  const move = { type: 'pointerMove', duration: 0, x: 0, y: 0, origin: { [ELEMENT_KEY]: element } };
  const actions = [move, ...Array<typeof press>(times).fill(press).flat()];
  await session.performActions([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
}

function startSession(service: WebKitDriver): Promise<Session> {
  return WebDriver.newSession({
    hostname: '127.0.0.1',
    port: service.port,
    path: '/',
    logLevel: 'error',
    capabilities: { alwaysMatch: service.capabilities, firstMatch: [{}] },
  });
}

/** Inserts text as an input method does: one edit with all its events. */
async function insertText(session: Session, element: string, text: string): Promise<void> {
  const script = 'arguments[0].focus(); document.execCommand("insertText", false, arguments[1])';
  await session.executeScript(script, [{ [ELEMENT_KEY]: element }, text]);
}

function refuseWhatWebKitCannot({ colorScheme, fullPage }: ScreenshotOptions): void {
  if (colorScheme) throw new Error('webkit: a color scheme cannot be set over WebDriver');
  if (fullPage) throw new Error('webkit: only what the window shows can be pictured');
}
