// Who may import whom, type imports included. The picture to it is in CONTRIBUTING; scripts/check-house.ts proves that
// every source file was looked at, and packages/testing/guards/imports.test.ts that each rule finds its violation.
const ELEMENTS = '^packages/elements/src/';
const ENDPOINT = '^packages/endpoint/src/';
const PROTOCOL = '^packages/protocol/src/';
const LIT = 'node_modules/(lit|lit-html|lit-element|@lit)/';
const TEST = '\\.test\\.ts$';

/** The modules that a package's `exports` map names. */
const DOORS = [
  `${PROTOCOL}(index\\.ts|schema\\.json)$`,
  `${ENDPOINT}(index|pages/script-snippet)\\.ts$`,
  `${ELEMENTS}(index|all|ssr|loader)\\.ts$`,
  `${ELEMENTS}locales/[^/]+\\.ts$`,
  // Named: the patterns of a rule are joined, and numbers would count the groups of all of them.
  `${ELEMENTS}elements/(?<widget>[^/]+)/(define|\\k<widget>)\\.ts$`,
];

/** Modules of `from` import nothing but themselves and `allowed`. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { pathNot: [from, ...allowed] },
});

/** Modules of `from` never import `to`. */
const never = (name, from, to, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: to, ...extra },
});

const submission = `${ELEMENTS}submission/`;
const services = `${ELEMENTS}services/`;
const browser = `${ELEMENTS}browser/`;
const base = `${ELEMENTS}base/`;
const session = `${ELEMENTS}session/`;
const locales = `${ELEMENTS}locales/`;

export default {
  forbidden: [
    // A lazy half may know its element by type: types are gone when modules load.
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    // `astro:content` and the like exist while the docs are built, the manifest once it was.
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^astro:|/custom-elements\\.json$' },
    },
    { name: 'tests-are-not-imported', severity: 'error', from: {}, to: { path: TEST } },

    only('protocol-imports-nothing', PROTOCOL, []),
    only('what-servers-share-imports-the-protocol', '^packages/protocol/server/', [PROTOCOL]),

    only('submission-is-pure', submission, [PROTOCOL]),
    only('services-are-pure', services, [PROTOCOL, submission]),
    only('browser-below-base', browser, [PROTOCOL, submission, services]),
    never('browser-knows-services-by-type-only', browser, services, { dependencyTypesNot: ['type-only'] }),
    only('base-below-elements', base, [PROTOCOL, submission, services, browser, locales, LIT]),
    only('session-below-elements', session, [PROTOCOL, submission, services, browser, base, LIT]),
    only('elements-below-doors', `${ELEMENTS}elements/`, [PROTOCOL, submission, services, browser, base, session, LIT]),
    {
      name: 'elements-never-meet',
      severity: 'error',
      from: { path: `${ELEMENTS}elements/([^/]+)/`, pathNot: TEST },
      // A form widget brings the captcha's tag along.
      to: { path: `${ELEMENTS}elements/`, pathNot: `${ELEMENTS}elements/($1|math-captcha)/` },
    },
    only('locales-import-lit-and-the-store', locales, [LIT, `${base}words\\.ts$`]),
    never('elements-without-endpoint', ELEMENTS, '^packages/endpoint/'),
    never('endpoint-without-elements', ENDPOINT, '^packages/elements/'),

    never('domain-is-lowest', `${ENDPOINT}domain/`, [
      `${ENDPOINT}(?!domain/)`,
      'node_modules/(hono|@hono|kysely|nodemailer|yaml)/',
      '^(node:)?(fs|http|net|sqlite)',
    ]),
    never('store-serves-the-domain', `${ENDPOINT}store/`, [
      `${ENDPOINT}(routes|pages|mail|cli)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(hono|@hono|nodemailer)/',
    ]),
    never('outbox-below-mail-and-hooks', `${ENDPOINT}outbox/`, [
      `${ENDPOINT}(routes|pages|store|cli|mail|hooks)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(hono|@hono|kysely|nodemailer)/',
    ]),
    never('mail-serves-the-domain', `${ENDPOINT}mail/`, [
      `${ENDPOINT}(routes|pages|store|cli|hooks)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(hono|@hono|kysely)/',
    ]),
    never('hooks-serve-the-domain', `${ENDPOINT}hooks/`, [
      `${ENDPOINT}(routes|pages|store|cli|mail)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(hono|@hono|kysely|nodemailer)/',
    ]),
    never('feeds-only-fetch', `${ENDPOINT}feeds/`, [
      `${ENDPOINT}(routes|pages|store|mail|hooks|cli)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(hono|@hono|kysely|nodemailer)/',
    ]),
    never('log-and-metrics-only-listen', `${ENDPOINT}(log|metrics)/`, [
      `${ENDPOINT}(routes|pages|store|mail|hooks|feeds|cli)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(hono|@hono|kysely|nodemailer)/',
    ]),
    never('routes-speak-to-the-domain', `${ENDPOINT}routes/`, [
      `${ENDPOINT}(store|mail|cli)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(kysely|nodemailer)/',
    ]),
    never('pages-only-show', `${ENDPOINT}pages/`, [
      `${ENDPOINT}(routes|store|mail|cli)/`,
      `${ENDPOINT}(endpoint|index)\\.ts`,
      'node_modules/(kysely|nodemailer)/',
    ]),

    // What only tests import may import what only tests import; neither is published.
    never('testing-stays-private', '^packages/(protocol|elements|endpoint)/src/(?!testing/)', [
      '^packages/testing/',
      `${ENDPOINT}testing/`,
    ]),
    never('published-doors-only', '^(demo|docs|bench|scripts|packages/testing)/', '^packages/[^/]+/src/', {
      pathNot: [...DOORS, '^packages/testing/'],
    }),
    // A relative path into a package would work in the checkout and nowhere else.
    never('packages-by-name', '^(demo|docs|bench)/', '^packages/', { dependencyTypes: ['local'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The last four are for other projects, whose packages are not here.
    exclude: {
      path: '(^|/)(dist|cdn|\\.astro|\\.cache|packages/elements/types|packaging/apps|demo/frameworks|create-foyer/template)/',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['foyer:source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
};
