import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFormPost, readJson } from '@foyer/protocol/server';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';

const bytes = (text: string) => new TextEncoder().encode(text);
const evilKey = fc.constantFrom('__proto__', 'constructor', 'prototype');
const member = (key: string, value: unknown) => `${JSON.stringify(key)}:${JSON.stringify(value)}`;

/** JSON with a key that reaches a prototype; JSON.stringify would leave it out. */
const evilJson = fc
  .record({
    around: fc.array(fc.tuple(fc.string(), fc.jsonValue({ maxDepth: 1 }))),
    key: evilKey,
    value: fc.jsonValue({ maxDepth: 1 }),
    depth: fc.nat({ max: 3 }),
    escaped: fc.boolean(),
  })
  .map(({ around, depth, escaped, key, value }) => {
    const name = escaped ? key.replace('o', '\\u006f') : key;
    const members = [`"${name}":${JSON.stringify(value)}`, ...around.map(([other, its]) => member(other, its))];
    return `${'{"a":['.repeat(depth)}{${members.join(',')}}${']}'.repeat(depth)}`;
  });

test('JSON with a key that reaches a prototype is refused, at any depth and however escaped', () => {
  fc.assert(
    fc.property(evilJson, (text) => {
      assert.equal(readJson(bytes(text)).ok, false);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    }),
    propertyRuns(100),
  );
});

test('reading JSON never changes a prototype', () => {
  const before = Reflect.ownKeys(Object.prototype);
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      const reading = readJson(bytes(text));
      if (reading.ok) assert.deepEqual(reading.value, JSON.parse(text));
      assert.deepEqual(Reflect.ownKeys(Object.prototype), before);
    }),
    propertyRuns(100),
  );
});

test('random bytes are malformed, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      const reading = readJson(noise);
      if (!reading.ok) assert.equal(reading.problem.status, 400);
    }),
    propertyRuns(100),
  );
});

test('a form with a field that reaches a prototype is refused', () => {
  fc.assert(
    fc.property(evilKey, fc.string(), (key, value) => {
      const post = new URLSearchParams([
        ['email', 'x'],
        [key, value],
      ]);
      assert.equal(readFormPost([...post]).ok, false);
    }),
    propertyRuns(100),
  );
});
