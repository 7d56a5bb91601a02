// The language of a widget: its own, an ancestor's, the page's, and live.
import { expect } from '@open-wc/testing';
import { findAll, opens, opensPage, settles, textOf, until, type Widget } from './page.ts';

/** Words that the widget of the suite's markup shows by itself. */
export interface Words {
  readonly en: string;
  readonly de: string;
  /** Where the widget addresses anybody: the same in Sie and in du. */
  readonly formal?: string;
  readonly informal?: string;
}

export function describeLanguage(tag: string, markup: string, { en, de, formal, informal }: Words): void {
  it('speaks English where the page says nothing', async () => {
    const before = document.documentElement.lang;
    document.documentElement.lang = '';
    expect(wordsIn(await opens(markup))).to.contain(en);
    document.documentElement.lang = before;
  });

  it('speaks the language of the page, of what is around it and its own, and changes with each', async () => {
    const page = await opensPage(`<section>${markup}</section>`, { lang: 'de-AT' });
    const section = page.querySelector('section') as HTMLElement;
    const widget = page.querySelector(tag) as Widget;
    await speaks(widget, de);
    section.lang = 'en';
    await speaks(widget, en);
    widget.lang = 'de';
    await speaks(widget, de);
    widget.removeAttribute('lang');
    await speaks(widget, en);
    section.removeAttribute('lang');
    await speaks(widget, de);
  });

  it('follows the document when its language changes', async () => {
    const before = document.documentElement.lang;
    const widget = await opens(markup);
    document.documentElement.lang = 'de';
    await speaks(widget, de);
    document.documentElement.lang = before;
    await speaks(widget, before.startsWith('de') ? de : en);
  });

  for (const lang of ['de_DE', 'de_CH', 'de_AT@euro', 'de_DE.UTF-8']) {
    it(`takes the name of a language as servers have it: ${lang}`, async () => {
      const widget = await opens(markup, { lang });
      await speaks(widget, de);
      expect((widget as unknown as { language: string }).language).to.equal(lang.slice(0, 5).replace('_', '-'));
    });
  }

  it('speaks English where it does not know the language', async () => {
    expect(wordsIn(await opens(markup, { lang: 'tlh' }))).to.contain(en);
  });

  if (!formal || !informal) return;
  it('says Sie or du as the page wishes, live', async () => {
    const widget = await opens(markup, { lang: 'de' });
    await speaks(widget, formal);
    widget.setAttribute('formality', 'informal');
    await speaks(widget, informal);
    widget.removeAttribute('formality');
    await speaks(widget, formal);
  });
}

async function speaks(widget: Widget, words: string): Promise<void> {
  await settles(widget.ownerDocument);
  await until(
    `"${words}" is not there`,
    () => wordsIn(widget).includes(words),
    () => wordsIn(widget),
  );
}

function wordsIn(widget: Widget): string {
  const root = widget.shadowRoot;
  const labels = root ? findAll(root, '[aria-label]').map((element) => element.getAttribute('aria-label')) : [];
  return [textOf(widget), ...labels].join(' ');
}
