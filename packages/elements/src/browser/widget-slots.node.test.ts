import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { registry } from '../registry.ts';
import { widgetSlots } from './widget-slots.ts';

test('a div with data-foyer has exactly the slots that the widget documents', () => {
  assert.deepEqual(Object.keys(widgetSlots).sort(), Object.keys(registry).sort());
  for (const [tag, slots] of Object.entries(widgetSlots)) {
    const name = tag.replace('foyer-', '');
    const source = readFileSync(new URL(`../elements/${name}/${name}.ts`, import.meta.url), 'utf8');
    const documented = [...source.matchAll(/@slot (\w+)/g)].map(([, slot]) => slot);
    assert.deepEqual(slots.split(' ').filter(Boolean), documented, tag);
  }
});
