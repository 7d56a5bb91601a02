import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { draftKey, serializeDraft } from './draft.ts';
import { parseDraft } from './draft-text.ts';

const now = 1_800_000_000_000;
const hour = 3_600_000;
const sent = { submissionId: '0f8b1a52-7a1c-4c47-9f43-6b1f3a1c2d3e', fingerprint: 'a-b-c' };
const draft = { values: { email: 'lena@example.org', topics: ['news', 'events'] }, sent };
const kept = serializeDraft(draft, now);
const stored = (parts: object) => JSON.stringify({ ...(JSON.parse(kept) as object), ...parts });

describe('A draft', () => {
  it('has a storage key made of form and endpoint', () => {
    expect(draftKey('contact', 'https://forms.example.org/contact')).to.equal(
      'foyer:1:contact:https://forms.example.org/contact',
    );
  });

  it('is restored as it was saved, with or without an attempted message', () => {
    expect(parseDraft(kept, now)).to.deep.equal(draft);
    const { values } = draft;
    expect(parseDraft(serializeDraft({ values }, now), now)).to.deep.equal({ values });
  });

  it('is restored as it was saved, with any text', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,20}$/);
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (values) => {
        expect(parseDraft(serializeDraft({ values }, now), now)).to.deep.equal({ values });
      }),
      propertyRuns(100),
    );
  });

  it('expires after a day', () => {
    expect(parseDraft(kept, now + 24 * hour)).to.deep.equal(draft);
    expect(parseDraft(kept, now + 24 * hour + 1)).to.equal(undefined);
  });

  it('survives a clock that is set back by up to a day', () => {
    expect(parseDraft(kept, now - 24 * hour)).to.deep.equal(draft);
    expect(parseDraft(kept, now - 25 * hour)).to.equal(undefined);
  });

  for (const [what, text] of [
    ['empty', ''],
    ['invalid JSON', '{"v":1,'],
    ['an array', '[]'],
    ['null', 'null'],
    ['of another version', stored({ v: 2 })],
    ['without a version', stored({ v: undefined })],
    ['without a valid time', stored({ savedAt: 'yesterday' })],
    ['without values', stored({ values: undefined })],
    ['with a list of values', stored({ values: ['x'] })],
    ['larger than any form', stored({ values: { message: 'x'.repeat(10_000_000) } })],
  ] as const) {
    it(`is ignored when it is ${what}`, () => {
      expect(parseDraft(text, now)).to.equal(undefined);
    });
  }

  it('loses entries that no form could have saved, and keeps the others', () => {
    const hostile = `{"v":1,"savedAt":${now},"values":{"__proto__":"x","email":"a@b.de","n":7,"o":{},"l":["x",1],"<b>":"y"}}`;
    expect(parseDraft(hostile, now)).to.deep.equal({ values: { email: 'a@b.de' } });
  });

  it('loses an invalid id, and keeps its values', () => {
    const ids = [7, 'short', 'x'.repeat(65)].map((submissionId) => ({ submissionId }));
    for (const parts of [...ids, { fingerprint: 7 }]) {
      expect(parseDraft(stored(parts), now)).to.deep.equal({ values: draft.values });
    }
  });

  it('has string values only, or is ignored, whatever text is stored', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((values) => stored({ values })),
        ),
        (text) => {
          for (const value of Object.values(parseDraft(text, now)?.values ?? {})) {
            expect([value].flat().every((part) => typeof part === 'string')).to.equal(true);
          }
        },
      ),
      propertyRuns(100),
    );
  });
});
