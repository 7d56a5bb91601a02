// A page that the visitor's browser has translated: updates still show, and the consent records what was shown.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import { challenge, problem, replies, startsEndpoint } from './fake-endpoint.ts';
import type { FormPage } from './form-page.ts';
import { findAll, settles, until } from './page.ts';
import { marksPage, translates, type Treatment } from './translator.ts';

const treatments: readonly Treatment[] = ['wrapped', 'moved', 'replaced', 'removed'];

export function describeTranslated(page: FormPage): void {
  describe('on a page translated by the browser', () => {
    for (const treatment of treatments) describeLive(page, treatment);
    describeProof(page);
  });
}

function describeLive(page: FormPage, treatment: Treatment): void {
  it(`shows the new question after a wrong answer (texts ${treatment})`, async () => {
    const said = listensToConsole();
    const another = challenge({ token: 'token-2', question: { a: 4, op: '+', b: 5 } });
    const endpoint = startsEndpoint().answers(problem('captcha-wrong', { challenge: another }), page.stored);
    const visitor = await page.visitsAndFillsIn('captcha="arithmetic"');
    if (!page.suite.asksSum) await visitor.answers('6');
    translates(visitor.widget, treatment);
    await visitor.sends();
    await until(
      'the new question is not shown',
      () => visitor.question.includes('4 + 5'),
      () => visitor.question,
    );
    expect(visitor.question).not.to.contain('3');
    // A removed text returns with the next change, and nothing changes before the answer.
    if (treatment !== 'removed') translates(visitor.widget, treatment);
    await visitor.answers('9');
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages.map(({ captcha }) => captcha?.answer)).to.deep.equal(['6', '9']);
    expect(said.thrown).to.deep.equal([]);
  });

  it(`shows errors, and the thanks after the correction (texts ${treatment})`, async () => {
    const said = listensToConsole();
    startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    const email = findAll(visitor.root, '#email')[0] as HTMLInputElement;
    translates(visitor.widget, treatment);
    email.value = 'lena';
    await visitor.sends();
    await visitor.sees('fehlt das @-Zeichen');
    translates(visitor.widget, treatment);
    email.value = 'lena@';
    email.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await visitor.sees('Hier stimmt noch etwas nicht');
    translates(visitor.widget, treatment);
    email.value = 'lena@example.org';
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(said.thrown).to.deep.equal([]);
  });
}

function describeProof(page: FormPage): void {
  it('keeps its own language', async () => {
    const before = document.documentElement.lang;
    document.documentElement.lang = 'de';
    const visitor = await page.visits('lang=""');
    await visitor.sees(page.suite.button);
    marksPage('en');
    await settles(document);
    await new Promise((resolve) => setTimeout(resolve));
    await settles(document);
    expect(visitor.text).to.contain(page.suite.button);
    document.documentElement.lang = before;
  });

  it('sends the consent as shown, marked as translated', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    translates(findAll(visitor.root, '.consent')[0] as HTMLElement);
    await visitor.sends();
    const { consent } = endpoint.lastMessage;
    expect(consent).to.deep.include({ locale: 'de', translated: true });
    expect(consent?.text).to.contain('«').and.to.contain(page.suite.wording.notice);
  });

  it('sends the wording of slot consent as shown, marked as translated', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', '<p slot="consent">Our own words.</p>');
    translates(visitor.widget);
    await visitor.sends();
    expect(endpoint.lastMessage.consent).to.deep.include({ text: '«Our own words.»', translated: true });
  });

  it('marks the consent as translated if only the page is marked as translated', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    marksPage('en');
    await visitor.sends();
    expect(endpoint.lastMessage.consent).to.deep.include({ locale: 'de', translated: true });
  });

  it('does not mark the consent as translated for an author’s own <font>', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn('', '<p slot="consent"><font color="red">Our own</font> words.</p>');
    await visitor.sends();
    expect(endpoint.lastMessage.consent)
      .to.deep.include({ text: 'Our own words.' })
      .and.not.to.have.property('translated');
  });

  it('keeps the id and consent of the first attempt if the page is translated before the second', async () => {
    const endpoint = startsEndpoint().answers(
      replies.serverError,
      replies.serverError,
      replies.serverError,
      replies.serverError,
      page.stored,
    );
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    translates(visitor.widget);
    findAll(visitor.root, 'form .button')[0]?.click();
    await visitor.waitsForEnd(1);
    const [first] = endpoint.messages;
    expect(endpoint.lastMessage.submissionId).to.equal(first?.submissionId);
    expect(endpoint.lastMessage.consent).to.deep.equal(first?.consent);
  });
}
