// The snippet of a target: one piece of code that is whole, and what has to be done beside it.
import { type Settings, type Target, widgetOf, type World } from '../settings.ts';
import { elementOf, lookRules, type SnippetElement } from './element.ts';
import { angular, html, inBackticks, jsx, printElement, svelte, vue } from './markup.ts';
import { printBlock, printShortcode } from './wordpress.ts';

/** What a page has asked for and got. */
export interface Material {
  /** Rules that keep the widget's place free. */
  readonly reserved: string;
  /** Content of the chosen theme's file, for targets that load no file of the package. */
  readonly theme: string;
  /** Script tag with hashes, as the endpoint's command prints it. */
  readonly hashed: string;
  /** The tag with its shadow root, as `renderWidgets` returns it. */
  readonly rendered: string;
}

export interface Snippet {
  /** Command to run first, or empty. */
  readonly install: string;
  readonly code: string;
  /** Name of the file that the code would be, for the label and the highlighting. */
  readonly file: string;
  /** Codes of what the page says below the snippet. */
  readonly notes: readonly Note[];
}

export type Note =
  | 'endpoint'
  | 'once'
  | 'render-yourself'
  | 'is-custom-element'
  | 'plugin'
  | 'plugin-look'
  | 'own-topics'
  | { readonly code: 'left-out'; readonly names: readonly string[] }
  | 'no-block';

interface Parts extends Material {
  readonly settings: Settings;
  readonly element: SnippetElement;
  /** All rules, in the order in which they count. */
  readonly css: string;
  readonly scriptTag: string;
}

const publicFiles = 'https://cdn.jsdelivr.net/npm/@foyer/elements/cdn';

/** The folder that the page loads `foyer.js` from, without trailing slash. */
export function filesFolder({ files, attributes, widget }: Settings, version = ''): string {
  if (files !== '') return files.replace(/\/$/, '');
  const endpoint = URL.parse(attributes['endpoint'] ?? '');
  const ownService = ['', 'foyer'].includes(attributes['service'] ?? '');
  const sends = ['contact-card', 'newsletter-signup'].includes(widget);
  if (endpoint && ownService && sends) return new URL('.', endpoint).href.replace(/\/$/, '');
  return version === '' ? publicFiles : publicFiles.replace('/elements/', `/elements@${version}/`);
}

export function printSnippet(settings: Settings, world: World, material: Material): Snippet {
  const element = elementOf(settings, world);
  const isRendered = settings.extras.prerendered && ['script', 'npm'].includes(settings.as);
  const reserved = settings.extras.still && !isRendered ? material.reserved : '';
  const isBundled = ['npm', 'react', 'vue', 'svelte'].includes(settings.as);
  const css = [isBundled ? '' : material.theme, lookRules(settings.look), reserved].filter(Boolean).join('\n');
  const scriptTag = settings.extras.hashes && material.hashed !== '' ? material.hashed : plainTag(settings);
  const inWordPress = settings.as === 'block' || settings.as === 'shortcode';
  if (inWordPress && !widgetOf(world, settings.widget).hasBlock)
    return { install: '', code: '', file: settings.as, notes: ['no-block'] };
  const snippet = printers[settings.as]({ ...material, settings, element, css, scriptTag });
  return { ...snippet, notes: [...snippet.notes, ...commonNotes(settings, world, element)] };
}

const plainTag = (settings: Settings) =>
  `<script type="module" src="${escapeUrl(filesFolder(settings))}/foyer.js"></script>`;

const escapeUrl = (url: string) => url.replaceAll('&', '&amp;').replaceAll('"', '%22');

function commonNotes({ attributes, as }: Settings, world: World, { tag, children }: SnippetElement): readonly Note[] {
  const { isForm } = widgetOf(world, tag.slice('foyer-'.length));
  const isExample = /\bexample\.(?:org|com)\b|\byour-|…/.test(attributes['endpoint'] ?? '');
  const inWordPress = as === 'block' || as === 'shortcode';
  return [
    ...(isForm && isExample && !inWordPress ? ['endpoint' as const] : []),
    ...(children.length > 0 && !inWordPress ? ['own-topics' as const] : []),
  ];
}

const install = 'npm install @foyer/elements';
/** The lines that define the tag and bring the theme. */
function importsOf({ element, settings }: Pick<Parts, 'element' | 'settings'>, indent = ''): string {
  const modules = [
    `${element.tag.slice('foyer-'.length)}.js`,
    ...(settings.theme === '' ? [] : [`themes/${settings.theme}.css`]),
  ];
  return modules.map((name) => `${indent}import '@foyer/elements/${name}';`).join('\n');
}

const indented = (code: string, indent: string) => code.trimEnd().replaceAll(/^(?=.)/gm, indent);
const styleTag = (css: string) => (css === '' ? '' : `<style>\n${css.trimEnd()}\n</style>\n`);

const printers: Readonly<Record<Target, (parts: Parts) => Snippet>> = {
  script: (parts) => ({
    install: '',
    file: 'index.html',
    code: `${parts.scriptTag}\n${styleTag(parts.css)}${tagOrRendered(parts)}\n`,
    notes: ['once', ...renderNote(parts)],
  }),
  npm: (parts) => ({
    install,
    file: 'index.html',
    code: `<script type="module">\n${importsOf(parts, '  ')}\n</script>\n${styleTag(parts.css)}${tagOrRendered(parts)}\n`,
    notes: renderNote(parts),
  }),
  react: (parts) => ({ install, file: 'Widget.jsx', code: printReact(parts), notes: renderNote(parts) }),
  vue: (parts) => ({
    install,
    file: 'Widget.vue',
    code: `<script setup>
${importsOf(parts)}
</script>

<template>
${printElement(parts.element, vue, '  ')}
</template>
${parts.css === '' ? '' : `\n${styleTag(parts.css)}`}`,
    notes: ['is-custom-element', ...renderNote(parts)],
  }),
  svelte: (parts) => ({
    install,
    file: 'Widget.svelte',
    code: `<script>
${importsOf(parts, '  ')}
</script>

${printElement(parts.element, svelte)}
${parts.css === '' ? '' : `\n<style>\n  :global {\n${indented(parts.css, '    ')}\n  }\n</style>\n`}`,
    notes: renderNote(parts),
  }),
  angular: (parts) => ({ install, file: 'widget.component.ts', code: printAngular(parts), notes: renderNote(parts) }),
  block: ({ element }) => ({
    install: '',
    file: 'block',
    code: `${printBlock(element)}\n`,
    notes: ['plugin', 'plugin-look'],
  }),
  shortcode: ({ element }) => {
    const { code, leftOut } = printShortcode(element);
    const note = leftOut.length > 0 ? [{ code: 'left-out' as const, names: leftOut }] : [];
    return { install: '', file: 'shortcode', code: `${code}\n`, notes: [...note, 'plugin', 'plugin-look'] };
  },
};

const tagOrRendered = ({ settings, rendered, element }: Parts) =>
  settings.extras.prerendered && rendered !== '' ? rendered : printElement(element, html);

/** Frameworks write the tag themselves: their server renders it with the library's function. */
function renderNote({ settings, rendered }: Pick<Parts, 'settings' | 'rendered'>): readonly Note[] {
  const hasIt = ['script', 'npm'].includes(settings.as) && rendered !== '';
  return settings.extras.prerendered && !hasIt ? ['render-yourself'] : [];
}

function printReact(parts: Parts): string {
  const { element, css } = parts;
  const tag = printElement(element, jsx, css === '' ? '    ' : '      ');
  const style = `      <style href="foyer" precedence="default">{\`\n${inBackticks(css.trimEnd())}\n\`}</style>`;
  return `'use client';

${importsOf(parts)}

export function Widget() {
  return (
${css === '' ? tag : `    <>\n${style}\n${tag}\n    </>`}
  );
}
`;
}

function printAngular({ element, css }: Parts): string {
  const styles =
    css === ''
      ? ''
      : `  encapsulation: ViewEncapsulation.None,\n  styles: \`\n${inBackticks(indented(css, '    '))}\n  \`,\n`;
  return `import { Component, CUSTOM_ELEMENTS_SCHEMA${css === '' ? '' : ', ViewEncapsulation'} } from '@angular/core';
import '@foyer/elements/${element.tag.slice('foyer-'.length)}.js';

@Component({
  selector: 'app-widget',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
${styles}  template: \`
${inBackticks(printElement(element, angular, '    '))}
  \`,
})
export class Widget {}
`;
}
