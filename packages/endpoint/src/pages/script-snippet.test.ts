import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptSnippet } from './script-snippet.ts';

const files = {
  'foyer.js': { integrity: 'sha384-own', bytes: 1 },
  'foyer.all.js': { integrity: 'sha384-all' },
  'foyer-core-0a9c1b8f.js': { integrity: 'sha384-core' },
  'foyer-x-12345678.js': { bytes: 1 },
  'foyer-contact-card.js': { integrity: 'sha384-loader' },
  'foyer-contact-card.de-x-informal.js': { integrity: 'sha384-informal' },
};

test('the snippet has the hashes of the script and, in an import map before it, of its chunks', () => {
  const { markup = '', map: alone } = scriptSnippet(files, 'https://forms.example.org/foyer') ?? {};
  const [, map = '', script] = /^<script type="importmap">(.*)<\/script>\n(.*)$/.exec(markup) ?? [];
  assert.equal(
    script,
    '<script type="module" src="https://forms.example.org/foyer/foyer.js" integrity="sha384-own"></script>',
  );
  assert.deepEqual(JSON.parse(map), {
    integrity: {
      'https://forms.example.org/foyer/foyer-core-0a9c1b8f.js': 'sha384-core',
      'https://forms.example.org/foyer/foyer-contact-card.de-x-informal.js?0a9c1b8f': 'sha384-informal',
    },
  });
  assert.equal(alone, map);
});

test('no address ends the script or the attribute', () => {
  const { markup = '' } = scriptSnippet(files, 'https://a.example/</script>"<b>') ?? {};
  assert.equal(markup.match(/<\/script>/g)?.length, 2);
  assert.doesNotMatch(markup, /<b>/);
});

for (const broken of [undefined, null, [], {}, { 'foyer.js': {} }]) {
  test(`without a script there is no snippet: ${JSON.stringify(broken)}`, () => {
    assert.equal(scriptSnippet(broken, 'https://a.example'), undefined);
  });
}
