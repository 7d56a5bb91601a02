// The files of a new site: the endpoint's own validator reads its settings, and its page has what was asked for.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadSettings } from '@foyer/endpoint';
import { defaultAnswers } from './command-line.ts';
import { languages } from './languages.ts';
import type { PackageManager } from './package-managers.ts';
import type { Answers } from './questions.ts';
import { siteFiles } from './site-files.ts';

const npm: PackageManager = { name: 'npm', isBerry: false };

function filesFor(answers: Partial<Answers>, folder = '/sites/My Shop', manager = npm) {
  return siteFiles({ manager, answers: { ...defaultAnswers({}), ...answers }, folder, port: 9000, version: '1.2.3' });
}

function settingsOf(context: TestContext, answers: Partial<Answers>) {
  const folder = mkdtempSync(join(tmpdir(), 'create-foyer-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'foyer.yaml');
  writeFileSync(path, filesFor(answers)['foyer.yaml'] ?? '');
  const settings = loadSettings({}, path);
  assert.equal(settings.status, 'loaded', JSON.stringify(settings));
  return settings.options;
}

test('the settings have the answers', (context) => {
  const origin = 'https://shop.example';
  const { mail, forms = {}, origins, port } = settingsOf(context, { mailTo: "o'neil@example.org", origin });
  assert.deepEqual([origins, port, Object.keys(forms)], [[origin], 9000, ['contact', 'newsletter']]);
  assert.equal(mail?.to, "o'neil@example.org");
});

test('the settings do without an address and without a site', (context) => {
  const { forms = {}, mail, origins } = settingsOf(context, { widgets: ['newsletter-signup'] });
  assert.deepEqual([origins, mail?.to, Object.keys(forms)], [undefined, undefined, ['newsletter']]);
});

test('the page has the forms that were chosen, in the language that was chosen', () => {
  const page = filesFor({ widgets: ['contact-card'], language: 'de-AT', origin: 'https://shop.example:8443' })[
    'public/index.html'
  ];
  assert.match(
    page ?? '',
    /<html lang="de-AT">[^]*src="http:\/\/127\.0\.0\.1:9000\/foyer\.js"[^]*<h1>shop\.example:8443</,
  );
  assert.match(page ?? '', /<foyer-contact-card /);
  assert.doesNotMatch(page ?? '', /newsletter/);
});

for (const language of languages) {
  test(`the page keeps the places of both forms free in ${language}`, () => {
    const page = filesFor({ language })['public/index.html'] ?? '';
    for (const tag of ['contact-card', 'newsletter-signup'])
      assert.match(page, new RegExp(`foyer-${tag}:not\\(:defined\\)[^}]*\\{[^]*block-size: [\\d.]+em`));
  });
}

for (const [folder, name] of [
  ['/sites/My Shop', 'my-shop'],
  ['/sites/Größe', 'gr-e'],
  ['/sites/.site', 'site'],
  ['/sites/日本', 'my-site'],
] as const) {
  test(`npm accepts the name of ${folder}`, () => {
    const manifest = JSON.parse(filesFor({}, folder)['package.json'] ?? '') as { name: string; dependencies: object };
    assert.equal(manifest.name, name);
    assert.deepEqual(manifest.dependencies, { '@foyer/endpoint': '^1.2.3', sirv: '^3.0.2' });
  });
}

test('what the owner reads names the package manager of the owner', () => {
  const files = filesFor({}, '/sites/shop', { name: 'pnpm', isBerry: false });
  for (const path of ['README.md', 'dev.js', 'foyer.yaml']) {
    assert.match(files[path] ?? '', /pnpm/, path);
    assert.doesNotMatch(files[path] ?? '', /(?<!p)npm |npx /, path);
  }
});

test('a site of Yarn 4 has its packages where Node looks', () => {
  const files = filesFor({}, '/sites/shop', { name: 'yarn', isBerry: true });
  assert.deepEqual([files['.yarnrc.yml'], files['yarn.lock']], ['nodeLinker: node-modules\n', '']);
  assert.equal(filesFor({})['.yarnrc.yml'], undefined);
});
