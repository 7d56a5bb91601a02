// `pnpm --filter @foyer/docs picture`, after a build: the picture that other sites show with a link is the first view of the
// landing page, right after a message has been stored.
import { startVisitor } from '@foyer/testing/node/visitor.ts';
import { serveDist } from './serve-dist.ts';

const HIDDEN = 'header, .code, .actions, fieldset { display: none !important } .main-frame { padding: 0 !important }';

const site = await serveDist();
const visitor = await startVisitor('chromium', { width: 1200, height: 630, site: new URL('http://docs.test') });
if (!visitor) throw new Error('no Chromium');
await visitor.opens(`${site.url.replace('127.0.0.1', 'docs.test')}/`);
await visitor.evaluates(`{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(HIDDEN)});
  document.adoptedStyleSheets.push(sheet);
}`);
await visitor.clicks('Send message');
await visitor.sees('your message has arrived');
await visitor.sees('Stored, and answered');
await visitor.screenshot(new URL('../public/open-graph.png', import.meta.url).pathname, { colorScheme: 'light' });
await visitor.leaves();
await site.stop();
