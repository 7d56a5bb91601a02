// The language of a widget: its own, an ancestor's, or the page's, also when it changes.
import { expect } from '@open-wc/testing';
import { findAll, opens, opensPage, settles, textOf, until, type Widget } from './page.ts';

/** Texts of the widget in the suite's markup, other than those of the page. */
export interface Words {
  readonly en: string;
  readonly de: string;
  /** If the widget addresses the visitor: the same text in Sie and in du. */
  readonly formal?: string;
  readonly informal?: string;
}

export function describeLanguage(tag: string, markup: string, { en, de, formal, informal }: Words): void {
  it('is English if the page has no language', async () => {
    const before = document.documentElement.lang;
    document.documentElement.lang = '';
    expect(wordsIn(await opens(markup))).to.contain(en);
    document.documentElement.lang = before;
  });

  it('follows the language of the page, an ancestor and its own lang, also when they change', async () => {
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

  it('follows a change of the document’s language', async () => {
    const before = document.documentElement.lang;
    const widget = await opens(markup);
    document.documentElement.lang = 'de';
    await speaks(widget, de);
    document.documentElement.lang = before;
    await speaks(widget, before.startsWith('de') ? de : en);
  });

  for (const lang of ['de_DE', 'de_CH', 'de_AT@euro', 'de_DE.UTF-8']) {
    it(`accepts a POSIX locale as a language: ${lang}`, async () => {
      const widget = await opens(markup, { lang });
      await speaks(widget, de);
      expect((widget as unknown as { language: string }).language).to.equal(lang.slice(0, 5).replace('_', '-'));
    });
  }

  for (const lang of ['DE', 'deu', ' de ', 'de, en', 'de;q=0.9', 'de-', '“de”', 'de-DE-u-co-phonebk', 'de_DE_formal']) {
    it(`understands a language that is written as "${lang}"`, async () => {
      await speaks(await opens(`<section lang="${lang}">${markup}</section>`, { lang: 'fr' }), de);
    });
  }

  for (const lang of ['German', 'deutsch', 'x-default', '-', '{{lang}}', 'null']) {
    it(`uses the language of the page where an ancestor's is no tag: "${lang}"`, async () => {
      await speaks(await opens(`<section lang="${lang}">${markup}</section>`, { lang: 'de' }), de);
    });
  }

  it('falls back to English for an unknown language', async () => {
    expect(wordsIn(await opens(markup, { lang: 'tlh' }))).to.contain(en);
  });

  if (!formal || !informal) return;
  it('switches between formal and informal German with formality', async () => {
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
