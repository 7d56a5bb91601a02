// Wording of the pages without JavaScript.
import type { FieldErrorCode, Question } from '@foyer/protocol';
import type { Wording } from '../domain/wording.ts';

export interface QuestionWords {
  readonly heading: string;
  readonly reason: string;
  readonly question: (question: Question) => string;
  readonly answerHint: string;
  readonly wrongAnswer: string;
  readonly oldQuestion: string;
  readonly consentMissing: string;
  readonly send: string;
  readonly typed: string;
  readonly errors: string;
  readonly error: Readonly<Record<FieldErrorCode, string>>;
  readonly busy: { readonly heading: string; readonly text: string; readonly again: string };
  readonly tooLarge: { readonly heading: string; readonly text: string };
  readonly tooSlow: { readonly heading: string; readonly text: string };
  readonly needsScript: { readonly heading: string; readonly text: string };
  readonly hasFiles: { readonly heading: string; readonly text: string };
  readonly unreadable: { readonly heading: string; readonly text: string };
  readonly thanks: Readonly<Record<'accepted' | 'pending', { readonly heading: string; readonly text: string }>>;
}

const germanErrors: QuestionWords['error'] = {
  required: 'Hier fehlt noch etwas.',
  invalid: 'Das sieht nicht nach einer E-Mail-Adresse aus, wie etwa name@beispiel.de.',
  'too-long': 'Das ist zu lang.',
  'control-character': 'Darin stehen Zeichen, die niemand tippen kann.',
  type: 'Hier ist nur eine Angabe möglich.',
  unknown: 'Dieses Feld kennt das Formular nicht.',
  reserved: 'Dieses Feld kennt das Formular nicht.',
};

const german: Pick<
  QuestionWords,
  'heading' | 'question' | 'answerHint' | 'wrongAnswer' | 'oldQuestion' | 'send' | 'errors' | 'error'
> = {
  heading: 'Eine kurze Frage noch',
  question: ({ a, op, b }) => `Wie viel ist ${a} ${op === '+' ? 'plus' : 'minus'} ${b}?`,
  answerHint: 'Die Antwort als Zahl, zum Beispiel 7.',
  wrongAnswer: 'Das stimmt noch nicht. Hier ist eine neue Frage.',
  oldQuestion: 'Die Frage galt nicht mehr. Hier ist eine neue.',
  send: 'Absenden',
  errors: 'Bitte noch einmal ansehen',
  error: germanErrors,
};

const english: QuestionWords = {
  heading: 'One short question',
  reason: 'The question keeps out programs that fill in forms by themselves. What you typed is sent along with it.',
  question: ({ a, op, b }) => `What is ${a} ${op === '+' ? 'plus' : 'minus'} ${b}?`,
  answerHint: 'The answer as a number, such as 7.',
  wrongAnswer: 'That is not right yet. Here is a new question.',
  oldQuestion: 'The question was no longer valid. Here is a new one.',
  consentMissing: 'Please agree to this, or it cannot be sent.',
  send: 'Send',
  typed: 'What you typed',
  errors: 'This needs another look',
  error: {
    required: 'Something is missing here.',
    invalid: 'This does not look like an e-mail address such as name@example.com.',
    'too-long': 'This is too long.',
    'control-character': 'It contains characters that cannot be typed.',
    type: 'Only one entry is possible here.',
    unknown: 'The form does not know this field.',
    reserved: 'The form does not know this field.',
  },
  busy: {
    heading: 'It has not been sent yet',
    text: 'The server is busy. What you typed is still here: please try again in a moment.',
    again: 'Try again',
  },
  tooLarge: { heading: 'That is too much text', text: 'Nothing was sent. Please go back and shorten it.' },
  tooSlow: { heading: 'It has not been sent', text: 'The connection was too slow. Please go back and try again.' },
  needsScript: {
    heading: 'This form needs JavaScript',
    text: 'Nothing was sent. Please turn JavaScript on for this site and try again.',
  },
  hasFiles: {
    heading: 'Files cannot be sent here',
    text: 'Nothing was sent. Please go back, remove the file and send the rest.',
  },
  unreadable: {
    heading: 'This could not be read',
    text: 'Nothing was sent. Please go back: what you typed is still there. Copy it and reach us in another way.',
  },
  thanks: {
    accepted: { heading: 'Thank you', text: 'Your message has arrived. You can close this window.' },
    pending: {
      heading: 'One click to go',
      text: 'A mail is on its way to you. Please confirm your sign-up with the link in it.',
    },
  },
};

const words = {
  de: {
    ...german,
    reason:
      'Die Frage hält Programme fern, die Formulare selbsttätig ausfüllen. Ihre Angaben werden danach mitgeschickt.',
    consentMissing: 'Bitte stimmen Sie zu, sonst können wir es nicht annehmen.',
    typed: 'Ihre Angaben',
    busy: {
      heading: 'Es ist noch nicht gesendet',
      text: 'Der Server ist gerade ausgelastet. Ihre Angaben sind noch da: Bitte versuchen Sie es gleich noch einmal.',
      again: 'Noch einmal versuchen',
    },
    tooLarge: {
      heading: 'Das ist zu viel Text',
      text: 'Es wurde nichts gesendet. Bitte gehen Sie zurück und kürzen Sie.',
    },
    tooSlow: {
      heading: 'Es ist nicht gesendet',
      text: 'Die Verbindung war zu langsam. Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
    },
    needsScript: {
      heading: 'Dieses Formular braucht JavaScript',
      text: 'Es wurde nichts gesendet. Bitte schalten Sie JavaScript für diese Seite ein und versuchen Sie es noch einmal.',
    },
    hasFiles: {
      heading: 'Dateien lassen sich hier nicht senden',
      text: 'Es wurde nichts gesendet. Bitte gehen Sie zurück, entfernen Sie die Datei und senden Sie das Übrige.',
    },
    unreadable: {
      heading: 'Das war nicht zu lesen',
      text: 'Es wurde nichts gesendet. Bitte gehen Sie zurück: Was Sie getippt haben, steht noch da. Kopieren Sie es und schreiben Sie uns auf anderem Weg.',
    },
    thanks: {
      accepted: { heading: 'Vielen Dank', text: 'Ihre Nachricht ist angekommen. Dieses Fenster können Sie schließen.' },
      pending: {
        heading: 'Noch ein Klick',
        text: 'Eine Mail ist zu Ihnen unterwegs. Bitte bestätigen Sie Ihre Anmeldung mit dem Link darin.',
      },
    },
  },
  'de-x-informal': {
    ...german,
    reason:
      'Die Frage hält Programme fern, die Formulare selbsttätig ausfüllen. Deine Angaben werden danach mitgeschickt.',
    consentMissing: 'Bitte stimm zu, sonst können wir es nicht annehmen.',
    typed: 'Deine Angaben',
    busy: {
      heading: 'Es ist noch nicht gesendet',
      text: 'Der Server ist gerade ausgelastet. Deine Angaben sind noch da: Bitte versuch es gleich noch einmal.',
      again: 'Noch einmal versuchen',
    },
    tooLarge: { heading: 'Das ist zu viel Text', text: 'Es wurde nichts gesendet. Bitte geh zurück und kürze.' },
    tooSlow: {
      heading: 'Es ist nicht gesendet',
      text: 'Die Verbindung war zu langsam. Bitte geh zurück und versuch es noch einmal.',
    },
    needsScript: {
      heading: 'Dieses Formular braucht JavaScript',
      text: 'Es wurde nichts gesendet. Bitte schalte JavaScript für diese Seite ein und versuch es noch einmal.',
    },
    hasFiles: {
      heading: 'Dateien lassen sich hier nicht senden',
      text: 'Es wurde nichts gesendet. Bitte geh zurück, entferne die Datei und sende das Übrige.',
    },
    unreadable: {
      heading: 'Das war nicht zu lesen',
      text: 'Es wurde nichts gesendet. Bitte geh zurück: Was du getippt hast, steht noch da. Kopiere es und schreib uns auf anderem Weg.',
    },
    thanks: {
      accepted: { heading: 'Vielen Dank', text: 'Deine Nachricht ist angekommen. Dieses Fenster kannst du schließen.' },
      pending: {
        heading: 'Noch ein Klick',
        text: 'Eine Mail ist zu dir unterwegs. Bitte bestätige deine Anmeldung mit dem Link darin.',
      },
    },
  },
  en: english,
} as const satisfies Record<Wording, QuestionWords>;

export function questionWords(wording: Wording): QuestionWords {
  return words[wording];
}
