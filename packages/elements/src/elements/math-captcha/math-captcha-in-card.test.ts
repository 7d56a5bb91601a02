// The captcha inside the contact card, checked by the endpoint.
import { expect } from '@open-wc/testing';
import {
  challenge,
  type FakeEndpoint,
  json,
  silentChallenge,
  startsEndpoint,
} from '@foyer/testing/browser/fake-endpoint.ts';
import { findAll, focused } from '@foyer/testing/browser/page.ts';
import { type Visitor, visits } from '@foyer/testing/browser/visitor.ts';
import '../contact-card/define.ts';

describe('<foyer-contact-card> with a server-checked captcha', () => {
  const visitsCard = async (endpoint: FakeEndpoint) => {
    globalThis.fetch = endpoint.handle;
    const visitor = await visits(
      '<foyer-contact-card lang="de" endpoint="https://forms.example.org/contact"></foyer-contact-card>',
    );
    visitor.fills('E-Mail', 'lena@example.org');
    visitor.fills('Nachricht', 'Guten Tag');
    return visitor;
  };
  const wrong =
    (next = challenge({ token: 'token-2', question: { a: 4, op: '+', b: 5 } })) =>
    () =>
      json(
        { type: 'urn:foyer:problem:captcha-wrong', title: '', detail: '', status: 422, challenge: next },
        422,
        'application/problem+json',
      );

  it('asks another sum after a wrong answer, keeps the text and announces the error', async () => {
    const endpoint = startsEndpoint();
    endpoint.answers(wrong());
    const visitor = await visitsCard(endpoint);
    await visitor.answers('7');
    await visitor.sends();
    expect(visitor.state).to.equal('invalid');
    await visitor.sees('Das stimmt noch nicht. Wie viel ist 4 + 5?');
    expect(visitor.question).to.equal('4 + 5 =');
    expect(answerField(visitor).value).to.equal('');
    expect(focused()).to.equal(answerField(visitor));
    expect(answerField(visitor).getAttribute('aria-label')).to.match(/ Wie viel ist 4 plus 5\?$/);
    expect(visitor.hears).to.contain('Bitte prüfen Sie noch eine Angabe');
    expect(visitor.valueOf('Nachricht')).to.equal('Guten Tag');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'captcha', retryable: false });
  });

  it('sends the corrected answer with the same submission id', async () => {
    const endpoint = startsEndpoint();
    endpoint.answers(wrong(), ({ submissionId }) =>
      json({ v: 1, status: 'accepted', submissionId, receivedAt: '2026-11-18T09:30:00.000Z' }, 202),
    );
    const visitor = await visitsCard(endpoint);
    await visitor.answers('7');
    await visitor.sends();
    await visitor.answers('9');
    await visitor.sends();
    await visitor.sees('Danke');
    const [first, second] = endpoint.messages;
    expect(second!.captcha).to.deep.include({ token: 'token-2', answer: '9' });
    expect(second!.submissionId).to.equal(first!.submissionId);
  });

  it('sends nothing and focuses the sum while it is unanswered', async () => {
    const endpoint = startsEndpoint();
    const visitor = await visitsCard(endpoint);
    visitor.touches();
    await visitor.sees('3 + 3 =');
    await visitor.sends();
    expect(endpoint.messages).to.have.length(0);
    await visitor.sees('Bitte lösen Sie noch die Rechenfrage.');
    expect(focused()).to.equal(answerField(visitor));
  });

  it('sends a proof of work instead of an answer after "Without calculation"', async () => {
    const endpoint = startsEndpoint();
    const visitor = await visitsCard(endpoint);
    visitor.touches();
    await visitor.sees('3 + 3 =');
    endpoint.challenge = () => json(silentChallenge('token-2'));
    visitor.clicks('Ohne Rechnen');
    await visitor.sees('Erledigt.');
    await visitor.sends();
    expect(endpoint.lastMessage.captcha).to.have.all.keys('token', 'pow');
    await visitor.sees('Danke');
  });
});

function answerField(visitor: Visitor): HTMLInputElement {
  return findAll(visitor.root, '#answer')[0] as HTMLInputElement;
}
