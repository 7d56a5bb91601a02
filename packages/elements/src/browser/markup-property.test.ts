// Random markup: nothing throws, only documented attributes are set, no script runs, and the next widget works.
import { aTimeout, expect } from '@open-wc/testing';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { patience, propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { until } from '@foyer/testing/browser/page.ts';
import { registry } from '../registry.ts';
import { discover } from './discover.ts';

const runs = propertyRuns(60);

const names = fc.oneof(
  fc.constantFrom(
    'foyer',
    'slot',
    'heading',
    'href',
    'endpoint',
    'service',
    'onfocus',
    'onclick',
    'style',
    'id',
    'is',
    'lang',
  ),
  fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
);
const values = fc.oneof(
  fc.constantFrom(
    'cta-banner',
    'contact-card',
    'heading',
    'fallback',
    'text',
    'https://evil.example',
    'javascript:hit()',
    'hit()',
  ),
  fc.string({ maxLength: 12 }),
);
const quotes = fc.constantFrom(['"', '"'], ["'", "'"], ['”', '”'], ['„', '“'], ['', '']);
const attribute = fc
  .tuple(fc.constantFrom('data-', 'data-', ''), names, values, quotes)
  .filter(([prefix, name]) => prefix !== '' || !/^(?:on|style|id|is)/.test(name))
  .map(([prefix, name, value, [open, close]]) => `${prefix}${name}=${open}${value.replace(/["'<>]/g, '')}${close}`);
const { markup } = fc.letrec<{ markup: string }>((tie) => ({
  markup: fc
    .tuple(
      fc.constantFrom('div', 'div', 'p', 'span', 'form', 'ul', 'table', 'b'),
      fc.array(attribute, { maxLength: 4 }),
      fc.oneof(
        { depthSize: 'small' },
        fc.string({ maxLength: 8 }).map((text) => text.replace(/[<&]/g, '')),
        tie('markup'),
      ),
      fc.boolean(),
    )
    .map(
      ([tag, attributes, inside, isClosed]) =>
        `<${tag} ${attributes.join(' ')}>${inside}${isClosed ? `</${tag}>` : ''}`,
    ),
}));

/** Parses the markup in chunks, as from the network, into an element that is already in the document. */
async function streams(html: string, cuts: readonly number[]): Promise<HTMLElement> {
  const parsed = document.implementation.createHTMLDocument();
  parsed.write(trusted('<main>'));
  const main = parsed.querySelector('main')!;
  document.body.append(main);
  let from = 0;
  for (const cut of [...cuts].sort((one, other) => one - other)) {
    parsed.write(trusted(html.slice(from, Math.max(from, cut))));
    from = Math.max(from, cut);
    await aTimeout(0);
  }
  parsed.write(trusted(html.slice(from)));
  parsed.close();
  return main;
}

const next = '</div></form></table><div data-foyer="cta-banner" data-heading="Next" id="next"></div>';

describe('Random markup', () => {
  before(async () => {
    await Promise.all(Object.values(registry).map((load) => load()));
    discover(
      Object.keys(registry),
      () => undefined,
      () => import('./markup.ts'),
    );
  });

  it('throws nothing, sets documented attributes only, runs no script, and spares the next widget', async function () {
    this.timeout(patience(30_000));
    const hits = { count: 0 };
    Reflect.set(window, 'hit', () => hits.count++);
    const { warn } = console;
    console.warn = () => undefined;
    await fc.assert(
      fc.asyncProperty(
        fc.array(markup, { maxLength: 5 }),
        fc.array(fc.nat(400), { maxLength: 3 }),
        async (parts, cuts) => {
          const said = listensToConsole();
          const main = await streams(`${parts.join('')}${next}`, cuts);
          await until(
            'the next widget is not created',
            () => document.querySelector('#next > foyer-cta-banner') !== null,
          );
          for (const widget of main.querySelectorAll(Object.keys(registry).join())) {
            const { observedAttributes } = widget.constructor as unknown as { observedAttributes: readonly string[] };
            const foreign = [...widget.attributes]
              .map(({ name }) => name)
              .filter((name) => !observedAttributes.includes(name));
            expect(foreign.filter((name) => name !== 'slot')).to.deep.equal([]);
            expect(widget.getAttribute('endpoint') ?? '').not.to.contain('evil');
          }
          expect(hits.count).to.equal(0);
          expect(said.thrown).to.deep.equal([]);
          main.remove();
          document.getElementById('next')?.remove();
        },
      ),
      runs,
    );
    console.warn = warn;
  });
});
