// Machines that are each wrong in one way. The walk that cannot tell them from the right one is worth nothing.
import { type Effect, idle, transition } from '../machine.ts';
import type { Machine, Wrong } from './fault-walk.ts';

const without =
  (type: Effect['type']): Machine =>
  (...now) => {
    const [state, effects] = transition(...now);
    return [state, effects.filter((effect) => effect.type !== type)];
  };

/** By what is wrong with it: the machine, and how that shows. */
export const mutants: Readonly<Record<string, readonly [machine: Machine, shows: Wrong]>> = {
  'accepts a receipt for another message': [
    (state, event, context) => {
      if (event.type !== 'outcome' || event.outcome.kind !== 'receipt' || !('submission' in state)) {
        return transition(state, event, context);
      }
      const receipt = { ...event.outcome.receipt, submissionId: state.submission.submissionId };
      return transition(state, { ...event, outcome: { kind: 'receipt', receipt } }, context);
    },
    'says "sent" where nothing is stored',
  ],
  'takes an answer that proves nothing for a receipt': [
    (state, event, context) => {
      if (event.type !== 'outcome' || event.outcome.kind !== 'unclear' || !('submission' in state)) {
        return transition(state, event, context);
      }
      const { submissionId } = state.submission;
      const receipt = { v: 1, status: 'accepted', submissionId } as const;
      return transition(state, { ...event, outcome: { kind: 'receipt', receipt } }, context);
    },
    'says "sent" where nothing is stored',
  ],
  'keeps no draft': [without('keepDraft'), 'has no draft of what is not stored'],
  'forgets to remove the draft': [without('clearDraft'), 'keeps a draft of what is stored'],
  'sets no timer': [without('wait'), 'is stuck'],
  'does not hear that the network is back': [
    (state, event, context) => (event.type === 'online' ? [state, []] : transition(state, event, context)),
    'is stuck',
  ],
  'sends again what is being sent': [
    (state, event, context) => transition(event.type === 'submit' ? idle : state, event, context),
    'has two attempts under way',
  ],
  'does not give up the attempt that the page was left in': [without('abort'), 'has two attempts under way'],
  'believes a late answer': [
    (state, event, context) => transition(state, 'of' in event ? { ...event, of: state } : event, context),
    'believes what comes late',
  ],
  'repeats what a service may store twice': [
    (state, event, context) => transition(state, event, { ...context, retry: { ...context.retry, idempotent: true } }),
    'has a message stored twice',
  ],
  'does not heed Retry-After': [
    (state, event, context) => {
      if (event.type !== 'outcome' || event.outcome.kind !== 'retry') return transition(state, event, context);
      const { kind, error } = event.outcome;
      return transition(state, { ...event, outcome: { kind, error } }, context);
    },
    'comes back earlier than it was asked to',
  ],
  'never loses patience': [
    (state, event, context) =>
      transition(state, event, { ...context, retry: { ...context.retry, attempts: 20, budgetMs: Infinity } }),
    'tries too often or waits too long',
  ],
  'empties the fields of what failed': [
    (state, event, context) => {
      const [next, effects] = transition(state, event, context);
      return [next, next.status === 'failed' ? [...effects, { type: 'clearFields' }] : effects];
    },
    'empties fields of what is not stored',
  ],
};
