// The landing page's forms at work: their endpoint answers in the page, and the stage shows what is on its disk.
import type { FoyerContactCard } from '@foyer/elements';
import { whenAwake } from '../components/awaken.ts';
import { createDemoEndpoint, type Happening, type StoredMessage } from './demo-endpoint.ts';
import { stageWords } from './stage-words.ts';

const HOST = 'forms.example.org';
const ROWS = 3;

const words = stageWords(document.documentElement.lang);

/** Where messages of other widgets on the page go: no row shows them. */
const elsewhere = createDemoEndpoint(() => undefined);

function startStage(stage: HTMLElement, card: FoyerContactCard): void {
  const rows = stage.querySelector('ol');
  const said = stage.querySelector('[data-said]');
  const forms = stage.querySelectorAll('input');
  const endpoint = createDemoEndpoint((what, message) => {
    if (said) said.textContent = words.happenings[what];
    if (rows && isOnDisk(what)) showRow(rows, message);
  });

  const beginAgain = () => {
    card.reset();
    card.value = words.sample;
    if (said) said.textContent = '';
  };
  for (const input of forms) {
    // Chosen before the code came.
    if (input.checked) endpoint.fate = fateOf(input.value);
    input.addEventListener('change', () => {
      endpoint.fate = fateOf(input.value);
      beginAgain();
    });
  }
  card.value = words.sample;
  answerInPage((url, init) => (url.pathname.startsWith('/stage') ? endpoint : elsewhere).answer(url, init));
}

const isOnDisk = (what: Happening) => what === 'stored' || what === 'stored-reply-lost';

function fateOf(value: string) {
  return value === 'reply-lost' || value === 'disk-full' || value === 'empty-ok' ? value : 'well';
}

function showRow(rows: HTMLOListElement, { submissionId, fields, receivedAt }: StoredMessage): void {
  const row = document.createElement('li');
  const time = document.createElement('time');
  time.textContent = new Date(receivedAt).toLocaleTimeString(document.documentElement.lang);
  const id = document.createElement('code');
  id.textContent = submissionId.slice(0, 8);
  row.append(time, ' ', id, ` ${String(fields['message'])}`);
  rows.prepend(row);
  while (rows.children.length > ROWS) rows.lastElementChild?.remove();
}

/** The host of the examples does not exist: requests to it never leave the page. */
function answerInPage(answer: (url: URL, init?: RequestInit) => Promise<Response>): void {
  const send = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    return url.host === HOST ? answer(url, init) : send(input, init);
  };
}

const stage = document.querySelector<HTMLElement>('[data-stage]');
const card = stage?.querySelector('foyer-contact-card');
if (stage && card) void whenAwake(card).then(() => startStage(stage, card));
