// What a visitor can do when the confirmation mail does not arrive, and what the widget says about it.
import { isAccessible } from '@foyer/testing/browser/axe.ts';
import {
  busy,
  type FakeEndpoint,
  problem,
  receipt,
  type Reply,
  replies,
  startsEndpoint,
} from '@foyer/testing/browser/fake-endpoint.ts';
import { focused, settles, until } from '@foyer/testing/browser/page.ts';
import { nameOf, type Visitor, visits } from '@foyer/testing/browser/visitor.ts';
import { expect } from '@open-wc/testing';
import '../define.ts';
import type { FoyerNewsletterSignup } from '../newsletter-signup.ts';

interface PendingSignup {
  readonly endpoint: FakeEndpoint;
  readonly visitor: Visitor<FoyerNewsletterSignup>;
}

const endpointUrl = 'https://forms.example.org/newsletter';
const sent = 'Wir haben eine Mail an lena@exmaple.org geschickt.';
const onItsWay = 'Wenn die Adresse stimmt, ist eine Mail unterwegs.';

const realNow = Date.now;
afterEach(() => {
  Date.now = realNow;
});

/** Sets the clock of the page ahead. */
async function advanceClock({ visitor }: PendingSignup, minutes: number): Promise<void> {
  const { now } = Date;
  Date.now = () => now() + minutes * 60_000;
  visitor.widget.requestUpdate();
  await settles(document);
}

/** Signs up with a mistyped address; the endpoint gives `answer` to all later requests. */
async function signsUp(answer: Reply = receipt('pending'), attributes = ''): Promise<PendingSignup> {
  const endpoint = startsEndpoint().answers(receipt('pending'), answer);
  const visitor = await visits<FoyerNewsletterSignup>(
    `<foyer-newsletter-signup lang="de" endpoint="${endpointUrl}" ${attributes}></foyer-newsletter-signup>`,
  );
  visitor.fills('E-Mail', 'lena@exmaple.org');
  await visitor.sends();
  return { endpoint, visitor };
}

async function corrects({ visitor }: PendingSignup, address: string): Promise<void> {
  await visitor.sees('Adresse ändern');
  visitor.button('Adresse ändern').focus();
  visitor.clicks('Adresse ändern');
  await visitor.sees('Mail senden');
  await until('the focus is elsewhere', () => focused()?.id === 'correction');
  visitor.fills('E-Mail', address);
  visitor.button('Mail senden').focus();
  visitor.clicks('Mail senden');
}

describe('A signup that awaits confirmation', () => {
  it('shows when the next mail can be sent, and requests none before', async () => {
    const { endpoint, visitor } = await signsUp();
    await visitor.sees('Mail noch einmal senden');
    expect(visitor.text).to.match(/Die nächste Mail können wir in (10:00|9:5\d) schicken\./);
    const button = visitor.button('Mail noch einmal senden');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    const reason = visitor.root.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).to.contain('Die nächste Mail können wir in');
    button.click();
    await visitor.hearsWords('Die nächste Mail können wir in');
    expect(endpoint.messages).to.have.length(1);
    expect(visitor.text).to.contain(sent);
  });

  it('requests the mail again without claiming that it was sent', async () => {
    const pending = await signsUp();
    const { endpoint, visitor } = pending;
    await visitor.sees('Mail noch einmal senden');
    await advanceClock(pending, 10);
    expect(visitor.text).not.to.contain('Die nächste Mail');
    visitor.button('Mail noch einmal senden').focus();
    visitor.clicks('Mail noch einmal senden');
    await visitor.sees(onItsWay);
    expect(visitor.hears).to.equal(onItsWay);
    expect(visitor.text).not.to.contain(sent);
    expect(nameOf(focused() as Element)).to.equal('Mail noch einmal senden');
    expect(endpoint.urls[1]?.href).to.equal(`${endpointUrl}/resend`);
    expect(endpoint.lastMessage).to.deep.equal({ v: 1, submissionId: endpoint.messages[0]?.submissionId });
    expect(visitor.state).to.equal('pending');
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
  });

  it('takes the address out of what was pasted as a correction', async () => {
    const pending = await signsUp();
    await corrects(pending, 'Lena <lena@müller.example>');
    await pending.visitor.sees(onItsWay);
    expect(pending.endpoint.lastMessage).to.deep.include({ email: 'lena@xn--mller-kva.example' });
    await pending.visitor.sees('lena@müller.example');
  });

  it('translates what it has already said when the language changes', async () => {
    const pending = await signsUp();
    const { visitor } = pending;
    await corrects(pending, 'lena@example.org');
    await visitor.sees(onItsWay);
    visitor.widget.lang = 'en';
    await visitor.sees('If the address is right, a mail is on its way.');
    expect(visitor.root.querySelector('.resend')?.textContent).not.to.contain('Mail unterwegs');
  });

  it('offers no fourth mail to the same address', async () => {
    const pending = await signsUp();
    const { endpoint, visitor } = pending;
    for (const mails of [2, 3]) {
      await visitor.sees('Mail noch einmal senden');
      await advanceClock(pending, 10);
      visitor.button('Mail noch einmal senden').focus();
      visitor.clicks('Mail noch einmal senden');
      await visitor.sees(onItsWay);
      expect(endpoint.messages).to.have.length(mails);
    }
    await until('the focus is lost', () => focused()?.textContent === 'Bitte sehen Sie in Ihr Postfach.');
    await advanceClock(pending, 10);
    expect(visitor.text).not.to.contain('Mail noch einmal senden').and.not.to.contain('Die nächste Mail');
    expect(visitor.text).to.contain('Adresse ändern');
  });

  it('shows the address that was used, and resends the mail to a corrected one', async () => {
    const pending = await signsUp();
    const { endpoint, visitor } = pending;
    await visitor.sees('Adresse ändern');
    visitor.clicks('Adresse ändern');
    await visitor.sees('Mail senden');
    expect(visitor.valueOf('E-Mail')).to.equal('lena@exmaple.org');
    visitor.clicks('Abbrechen');
    await until('the focus is elsewhere', () => nameOf(focused() as Element) === 'Adresse ändern');

    await corrects(pending, ' lena@example.org ');
    await visitor.sees(onItsWay);
    expect(visitor.hears).to.equal(onItsWay);
    const { submissionId } = endpoint.messages[0] ?? {};
    expect(endpoint.lastMessage).to.deep.equal({ v: 1, submissionId, email: 'lena@example.org' });
    expect(visitor.text).to.contain('Mit einem Klick in der Mail an lena@example.org bestätigen Sie Ihre Anmeldung');
    expect(visitor.text).not.to.contain('exmaple').and.not.to.contain('Mail senden');
    await until('the focus is elsewhere', () => focused()?.textContent === 'Bitte sehen Sie in Ihr Postfach.');
    expect(visitor.widget.value).to.deep.equal({ email: '', name: '' });
  });

  it('does not promise a mail to an address that has just received one', async () => {
    const pending = await signsUp();
    const { visitor } = pending;
    await corrects(pending, 'lena@example.org');
    await visitor.sees(onItsWay);
    await corrects(pending, 'lena@exmaple.org');
    await visitor.sees('Mit einem Klick in der Mail an lena@exmaple.org');
    expect(visitor.text).not.to.contain('unterwegs');
    await visitor.hearsWords('Die nächste Mail können wir in');
  });

  it('rejects an invalid address without a request', async () => {
    const pending = await signsUp();
    const { endpoint, visitor } = pending;
    await corrects(pending, 'lena.example.org');
    await visitor.sees('In dieser Adresse fehlt das @-Zeichen.');
    expect(visitor.errorAt('E-Mail')).to.contain('In dieser Adresse fehlt das @-Zeichen.');
    expect(visitor.field('E-Mail').getAttribute('aria-invalid')).to.equal('true');
    expect(visitor.at).to.equal('E-Mail');
    expect(endpoint.messages).to.have.length(1);
  });

  it('shows at the field that the endpoint rejects the address', async () => {
    const errors = [{ pointer: '/email', code: 'invalid' }] as const;
    const pending = await signsUp(problem('invalid-fields', { errors }));
    await corrects(pending, 'lena@example.org');
    await pending.visitor.sees('Hier stimmt noch etwas nicht.');
    await until('the focus is elsewhere', () => pending.visitor.at === 'E-Mail');
    expect(pending.visitor.valueOf('E-Mail')).to.equal('lena@example.org');
  });

  it('offers an empty form instead of a fourth correction', async () => {
    const pending = await signsUp();
    const { visitor } = pending;
    for (const address of ['a@example.org', 'b@example.org', 'c@example.org']) {
      await corrects(pending, address);
      await visitor.sees(`Mit einem Klick in der Mail an ${address}`);
      expect(visitor.text).to.contain(onItsWay);
    }
    expect(visitor.text).not.to.contain('Adresse ändern');
    visitor.clicks('Noch eine Anmeldung');
    await visitor.sees('Newsletter anfordern');
    expect(visitor.state).to.equal('idle');
    expect(visitor.valueOf('E-Mail')).to.equal('');
  });
});

describe('A failed request for another mail', () => {
  const nothing = 'Es ist keine weitere Mail unterwegs.';
  const failures: Readonly<Record<string, readonly [Reply, ...string[]]>> = {
    'without a connection': [replies.noConnection, 'Die Verbindung', nothing],
    'with a server error': [replies.serverError, 'Wir können gerade keine Mail schicken.', nothing],
    'with an endpoint of an older version': [problem('unknown-form'), 'Das Formular ist nicht richtig', nothing],
    'with a web page as the response': [replies.htmlPage, 'Wir sind nicht sicher, ob das ankam.'],
    'with the receipt of another message': [replies.foreignReceipt, 'Wir sind nicht sicher, ob das ankam.'],
  };

  for (const [how, [reply, ...words]] of Object.entries(failures)) {
    it(`is shown and announced: ${how}`, async () => {
      const pending = await signsUp(reply);
      const { visitor } = pending;
      await corrects(pending, 'lena@example.org');
      for (const sentence of words) await visitor.sees(sentence);
      for (const sentence of words) expect(visitor.hears).to.contain(sentence);
      expect(visitor.text).not.to.contain('ist eine Mail unterwegs');
      expect(nameOf(focused() as Element)).to.equal('Mail senden');
      expect(visitor.valueOf('E-Mail')).to.equal('lena@example.org');
      expect(visitor.state).to.equal('pending');
      expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
    });
  }

  it('cannot be repeated for as long as the endpoint asks', async () => {
    const pending = await signsUp(busy(42, 'rate-limited'));
    const { endpoint, visitor } = pending;
    await corrects(pending, 'lena@example.org');
    await visitor.sees('Das war in kurzer Zeit zu oft.');
    expect(visitor.text).to.match(/Die nächste Mail können wir in 0:[34]\d schicken\./);
    const button = visitor.button('Mail senden');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    expect(endpoint.messages).to.have.length(2);
    endpoint.answers(receipt('pending'));
    await advanceClock(pending, 1);
    button.click();
    await visitor.sees(onItsWay);
  });
});

describe('A signup whose mail cannot be resent', () => {
  it('offers no correction when it went to another service', async () => {
    const { visitor } = await signsUp(receipt('pending'), 'service="json"');
    await settles(document);
    expect(visitor.state).to.equal('sent');
    expect(visitor.text).not.to.contain('Adresse ändern');
  });

  it('offers no correction when the page sent it itself', async () => {
    startsEndpoint();
    const visitor = await visits<FoyerNewsletterSignup>(
      `<foyer-newsletter-signup lang="de" endpoint="${endpointUrl}"></foyer-newsletter-signup>`,
    );
    visitor.widget.addEventListener('foyer-submit', (event) => {
      event.preventDefault();
      event.detail.respondWith(Promise.resolve({ ok: true, status: 'pending' }));
    });
    visitor.fills('E-Mail', 'lena@example.org');
    await visitor.sends();
    await settles(document);
    expect(visitor.state).to.equal('pending');
    expect(visitor.text).to.contain('Spam-Ordner').and.not.to.contain('Adresse ändern');
  });
});

describe('The resend view', () => {
  it('passes axe while an address is corrected and afterwards', async () => {
    const pending = await signsUp(receipt('pending'), 'formality="informal"');
    await corrects(pending, 'lena');
    await pending.visitor.sees('fehlt das @-Zeichen');
    await isAccessible(pending.visitor.widget);
    pending.visitor.clicks('Abbrechen');
    await corrects(pending, 'lena@example.org');
    await pending.visitor.sees(onItsWay);
    await isAccessible(pending.visitor.widget);
  });

  it('passes axe after a failure, dark and 300 px wide', async () => {
    const pending = await signsUp(problem('unavailable'));
    pending.visitor.widget.style.cssText = 'color-scheme: dark; inline-size: 300px';
    await corrects(pending, 'lena@example.org');
    await pending.visitor.sees('Wir können gerade keine Mail schicken.');
    await isAccessible(pending.visitor.widget);
  });
});
