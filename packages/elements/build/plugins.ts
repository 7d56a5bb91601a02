// Plugins for all script files: they minify templates, replace messages by numbers and run a second minifier.
import { globSync, readFileSync } from 'node:fs';
import { minifyHTMLLiterals } from 'minify-literals';
import { minify } from 'terser';
import ts from 'typescript';
import type { Plugin } from 'vite';
import { compileMessages } from './compile-messages.ts';
import { shortNames } from './internal-names.ts';
import { trimLit } from './trim-lit.ts';

/** Conditions that lead to the sources. */
export const conditions = ['foyer:source', 'module', 'browser', 'production'];

// A template may begin with the space that separates it from the text before it.
const html = { conservativeCollapse: true };

const minifyTemplates: Plugin = {
  name: 'foyer:minify-templates', // after types are stripped: its parser skips files with unknown types
  async transform(code, id) {
    if (!id.includes('/elements/src/') || !/\b(?:html|css|svg)\s*`/.test(code)) return undefined;
    const joined = shortenProperties(joinLines(code));
    return (await minifyHTMLLiterals(joined, { fileName: id, html })) ?? joined;
  },
};

/** Shortens private custom properties such as `--_accent` to a letter. */
function shortenProperties(code: string): string {
  return code.replaceAll(privateProperty, (name) => `--_${privateNames.indexOf(name).toString(36)}`);
}

const privateProperty = /--_\w+/g;

/** In the order of the files' names: modules are transformed in another order each time, and a build must not depend on it. */
const privateNames = [
  ...new Set(
    globSync('src/**/*.ts')
      .sort()
      .flatMap((path) => readFileSync(path, 'utf8').match(privateProperty) ?? []),
  ),
];

/**
 * Drops the white space between tags and expressions that stand on lines of their own, as JSX does; each would become a
 * text node in every widget. A visible space is on the same line as what it separates.
 */
function joinLines(code: string): string {
  const file = ts.createSourceFile('template.js', code, ts.ScriptTarget.Latest);
  const edits: (readonly [start: number, end: number])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(file) === 'html') edits.push(...lineBreaks(node, file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits
    .sort(([one], [other]) => other - one)
    .reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), code);
}

/** White space with a line break, after a tag or an expression and before another. */
const lineBreak = /(?<=^|>)[ \t]*\n\s*(?=<|$)/g;

function lineBreaks({ template }: ts.TaggedTemplateExpression, file: ts.SourceFile): (readonly [number, number])[] {
  const literals = ts.isTemplateExpression(template)
    ? [template.head, ...template.templateSpans.map(({ literal }) => literal)]
    : [template];
  return literals.flatMap((literal) => {
    // A literal begins with a backtick or a brace, and ends with a backtick or `${`.
    const start = literal.getStart(file) + 1;
    const text = file.text.slice(start, literal.end - (file.text[literal.end - 1] === '{' ? 2 : 1));
    return [...text.matchAll(lineBreak)].map(
      ({ index, 0: { length } }) => [start + index, start + index + length] as const,
    );
  });
}

const onlyInternal = new RegExp(`^(?:${[...shortNames.keys()].join('|')})$`);

/** Minifies the output of the first minifier: saves 2 % of the download. */
export async function minifyMore(code: string, isModule = true): Promise<string> {
  const { code: shorter } = await minify(code, {
    module: isModule,
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true },
    mangle: { properties: { regex: onlyInternal, keep_quoted: true } },
    // Terser writes into it, so each call gets its own.
    nameCache: { props: { props: Object.fromEntries([...shortNames].map(([name, short]) => [`$${name}`, short])) } },
  });
  return shorter ?? code;
}

/** The script files run in browsers only, with Lit's build for production; their entries check that. */
const inBrowsersOnly: Plugin = {
  name: 'foyer:in-browsers-only',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/elements\/src\/(?:base|browser)\//.test(id)) return undefined;
    return code
      .replaceAll(/typeof (?:(?:document|customElements) === |litIssuedWarnings !== )'undefined'/g, 'false')
      .replace('internalsOf(this)', 'this.attachInternals()');
  },
};

export const messages = compileMessages();

export const sourcePlugins: readonly Plugin[] = [messages.plugin, inBrowsersOnly, trimLit(), minifyTemplates];
