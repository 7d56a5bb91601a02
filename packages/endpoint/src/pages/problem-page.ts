// A problem as a page, for people whose browser has navigated here. Knows no route.
import { type Problem, type ProblemCode, problemCode } from '@foyer/protocol';
import { html } from 'hono/html';
import type { Brand } from '../domain/brand.ts';
import { messagesIn, type Msg, type Wording } from '../domain/messages.ts';
import { doorPage } from './door.ts';
import { tile } from './icons.ts';
import { questionWords } from './question-words.ts';

interface Words {
  readonly heading: string;
  readonly text: string;
}

type Told = 'missing' | 'method' | 'origin' | 'often' | 'busy' | 'other' | 'tooLarge' | 'tooSlow' | 'unreadable';

const told: Readonly<Partial<Record<ProblemCode, Told>>> = {
  'unknown-form': 'missing',
  'method-not-allowed': 'method',
  'origin-refused': 'origin',
  'rate-limited': 'often',
  unavailable: 'busy',
  'too-large': 'tooLarge',
  'too-slow': 'tooSlow',
  malformed: 'unreadable',
  'unsupported-media-type': 'unreadable',
};

type OwnTexts = Readonly<Record<Exclude<Told, 'tooLarge' | 'tooSlow' | 'unreadable'>, Words>>;

function ownTexts(msg: Msg): OwnTexts {
  return {
    missing: { heading: msg('There is nothing here'), text: msg('A part of the address may be missing.') },
    method: { heading: msg('There is nothing to read here'), text: msg('Please open the page that has the form.') },
    origin: {
      heading: msg('That page may not send to this address'),
      text: msg('Nothing was sent. Please go back and reach us in another way.'),
    },
    often: { heading: msg('That was too often'), text: msg('Please wait a minute and try again.') },
    busy: {
      heading: msg('This is not possible right now'),
      text: msg('The server is busy. Please try again in a moment.'),
    },
    other: { heading: msg('That did not work'), text: msg('Please go back and try again.') },
  };
}

export function problemPage(
  problem: Problem,
  { brand, wording }: { brand: Brand; wording: Wording },
): Promise<Response> {
  const code = problemCode(problem.type);
  const { heading, text } = wordsFor((code && told[code]) ?? 'other', wording);
  const detail = [problem.title, problem.detail].filter(Boolean).join('. ');
  const content = html`<p>${text}</p>
    <p class="meta">${messagesIn(wording)('For owners of the site:')} <span lang="en">${detail}</span></p>`;
  return doorPage({ brand, wording, heading, icon: tile('alert'), content, status: problem.status });
}

function wordsFor(name: Told, wording: Wording): Words {
  if (name === 'tooLarge' || name === 'tooSlow' || name === 'unreadable') return questionWords(wording)[name];
  return ownTexts(messagesIn(wording))[name];
}
