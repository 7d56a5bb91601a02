// A complaint about our packages is found in the logs of installers, compilers and bundlers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintsIn } from './complaints.ts';

const found = {
  'a peer that does not fit': 'npm warn ERESOLVE overriding peer dependency\nnpm warn Found: @foyer/elements@1.0.0',
  'a file some lines after the error':
    '✘ [ERROR] No matching export\n\n    node_modules/@foyer/elements/dist/index.js:3:9',
  'a file before the warning': 'node_modules/@foyer/elements/dist/ssr.js\nCircular dependency: warning',
  'a tag that a compiler does not know': "error NG8001: 'foyer-contact-card' is not a known element",
  'a tag that hydration stumbles on': '[Vue warn]: Failed to resolve component: foyer-contact-card',
};
for (const [what, log] of Object.entries(found)) {
  test(`finds ${what}`, () => assert.equal(complaintsIn(log).length, 1));
}

const silent = {
  'a list of files': 'dist/assets/foyer-contact-card-4f3a.js  21.4 kB\ndist/assets/errors-1c2d.js  1.0 kB',
  'a result without errors': 'checking @foyer/elements\n0 errors and 0 warnings',
  'complaints about others': 'npm warn deprecated glob@7.2.3\n\n\n\n\nadded @foyer/elements',
};
for (const [what, log] of Object.entries(silent)) {
  test(`says nothing about ${what}`, () => assert.deepEqual(complaintsIn(log), []));
}
