// The contract of every attribute: a property that may be set at any time, with one warning about a bad value.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import { opens, settles, until, type Widget } from './page.ts';

export interface AttributeRow {
  /** An allowed value, other than the default. */
  readonly good: string;
  /** The value of the property then. Default: `good` itself. */
  readonly value?: unknown;
  /** A value that is not allowed. Absent if any text is allowed. */
  readonly bad?: string;
  /** A part of the warning about it. */
  readonly allowed?: string;
  /** The name of the property. Default: the attribute's in camelCase. */
  readonly property?: string;
}

type Table = Readonly<Record<string, AttributeRow>>;

export function describeAttributes(tag: string, table: Table): void {
  it('observes exactly the attributes of this table', () => {
    const { observedAttributes } = customElements.get(tag) as unknown as { observedAttributes: readonly string[] };
    expect([...observedAttributes].sort()).to.deep.equal(Object.keys(table).sort());
  });

  for (const [attribute, row] of Object.entries(table)) describeAttribute(tag, attribute, row);

  it('takes an empty text that a framework assigns for no value as absent, without a warning', async () => {
    const widget = await opens(`<${tag}></${tag}>`);
    const said = listensToConsole();
    for (const [attribute, row] of Object.entries(table)) {
      const property = row.property ?? camelCase(attribute);
      if (row.bad === undefined) continue;
      const fallback = propertyOf(widget, property);
      Object.assign(widget, { [property]: row.value ?? row.good });
      Object.assign(widget, { [property]: '' });
      expect(propertyOf(widget, property), property).to.deep.equal(row.value === true ? true : fallback);
    }
    Object.assign(widget, { variant: 'poster' });
    await until('the owner is not warned', () => said.warnings.some((words) => words.includes('"poster"')));
    expect(said.warnings).to.have.length(1);
  });

  it('strips quotes that an editor put around a value, and warns once per attribute', async () => {
    const said = listensToConsole();
    const widget = await opens(`<${tag} heading="„Sprechen Sie mit uns“" formality="”informal”"></${tag}>`);
    expect(propertyOf(widget, 'heading')).to.equal('Sprechen Sie mit uns');
    expect(propertyOf(widget, 'formality')).to.equal('informal');
    await until('the owner is not warned', () => said.warnings.length === 2);
    expect(said.warnings[0])
      .to.match(/quotes/)
      .and.to.contain(`<${tag}> heading=`);
  });
}

function describeAttribute(tag: string, attribute: string, row: AttributeRow): void {
  const property = row.property ?? camelCase(attribute);
  const expected = 'value' in row ? row.value : row.good;

  it(`accepts ${attribute} before and after the upgrade, as attribute and as property`, async () => {
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
  it(`falls back to the default if ${attribute} is "${bad}", and warns once with what is allowed`, async () => {
    const fallback = propertyOf(await opens(`<${tag}></${tag}>`), property);
    const said = listensToConsole();
    const widget = await opens(`<${tag} ${attribute}="${bad}"></${tag}>`);
    expect(propertyOf(widget, property)).to.deep.equal(fallback);
    widget.removeAttribute(attribute);
    widget.setAttribute(attribute, bad);
    const told = () => said.warnings.filter((words) => words.startsWith(`<${tag}> ${attribute}="${bad}"`));
    await until('the owner is not warned', () => told().length > 0);
    await settles(widget.ownerDocument);
    expect(told()).to.have.length(1);
    expect(told()[0]).to.contain(allowed);
  });
}

function describeBoolean(tag: string, attribute: string, property: string): void {
  it(`reads the boolean ${attribute} in common spellings, and warns about others`, async () => {
    for (const [written, expected] of booleans(attribute)) {
      const said = listensToConsole();
      const widget = await opens(`<${tag} ${attribute}="${written}"></${tag}>`);
      expect(propertyOf(widget, property), `${attribute}="${written}"`).to.equal(expected);
      await until(
        `the warnings about ${attribute}="${written}" are wrong`,
        () => said.warnings.length === (expected ? 0 : 1),
      );
    }
  });
}

function booleans(attribute: string): readonly (readonly [written: string, expected: boolean])[] {
  const yes = ['', 'true', attribute, 'TRUE'];
  const no = ['false', '0', 'no', 'off', 'maybe'];
  return [...yes.map((written) => [written, true] as const), ...no.map((written) => [written, false] as const)];
}

/** An element that is changed before it is upgraded. */
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
