// Pages that mail links open: one question with one button, and its result.
import { html } from 'hono/html';
import type { Brand } from '../domain/brand.ts';
import type { LinkPurpose } from '../domain/subscriber.ts';
import { messagesIn, type Msg, type Wording } from '../domain/messages.ts';
import { doorPage } from './door.ts';
import { type Icon, tile } from './icons.ts';
import type { Markup } from './page.ts';

export type LinkPageState = 'ask' | 'done' | 'unknown' | 'gone' | 'deleted';

interface LinkWords {
  readonly heading: string;
  readonly text: string;
  readonly button?: string;
}

type LinkTexts = Record<LinkPurpose, Record<'ask' | 'done', LinkWords>> &
  Record<'unknown' | 'gone' | 'deleted', LinkWords>;

function confirmTexts(msg: Msg) {
  return {
    ask: {
      heading: msg('Subscribe to the newsletter?'),
      text: msg('One click confirms your subscription. You can unsubscribe at any time.'),
      button: msg('Confirm subscription'),
    },
    done: {
      heading: msg('Your subscription is confirmed'),
      text: msg('Thank you. You will receive the newsletter from the next issue on. You can close this window.'),
    },
  };
}

function unsubscribeTexts(msg: Msg) {
  return {
    ask: {
      heading: msg('Unsubscribe from the newsletter?'),
      text: msg('You will receive no further issue. You can subscribe again at any time.'),
      button: msg('Unsubscribe'),
    },
    done: {
      heading: msg('You are unsubscribed'),
      text: msg('We send you no more newsletters. You can close this window.'),
    },
  };
}

export function linkTexts(wording: Wording): LinkTexts {
  const msg = messagesIn(wording);
  return {
    confirm: confirmTexts(msg),
    unsubscribe: unsubscribeTexts(msg),
    unknown: {
      heading: msg('We do not know this link'),
      text: msg('A piece of it may be missing. Please open it from the mail once more.'),
    },
    gone: {
      heading: msg('This link is no longer valid'),
      text: msg('Please sign up once more and we will send you a new one.'),
    },
    deleted: {
      heading: msg('This sign-up was deleted'),
      text: msg('If you would like the newsletter, please sign up once more.'),
    },
  };
}

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
  { brand, purpose, wording }: { brand: Brand; purpose: LinkPurpose; wording: Wording },
): Promise<Response> {
  // A subscription that is no longer stored has ended.
  const state = found === 'deleted' && purpose === 'unsubscribe' ? 'done' : found;
  const texts = linkTexts(wording);
  const words = state === 'ask' || state === 'done' ? texts[purpose][state] : texts[state];
  return doorPage({
    brand,
    wording,
    heading: words.heading,
    icon: tile(icons[state], state === 'done' ? 'good' : 'plain'),
    content: html`<p>${words.text}</p>
      ${actionForm(words)}`,
    status: statuses[state],
  });
}

/** Posts to the page's own URL, so that the token appears nowhere else. */
function actionForm({ button }: LinkWords): Markup {
  return button === undefined ? html`` : html`<form method="post"><button>${button}</button></form>`;
}
