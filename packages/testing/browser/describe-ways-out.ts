// What a visitor can do after a message has failed.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import { problem, replies, startsEndpoint } from './fake-endpoint.ts';
import type { FormPage, FormWidget } from './form-page.ts';
import { findAll, focused, settles, until } from './page.ts';
import type { Visitor } from './visitor.ts';

export function describeWaysOut(page: FormPage): void {
  describe('a failed message', () => {
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
  it('can be sent again, and the focus moves to the submit button', async () => {
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
  it('can be sent by mail, with the current input', async () => {
    const visitor = await fails(page, 'fallback-email="office@example.org"');
    const mail = mailOf(visitor);
    expect(mail.protocol + mail.pathname).to.equal('mailto:office@example.org');
    expect(mail.searchParams.get('subject')).not.to.equal('');
    for (const value of Object.values(page.suite.fields)) expect(mail.searchParams.get('body')).to.contain(value);
    visitor.fills('E-Mail', 'tom@example.org');
    await settles(visitor.root);
    expect(mailOf(visitor).searchParams.get('body')).to.contain('E-Mail: tom@example.org');
  });

  it('can be sent by mail to an address as it was pasted, and to a domain with other letters than ASCII', async () => {
    const visitor = await fails(page, 'fallback-email="Büro <office@müller.example>"');
    expect(mailOf(visitor).pathname).to.equal('office@xn--mller-kva.example');
  });

  it('contains the consent and slotted fields in its mail', async () => {
    startsEndpoint().answers(problem('too-large'));
    const field = '<label slot="fields">Parzelle <input name="plot" value="Muster &amp; Co" /></label>';
    const visitor = await page.visitsAndFillsIn('fallback-email="office@example.org" consent="checkbox"', field);
    visitor.ticks(page.suite.wording.checkbox);
    await visitor.sends();
    const body = mailOf(visitor).searchParams.get('body');
    expect(body).to.contain('Parzelle: Muster & Co').and.to.contain(`Einwilligung: ${page.suite.wording.checkbox}`);
  });

  it('cannot be sent by mail if fallback-email is missing or invalid', async () => {
    const said = listensToConsole();
    for (const attribute of ['', 'fallback-email="office"']) {
      const visitor = await fails(page, attribute);
      expect(findAll(visitor.root, 'a[href^=mailto]')).to.have.length(0);
    }
    expect(said.warnings).to.have.length(1);
    expect(said.warnings[0]).to.contain(`<${page.tag}> fallback-email="office"`);
  });
}
