// The toolchains of demo/frameworks: one folder each, with an app as its own starter makes it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../packaging/packed.ts';

export interface Toolchain {
  /** As people call it. */
  readonly title: string;
  /** The package whose version is reported. */
  readonly package?: string;
  /** How the built app gets into a browser; without it the app has a `test` script that sends the message. */
  readonly served?:
    { readonly by: 'script'; readonly script: string } | { readonly by: 'files'; readonly folder: string };
  /** Paths of the pages that send a message. Default: `/`. */
  readonly pages?: readonly string[];
  /** Paths whose HTML holds the card as the server rendered it. */
  readonly rendered?: readonly string[];
}

const files = (folder: string) => ({ by: 'files', folder }) as const;
const script = (script: string) => ({ by: 'script', script }) as const;

/** By the name of their folder. */
export const toolchains: Readonly<Record<string, Toolchain>> = {
  vite: { title: 'Vite', package: 'vite', served: files('dist') },
  react: { title: 'React', package: 'react', served: files('dist') },
  vue: { title: 'Vue', package: 'vue', served: files('dist') },
  next: {
    title: 'Next',
    package: 'next',
    served: script('start'),
    pages: ['/', '/rendered'],
    rendered: ['/rendered'],
  },
  angular: { title: 'Angular', package: '@angular/core', served: files('dist/contact-page/browser') },
  svelte: { title: 'Svelte', package: 'svelte', served: files('dist') },
  solid: { title: 'Solid', package: 'solid-js', served: files('dist') },
  preact: { title: 'Preact', package: 'preact', served: files('dist') },
  lit: { title: 'Lit', package: 'lit', served: files('dist') },
  nuxt: { title: 'Nuxt', package: 'nuxt', served: script('start'), rendered: ['/'] },
  sveltekit: { title: 'SvelteKit', package: '@sveltejs/kit', served: script('start'), rendered: ['/'] },
  astro: { title: 'Astro', package: 'astro', served: files('dist'), rendered: ['/'] },
  webpack: { title: 'webpack', package: 'webpack', served: files('dist') },
  esbuild: { title: 'esbuild', package: 'esbuild', served: files('dist') },
  rollup: { title: 'Rollup', package: 'rollup', served: files('dist') },
  parcel: { title: 'Parcel', package: 'parcel', served: files('dist') },
  'import-map': { title: 'Import map', served: files('.') },
  html: { title: 'Plain HTML', served: files('.') },
  'vitest-jsdom': { title: 'Vitest, jsdom', package: 'jsdom' },
  'vitest-happy-dom': { title: 'Vitest, happy-dom', package: 'happy-dom' },
};

/** Those that most people use, and the two that take seconds: every run of CI tries them. */
export const IN_CI = ['vite', 'react', 'vue', 'next', 'angular', 'vitest-jsdom', 'vitest-happy-dom'] as const;

export const apps = join(root, 'demo/frameworks');

/** Throws on a name that is no folder, or on a folder without a row. */
export function toolchainNamed(name: string): Toolchain {
  const toolchain = toolchains[name];
  if (!toolchain) throw new Error(`no toolchain "${name}"; there are ${Object.keys(toolchains).join(', ')}`);
  return toolchain;
}

export function appFolders(): string[] {
  return readdirSync(apps, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
