// State machines with one bug each. The random schedules must tell every one of them from the real machine.
import { type Effect, idle, transition } from '../machine.ts';
import type { Machine, Violation } from './fault-walk.ts';

const without =
  (type: Effect['type']): Machine =>
  (...now) => {
    const [state, effects] = transition(...now);
    return [state, effects.filter((effect) => effect.type !== type)];
  };

/** By its bug: the machine, and the violation that reveals it. */
export const mutants: Readonly<Record<string, readonly [machine: Machine, shows: Violation]>> = {
  'accepts a receipt for another message': [
    (state, event, context) => {
      if (event.type !== 'outcome' || event.outcome.kind !== 'receipt' || !('submission' in state)) {
        return transition(state, event, context);
      }
      const receipt = { ...event.outcome.receipt, submissionId: state.submission.submissionId };
      return transition(state, { ...event, outcome: { kind: 'receipt', receipt } }, context);
    },
    'says "sent" when nothing is stored',
  ],
  'treats an unclear response as a receipt': [
    (state, event, context) => {
      if (event.type !== 'outcome' || event.outcome.kind !== 'unclear' || !('submission' in state)) {
        return transition(state, event, context);
      }
      const { submissionId } = state.submission;
      const receipt = { v: 1, status: 'accepted', submissionId } as const;
      return transition(state, { ...event, outcome: { kind: 'receipt', receipt } }, context);
    },
    'says "sent" when nothing is stored',
  ],
  'saves no draft': [without('keepDraft'), 'has no draft of a message that is not stored'],
  'forgets to remove the draft': [without('clearDraft'), 'keeps the draft of a stored message'],
  'sets no timer': [without('wait'), 'is stuck'],
  'ignores the "online" event': [
    (state, event, context) => (event.type === 'online' ? [state, []] : transition(state, event, context)),
    'is stuck',
  ],
  'sends a message again while it is being sent': [
    (state, event, context) => transition(event.type === 'submit' ? idle : state, event, context),
    'has two attempts in flight',
  ],
  'does not abort the attempt of a page that was left': [without('abort'), 'has two attempts in flight'],
  'accepts a late response': [
    (state, event, context) => transition(state, 'of' in event ? { ...event, of: state } : event, context),
    'reacts to a late event',
  ],
  'retries with a service that is not idempotent': [
    (state, event, context) => transition(state, event, { ...context, retry: { ...context.retry, idempotent: true } }),
    'causes a message to be stored twice',
  ],
  'ignores Retry-After': [
    (state, event, context) => {
      if (event.type !== 'outcome' || event.outcome.kind !== 'retry') return transition(state, event, context);
      const { kind, error } = event.outcome;
      return transition(state, { ...event, outcome: { kind, error } }, context);
    },
    'retries earlier than the endpoint asked',
  ],
  'retries without a limit': [
    (state, event, context) =>
      transition(state, event, { ...context, retry: { ...context.retry, attempts: 20, budgetMs: Infinity } }),
    'retries too often or waits too long',
  ],
  'clears the fields of a failed message': [
    (state, event, context) => {
      const [next, effects] = transition(state, event, context);
      return [next, next.status === 'failed' ? [...effects, { type: 'clearFields' }] : effects];
    },
    'clears the fields of a message that is not stored',
  ],
};
