// The snippets, read by what others wrote: an HTML parser, the compilers of the frameworks, WordPress' own parsers.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { ASTWithSource, LiteralPrimitive, type ParsedTemplate, parseTemplate, TmplAstElement } from '@angular/compiler';
import { parse as parseBlocks } from '@wordpress/block-serialization-default-parser';
import { next } from '@wordpress/shortcode';
import { type DefaultTreeAdapterTypes as Tree, parse as parseHtml, parseFragment } from 'parse5';
import type { Component } from 'svelte';
import { compile as compileSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { compileScript, compileTemplate, parse as parseVue } from 'vue/compiler-sfc';
import { start, type Target, targets, withSetting } from '../settings.ts';
import { readWorld } from '../world.fixture.ts';
import { type Material, printSnippet } from './print.ts';

const world = readWorld();
const material: Material = {
  theme: ':root {\n  --foyer-radius: 12px;\n}\n',
  reserved:
    '@media (scripting: enabled) {\n  foyer-contact-card:not(:defined) {\n    display: flow-root;\n    &::before {\n      content: "";\n    }\n  }\n}\n',
  hashed: '',
  rendered: '',
};

/** Everything that means something to one of the languages. */
const nasty = {
  plain: 'Katrin Weidner',
  quotes: `Say "hello" & 'goodbye' &amp; &lt;`,
  tags: '</script></style></template><b onclick="x()">&nbsp;',
  braces: '{{ constructor }} {x} ${y} {@html z} @if (a) { b } #c',
  backslashes: '`\\` \\n \\u0041 ${`',
  lines: 'one\ntwo\n\tthree',
  blocks: '-- > --> /--> [x] ]]>',
  entities: '&#91; &amp;#x41;',
  widthless: 'one\u200btwo',
  unicode: 'Grüße 🌍 \u2028 \u00a0 שלום',
};

function settingsWith(as: Target, values: Readonly<Record<string, string>>) {
  let settings = { ...start(world), as, attributes: {} as Readonly<Record<string, string>> };
  for (const [name, value] of Object.entries(values))
    settings = { ...withSetting(settings, name, value), as, attributes: { ...settings.attributes, [name]: value } };
  return settings;
}

const values = {
  heading: 'x',
  'service-params': 'a=b&c=d',
  vcard: 'true',
  timeout: '20',
  fields: 'name? email message',
};
const print = (as: Target, name: string, look: Readonly<Record<string, string>> = {}) =>
  printSnippet({ ...settingsWith(as, { ...values, name }), look, theme: '' }, world, material).code;
const expected = (name: string) => ({ heading: 'x', name, 'service-params': 'a=b&c=d', timeout: '20' });

/** Attributes of the first tag of ours in HTML, without switches. */
function tagIn(html: string): Record<string, string> {
  const found = [...nodes(parseFragment(html))].find((node) => node.nodeName.startsWith('foyer-'));
  assert.ok(found && 'attrs' in found, html);
  return Object.fromEntries(found.attrs.filter(({ name }) => name !== 'vcard').map(({ name, value }) => [name, value]));
}

function* nodes(node: Tree.Node): Generator<Tree.Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* nodes(child);
}

for (const [what, name] of Object.entries(nasty)) {
  for (const as of ['script', 'npm'] as const) {
    test(`${as}: an HTML parser reads ${what} as written, and no error`, () => {
      const errors: string[] = [];
      const code = print(as, name);
      parseHtml(`<!doctype html><title>x</title>${code}`, {
        onParseError: ({ code: error }) => void errors.push(error),
      });
      assert.deepEqual(tagIn(code), expected(name));
      assert.deepEqual(errors, []);
    });
  }

  test(`react: TypeScript compiles ${what}, and the element gets it as written`, () => {
    const { outputText, diagnostics = [] } = ts.transpileModule(print('react', name), {
      fileName: 'Widget.jsx',
      reportDiagnostics: true,
      compilerOptions: {
        jsx: ts.JsxEmit.React,
        jsxFactory: 'h',
        jsxFragmentFactory: 'Fragment',
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2022,
      },
    });
    assert.deepEqual(
      diagnostics.map(({ messageText }) => messageText),
      [],
    );
    const made: [string, Record<string, unknown>][] = [];
    const body = outputText.replace(/^import .*$/gm, '').replace('export function Widget', 'return function Widget');
    // eslint-disable-next-line no-new-func -- Runs what the compiler made of the snippet.
    const widget = new Function('h', 'Fragment', body)(
      (tag: string, props: Record<string, unknown>) => made.push([tag, props]),
      'fragment',
    ) as () => void;
    widget();
    const [, props] = made.find(([tag]) => tag === 'foyer-contact-card') ?? [];
    assert.deepEqual(props, { ...expected(name), vcard: true });
  });

  test(`vue: its compiler reads ${what} as written`, async () => {
    const code = print('vue', name);
    const { descriptor, errors } = parseVue(code);
    assert.deepEqual(errors, []);
    compileScript(descriptor, { id: 'x' });
    const compiled = compileTemplate({
      source: descriptor.template?.content ?? '',
      filename: 'Widget.vue',
      id: 'x',
      compilerOptions: { isCustomElement: (tag) => tag.startsWith('foyer-'), hoistStatic: false, mode: 'function' },
    });
    assert.deepEqual(compiled.errors, []);
    const render = vueRender(compiled.code);
    assert.deepEqual(render.props, { ...expected(name), vcard: '' });
  });

  test(`svelte: its compiler renders ${what} as written`, async () => {
    const { js, warnings } = compileSvelte(print('svelte', name), { generate: 'server', filename: 'Widget.svelte' });
    assert.deepEqual(
      warnings.map(({ code }) => code),
      [],
    );
    const { body } = await renderSvelte(js.code);
    assert.deepEqual(tagIn(body), expected(name));
  });

  test(`angular: its compiler reads ${what} as written`, () => {
    const template = templateIn(print('angular', name));
    const parsed: ParsedTemplate = parseTemplate(template, 'widget.component.ts', {});
    assert.deepEqual(parsed.errors?.map(({ msg }) => msg) ?? [], []);
    const [element] = parsed.nodes.filter((node) => node instanceof TmplAstElement);
    assert.equal(element?.name, 'foyer-contact-card');
    const bound = element.inputs.map(
      ({ name: input, value }) =>
        [
          input,
          value instanceof ASTWithSource && value.ast instanceof LiteralPrimitive ? value.ast.value : 'an expression',
        ] as const,
    );
    const read = [...element.attributes.map((attribute) => [attribute.name, attribute.value] as const), ...bound];
    assert.deepEqual(Object.fromEntries(read), { ...expected(name), vcard: '' });
  });

  test(`block: WordPress' parser reads ${what} as written`, () => {
    const code = print('block', name).trim();
    const [block, ...others] = parseBlocks(code);
    // HTML allows no `--` in a comment, and WordPress writes none.
    assert.doesNotMatch(code.slice('<!--'.length, -'-->'.length), /--/);
    assert.deepEqual(others, []);
    assert.equal(block?.blockName, 'foyer/contact-card');
    assert.deepEqual(block.attrs, { ...expected(name), vcard: true });
  });

  test(`shortcode: WordPress' parser reads ${what} as written, or it is named as left out`, () => {
    const { code, notes } = printSnippet(settingsWith('shortcode', { ...values, name }), world, material);
    const read = next('foyer-contact-card', code);
    assert.equal(read?.content, code.trim());
    const left = notes.flatMap((note) => (typeof note === 'string' ? [] : note.names));
    // WordPress takes every kind of space for one.
    const { name: plain, ...rest } = expected(name.replaceAll('\u00a0', ' '));
    const written = left.includes('name') ? rest : { ...rest, name: plain };
    assert.deepEqual(read.shortcode.attrs.named, { ...written, vcard: 'true' });
    assert.equal(left.includes('name'), /[[\]<>\n\\\u200b]|&#|".*'/.test(name));
  });
}

/** The props that the compiled template gives to the element. */
function vueRender(code: string): { readonly props: unknown } {
  const made: unknown[] = [];
  const helpers = {
    openBlock: () => 0,
    createElementBlock: (_tag: string, props: unknown) => made.push(props),
    createElementVNode: () => 0,
  };
  // eslint-disable-next-line no-new-func -- Runs what the compiler made of the snippet.
  const render = new Function('Vue', code)(helpers) as (context: unknown, cache: unknown[]) => void;
  render({}, []);
  return { props: made[0] };
}

async function renderSvelte(code: string): Promise<{ readonly body: string }> {
  const runtime = createRequire(import.meta.url).resolve('svelte/internal/server');
  const body = code
    .replace(/^import '@foyer.*$/gm, '')
    .replaceAll(
      /(['"])svelte\/internal\/server\1/g,
      JSON.stringify(`file://${runtime.replace('src/index-client', 'src/index-server')}`),
    );
  const module = (await import(`data:text/javascript,${encodeURIComponent(body)}`)) as { readonly default: Component };
  const { render } = await import('svelte/server');
  return render(module.default);
}

/** The template literal of the component, as JavaScript reads it. */
function templateIn(code: string): string {
  const source = ts.createSourceFile('widget.component.ts', code, ts.ScriptTarget.ES2022, true);
  let found = '';
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'template' &&
      ts.isNoSubstitutionTemplateLiteral(node.initializer)
    )
      found = node.initializer.text;
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

for (const as of targets) {
  test(`${as}: a snippet with a look, a theme and reserved space is as whole as one without`, () => {
    const look = { '--foyer-font': "'</style><script>`${x} v-bind(y)', serif", '--foyer-accent': '#7a1f5c' };
    const snippet = printSnippet({ ...settingsWith(as, values), look, theme: 'pastel' }, world, material);
    assert.doesNotMatch(snippet.code, /<\/style><script>/);
    if (as === 'svelte') compileSvelte(snippet.code, { generate: 'client', filename: 'Widget.svelte' });
    if (as === 'vue') {
      const { errors, descriptor } = parseVue(snippet.code);
      assert.deepEqual([errors, descriptor.cssVars], [[], []]);
    }
    if (as === 'react' || as === 'angular') {
      const { diagnostics = [] } = ts.transpileModule(snippet.code, {
        fileName: as === 'react' ? 'a.jsx' : 'a.ts',
        reportDiagnostics: true,
        compilerOptions: { jsx: ts.JsxEmit.Preserve, experimentalDecorators: true },
      });
      assert.deepEqual(diagnostics, []);
    }
    if (as !== 'block' && as !== 'shortcode') assert.match(snippet.code, /flow-root/);
  });
}

test('topics stand in their slot, with words to replace', () => {
  const settings = { ...start(world, 'newsletter-signup'), attributes: { topics: 'new-books events' } };
  const { code, notes } = printSnippet(settings, world, { ...material, reserved: '' });
  const spans = [...nodes(parseFragment(code))].flatMap((node) =>
    'attrs' in node && node.nodeName === 'span' ? [node] : [],
  );
  assert.deepEqual(
    spans.map(({ attrs, childNodes }) => [
      attrs.map(({ value }) => value).join(' '),
      'value' in childNodes[0]! ? childNodes[0].value : '',
    ]),
    [
      ['topics new-books', 'New books'],
      ['topics events', 'Events'],
    ],
  );
  assert.ok(notes.includes('own-topics'));
});

test('the plugin has no block for the captcha, and the snippet says so', () => {
  const settings = { ...start(world, 'math-captcha'), as: 'block' as const };
  assert.deepEqual(printSnippet(settings, world, material), {
    install: '',
    code: '',
    file: 'block',
    notes: ['no-block'],
  });
});

test('in WordPress the site is the endpoint until another one is written', () => {
  const of = (endpoint: string) =>
    printSnippet({ ...withSetting(start(world), 'endpoint', endpoint), as: 'shortcode' }, world, material).code;
  assert.doesNotMatch(of('https://forms.example.org/contact'), /endpoint/);
  assert.match(of('https://forms.moser.example/contact'), / endpoint="https:\/\/forms.moser.example\/contact"/);
});

test('the script comes from the endpoint of its own, else from the public files', () => {
  const of = (values_: Readonly<Record<string, string>>) =>
    printSnippet({ ...start(world), attributes: values_ }, world, material).code.split('\n')[0];
  assert.match(
    of({ endpoint: 'https://forms.example.org/a/contact' }) ?? '',
    /src="https:\/\/forms.example.org\/a\/foyer.js"/,
  );
  assert.match(
    of({ endpoint: 'https://formspree.io/f/x', service: 'formspree' }) ?? '',
    /src="https:\/\/cdn.jsdelivr.net\//,
  );
});
