// Lit without what it keeps for browsers that Foyer does not run in: adopted style sheets are Baseline since 2023.
import type { Plugin } from 'vite';

interface Omission {
  readonly module: RegExp;
  /** As the module writes it. A new version of Lit that writes it in another way stops the build. */
  readonly written: string;
  readonly instead: string;
}

const nowhere = 'void 0';

const omissions: readonly Omission[] = [
  {
    module: /reactive-element\/css-tag\.js$/,
    written:
      't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
    instead: 'true',
  },
  {
    module: /reactive-element\/css-tag\.js$/,
    written: '"CSSResult is not constructable. Use `unsafeCSS` or `css` instead."',
    instead: '"css"',
  },
  {
    module: /reactive-element\/css-tag\.js$/,
    written: `"Value passed to 'css' function must be a 'css' function result: "+t+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security."`,
    instead: '"css"',
  },
  {
    module: /reactive-element\/reactive-element\.js$/,
    written: 'a.reactiveElementPolyfillSupport',
    instead: nowhere,
  },
  { module: /lit-html\/lit-html\.js$/, written: 't.litHtmlPolyfillSupport', instead: nowhere },
  { module: /lit-element\/lit-element\.js$/, written: 's.litElementPolyfillSupport', instead: nowhere },
];

export const leaveOutPolyfills: Plugin = {
  name: 'foyer:leave-out-polyfills',
  transform(code, id) {
    const wanted = omissions.filter(({ module }) => module.test(id));
    if (wanted.length === 0) return undefined;
    let shorter = code;
    for (const { written, instead } of wanted) {
      if (!shorter.includes(written)) this.error(`${id} no longer has ${written}`);
      shorter = shorter.replace(written, () => instead);
    }
    return { code: shorter, map: null };
  },
};
