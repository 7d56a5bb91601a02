// What a visitor can do when a message has not got through.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import { problem, replies, startsEndpoint } from './fake-endpoint.ts';
import type { FormPage, FormWidget } from './form-page.ts';
import { findAll, focused, settles, until } from './page.ts';
import type { Visitor } from './visitor.ts';

export function describeWaysOut(page: FormPage): void {
  describe('after it has failed', () => {
    describeAgain(page);
    describeMail(page);
  });
}

async function fails(page: FormPage, attributes = ''): Promise<Visitor<FormWidget>> {
  startsEndpoint().answers(problem('too-large'));
  const visitor = await page.visitsAndFillsIn(attributes);
  await visitor.sends();
  return visitor;
}

function describeAgain(page: FormPage): void {
  it('can be sent again, and the focus goes from one button to the other', async () => {
    const endpoint = startsEndpoint().answers(problem('too-large'), replies.silence);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    visitor.button('Nochmals senden').focus();
    visitor.clicks('Nochmals senden');
    await until('it is not sent again', () => endpoint.messages.length === 2);
    await settles(visitor.root);
    expect(focused()?.textContent?.trim()).to.equal('Wird gesendet …');
    expect(focused()?.getAttribute('aria-disabled')).to.equal('true');
    visitor.widget.reset();
  });
}

const mailOf = (visitor: Visitor) => new URL(visitor.button('Per E-Mail senden').getAttribute('href') ?? '');

function describeMail(page: FormPage): void {
  it('can be sent by the mail program, with all that was typed, as it stands now', async () => {
    const visitor = await fails(page, 'fallback-email="office@example.org"');
    const mail = mailOf(visitor);
    expect(mail.protocol + mail.pathname).to.equal('mailto:office@example.org');
    expect(mail.searchParams.get('subject')).not.to.equal('');
    for (const value of Object.values(page.suite.fields)) expect(mail.searchParams.get('body')).to.contain(value);
    visitor.fills('E-Mail', 'tom@example.org');
    await settles(visitor.root);
    expect(mailOf(visitor).searchParams.get('body')).to.contain('E-Mail: tom@example.org');
  });

  it('carries what was agreed to, and fields of the page by their labels', async () => {
    startsEndpoint().answers(problem('too-large'));
    const field = '<label slot="fields">Parzelle <input name="plot" value="Muster &amp; Co" /></label>';
    const visitor = await page.visitsAndFillsIn('fallback-email="office@example.org" consent="checkbox"', field);
    visitor.ticks(page.suite.wording.checkbox);
    await visitor.sends();
    const body = mailOf(visitor).searchParams.get('body');
    expect(body).to.contain('Parzelle: Muster & Co').and.to.contain(`Einwilligung: ${page.suite.wording.checkbox}`);
  });

  it('is not offered by mail where the owner gave no address, or one that is none', async () => {
    const said = listensToConsole();
    for (const attribute of ['', 'fallback-email="office"']) {
      const visitor = await fails(page, attribute);
      expect(findAll(visitor.root, 'a[href^=mailto]')).to.have.length(0);
    }
    expect(said.warnings).to.have.length(1);
    expect(said.warnings[0]).to.contain(`<${page.tag}> fallback-email="office"`);
  });
}
