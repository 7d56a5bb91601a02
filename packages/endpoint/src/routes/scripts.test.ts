import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { startEndpoint, temporaryFolder } from '../testing/visitor.ts';

const core = '!function(){}();\n';

async function withScripts(context: TestContext) {
  const folder = temporaryFolder(context);
  const manifest = {
    'foyer.js': { integrity: 'sha384-x', bytes: 1, brotli: 1, version: '1.2.3' },
    'foyer.all.js': { version: '1.2.3' },
  };
  writeFileSync(join(folder, 'foyer.js'), core);
  writeFileSync(join(folder, 'foyer.all.js'), 'all');
  writeFileSync(join(folder, 'foyer-de-0a9c1b8f.js'), 'german');
  writeFileSync(join(folder, 'foyer-contact-card.js'), 'card');
  writeFileSync(join(folder, 'foyer-contact-card.de-x-informal.js'), 'informal card');
  writeFileSync(join(folder, 'integrity.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  mkdirSync(join(folder, 'dir.js'));
  return (await startEndpoint(context, { scripts: folder })).visitor;
}

test('any origin may load the scripts, and hashed ones are cached forever', async (context) => {
  const visitor = await withScripts(context);
  for (const [file, cached] of [
    ['foyer.js', 'public, max-age=300'],
    ['foyer.all.js', 'public, max-age=300'],
    ['foyer-contact-card.js', 'public, max-age=300'],
    ['foyer-contact-card.de-x-informal.js', 'public, max-age=300'],
    ['foyer-de-0a9c1b8f.js', 'public, max-age=31536000, immutable'],
  ] as const) {
    const { headers, status } = await visitor.get(`/${file}`, { origin: 'https://anywhere.example' });
    assert.equal(status, 200, file);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(headers.get('cache-control'), cached);
    const again = await visitor.get(`/${file}`, { 'if-none-match': headers.get('etag')! });
    assert.equal(again.status, 304);
  }
});

test('scripts without a hash start with a statement that names this server', async (context) => {
  const visitor = await withScripts(context);
  const manifest = await (await visitor.get('/integrity.json', { origin: 'https://anywhere.example' })).json();
  for (const [file, built] of [
    ['foyer.js', core],
    ['foyer.all.js', 'all'],
    ['foyer-contact-card.js', 'card'],
  ] as const) {
    const own = await (await visitor.get(`/${file}`)).text();
    const [statement = '', ...rest] = own.split('\n');
    assert.equal(rest.join('\n'), built, file);
    assert.match(statement, /\(document\[Symbol\.for\("foyer:server"\)\]=\{"server":"http:\/\/[^/"]+"\}\);$/);
    const digest = `sha384-${createHash('sha384').update(own).digest('base64')}`;
    if (file in manifest) assert.equal(manifest[file].integrity, digest, file);
  }
  assert.equal(manifest['foyer.js'].version, '1.2.3');
});

test('scripts with a hash are served unchanged', async (context) => {
  const visitor = await withScripts(context);
  assert.equal(await (await visitor.get('/foyer-de-0a9c1b8f.js')).text(), 'german');
});

test('only built files are served', async (context) => {
  const visitor = await withScripts(context);
  for (const path of ['/nothing.js', '/..%2fsecret.js', '/%2e%2e/secret.js', '/foyer-core-00000000.js', '/dir.js']) {
    assert.equal((await visitor.get(path)).status, 404, path);
  }
  assert.equal((await visitor.get('/secret.txt')).status, 404);
});

test('before the build, the 404 says to build the scripts', async (context) => {
  const { visitor } = await startEndpoint(context, { scripts: '/nowhere' });
  const response = await visitor.get('/foyer.js');
  assert.equal(response.status, 404);
  assert.match(await response.text(), /Build the script files first/);
});
