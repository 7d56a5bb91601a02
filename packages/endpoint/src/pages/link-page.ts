// Pages that mail links open: one question with one button, and its result.
import { html } from 'hono/html';
import type { LinkPurpose } from '../domain/subscriber.ts';
import type { Wording } from '../domain/wording.ts';
import { type Icon, tile } from './icons.ts';
import { type Markup, pageResponse } from './page.ts';

export type LinkPageState = 'ask' | 'done' | 'unknown' | 'gone' | 'deleted';

interface LinkWords {
  readonly heading: string;
  readonly text: string;
  readonly button?: string;
}

type LinkTexts = Record<LinkPurpose, Record<'ask' | 'done', LinkWords>> &
  Record<'unknown' | 'gone' | 'deleted', LinkWords>;

export const linkTexts = {
  de: {
    confirm: {
      ask: {
        heading: 'Newsletter bestellen?',
        text: 'Mit einem Klick bestätigen Sie Ihre Anmeldung. Abbestellen können Sie jederzeit.',
        button: 'Anmeldung bestätigen',
      },
      done: {
        heading: 'Ihre Anmeldung ist bestätigt',
        text: 'Danke. Sie bekommen den Newsletter ab der nächsten Ausgabe. Dieses Fenster können Sie schließen.',
      },
    },
    unsubscribe: {
      ask: {
        heading: 'Newsletter abbestellen?',
        text: 'Danach bekommen Sie keine Ausgabe mehr. Anmelden können Sie sich jederzeit wieder.',
        button: 'Newsletter abbestellen',
      },
      done: {
        heading: 'Sie sind abgemeldet',
        text: 'Wir schicken Ihnen keinen Newsletter mehr. Dieses Fenster können Sie schließen.',
      },
    },
    unknown: {
      heading: 'Diesen Link kennen wir nicht',
      text: 'Vielleicht fehlt ihm ein Stück. Öffnen Sie ihn bitte noch einmal aus der Mail.',
    },
    gone: {
      heading: 'Dieser Link gilt nicht mehr',
      text: 'Melden Sie sich bitte noch einmal an, dann schicken wir Ihnen einen neuen.',
    },
    deleted: {
      heading: 'Diese Anmeldung wurde gelöscht',
      text: 'Wenn Sie den Newsletter möchten, melden Sie sich bitte noch einmal an.',
    },
  },
  'de-x-informal': {
    confirm: {
      ask: {
        heading: 'Newsletter bestellen?',
        text: 'Mit einem Klick bestätigst du deine Anmeldung. Abbestellen kannst du jederzeit.',
        button: 'Anmeldung bestätigen',
      },
      done: {
        heading: 'Deine Anmeldung ist bestätigt',
        text: 'Danke. Du bekommst den Newsletter ab der nächsten Ausgabe. Dieses Fenster kannst du schließen.',
      },
    },
    unsubscribe: {
      ask: {
        heading: 'Newsletter abbestellen?',
        text: 'Danach bekommst du keine Ausgabe mehr. Anmelden kannst du dich jederzeit wieder.',
        button: 'Newsletter abbestellen',
      },
      done: {
        heading: 'Du bist abgemeldet',
        text: 'Wir schicken dir keinen Newsletter mehr. Dieses Fenster kannst du schließen.',
      },
    },
    unknown: {
      heading: 'Diesen Link kennen wir nicht',
      text: 'Vielleicht fehlt ihm ein Stück. Öffne ihn bitte noch einmal aus der Mail.',
    },
    gone: {
      heading: 'Dieser Link gilt nicht mehr',
      text: 'Melde dich bitte noch einmal an, dann schicken wir dir einen neuen.',
    },
    deleted: {
      heading: 'Diese Anmeldung wurde gelöscht',
      text: 'Wenn du den Newsletter möchtest, melde dich bitte noch einmal an.',
    },
  },
  en: {
    confirm: {
      ask: {
        heading: 'Subscribe to the newsletter?',
        text: 'One click confirms your subscription. You can unsubscribe at any time.',
        button: 'Confirm subscription',
      },
      done: {
        heading: 'Your subscription is confirmed',
        text: 'Thank you. You will receive the newsletter from the next issue on. You can close this window.',
      },
    },
    unsubscribe: {
      ask: {
        heading: 'Unsubscribe from the newsletter?',
        text: 'You will receive no further issue. You can subscribe again at any time.',
        button: 'Unsubscribe',
      },
      done: { heading: 'You are unsubscribed', text: 'We send you no more newsletters. You can close this window.' },
    },
    unknown: {
      heading: 'We do not know this link',
      text: 'A piece of it may be missing. Please open it from the mail once more.',
    },
    gone: { heading: 'This link is no longer valid', text: 'Please sign up once more and we will send you a new one.' },
    deleted: {
      heading: 'This sign-up was deleted',
      text: 'If you would like the newsletter, please sign up once more.',
    },
  },
} as const satisfies Record<Wording, LinkTexts>;

const statuses = { ask: 200, done: 200, unknown: 404, gone: 410, deleted: 410 } as const;
const icons = {
  ask: 'mail',
  done: 'check',
  unknown: 'alert',
  gone: 'alert',
  deleted: 'alert',
} as const satisfies Record<LinkPageState, Icon>;

export function linkPage(
  found: LinkPageState,
  { purpose, wording }: { purpose: LinkPurpose; wording: Wording },
): Promise<Response> {
  // A subscription that is no longer stored has ended.
  const state = found === 'deleted' && purpose === 'unsubscribe' ? 'done' : found;
  const words: LinkWords =
    state === 'ask' || state === 'done' ? linkTexts[wording][purpose][state] : linkTexts[wording][state];
  const body = html`<main class="door">
    <div class="card">
      ${tile(icons[state], state === 'done' ? 'good' : 'plain')}
      <h1>${words.heading}</h1>
      <p>${words.text}</p>
      ${actionForm(words)}
    </div>
  </main>`;
  return pageResponse({ title: words.heading, wording, body, status: statuses[state] });
}

/** Posts to the page's own URL, so that the token appears nowhere else. */
function actionForm({ button }: LinkWords): Markup {
  return button === undefined ? html`` : html`<form method="post"><button>${button}</button></form>`;
}
