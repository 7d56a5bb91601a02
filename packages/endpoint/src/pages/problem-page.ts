// A problem as a page, for people whose browser has navigated here. Knows no route.
import { type Problem, type ProblemCode, problemCode } from '@foyer/protocol';
import { html } from 'hono/html';
import { tile } from './icons.ts';
import { pageResponse } from './page.ts';
import { questionWords } from './question-words.ts';

interface Words {
  readonly heading: string;
  readonly text: string;
}

type Language = 'de' | 'en';
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

const own: Readonly<Record<Language, Readonly<Record<Exclude<Told, 'tooLarge' | 'tooSlow' | 'unreadable'>, Words>>>> = {
  de: {
    missing: { heading: 'Hier ist nichts', text: 'Vielleicht fehlt der Adresse ein Stück.' },
    method: { heading: 'Hier ist nichts zu lesen', text: 'Bitte öffnen Sie die Seite, auf der das Formular steht.' },
    origin: {
      heading: 'Diese Seite darf hierher nichts senden',
      text: 'Es wurde nichts gesendet. Bitte gehen Sie zurück und erreichen Sie uns auf anderem Weg.',
    },
    often: { heading: 'Das war zu oft', text: 'Bitte warten Sie eine Minute und versuchen Sie es noch einmal.' },
    busy: {
      heading: 'Das geht gerade nicht',
      text: 'Der Server ist ausgelastet. Bitte versuchen Sie es gleich noch einmal.',
    },
    other: { heading: 'Das hat nicht geklappt', text: 'Bitte gehen Sie zurück und versuchen Sie es noch einmal.' },
  },
  en: {
    missing: { heading: 'There is nothing here', text: 'A part of the address may be missing.' },
    method: { heading: 'There is nothing to read here', text: 'Please open the page that has the form.' },
    origin: {
      heading: 'That page may not send to this address',
      text: 'Nothing was sent. Please go back and reach us in another way.',
    },
    often: { heading: 'That was too often', text: 'Please wait a minute and try again.' },
    busy: { heading: 'This is not possible right now', text: 'The server is busy. Please try again in a moment.' },
    other: { heading: 'That did not work', text: 'Please go back and try again.' },
  },
};

const forOwners = { de: 'Für Betreiber der Seite:', en: 'For owners of the site:' } as const;

export function problemPage(problem: Problem, wording: Language): Promise<Response> {
  const code = problemCode(problem.type);
  const { heading, text } = wordsFor((code && told[code]) ?? 'other', wording);
  const detail = [problem.title, problem.detail].filter(Boolean).join('. ');
  const body = html`<main class="door">
    <div class="card">
      ${tile('alert')}
      <h1>${heading}</h1>
      <p>${text}</p>
      <p class="meta">${forOwners[wording]} <span lang="en">${detail}</span></p>
    </div>
  </main>`;
  return pageResponse({ title: heading, wording, body, status: problem.status });
}

function wordsFor(name: Told, wording: Language): Words {
  if (name === 'tooLarge' || name === 'tooSlow' || name === 'unreadable') return questionWords(wording)[name];
  return own[wording][name];
}
