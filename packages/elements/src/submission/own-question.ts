// The question of a page without an endpoint.
import type { Question } from '@foyer/protocol';

/** `random` returns a number from 0 to below 1. */
export function askQuestion(operators: string, random: () => number): Question {
  const digit = () => 1 + Math.floor(random() * 9);
  const [first, second] = [digit(), digit()];
  const minus = operators.includes('-') && random() < 0.5;
  return minus ? { a: Math.max(first, second), op: '-', b: Math.min(first, second) } : { a: first, op: '+', b: second };
}
