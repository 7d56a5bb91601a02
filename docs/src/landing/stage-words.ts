// What the stage of the landing page says beside the widget, by language.
import type { Fate, Happening } from './demo-endpoint.ts';

interface StageWords {
  readonly question: string;
  readonly fates: Readonly<Record<Fate, string>>;
  readonly heading: string;
  readonly sample: { readonly email: string; readonly message: string };
  readonly disk: string;
  readonly nothing: string;
  readonly happenings: Readonly<Record<Happening, string>>;
}

const en: StageWords = {
  question: 'What happens on the way?',
  fates: {
    well: 'All goes well',
    'reply-lost': 'The answer gets lost',
    'disk-full': 'The disk is full',
    'empty-ok': 'Server only says OK',
  },
  heading: 'Write to us',
  sample: { email: 'lena@example.org', message: 'Good morning, is the room free on Friday?' },
  disk: 'On the server’s disk',
  nothing: 'Nothing yet. Press the button.',
  happenings: {
    stored: 'Stored, and answered with a receipt.',
    'stored-reply-lost': 'Stored, but the answer never got back.',
    replayed: 'The same message again: stored once, answered with the same receipt.',
    refused: '503: nothing could be stored.',
    'empty-ok': '200 OK, but nothing was stored.',
  },
};

const de: StageWords = {
  question: 'Was passiert unterwegs?',
  fates: {
    well: 'Alles geht gut',
    'reply-lost': 'Antwort geht verloren',
    'disk-full': 'Platte ist voll',
    'empty-ok': 'Server sagt nur OK',
  },
  heading: 'Schreiben Sie uns',
  sample: { email: 'lena@example.org', message: 'Guten Morgen, ist der Raum am Freitag frei?' },
  disk: 'Auf der Platte des Servers',
  nothing: 'Noch nichts. Drücken Sie auf den Knopf.',
  happenings: {
    stored: 'Gespeichert und mit einer Quittung beantwortet.',
    'stored-reply-lost': 'Gespeichert, aber die Antwort kam nicht zurück.',
    replayed: 'Dieselbe Nachricht noch einmal: einmal gespeichert, mit derselben Quittung beantwortet.',
    refused: '503: Es ließ sich nichts speichern.',
    'empty-ok': '200 OK, aber gespeichert wurde nichts.',
  },
};

export const stageWords = (lang: string): StageWords => (lang === 'de' ? de : en);
