// Errors on the question page, each with its text and the control that fixes it.
import type { ProblemError } from '@foyer/protocol';
import type { MessageDraft } from './message-draft.ts';
import { labelIn } from './inbox-words.ts';
import type { QuestionWords } from './question-words.ts';

/** What was wrong with the previous answer. */
export type AnswerFault = 'wrong' | 'old';

export interface Fault {
  /** Id of the control. */
  readonly control: string;
  readonly text: string;
  /** Label of the field, where the error concerns one. */
  readonly label?: string;
  /** Name of the field that the visitor can correct. */
  readonly field?: string;
}

export function faultsOf(
  message: MessageDraft,
  { answer, errors }: { answer: AnswerFault | undefined; errors: readonly ProblemError[] },
  words: QuestionWords,
): readonly Fault[] {
  const faults = errors.map((error) => faultOf(error, message, words));
  if (answer !== undefined) faults.push({ control: 'answer', text: answerFault(answer, words) });
  // A list may have the same error several times.
  const sentences = faults.map(sentenceOf);
  return faults.filter((fault, index) => sentences.indexOf(sentenceOf(fault)) === index);
}

/** For the summary, away from the field. */
export function sentenceOf({ label, text }: Fault): string {
  return label === undefined ? text : `${label}: ${text}`;
}

export function answerFault(answer: AnswerFault, words: QuestionWords): string {
  return answer === 'wrong' ? words.wrongAnswer : words.oldQuestion;
}

function faultOf({ code, pointer }: ProblemError, { form, wording }: MessageDraft, words: QuestionWords): Fault {
  if (pointer.startsWith('/consent')) return { control: 'consent', text: words.consentMissing };
  const field = /^\/fields\/([^/]+)/.exec(pointer)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  if (field === undefined) return { control: 'reason', text: words.tooLarge.text };
  const said = { text: words.error[code], label: labelIn(form, field, wording) };
  const isMistakeOfThePage = code === 'unknown' || code === 'reserved';
  return isMistakeOfThePage ? { ...said, control: 'reason' } : { ...said, control: `field-${field}`, field };
}
