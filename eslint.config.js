// What a reviewer would say again and again, said by a machine. Direction of imports: .dependency-cruiser.mjs.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as regexp from 'eslint-plugin-regexp';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const STORIES = 'demo/e2e/**/*.ts';
const TESTS = ['**/*.test.ts', 'packages/testing/**/*.ts', STORIES];

/** `TODO(#12): sentence` names the issue in which it will be done; without one it is forgotten. */
const todoNamesItsIssue = {
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!/\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\): \S)/.test(comment.value)) continue;
        context.report({ loc: comment.loc, message: 'Write "TODO(#issue): sentence".' });
      }
    },
  }),
};

const refuse = (selector, message) => ({ selector, message });

const NO_ENUM = refuse('TSEnumDeclaration', 'Use a union of strings, or `satisfies` for a table.');

// Markup from strings and inline styles: the former is how foreign text becomes code, the latter breaks a strict CSP.
const NO_MARKUP_FROM_STRINGS = [
  refuse('MemberExpression[property.name=/^(innerHTML|outerHTML)$/]', 'Render a template.'),
  refuse('CallExpression[callee.property.name="insertAdjacentHTML"]', 'Render a template.'),
  refuse('CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]', 'Render a template.'),
  refuse(
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/[\\s.](innerHTML|outerHTML)=/]',
    'Render a template.',
  ),
  refuse(
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    'Inline styles break under a strict CSP: use a class or a custom property.',
  ),
];

const NO_UNCHECKED_QUERY = refuse(
  'CallExpression[callee.property.name=/^(querySelector|querySelectorAll|closest)$/][typeArguments]',
  'A type argument is an unchecked cast: use `find` or `findAll`, or check with instanceof.',
);

// Pages still have Prototype.js 1.6 and MooTools 1.x, which put functions of their own in the place of these.
const REPLACED = 'Old libraries replace this on pages: ';
const NO_REPLACED_FUNCTION = [
  refuse('CallExpression[callee.property.name=/^reduce(Right)?$/]', `${REPLACED}write a loop.`),
  refuse(
    'CallExpression[callee.object.name="Array"][callee.property.name="from"]',
    `${REPLACED}spread the iterable, then map.`,
  ),
  refuse(
    'BinaryExpression[operator="instanceof"][right.name="Element"]',
    `${REPLACED}ask for HTMLElement or nodeType.`,
  ),
];

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/cdn/',
      '**/coverage/',
      '**/.astro/',
      '.cache/',
      '.data/',
      'packages/elements/src/locales/',
      'packages/endpoint/src/domain/locales/',
      'packages/endpoint/src/mail/templates/letter-markup.ts',
      'packages/elements/platform.d.ts',
      // What strangers write, checked by the compilers of their frameworks.
      'packages/elements/types/',
      'packages/testing/packaging/apps/',
      'demo/frameworks/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    plugins: { foyer: { rules: { 'todo-names-its-issue': todoNamesItsIssue } } },
    rules: {
      'foyer/todo-names-its-issue': 'error',
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', NO_ENUM],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A tagged template may act: sql.run`INSERT …`.
      '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
      // Tables of functions are written as methods here; none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A Promise that decides whether a template shows is a mistake; a handler that returns one is not.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // Whoever types chooses what a pattern works on: none may take longer than its text is long.
  {
    files: ['packages/{endpoint,protocol}/src/**/*.ts', 'packages/protocol/server/*.ts'],
    ignores: TESTS,
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
    },
  },
  {
    files: [
      'packages/*/src/**/*.ts',
      'packages/protocol/server/*.ts',
      'packages/testing/**/*.ts',
      'scripts/*.ts',
      'demo/**/*.ts',
    ],
    // A suite is a list of tests.
    ignores: ['**/*.test.ts', 'packages/testing/browser/describe-*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      // A switch over a closed union counts once: TypeScript proves it complete.
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-params': ['error', 3],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'packages/*/src/**/testing/**'],
    rules: { 'max-lines': ['error', 250], 'no-restricted-syntax': ['error', NO_ENUM, NO_UNCHECKED_QUERY] },
  },
  {
    files: ['**/*.ts'],
    ignores: TESTS,
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    extends: [
      lit['flat/recommended'],
      wc['flat/recommended'],
      litA11y.configs['recommended-flat'] ?? litA11y.configs.recommended,
    ],
    settings: { wc: { elementBaseClasses: ['LitElement', 'FoyerElement', 'FoyerFormElement'] } },
    rules: { 'lit/no-legacy-imports': 'error' },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        NO_ENUM,
        NO_UNCHECKED_QUERY,
        ...NO_MARKUP_FROM_STRINGS,
        ...NO_REPLACED_FUNCTION,
      ],
      'no-restricted-globals': ['error', { name: 'CSS', message: 'jsdom before 27 has none: ask globalThis.' }],
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'lit', importNames: ['isServer'], message: 'It is true in jsdom: use base/is-server.ts.' }],
          patterns: [
            { group: ['lit/directives/unsafe-*'], message: 'Foreign text is text, never markup.' },
            { group: ['lit/directives/style-map.js'], message: 'Inline styles break under a strict CSP.' },
          ],
        },
      ],
    },
  },
  // Services are loaded one at a time by name, a reporter of node:test and a build config by their tools.
  {
    files: ['packages/elements/src/services/*.ts', 'packages/testing/node/node-reporter.ts', '**/*.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  // What hostile pages and feeds write is the subject of tests.
  { files: TESTS, rules: { 'no-script-url': 'off' } },
  {
    files: ['**/*.test.ts', STORIES],
    rules: {
      // node:test and mocha wait for what a test returns; an async double of an interface need not wait for anything.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // The replies that a test reads are the subject of the test.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}', 'docs/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    // Which globals there are depends on where a file runs.
    rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off', 'no-undef': 'off' },
  },
);
