import type { Challenge } from '@foyer/protocol';
import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { captchaModes } from './captcha-mode.ts';
import { needsQuestion } from './captcha-requirement.ts';
import { leftOut } from './challenge-parts.ts';
import { askQuestion } from './own-question.ts';
import { captchaAnswer, isRenewable, isRight, parseChallenge } from './captcha.ts';
import { failure, submissionError } from './outcome.ts';

const question = { a: 3, op: '+', b: 3 } as const;
const pow = { algorithm: 'PBKDF2/SHA-256', nonce: '00', salt: '00', cost: 1, keyLength: 32, keyPrefix: '' } as const;
const bare: Challenge = { v: 1, token: 't', expiresIn: 1800, minFill: 2 };
const solution = { counter: 1, derivedKey: 'ff' };

describe('A captcha answer', () => {
  it('contains every part that the challenge requires, or is undefined', () => {
    const both = { ...bare, question, pow };
    expect(captchaAnswer(both, ' 6 ', solution)).to.deep.equal({ token: 't', answer: '6', pow: solution });
    expect(captchaAnswer(both, '', solution)).to.equal(undefined);
    expect(captchaAnswer(both, '6', undefined)).to.equal(undefined);
    expect(captchaAnswer({ ...bare, question }, '6', solution)).to.deep.equal({ token: 't', answer: '6' });
    expect(captchaAnswer({ ...bare, pow }, 'left over', solution)).to.deep.equal({ token: 't', pow: solution });
  });

  for (const [typed, right] of [
    ['6', true],
    [' ６ ', true],
    ['٦', true],
    ['06', false],
    ['6.0', false],
    ['6e0', false],
    ['0x6', false],
    ['', false],
    ['six', false],
    ['6'.repeat(1_000_000), false],
  ] as const) {
    it(`that is typed "${typed.slice(0, 12)}" is ${right ? 'right' : 'wrong'} for 3 + 3`, () => {
      expect(isRight(question, typed)).to.equal(right);
    });
  }

  it('is renewable without the visitor when the new challenge has no question', () => {
    const error = submissionError('captcha');
    expect(isRenewable({ kind: 'input', issues: [], error, challenge: { ...bare, pow } })).to.equal(true);
    expect(isRenewable({ kind: 'input', issues: [], error, challenge: { ...bare, question } })).to.equal(false);
    expect(isRenewable({ kind: 'input', issues: [], error })).to.equal(false);
    expect(isRenewable(failure('network'))).to.equal(false);
  });
});

describe('A challenge', () => {
  it('is parsed only when it is well-formed', () => {
    expect(parseChallenge({ ...bare, question, pow })).to.deep.include({ token: 't' });
    for (const wrong of [
      null,
      'x',
      [],
      {},
      { ...bare, v: 2 },
      { ...bare, token: undefined },
      { ...bare, expiresIn: '1800' },
      { ...bare, question: { a: 1.5, op: '+', b: 1 } },
      { ...bare, question: { a: 1, op: '×', b: 1 } },
      { ...bare, question: null },
    ]) {
      expect(parseChallenge(wrong), JSON.stringify(wrong)).to.equal(undefined);
    }
  });

  it('made up by the page has digits from 1 to 9 and no negative result', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('+', '+ -'),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (operators, numbers) => {
          const { a, op, b } = askQuestion(operators, () => Number(numbers.next().value));
          expect([a, b].every((digit) => Number.isInteger(digit) && digit >= 1 && digit <= 9)).to.equal(true);
          if (op === '-') expect(operators === '+ -' && a >= b).to.equal(true);
        },
      ),
      propertyRuns(100),
    );
  });
});

describe('The captcha of a form', () => {
  for (const [change, question, without] of [
    [{}, true, undefined],
    [{ skipped: true }, true, 'question'],
    [{ kind: 'pow' }, false, 'question'],
    [{ canProve: false }, true, 'pow'],
    [{ kind: 'pow', canProve: false }, true, 'pow'],
    [{ canProve: false, skipped: true }, true, 'pow'],
    [{ kind: 'none', canProve: false }, false, 'pow'],
  ] as const) {
    it(`with ${JSON.stringify(change)} has ${question ? 'a' : 'no'} question, and requests without=${String(without)}`, () => {
      const { skipped = false, ...rest } = { skipped: undefined, ...change };
      const situation = { kind: 'arithmetic', canProve: true, ...rest } as const;
      expect([needsQuestion(situation), leftOut(situation, skipped)]).to.deep.equal([question, without]);
    });
  }

  it('has one of four modes', () => {
    expect(captchaModes).to.deep.equal(['auto', 'arithmetic', 'pow', 'none']);
  });
});
