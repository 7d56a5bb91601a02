// What every attribute of a widget promises: a property, set at any time, forgiving, with one word to the site's owner.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import { opens, settles, until, type Widget } from './page.ts';

export interface AttributeRow {
  /** An allowed value, other than the default. */
  readonly good: string;
  /** What the property then is; the text itself where absent. */
  readonly value?: unknown;
  /** A value that is not allowed; absent where any text is. */
  readonly bad?: string;
  /** Words of the warning about it. */
  readonly allowed?: string;
  /** The property's name, where it is not the attribute's in camelCase. */
  readonly property?: string;
}

type Table = Readonly<Record<string, AttributeRow>>;

export function describeAttributes(tag: string, table: Table): void {
  it('has no attribute that this table does not know', () => {
    const { observedAttributes } = customElements.get(tag) as unknown as { observedAttributes: readonly string[] };
    expect([...observedAttributes].sort()).to.deep.equal(Object.keys(table).sort());
  });

  for (const [attribute, row] of Object.entries(table)) describeAttribute(tag, attribute, row);

  it('drops the quotes that an editor put round a value, and says so once', async () => {
    const said = listensToConsole();
    const widget = await opens(`<${tag} heading="„Sprechen Sie mit uns“" formality="”informal”"></${tag}>`);
    expect(propertyOf(widget, 'heading')).to.equal('Sprechen Sie mit uns');
    expect(propertyOf(widget, 'formality')).to.equal('informal');
    await until('the owner is not told', () => said.warnings.length === 2);
    expect(said.warnings[0])
      .to.match(/quotes/)
      .and.to.contain(`<${tag}> heading=`);
  });
}

function describeAttribute(tag: string, attribute: string, row: AttributeRow): void {
  const property = row.property ?? camelCase(attribute);
  const expected = 'value' in row ? row.value : row.good;

  it(`takes ${attribute} before and after it wakes up, as attribute and as property`, async () => {
    const sleeping = await wakesUp(tag, (widget) => widget.setAttribute(attribute, row.good));
    expect(propertyOf(sleeping, property), 'attribute before').to.deep.equal(expected);

    const preset = await wakesUp(tag, (widget) => Object.assign(widget, { [property]: expected }));
    expect(propertyOf(preset, property), 'property before').to.deep.equal(expected);

    const awake = await opens(`<${tag}></${tag}>`);
    const fallback = propertyOf(awake, property);
    expect(fallback, 'default').not.to.deep.equal(expected);
    awake.setAttribute(attribute, row.good);
    expect(propertyOf(awake, property), 'attribute after').to.deep.equal(expected);
    awake.removeAttribute(attribute);
    expect(propertyOf(awake, property), 'attribute removed').to.deep.equal(fallback);
    Object.assign(awake, { [property]: expected });
    expect(propertyOf(awake, property), 'property after').to.deep.equal(expected);
    await settles(awake.ownerDocument);
  });

  if (row.value === true) describeBoolean(tag, attribute, property);
  const { bad, allowed } = row;
  if (bad !== undefined) describeBadValue(tag, attribute, { property, bad, allowed: allowed ?? '' });
}

interface BadValue {
  readonly property: string;
  readonly bad: string;
  readonly allowed: string;
}

function describeBadValue(tag: string, attribute: string, { property, bad, allowed }: BadValue): void {
  it(`falls back where ${attribute} is "${bad}", and tells the owner once what is allowed`, async () => {
    const fallback = propertyOf(await opens(`<${tag}></${tag}>`), property);
    const said = listensToConsole();
    const widget = await opens(`<${tag} ${attribute}="${bad}"></${tag}>`);
    expect(propertyOf(widget, property)).to.deep.equal(fallback);
    widget.removeAttribute(attribute);
    widget.setAttribute(attribute, bad);
    const told = () => said.warnings.filter((words) => words.startsWith(`<${tag}> ${attribute}="${bad}"`));
    await until('the owner is not told', () => told().length > 0);
    await settles(widget.ownerDocument);
    expect(told()).to.have.length(1);
    expect(told()[0]).to.contain(allowed);
  });
}

function describeBoolean(tag: string, attribute: string, property: string): void {
  it(`reads ${attribute} as people write it`, async () => {
    for (const [written, expected] of booleans(attribute)) {
      const said = listensToConsole();
      const widget = await opens(`<${tag} ${attribute}="${written}"></${tag}>`);
      expect(propertyOf(widget, property), `${attribute}="${written}"`).to.equal(expected);
      await until(`nothing is said of ${attribute}="${written}"`, () => said.warnings.length === (expected ? 0 : 1));
    }
  });
}

function booleans(attribute: string): readonly (readonly [written: string, expected: boolean])[] {
  const yes = ['', 'true', attribute, 'TRUE'];
  const no = ['false', '0', 'no', 'off', 'maybe'];
  return [...yes.map((written) => [written, true] as const), ...no.map((written) => [written, false] as const)];
}

/** An element that is told something before its class knows it. */
async function wakesUp(tag: string, tell: (widget: HTMLElement) => void): Promise<Widget> {
  const page = (await opens(`<${tag}></${tag}>`)).parentElement as HTMLElement;
  const sleeping = document.implementation.createHTMLDocument().createElement(tag);
  tell(sleeping);
  page.replaceChildren(sleeping);
  await settles(page);
  return sleeping as unknown as Widget;
}

function propertyOf(widget: Widget, property: string): unknown {
  return (widget as unknown as Record<string, unknown>)[property];
}

function camelCase(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
