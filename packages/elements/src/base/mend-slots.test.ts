import { expect, nextFrame } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opens, opensPage, settles, textOf, until } from '@foyer/testing/browser/page.ts';
import '../all.ts';

const noteOf = (widget: Element) =>
  textOf(widget.shadowRoot!.querySelector('.owner-note') ?? document.createElement('p'));

async function framesPass(): Promise<void> {
  for (let frame = 0; frame < 20; frame++) await nextFrame();
}

describe('A child in a slot of a widget', () => {
  before(() => import('./owner-note.ts'));

  for (const written of ['Heading', 'HEADING', ' heading ', '”heading”', '“Heading“']) {
    it(`is shown in spite of the spelling slot="${written}"`, async () => {
      const said = listensToConsole();
      const widget = await opens(
        `<foyer-cta-banner label="Go" href="/"><h2 slot="${written}">Title</h2></foyer-cta-banner>`,
      );
      const child = widget.querySelector('h2')!;
      await until('the heading is not shown', () => child.assignedSlot?.name === 'heading');
      expect([...said.warnings, ...said.errors, ...said.thrown]).to.deep.equal([]);
    });
  }

  for (const [tag, written, allowed] of [
    ['foyer-cta-banner', 'headding', 'heading, text, action, fallback'],
    ['foyer-newsletter-signup', 'photo', 'heading, text, fields, topics, consent, success, footer, fallback'],
    ['foyer-blog-teaser', 'takeaway', 'heading, takeaways, fallback'],
    ['foyer-contact-card', '__proto__', 'heading, text, photo, fields, consent, success, footer, fallback'],
  ] as const) {
    it(`is reported, once, with the slots of the widget: <${tag}> slot="${written}"`, async () => {
      const said = listensToConsole();
      const widget = await opens(`<${tag}><p slot="${written}">A</p><p slot="${written}">B</p></${tag}>`);
      const line = `Allowed: ${allowed}.`;
      await until('nothing is logged', () => said.warnings.length > 0);
      await until('there is no note', () => noteOf(widget).includes(line));
      widget.append('Text');
      await settles(widget);
      expect(said.warnings).to.deep.equal([`<${tag}> slot="${written}": ${line}`]);
      expect([...said.errors, ...said.thrown]).to.deep.equal([]);
    });
  }

  it('is reported and shown, too, when it is added or changed later', async () => {
    const said = listensToConsole();
    const widget = await opens('<foyer-cta-banner label="Go" href="/"><p slot="text">Words</p></foyer-cta-banner>');
    const late = document.createElement('h2');
    late.slot = 'Heading';
    widget.append(late, 'x');
    late.textContent = 'Title';
    await until('the heading is not shown', () => late.assignedSlot?.name === 'heading');
    widget.querySelector('p')!.slot = 'txt';
    await until('nothing is logged', () => said.warnings.length > 0);
    expect(said.warnings[0]).to.contain('slot="txt"');
  });

  it('is reported to no one when it only waits for its turn', async () => {
    const said = listensToConsole();
    const page = await opensPage(`<foyer-contact-card fields="none"><p slot="success">A</p><p slot="fallback">B</p>
      <p slot="fields"><input name="a"></p><p slot="heading"></p><p slot="">C</p><p slot="empty-wrapper"></p></foyer-contact-card>
      <foyer-blog-teaser><ul slot="takeaways"><li>A</li></ul><p slot="fallback">B</p></foyer-blog-teaser>
      <foyer-newsletter-signup><form slot="topics"><input name="slot"><input name="assignedSlot"></form></foyer-newsletter-signup>
      <foyer-math-captcha></foyer-math-captcha>`);
    await settles(page);
    await framesPass();
    expect([...said.warnings, ...said.errors, ...said.thrown]).to.deep.equal([]);
  });
});
