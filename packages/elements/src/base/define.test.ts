import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { registry } from '../registry.ts';
import { define } from './define.ts';

describe('define()', () => {
  for (const [tag, load] of Object.entries(registry)) {
    it(`keeps the first definition of <${tag}> and warns about a different second one`, async () => {
      await load();
      const first = customElements.get(tag)!;
      const said = listensToConsole();
      define(tag, first);
      expect(said.warnings).to.deep.equal([]);
      define(tag, class extends HTMLElement {});
      expect(said.warnings).to.have.length(1);
      expect(said.warnings[0]).to.contain(`<${tag}> is already defined`);
      expect(customElements.get(tag)).to.equal(first);
    });
  }
});
