import { expect } from '@open-wc/testing';
import { registry } from '../registry.ts';
import { setUpQuietly } from './quiet-lit.ts';

/** Codes and texts of the warnings that Lit's build for development has issued. */
const issued = (globalThis as unknown as { litIssuedWarnings: Set<string> }).litIssuedWarnings;

describe('Lit for development', () => {
  it('says nothing about the overrides of our base class', async () => {
    await Promise.all(Object.values(registry).map((load) => load()));
    expect([...issued].filter((text) => text.includes('no-override'))).to.deep.equal([]);
  });

  it('still warns about those of other classes', () => {
    const seen: string[] = [];
    const other = {
      get observedAttributes() {
        seen.push(...known);
        return [];
      },
    };
    const known = new Set(['no-override-create-property']);
    setUpQuietly(other, known);
    expect(seen).to.have.members(['no-override-create-property', 'no-override-get-property-descriptor']);
    expect([...known]).to.deep.equal(['no-override-create-property']);
  });
});
