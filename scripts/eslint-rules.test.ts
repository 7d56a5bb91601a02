// The rules of eslint.config.js itself are selectors, and a selector that matches nothing reports nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = 'packages/elements/src/elements/cta-banner/cta-banner.styles.ts';
const text = `import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { styleMap } from 'lit/directives/style-map.js';
// TODO: some day
export enum Planted { One }
export default function planted(words: string, element: Element) {
  element.innerHTML = words;
  element.insertAdjacentHTML('beforeend', words);
  document.write(words);
  eval(words);
  const size = words as unknown as number;
  Array.from(words);
  const none = [1][0]!;
  return html\`<p style="color: red">\${unsafeHTML(words)}\${styleMap({})}\${size}\${none}</p>\`;
}
`;
const expected = [
  /TODO\(#issue\)/,
  /Use a union/,
  /no-restricted-exports/,
  /Foreign text is text/,
  /Inline styles break under a strict CSP\. \(no-restricted-imports|style-map/,
  /Render a template/,
  /Old libraries replace this/,
  /no-eval/,
  /consistent-type-assertions/,
  /no-non-null-assertion/,
  /use a class or a custom property/,
];

test('ESLint reports everything that the project forbids', async () => {
  // None of these rules needs types, and loading them would take most of the time.
  const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });
  const results = await eslint.lintText(text, { filePath: file });
  const messages = results.flatMap(({ messages: found }) =>
    found.map(({ ruleId, message }) => `${message} (${ruleId})`),
  );
  const silent = expected.filter((words) => !messages.some((message) => words.test(message)));
  assert.deepEqual(silent, [], messages.join('\n'));
});
