// What a designer sets, and what is seen of it.
import { expect } from '@open-wc/testing';
import { startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { settles, until } from '@foyer/testing/browser/page.ts';
import { visits, type Visitor } from '@foyer/testing/browser/visitor.ts';
import '../elements/contact-card/define.ts';
import '../elements/newsletter-signup/define.ts';

const markup = `<foyer-contact-card lang="en" heading="Write to us" name="Lena Moser" job-title="Advisor" phone="+49 30 1"
  endpoint="https://forms.example.org/contact" captcha="none"></foyer-contact-card>`;

async function visitsThemed(theme: Readonly<Record<string, string>>): Promise<Visitor<FormWidget>> {
  const visitor = await visits<FormWidget>(markup);
  for (const [name, value] of Object.entries(theme)) visitor.widget.style.setProperty(name, value);
  return visitor;
}

function shown(visitor: Visitor<FormWidget>, part: string, property: string): string {
  const element = visitor.root.querySelector(`[part~="${part}"]`);
  return element ? getComputedStyle(element).getPropertyValue(property) : `no part ${part}`;
}

/** Luminance as in WCAG, of a color as the browser paints it. */
function luminance(color: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const effects = [
  ['--foyer-field-surface', 'rgb(1, 2, 3)', 'input', 'background-color', 'rgb(1, 2, 3)'],
  ['--foyer-field-border', 'rgb(1, 2, 3)', 'input', 'border-top-color', 'rgb(1, 2, 3)'],
  ['--foyer-field-border-width', '0 0 3px', 'input', 'border-width', '0px 0px 3px'],
  ['--foyer-card-border', 'rgb(1, 2, 3)', 'base', 'border-top-color', 'rgb(1, 2, 3)'],
  ['--foyer-button-radius', '21px', 'button', 'border-top-left-radius', '21px'],
  ['--foyer-corner', '0', 'base', 'border-top-right-radius', '0px'],
  ['--foyer-heading-weight', '800', 'heading', 'font-weight', '800'],
  ['--foyer-heading-weight', '800', 'name', 'font-weight', '800'],
  ['--foyer-label-weight', '300', 'label', 'font-weight', '300'],
  ['--foyer-button-weight', '400', 'button', 'font-weight', '400'],
  ['--foyer-space', '2em', 'input', 'padding-left', '24px'],
  ['--foyer-space', '2em', 'button', 'padding-left', '40px'],
] as const;

describe('A designer', () => {
  for (const [property, value, part, computed, expected] of effects) {
    it(`sets ${property} and sees it on ${part}`, async () => {
      const plain = await visitsThemed({});
      const themed = await visitsThemed({ [property]: value });
      expect(shown(plain, part, computed)).not.to.equal(expected);
      // Border colors change gradually.
      await until(`the ${part} is unchanged`, () => shown(themed, part, computed) === expected);
    });
  }

  it('sees a translucent surface once: fields on it have none of their own', async () => {
    const visitor = await visitsThemed({ '--foyer-surface': 'rgb(255 255 255 / 0.5)' });
    expect(shown(visitor, 'base', 'background-color')).to.equal('rgba(255, 255, 255, 0.5)');
    expect(shown(visitor, 'input', 'background-color')).to.equal('rgba(0, 0, 0, 0)');
  });

  it('fills the fields of a plain widget with the surface', async () => {
    const visitor = await visitsThemed({ '--foyer-surface': 'rgb(255, 255, 255)' });
    visitor.widget.setAttribute('variant', 'plain');
    await settles(visitor.root);
    expect(shown(visitor, 'input', 'background-color')).to.equal('rgb(255, 255, 255)');
  });

  for (const [surface, text] of [
    ['#1e1b2e', '#f1edff'],
    ['#0b5c66', '#fff'],
    ['#fdf6e3', '#2b2118'],
    ['#e8a33d', '#000'],
    ['#fff', '#4b5563'],
  ] as const) {
    it(`sets surface ${surface} and text ${text} alone, and errors are readable`, async () => {
      const visitor = await visitsThemed({ '--foyer-surface': surface, '--foyer-text': text });
      await visitor.sends();
      expect(contrast(shown(visitor, 'error', 'color'), surface)).to.be.at.least(4.5);
    });
  }

  it('reaches a field with an error by the part invalid, until it is mended', async () => {
    startsEndpoint();
    const visitor = await visitsThemed({});
    expect(visitor.root.querySelector('[part~=invalid]')).to.equal(null);
    await visitor.sends();
    const wrong = () => [...visitor.root.querySelectorAll('[part~=invalid]')].map((element) => element.id);
    expect(wrong()).to.deep.equal(['', 'email', '', 'message']);
    visitor.fills('Email', 'lena@example.org');
    await until('the field is still invalid', () => wrong().join() === ',message');
  });

  it('keeps the tint of the panel at the edge of a box that gets a padding', async () => {
    const visitor = await visitsThemed({});
    visitor.widget.style.inlineSize = '900px';
    const base = visitor.root.querySelector<HTMLElement>('.base')!;
    base.style.padding = '40px';
    const tint = getComputedStyle(base, '::before');
    expect(parseFloat(tint.left)).to.equal(0);
    expect(parseFloat(tint.height)).to.be.closeTo(base.clientHeight, 1);
    expect(parseFloat(tint.width)).to.be.greaterThan(200);
  });

  it('finds the parts of the person', async () => {
    const visitor = await visitsThemed({});
    for (const part of ['initials', 'name', 'job-title', 'icon'])
      expect(shown(visitor, part, 'display')).to.match(/^\w+$/);
  });
});
