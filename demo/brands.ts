// `pnpm brands`: a picture of the finished themes, each as far as the fourteen basic properties go, and with all of them below.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { page, startPages } from './e2e/pages.ts';
import { themed, themes } from './e2e/states.ts';

const PICTURE = fileURLToPath(new URL('../docs/images/brands.webp', import.meta.url));
const GAP = 16;
const WIDTH = 400;

const FINER =
  /^\s*--foyer-(?:field-surface|field-border|field-border-width|card-border|button-radius|corner|heading-weight|label-weight|button-weight):.*\n/gm;

const CARD = `<foyer-contact-card heading="Talk to us" name="Katrin Weidner" job-title="Managing director" phone="0345 55501 23" endpoint="/contact"
  privacy-url="/privacy" submit-label="Send message" fields="email"></foyer-contact-card>`;

/** What the page of such a brand has behind its widgets. */
const grounds: Readonly<Record<string, string>> = {
  'bootstrap.css':
    '--bs-body-font-family: system-ui, sans-serif; --bs-border-radius: 6px; --bs-border-color-translucent: #0000002d',
  'brutalist.css': 'background: #f2f2f2',
  'glass.css': 'background: linear-gradient(135deg, #7b5cff, #ff7ab6 60%, #ffb36b)',
  'material.css': 'background: #fef7ff',
  'newspaper.css': 'background: #f6f1e7',
  'pastel.css': 'background: #fdf1f6',
};

const ends: (() => unknown)[] = [];
const context = { after: (end: () => unknown) => void ends.push(end) };
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
try {
  const brands = (await themes()).filter(({ name }) => name in grounds);
  const pages = brands.flatMap(({ name, css }) =>
    [css.replaceAll(FINER, ''), css].map((rules, row) => {
      const ground = `:root:root { ${grounds[name] ?? ''}; padding: 24px } body { margin: 0; inline-size: ${WIDTH - 48}px; font: 16px/1.5 sans-serif }`;
      const head = `<style>${themed(name, rules, 'light')} ${ground}</style><script type="module" src="/a/foyer.js" data-lang="en"></script>`;
      return [`/${name}/${row}`, page(CARD, head)] as const;
    }),
  );
  const { url } = await startPages(context, Object.fromEntries(pages), '/a/');
  const tab = await browser.newPage({ viewport: { width: WIDTH, height: 650 }, deviceScaleFactor: 2 });
  const shots: Buffer[] = [];
  for (const [path] of pages) {
    // From localhost, the owner's notes would be in the picture.
    await tab.goto(url + path, { waitUntil: 'networkidle' });
    shots.push(await tab.screenshot({ animations: 'disabled' }));
  }
  const [width, height] = [WIDTH * 2, 650 * 2];
  const placed = shots.map((input, index) => ({
    input,
    left: Math.floor(index / 2) * (width + GAP),
    top: (index % 2) * (height + GAP),
  }));
  const all = { width: brands.length * (width + GAP) - GAP, height: 2 * height + GAP };
  const sheet = sharp({ create: { ...all, channels: 3, background: '#fff' } }).composite(placed);
  await sharp(await sheet.png().toBuffer())
    .resize({ width: 2400 })
    .webp({ quality: 82 })
    .toFile(PICTURE);
  console.log(PICTURE, brands.map(({ name }) => name).join(' '));
} finally {
  await browser.close();
  for (const end of ends) await end();
}
