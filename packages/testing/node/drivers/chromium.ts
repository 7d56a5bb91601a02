// Chromium for a visitor, through playwright-core: the one engine in which window size and color scheme can be set.
import { type CDPSession, chromium, type ElementHandle, type Page } from 'playwright-core';
import { findChromium } from '../browsers.ts';
import { shownText } from '../in-page.ts';
import { type Driver, holdKey, type Memory, type NamedControl, type Window } from './driver.ts';

const ACTION_TIMEOUT_MS = 8000;

export async function startChromium({
  javaScript = true,
  forcedColors = 'none',
  reducedMotion = 'no-preference',
  site,
  ...viewport
}: Window): Promise<Driver> {
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: [...args, ...(site ? argumentsFor(site) : [])],
    env: { ...definedEnvironment(), ...env },
  });
  const page = await browser.newPage({ viewport, javaScriptEnabled: javaScript, forcedColors, reducedMotion });
  page.setDefaultTimeout(ACTION_TIMEOUT_MS);
  return {
    opens: async (url) => void (await page.goto(url, { timeout: 30_000 })),
    async clicksOn(element, times) {
      const handle = await elementIn(page, element);
      await handle?.click({ clickCount: times });
      return handle !== null;
    },
    async typesInto(element, value) {
      const handle = await elementIn(page, element);
      await handle?.fill(value);
      return handle !== null;
    },
    presses: (key, times) => (key === 'Shift+Tab' ? page.keyboard.press(key) : holdKey(page.keyboard, key, times)),
    evaluates: (expression) => page.evaluate(expression),
    async picture({ width = viewport.width, height = viewport.height, colorScheme = null, fullPage = false }) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      return page.screenshot({ fullPage, animations: 'disabled' });
    },
    controls: () => controlsOf(page),
    memory: () => memoryOf(page),
    complaints: complaintsOf(page),
    leaves: () => browser.close(),
  };
}

/** From now on. */
function complaintsOf(page: Page): () => readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/^(?:warning|error)$/.test(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return () => complaints;
}

function argumentsFor({ hostname, origin }: URL): readonly string[] {
  return [`--host-resolver-rules=MAP ${hostname} 127.0.0.1`, `--unsafely-treat-insecure-origin-as-secure=${origin}`];
}

async function elementIn(page: Page, expression: string): Promise<ElementHandle<Element> | null> {
  const handle = await page.evaluateHandle<Element | null>(expression);
  return handle.asElement();
}

const CONTROL_ROLES = /^(?:button|link|textbox|searchbox|spinbutton|checkbox|radio|combobox|DisclosureTriangle)$/;

/** Called on an element: the words of its labels, else its own. */
const VISIBLE_WORDS = `function () {
  return [...(this.labels?.length ? this.labels : [this])].map(${String(shownText)}).join(' ');
}`;

async function controlsOf(page: Page): Promise<readonly NamedControl[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const controls: NamedControl[] = [];
  for (const { role, name, ignored, backendDOMNodeId } of nodes) {
    if (ignored || backendDOMNodeId === undefined || !CONTROL_ROLES.test(String(role?.value))) continue;
    const visible = await visibleWords(session, backendDOMNodeId);
    controls.push({ role: String(role?.value), name: String(name?.value), visible });
  }
  await session.detach();
  return controls;
}

async function visibleWords(session: CDPSession, backendNodeId: number): Promise<string> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  const { objectId = '' } = object;
  const call = { functionDeclaration: VISIBLE_WORDS, objectId, returnByValue: true };
  const { result } = await session.send('Runtime.callFunctionOn', call);
  return String(result.value);
}

async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  // The first collection may leave what finalizers still hold.
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const valueOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners'), heapBytes: valueOf('JSHeapUsedSize') };
}

function definedEnvironment(): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) defined[name] = value;
  return defined;
}
