// The packed packages, and a new project that uses them, up to a message in the packed endpoint's database.
// Packing builds what is missing, which takes a minute; `npm test -- packages` builds first.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startVisitor } from '../node/visitor.ts';
import { elementNames } from '../guards/elements.ts';
import recordedDoors from '../guards/doors.json' with { type: 'json' };
import { missing, runtimes, serveDoor } from './door-runtimes.ts';
import { installPacked, npmName, packAll, type PackageName, PACKAGES, root, run, tarballIn } from './packed.ts';
import {
  buildApp,
  type Server,
  serveFolder,
  signsUpAndWrites,
  startPackedEndpoint,
  storedMessages,
  viteVersion,
} from './published-app.ts';
import { findingsInTemplates } from './lit-templates.ts';
import { checkers, checkTypes, copyApps, frameworkVersions } from './typed-apps.ts';
import { unresolvedImports } from './unresolved.ts';

const widgets = elementNames(root);

type PackageManifest = Readonly<Record<string, unknown>> & {
  readonly dependencies?: Readonly<Record<string, string>>;
};

interface ElementsManifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly { readonly tagName: string }[];
  }[];
}

const bin = (name: string) => join(root, 'node_modules/.bin', name);
const work = mkdtempSync(join(tmpdir(), 'foyer-packages-'));
const project = join(work, 'project');

const homeOf = (name: PackageName) => join(project, 'node_modules', npmName(name));
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
const manifestOf = (name: PackageName) => readJson(join(homeOf(name), 'package.json')) as PackageManifest;

const isJson = (door: string) => door.endsWith('.json');
const doors = Object.keys(recordedDoors).filter((door) => !door.includes('*'));
const modules = doors.filter((door) => !isJson(door));
/** npm shows both; a bigger one than this is a reason to ask what has come in. */
const elementsBudget = { files: 900, bytes: 2_000_000 };

before(async () => {
  await packAll(work);
  await installPacked({ folder: project, tarballs: work, dependencies: { vite: viteVersion(), ...frameworkVersions } });
  copyApps(project);
});
after(() => rmSync(work, { recursive: true, force: true }));

for (const name of PACKAGES) {
  describe(`${npmName(name)} as packed`, () => {
    test('has all required files and no tests', async () => {
      const files = (await run('tar', ['tzf', tarballIn(work, name)])).trim().split('\n');
      assert.deepEqual(
        files.filter((file) => /\.test\.|\.tsbuildinfo$|node_modules/.test(file)),
        [],
      );
      const wanted = ['package/package.json', 'package/LICENSE', 'package/README.md'];
      wanted.push(name === 'create-foyer' ? 'package/dist/main.js' : 'package/dist/index.js');
      if (name === 'elements')
        wanted.push('package/custom-elements.json', 'package/cdn/foyer.js', 'package/cdn/integrity.json');
      assert.deepEqual(
        wanted.filter((file) => !files.includes(file)),
        [],
      );
      if (name === 'elements') {
        assert.ok(files.length <= elementsBudget.files, `${files.length} files`);
        const { size } = statSync(tarballIn(work, name));
        assert.ok(size <= elementsBudget.bytes, `${size} bytes`);
      }
    });

    test('has what npm shows and other tools read', () => {
      const manifest = manifestOf(name);
      for (const field of ['description', 'license', 'author', 'homepage', 'repository', 'bugs', 'keywords'])
        assert.ok(manifest[field], field);
      assert.equal(manifest['devDependencies'], undefined);
      assert.doesNotMatch(JSON.stringify(manifest), /foyer:source|\.\/src\//);
    });

    test('passes publint', async () => {
      await run(bin('publint'), ['run', tarballIn(work, name), '--strict']);
    });

    test('has types that resolve in every ESM resolution mode', async () => {
      // A command alone.
      if (name === 'create-foyer') return;
      const json = doors.filter((door) => door.startsWith(`@foyer/${name}/`) && isJson(door));
      const excluded = json.flatMap((door) => ['--exclude-entrypoints', door.replace(`@foyer/${name}/`, '')]);
      await run(bin('attw'), [tarballIn(work, name), '--profile', 'esm-only', ...excluded]);
    });

    test('imports only its own files, its dependencies and itself by its name', () => {
      const dependencies = Object.keys(manifestOf(name).dependencies ?? {});
      // What its template/dev.js imports is installed in the new site.
      if (name === 'create-foyer') dependencies.push('@foyer/endpoint', 'sirv');
      assert.deepEqual(unresolvedImports(homeOf(name), [...dependencies, `@foyer/${name}`]), []);
    });
  });
}

describe('a new project with the packed packages', () => {
  before(async () => {
    mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
    symlinkSync(join(root, 'node_modules/@types/node'), join(project, 'node_modules/@types/node'));
    writeFileSync(join(project, 'doors.ts'), modules.map((door) => `import '${door}';\n`).join(''));
    writeFileSync(join(project, 'typed.ts'), typedUse());
  });

  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    test(`type-checks an import of every entry point under ${moduleResolution}`, async () => {
      const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
      const resolution = ['--module', module, '--moduleResolution', moduleResolution];
      const files = ['doors.ts', 'typed.ts', '--types', 'node', '--noUncheckedSideEffectImports'];
      await run(bin('tsc'), [...options, ...resolution, ...files], project);
    });
  }

  const imports = (door: string) => {
    const attributes = isJson(door) ? ", { with: { type: 'json' } }" : '';
    return run(process.execPath, ['--input-type=module', '-e', `await import('${door}'${attributes})`], project);
  };

  test('imports every entry point in Node', async () => {
    for (const door of doors) await imports(door);
  });

  test('imports every script file in Node', async () => {
    const scripts = ['foyer.js', 'foyer.all.js', 'foyer.min.js', ...widgets.map((name) => `foyer-${name}.js`)];
    for (const name of scripts) await imports(`@foyer/elements/cdn/${name}`);
  });

  test('finds every element in custom-elements.json, in modules that can be imported', async () => {
    const manifest = readJson(join(homeOf('elements'), 'custom-elements.json')) as ElementsManifest;
    const tags = manifest.modules.flatMap(({ declarations = [] }) => declarations.map(({ tagName }) => tagName));
    assert.deepEqual(tags.sort(), widgets.map((name) => `foyer-${name}`).sort());
    for (const { path } of manifest.modules) await imports(`@foyer/elements/${path}`);
  });

  for (const framework of Object.keys(checkers) as (keyof typeof checkers)[]) {
    test(`type-checks the widgets in an app with ${framework}, strictly and with all libraries`, async () => {
      await checkTypes(project, framework);
    });
  }

  test('gets errors for mistakes in Svelte, too', async () => {
    const mistakes = /Type '\\"round\\"' is not assignable.*\n.*Property 'nothing' does not exist/;
    await assert.rejects(checkTypes(project, 'svelte', 'svelte-mistakes'), mistakes);
  });

  test('tells an editor about attributes, values and slots in templates of Lit', () => {
    const findings = findingsInTemplates(project, 'lit').join('\n');
    const mistakes = [/^Unknown attribute 'headings'/, /Type '"loud"' is not assignable/, /slot name 'sidebar'/];
    for (const mistake of mistakes) assert.match(findings, mistake);
    assert.equal(findings.split('\n').length, mistakes.length, findings);
  });

  test('runs foyer-endpoint --help', async () => {
    assert.match(await run('pnpm', ['exec', 'foyer-endpoint', '--help'], project), /--config/);
  });
});

describe('a site built with the packed packages', () => {
  const data = join(work, 'data');
  const running: Server[] = [];
  let site: Server;
  let endpoint: Server;
  before(async () => {
    site = await serveFolder(join(project, 'dist'));
    running.push(site);
    endpoint = await startPackedEndpoint({ folder: project, data, origin: site.url });
    running.push(endpoint);
  });
  after(async () => {
    for (const server of running.reverse()) await server.stop();
  });

  test('is built by Vite without unresolved imports', async () => {
    await buildApp(project, endpoint.url);
    assert.deepEqual(unresolvedImports(join(project, 'dist')), []);
  });

  const pages = { '/': 'built by Vite', '/no-build.html': 'with the script of the packed endpoint' };
  for (const [path, description] of Object.entries(pages)) {
    test(`stores a sign-up and a message from a page ${description}`, async (context) => {
      const visitor = await startVisitor('chromium');
      assert.ok(visitor);
      context.after(() => visitor.leaves());
      const person = path === '/' ? 'mia' : 'lena';
      const email = `${person}@example.org`;
      const message = `Grüß Gott von ${person}`;
      await visitor.opens(site.url + path);
      await signsUpAndWrites(visitor, { email, message });

      assert.deepEqual(storedMessages(data, email), [
        { form: 'newsletter', status: 'pending', fields: { email } },
        { form: 'contact', status: 'accepted', fields: { email, message } },
      ]);
      assert.deepEqual(await visitor.evaluates('errors'), []);
    });
  }

  test('the packed conformance kit finds nothing wrong with the packed endpoint', async () => {
    const kit = ['exec', 'foyer-protocol', 'conformance', `${endpoint.url}/contact`, '--profile', 'full'];
    assert.match(await run('pnpm', kit, project), /^6\d passed, 0 failed, 0 skipped$/m);
  });
});

describe('a server with the packed door', () => {
  for (const runtime of runtimes) {
    test(`passes the core profile in ${runtime}`, { skip: missing(runtime) }, async () => {
      const server = await serveDoor(project, runtime);
      const kit = ['exec', 'foyer-protocol', 'conformance', `${server.url}/contact`];
      try {
        assert.match(await run('pnpm', kit, project), /^5\d passed, 0 failed, 0 skipped$/m);
      } finally {
        await server.stop();
      }
    });
  }
});

function typedUse(): string {
  const created = widgets.map((name) => `document.createElement('foyer-${name}').formality = 'informal';`);
  return `import '@foyer/elements';
${widgets.map((name) => `import '@foyer/elements/${name}.js';`).join('\n')}
${created.join('\n')}
// @ts-expect-error an invalid formality
document.createElement('foyer-contact-card').formality = 'polite';
const card = document.createElement('foyer-contact-card');
card.addEventListener('foyer-success', (event) => console.log(event.detail.submissionId.length));
// @ts-expect-error an unknown detail
card.addEventListener('foyer-success', (event) => console.log(event.detail.nothing));
`;
}
