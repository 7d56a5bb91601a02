// Wordings of consent as owners write them: what the visitor reads is what the proof says.
import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { readInbox } from './owner.ts';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, storyIn } from './story.ts';

const site = siteOfThisFile();

const wordings: Readonly<Record<string, string>> = {
  breaks: '<b>Ja,</b><br>gern.<br><br>Auch &lt;br&gt; &amp;amp; <i>kurs</i>iv.',
  'right-to-left': '<span dir="rtl">أوافق على \u202eRundbrief\u202c 2026</span> \u200fעברית\u200f',
  emoji: '👩‍👩‍👧‍👦 e\u0301 🇩🇪 ☕\ufe0f \u{1f9d1}\u{1f3ff}',
  'hard spaces': '&nbsp;10&nbsp;%&#8239;Rabatt,&nbsp;&nbsp;ja&shy;wohl\u200b!',
  'very long': `<p>${'Ich willige ein. '.repeat(500)}</p><p>${'Wirklich. '.repeat(500)}</p>`,
};

interface Subscriber {
  readonly email: string;
  readonly consent: readonly { readonly text: string }[];
}

/** The browser's own rendered text. */
const READ = `document.querySelector('[slot=consent]').innerText.replace(/\\s+/g, ' ').trim()`;

storyIn(
  'chromium',
  'a wording with markup, any script or any length is proven as it is read',
  async (visitor, context) => {
    const head = `<script type="module" src="/a/foyer.js" data-server="${site().endpointUrl}"></script>`;
    const answers = Object.values(wordings).map((wording, index) => {
      const body = `<foyer-newsletter-signup><div slot="consent">${wording}</div></foyer-newsletter-signup>`;
      return [`/${index}`, page(body, head)] as const;
    });
    const { url } = await startPages(context, Object.fromEntries(answers), '/a/');
    for (const [index, kind] of Object.keys(wordings).entries()) {
      const email = `wording-${index}@example.org`;
      await visitor.opens(`${url}/${index}`);
      await visitor.fills('E-Mail', email);
      const read = await visitor.evaluates(READ);
      await visitor.clicks('Newsletter anfordern');
      const stored = await eventually(`the sign-up with ${kind}`, async () => {
        const { subscribers } = (await readInbox(site(), '/subscribers')) as { subscribers: readonly Subscriber[] };
        return subscribers.find((subscriber) => subscriber.email === email)?.consent[0]?.text;
      });
      assert.ok(stored.length > 20, kind);
      assert.equal(stored, read, kind);
    }
  },
);
