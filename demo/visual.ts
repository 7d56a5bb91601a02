// `pnpm visual [--record] [--themes glass.css,…]`: one contact sheet for each theme, with every widget in every state, at three
// widths, light and dark, in three languages. Compares it with the recorded one, and writes the differences beside it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pixelmatch from 'pixelmatch';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { page, startPages } from './e2e/pages.ts';
import { answers, reachesAllStates, type Theme, themed, themes, WIDGETS } from './e2e/states.ts';

const WIDTHS = [320, 560, 1100] as const;
const SCHEMES = ['light', 'dark'] as const;
const LANGUAGES = ['de', 'ar', 'ja'] as const;
/** Of the pictures on the sheet. */
const SCALE = 0.15;
const GAP = 8;
/** Share of a sheet's pixels that may differ: antialiasing, and a caret that blinks. */
const TOLERANCE = 0.0005;

const recorded = new URL('visual/', import.meta.url);
const written = new URL('../.visual/', import.meta.url);

const { values: options } = parseArgs({
  options: { record: { type: 'boolean', default: false }, themes: { type: 'string' } },
});

/** All widgets in a row of their own width; those that are as wide as a page in fewer columns. */
function pageOf({ name, css }: Theme, scheme: (typeof SCHEMES)[number], language: string): string {
  const columns = { 320: 18, 560: 9, 1100: 5 };
  const layout = WIDTHS.map(
    (width) =>
      `#w${width} { display: grid; grid-template-columns: repeat(${columns[width]}, ${width}px); gap: 24px; padding: 24px; inline-size: max-content; align-items: start }`,
  ).join(' ');
  const rows = WIDTHS.map(
    (width) => `<div id="w${width}">${WIDGETS.replaceAll('form-id="', `form-id="${width}-`)}</div>`,
  );
  const still =
    '*, ::before { animation: none !important; caret-color: transparent !important } body { margin: 0; font: 16px/1.5 sans-serif }';
  const head = `<style>${layout} ${still} ${themed(name, css, scheme)}</style><script type="module" src="/a/foyer.js"></script>`;
  return page(`<main>${rows.join('')}</main>`, head).replace(
    /<html[^>]*>/,
    `<html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}>`,
  );
}

interface Picture {
  readonly image: Buffer;
  readonly width: number;
  readonly height: number;
}

async function shoot(tab: Page, width: number): Promise<Picture> {
  const shot = sharp(await tab.locator(`#w${width}`).screenshot({ animations: 'disabled' }));
  const { width: full = 0 } = await shot.metadata();
  const { data, info } = await shot
    .resize({ width: Math.round(full * SCALE) })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { image: data, width: info.width, height: info.height };
}

/** The pictures of a theme, row by row. */
async function picturesOf(browser: Browser, url: string): Promise<Picture[][]> {
  const rows: Picture[][] = [];
  for (const scheme of SCHEMES) {
    for (const language of LANGUAGES) {
      const context = await browser.newContext({ viewport: { width: 6300, height: 1200 }, reducedMotion: 'reduce' });
      const tab = await context.newPage();
      await tab.goto(`${url}/${scheme}/${language}`);
      await reachesAllStates({ evaluates: (script) => tab.evaluate(script) });
      const row: Picture[] = [];
      for (const width of WIDTHS) row.push(await shoot(tab, width));
      rows.push(row);
      await context.close();
    }
  }
  return rows;
}

async function sheetOf(rows: readonly (readonly Picture[])[]): Promise<Buffer> {
  const placed: { input: Buffer; left: number; top: number }[] = [];
  let top = GAP;
  let widest = 0;
  for (const row of rows) {
    let left = GAP;
    for (const { image, width } of row) {
      placed.push({ input: image, left, top });
      left += width + GAP;
    }
    widest = Math.max(widest, left);
    top += Math.max(...row.map(({ height }) => height)) + GAP;
  }
  const sheet = sharp({ create: { width: widest, height: top, channels: 3, background: '#888' } });
  return sheet.composite(placed).png({ palette: true, dither: 0, effort: 10 }).toBuffer();
}

async function pixelsOf(image: Buffer) {
  return sharp(image).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}

/** @returns what differs, in words; undefined if the sheets are alike */
async function compare(name: string, sheet: Buffer): Promise<string | undefined> {
  const before = await readFile(new URL(`${name}.png`, recorded)).catch(() => undefined);
  if (!before) return 'nothing is recorded';
  const [one, other] = [await pixelsOf(before), await pixelsOf(sheet)];
  const { width, height } = other.info;
  if (one.info.width !== width || one.info.height !== height)
    return `${width} × ${height} pixels, recorded are ${one.info.width} × ${one.info.height}`;
  const difference = new Uint8Array(width * height * 4);
  const count = pixelmatch(one.data, other.data, difference, width, height, { threshold: 0.2 });
  if (count <= TOLERANCE * width * height) return undefined;
  const picture = sharp(difference, { raw: { width, height, channels: 4 } }).png();
  await writeFile(new URL(`${name}.difference.png`, written), await picture.toBuffer());
  return `${count} pixels differ, see .visual/${name}.difference.png`;
}

async function visit(browser: Browser, theme: Theme): Promise<boolean> {
  const ends: (() => unknown)[] = [];
  const pages = SCHEMES.flatMap((scheme) =>
    LANGUAGES.map((language) => [`/${scheme}/${language}`, pageOf(theme, scheme, language)] as const),
  );
  const context = { after: (end: () => unknown) => void ends.push(end) };
  try {
    const { url } = await startPages(context, { ...answers, ...Object.fromEntries(pages) }, '/a/');
    const sheet = await sheetOf(await picturesOf(browser, url));
    const name = theme.name.replace('.css', '').replace(' ', '-');
    await writeFile(new URL(`${name}.png`, written), sheet);
    if (options.record) await writeFile(new URL(`${name}.png`, recorded), sheet);
    const difference = await compare(name, sheet);
    console.log(`${difference ? '✖' : '✔'} ${name}${difference ? `: ${difference}` : ''}`);
    return difference === undefined;
  } finally {
    for (const end of ends) await end();
  }
}

await mkdir(written, { recursive: true });
await mkdir(recorded, { recursive: true });
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
try {
  const wanted = (await themes()).filter(({ name }) => options.themes?.split(',').includes(name) ?? true);
  if (wanted.length === 0)
    throw new Error(`--themes ${options.themes ?? ''}: ${(await themes()).map(({ name }) => name).join(', ')}`);
  let isAlike = true;
  for (const theme of wanted) isAlike = (await visit(browser, theme)) && isAlike;
  process.exitCode = isAlike ? 0 : 1;
} finally {
  await browser.close();
}
