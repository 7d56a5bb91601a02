// Axe over both forms in every state that a visitor can reach: light and dark, narrow and wide, card and plain, formal
// and informal German, and English. Each test reaches the state the way a visitor does.
import {
  busy,
  challenge,
  json,
  problem,
  receipt,
  type Reply,
  replies,
  silentChallenge,
  startsEndpoint,
} from '@foyer/testing/browser/fake-endpoint.ts';
import { everywhere, isAccessible } from '@foyer/testing/browser/axe.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { pretends, settles, until } from '@foyer/testing/browser/page.ts';
import { type Visitor, visits } from '@foyer/testing/browser/visitor.ts';
import { expect } from '@open-wc/testing';
import '../elements/contact-card/define.ts';
import '../elements/newsletter-signup/define.ts';

const person = `name="Lena Moser" job-title="Beraterin" phone="+49 30 23125 001" email="lena@example.org"
  hours="Mo-Fr 9-17" address="Hafenweg 1" heading="Guten Tag" fallback-email="office@example.org"`;
const forms = {
  'foyer-contact-card': `${person} endpoint="https://forms.example.org/contact"`,
  'foyer-newsletter-signup': `endpoint="https://forms.example.org/newsletter" controller="Moser" purpose="Führung"
    frequency="monthly" topics="service" privacy-url="/privacy"`,
} as const;

type Tag = keyof typeof forms;
type Setup = (visitor: Visitor<FormWidget>, tag: Tag) => Promise<void>;

async function fillsIn(visitor: Visitor<FormWidget>, tag: Tag): Promise<void> {
  visitor.widget.value = { email: 'lena@example.org', message: 'Guten Tag' };
  if (tag === 'foyer-contact-card') await visitor.answers('6');
}

const sends =
  (reply: Reply): Setup =>
  async (visitor, tag) => {
    startsEndpoint().answers(reply);
    await fillsIn(visitor, tag);
    await visitor.sends();
  };

const setups: Readonly<Record<string, Setup>> = {
  idle: async () => void startsEndpoint(),
  'idle, with a question': async (visitor, tag) => {
    startsEndpoint();
    visitor.touches();
    if (tag === 'foyer-contact-card') await visitor.sees('3 + 3 =');
  },
  'idle, with the focus in a field': async (visitor) => {
    startsEndpoint();
    visitor.widget.focus();
    await settles(visitor.root);
  },
  'idle, with an error on a blurred field': async (visitor) => {
    startsEndpoint();
    visitor.touches();
    await visitor.types('E', 'lena');
    await visitor.presses('Tab');
    await until('no error', () => visitor.root.querySelector('[part~=error]') !== null);
  },
  'idle, with the sum skipped': async (visitor, tag) => {
    startsEndpoint().challenge = () => json(tag === 'foyer-contact-card' ? silentChallenge('t') : challenge());
    if (tag !== 'foyer-contact-card') return;
    visitor.clicks(visitor.widget.lang === 'de' ? 'Ohne Rechnen' : 'Without calculation');
    await until('the question is still shown', () => visitor.question === '');
  },
  invalid: async (visitor) => {
    startsEndpoint();
    visitor.widget.setAttribute('consent', 'checkbox');
    await settles(visitor.root);
    await visitor.sends();
  },
  'invalid, after a wrong answer': sends(problem('captcha-wrong', { challenge: challenge({ token: 'token-2' }) })),
  sending: async (visitor, tag) => {
    const endpoint = startsEndpoint().answers(replies.silence);
    await fillsIn(visitor, tag);
    void visitor.widget.submit();
    await until('nothing is sent', () => endpoint.messages.length === 1);
    await settles(document);
  },
  waiting: async (visitor, tag) => {
    startsEndpoint().answers(busy(30));
    await fillsIn(visitor, tag);
    void visitor.widget.submit();
    await until('the form is not waiting', () => visitor.state === 'waiting');
    await settles(document);
  },
  offline: async (visitor, tag) => {
    startsEndpoint();
    await fillsIn(visitor, tag);
    pretends(navigator, 'onLine', false);
    void visitor.widget.submit();
    await until('the form is not offline', () => visitor.state === 'offline');
    await settles(document);
  },
  sent: sends(receipt('accepted')),
  pending: sends(receipt('pending')),
  unconfirmed: async (visitor, tag) => {
    startsEndpoint().answers(replies.noConnection);
    Object.assign(visitor.widget, { service: 'form', captcha: 'none' });
    await settles(visitor.root);
    visitor.widget.value = { email: 'lena@example.org', ...(tag === 'foyer-contact-card' && { message: 'Guten Tag' }) };
    await visitor.sends();
    expect(visitor.state).to.equal('unconfirmed');
  },
  unclear: sends(replies.htmlPage),
  failed: sends(problem('too-large')),
};

/** Each variant, language and form of address at least once. */
const variants = [
  'lang="de"',
  'lang="de" formality="informal" variant="plain"',
  'lang="en"',
  'lang="en" variant="plain"',
];

for (const [tag, attributes] of Object.entries(forms) as [Tag, string][]) {
  describe(`<${tag}>`, () => {
    for (const [state, setUp] of Object.entries(setups)) {
      for (const [index, { scheme, width }] of everywhere.entries()) {
        const variant = variants[index]!;
        it(`has no axe violations while ${state}: ${scheme}, ${width} px wide, ${variant}`, async () => {
          const visitor = await visits<FormWidget>(`<${tag} ${attributes} ${variant}></${tag}>`, { scheme, width });
          await setUp(visitor, tag);
          expect(visitor.state).to.equal(state.split(',')[0]);
          await isAccessible(visitor.widget);
        });
      }
    }
  });
}
