// Wording of the pages without JavaScript.
import type { FieldErrorCode, Question } from '@foyer/protocol';
import { messagesIn, type Msg, str, type Wording } from '../domain/messages.ts';

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

export function questionWords(wording: Wording): QuestionWords {
  const msg = messagesIn(wording);
  return {
    heading: msg('One short question'),
    reason: msg(
      'The question keeps out programs that fill in forms by themselves. What you typed is sent along with it.',
    ),
    question: (question) => questionIn(msg, question),
    answerHint: msg('The answer as a number, such as 7.'),
    wrongAnswer: msg('That is not right yet. Here is a new question.'),
    oldQuestion: msg('The question was no longer valid. Here is a new one.'),
    consentMissing: msg('Please agree to this, or it cannot be sent.'),
    send: msg('Send'),
    typed: msg('What you typed'),
    errors: msg('This needs another look'),
    error: errorsIn(msg),
    ...failuresIn(msg),
    thanks: thanksIn(msg),
  };
}

function questionIn(msg: Msg, question: Question): string {
  const [a, b] = [String(question.a), String(question.b)];
  return question.op === '+' ? msg(str`What is ${a} plus ${b}?`) : msg(str`What is ${a} minus ${b}?`);
}

function errorsIn(msg: Msg): QuestionWords['error'] {
  return {
    required: msg('Something is missing here.'),
    invalid: msg('This does not look like an email address such as name@example.com.'),
    'too-long': msg('This is too long.'),
    'control-character': msg('It contains characters that cannot be typed.'),
    type: msg('Only one entry is possible here.'),
    unknown: msg('The form does not know this field.'),
    reserved: msg('The form does not know this field.'),
  };
}

function failuresIn(msg: Msg) {
  return {
    busy: {
      heading: msg('It has not been sent yet'),
      text: msg('The server is busy. What you typed is still here: please try again in a moment.'),
      again: msg('Try again'),
    },
    tooLarge: {
      heading: msg('That is too much text'),
      text: msg('Nothing was sent. Please go back and shorten it.'),
    },
    tooSlow: {
      heading: msg('It has not been sent'),
      text: msg('The connection was too slow. Please go back and try again.'),
    },
    needsScript: {
      heading: msg('This form needs JavaScript'),
      text: msg('Nothing was sent. Please turn JavaScript on for this site and try again.'),
    },
    hasFiles: {
      heading: msg('Files cannot be sent here'),
      text: msg('Nothing was sent. Please go back, remove the file and send the rest.'),
    },
    unreadable: {
      heading: msg('This could not be read'),
      text: msg(
        'Nothing was sent. Please go back: what you typed is still there. Copy it and reach us in another way.',
      ),
    },
  };
}

function thanksIn(msg: Msg): QuestionWords['thanks'] {
  return {
    accepted: {
      heading: msg('Thank you'),
      text: msg('Your message has arrived. You can close this window.'),
    },
    pending: {
      heading: msg('One click to go'),
      text: msg('A mail is on its way to you. Please confirm your sign-up with the link in it.'),
    },
  };
}
