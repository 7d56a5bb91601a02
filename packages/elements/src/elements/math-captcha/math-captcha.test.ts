import { expect } from '@open-wc/testing';
import { describeElement } from '@foyer/testing/browser/describe-element.ts';
import { challenge, json, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import { findAll, focused, opensPage, pretends, settles, until } from '@foyer/testing/browser/page.ts';
import { Visitor } from '@foyer/testing/browser/visitor.ts';
import type { FoyerMathCaptcha } from './math-captcha.ts';

const source = 'challenge="https://forms.example.org/contact/challenge"';

describeElement('foyer-math-captcha', {
  importElement: () => import('./math-captcha.ts'),
  importDefinition: () => import('./define.ts'),
  markup: '<foyer-math-captcha></foyer-math-captcha>',
  words: { en: 'A quick sum', de: 'Kurze Rechenfrage' },
  attributes: {
    name: { good: 'sum' },
    challenge: { good: '/contact/challenge', bad: 'javascript:alert(1)', allowed: 'https:' },
    optional: { good: '', value: true },
    operators: { good: '+ -', bad: '*', allowed: '+, + -' },
  },
});

interface Entry {
  readonly token?: string;
  readonly answer?: string;
  readonly pow?: unknown;
}

class FormPage {
  readonly form: HTMLFormElement;
  readonly visitor: Visitor<FoyerMathCaptcha>;

  constructor(page: HTMLElement) {
    this.form = page.querySelector('form')!;
    this.visitor = new Visitor(page.querySelector<FoyerMathCaptcha>('foyer-math-captcha')!);
  }

  /** The entry that the form would submit. */
  get entry(): Entry | undefined {
    const entry = new FormData(this.form).get(this.visitor.widget.name);
    return entry === null ? undefined : (JSON.parse(entry as string) as Entry);
  }

  get sum(): number {
    const [, a, op, b] = /(\d) ([+−]) (\d)/.exec(this.visitor.question)!;
    return op === '+' ? Number(a) + Number(b) : Number(a) - Number(b);
  }

  /** Waits until the form has an entry, which includes the proof of work. */
  async isComplete(): Promise<void> {
    await until('there is no entry', () => this.entry !== undefined);
  }
}

async function visitsForm(attributes = ''): Promise<FormPage> {
  const page = await opensPage(`<form><input name="note" aria-label="Note" />
    <foyer-math-captcha lang="de" ${attributes}></foyer-math-captcha><button>Send</button></form>`);
  return new FormPage(page);
}

describe("<foyer-math-captcha> in the page's own form, without a server", () => {
  it('keeps the form invalid until it is answered', async () => {
    const { form, visitor } = await visitsForm();
    visitor.touches();
    await until('the session is not loaded', () => visitor.widget.validationMessage.endsWith('.'));
    expect(form.checkValidity()).to.equal(false);
    expect(visitor.widget.validity.valueMissing).to.equal(true);
    expect(visitor.widget.validationMessage).to.equal('Bitte lösen Sie noch die Rechenfrage.');
  });

  it('makes the form valid with the right answer, which is one form data entry', async () => {
    const page = await visitsForm('name="sum"');
    page.visitor.touches();
    await page.visitor.answers(String(page.sum));
    await settles(document);
    expect(page.form.checkValidity()).to.equal(true);
    expect(page.visitor.widget.form).to.equal(page.form);
    expect(page.entry).to.deep.equal({ answer: String(page.sum) });
  });

  for (const written of [' 6 ', '６', '٦', '६']) {
    it(`accepts the right answer in the digits of "${written}"`, async () => {
      const page = await visitsForm();
      page.visitor.touches();
      await page.visitor.answers('1');
      await until('the session is not loaded', () => page.visitor.widget.validity.customError || page.sum === 1);
      const digits = [...String(page.sum)].map((digit) => inScriptOf(written, digit)).join('');
      await page.visitor.answers(digits);
      await settles(document);
      expect(page.form.checkValidity(), `${page.visitor.question} ${digits}`).to.equal(true);
    });
  }

  it('does not submit on an Enter that confirms an IME composition', async () => {
    const page = await visitsForm();
    const { form, visitor } = page;
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    visitor.touches();
    await visitor.answers(String(page.sum));
    const answer = findAll(visitor.root, '#answer')[0];
    for (const composing of [{ isComposing: true }, { keyCode: 229 }, {}]) {
      answer?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, ...composing }),
      );
    }
    expect(sent).to.equal(1);
  });

  it('names the sum that was answered wrong', async () => {
    const page = await visitsForm();
    page.visitor.touches();
    await page.visitor.answers('99');
    await until('the session is not loaded', () => page.visitor.widget.validity.customError);
    page.visitor.widget.reportValidity();
    await settles(document);
    const sum = page.visitor.question.replace(' =', '');
    expect(page.visitor.text).to.contain(`Das stimmt noch nicht. Wie viel ist ${sum}?`);
    expect(answerField(page.visitor).getAttribute('aria-invalid')).to.equal('true');
  });

  it('may be left empty when optional, but not be wrong', async () => {
    const { form, visitor } = await visitsForm('optional');
    expect(form.checkValidity()).to.equal(true);
    visitor.touches();
    await visitor.answers('99');
    await until('the wrong answer counts as valid', () => !form.checkValidity());
  });

  it('never asks for a negative result', async () => {
    const page = await visitsForm('operators="+ -"');
    const signs = new Set<string>();
    for (let times = 0; times < 60; times++) {
      expect(page.sum).to.be.at.least(0);
      signs.add(/[+−]/.exec(page.visitor.question)![0]);
      page.form.reset();
      await settles(document);
    }
    expect([...signs].sort()).to.deep.equal(['+', '−']);
  });

  it('clears its answer and error when the form is reset', async () => {
    const { form, visitor } = await visitsForm();
    visitor.touches();
    await visitor.answers('99');
    form.reset();
    await settles(document);
    expect(answerField(visitor).value).to.equal('');
    expect(findAll(visitor.root, '[part~=error]')).to.have.length(0);
  });

  it('is disabled in a disabled fieldset', async () => {
    const page = await opensPage(
      '<form><fieldset disabled><foyer-math-captcha></foyer-math-captcha></fieldset></form>',
    );
    const { form, visitor, entry } = new FormPage(page);
    expect(answerField(visitor).disabled).to.equal(true);
    expect(entry).to.equal(undefined);
    expect(form.checkValidity()).to.equal(true);
  });

  it('can be skipped with "Without calculation"', async () => {
    const page = await visitsForm();
    page.visitor.clicks('Ohne Rechnen');
    await page.visitor.sees('Erledigt. Sie müssen nichts rechnen.');
    expect(page.form.checkValidity()).to.equal(true);
  });
});

describe("<foyer-math-captcha> in the page's own form, with a server", () => {
  it('requests a challenge only at the first interaction with the form', async () => {
    const endpoint = startsEndpoint();
    const { form, visitor } = await visitsForm(source);
    expect(endpoint.challenges).to.have.length(0);
    expect(visitor.question).not.to.match(/\d/);
    form.querySelector('input')!.focus();
    form.dispatchEvent(new FocusEvent('focusin'));
    await visitor.sees('3 + 3 =');
    expect(endpoint.challenges.map(({ href }) => href)).to.deep.equal(['https://forms.example.org/contact/challenge']);
  });

  it('does not shift the layout when the digits arrive', async () => {
    startsEndpoint();
    const { visitor } = await visitsForm(source);
    const before = visitor.widget.getBoundingClientRect();
    visitor.touches();
    await visitor.sees('3 + 3 =');
    const after = visitor.widget.getBoundingClientRect();
    expect(after.height).to.be.closeTo(before.height, 0.5);
  });

  it('submits token, answer and proof of work, and nothing before all are ready', async () => {
    startsEndpoint();
    const page = await visitsForm(source);
    expect(page.entry).to.equal(undefined);
    expect(page.form.checkValidity()).to.equal(false);
    await page.visitor.answers('6');
    await page.isComplete();
    expect(page.entry).to.deep.include({ token: 'token-1', answer: '6' });
    expect(page.entry).to.have.nested.property('pow.counter', 0);
    expect(page.form.checkValidity()).to.equal(true);
  });

  it('leaves checking to the server: a wrong answer is submitted like a right one', async () => {
    startsEndpoint();
    const page = await visitsForm(source);
    await page.visitor.answers('7');
    await page.isComplete();
    expect(page.form.checkValidity()).to.equal(true);
    expect(page.entry).to.deep.include({ answer: '7' });
  });

  it('requests a challenge without a question after "Without calculation"', async () => {
    const endpoint = startsEndpoint();
    const page = await visitsForm(source);
    await page.visitor.answers('6');
    page.visitor.clicks('Ohne Rechnen');
    await page.visitor.sees('Erledigt. Sie müssen nichts rechnen.');
    expect(focused()!.textContent).to.contain('Erledigt');
    expect(endpoint.challenges.at(-1)!.searchParams.get('without')).to.equal('question');
    await page.isComplete();
    expect(page.entry).not.to.have.property('answer', '6');
    expect(page.form.checkValidity()).to.equal(true);
  });

  it('offers "Without calculation" again when that request fails', async () => {
    const endpoint = startsEndpoint();
    const { visitor } = await visitsForm(source);
    await visitor.answers('6');
    endpoint.challenge = () => new Response('', { status: 500 });
    visitor.clicks('Ohne Rechnen');
    await until('no challenge is requested', () => endpoint.challenges.length === 2);
    endpoint.challenge = () => json(challenge());
    await visitor.sees('Ohne Rechnen');
  });

  it('asks the sum again when the server refuses to leave out the question', async () => {
    const endpoint = startsEndpoint();
    endpoint.challenge = () => {
      const refused = endpoint.challenges.at(-1)!.searchParams.has('without');
      return refused ? json({ type: 'about:blank', status: 422 }, 422) : json(challenge());
    };
    const { visitor } = await visitsForm(source);
    visitor.touches();
    await visitor.sees('3 + 3 =');
    visitor.clicks('Ohne Rechnen');
    await until('no further challenge is requested', () => endpoint.challenges.length === 3);
    await visitor.sees('3 + 3 =');
  });

  it('requests a challenge without a proof of work where crypto.subtle is missing', async () => {
    pretends(crypto, 'subtle', undefined);
    const endpoint = startsEndpoint();
    const page = await visitsForm(source);
    await page.visitor.answers('6');
    await page.isComplete();
    expect(endpoint.challenges[0]!.searchParams.get('without')).to.equal('pow');
    expect(page.entry).to.deep.equal({ token: 'token-1', answer: '6' });
  });

  it('asks for no further challenge when it is gone before the first one came', async () => {
    const endpoint = startsEndpoint();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    endpoint.challenge = () => {
      const { length } = endpoint.challenges;
      return held.then(() => json({ ...challenge({ token: `token-${length}` }), expiresIn: length > 2 ? 1800 : 1 }));
    };
    const gone = await visitsForm(source);
    gone.visitor.touches();
    await until('no challenge is requested', () => endpoint.challenges.length === 1);
    gone.visitor.widget.remove();
    const other = await visitsForm(source);
    other.visitor.touches();
    answer();
    await until('the other one asks for no further challenge', () => /[34]/.test(other.entry?.token ?? ''));
    expect(endpoint.challenges).to.have.length(3);
  });

  it('requests a fresh challenge before the old one expires', async () => {
    const endpoint = startsEndpoint();
    const tokens = ['token-1', 'token-2'];
    endpoint.challenge = () =>
      json({ ...challenge({ token: tokens.shift() ?? 'token-3' }), expiresIn: tokens.length ? 1 : 1800 });
    const page = await visitsForm(source);
    page.visitor.touches();
    await until('the challenge is not replaced', () => page.entry?.token === 'token-2');
  });

  it('starts over when the form is reset: no entry, then another sum that can be submitted', async () => {
    const endpoint = startsEndpoint();
    const page = await visitsForm(source);
    await page.visitor.answers('6');
    await page.isComplete();
    endpoint.challenge = () => json(challenge({ token: 'token-2', question: { a: 4, op: '+', b: 5 } }));
    page.form.reset();
    await settles(document);
    expect(page.entry).to.equal(undefined);
    expect(page.form.checkValidity()).to.equal(false);
    expect(answerField(page.visitor).value).to.equal('');
    page.form.querySelector('input')!.focus();
    page.form.dispatchEvent(new FocusEvent('focusin'));
    await page.visitor.sees('4 + 5 =');
    await page.visitor.answers('9');
    await page.isComplete();
    expect(page.entry).to.deep.include({ token: 'token-2', answer: '9' });
    expect(page.form.checkValidity()).to.equal(true);
  });

  it('asks the sum again after a reset, even when it had been skipped', async () => {
    startsEndpoint();
    const { form, visitor } = await visitsForm(source);
    visitor.clicks('Ohne Rechnen');
    await visitor.sees('Erledigt.');
    form.reset();
    await settles(document);
    visitor.touches();
    form.dispatchEvent(new FocusEvent('focusin'));
    await visitor.sees('3 + 3 =');
  });

  it('requests one challenge, however many interactions follow', async () => {
    const endpoint = startsEndpoint();
    const { form, visitor } = await visitsForm(source);
    for (const type of ['pointerover', 'focusin', 'touchstart']) form.dispatchEvent(new Event(type));
    await visitor.sees('3 + 3 =');
    expect(endpoint.challenges).to.have.length(1);
  });

  for (const [what, body] of [
    ['of another version', { ...challenge(), v: 2 }],
    ['without a token', { ...challenge(), token: 7 }],
    ['with markup for digits', { ...challenge(), question: { a: '<b>3</b>', op: '+', b: 3 } }],
    ['with an unknown operator', { ...challenge(), question: { a: 3, op: '*', b: 3 } }],
    ['that is null', null],
  ] as const) {
    it(`shows no question from a challenge ${what}`, async () => {
      const endpoint = startsEndpoint();
      endpoint.challenge = () => json(body);
      const { visitor, entry } = await visitsForm(source);
      visitor.touches();
      await until('no challenge is requested', () => endpoint.challenges.length > 0);
      await settles(document);
      expect(visitor.question).not.to.match(/\d/);
      expect(entry).to.equal(undefined);
    });
  }
});

function answerField(visitor: Visitor): HTMLInputElement {
  return findAll(visitor.root, '#answer')[0] as HTMLInputElement;
}

/** The digit in the script of `six`, which is a 6. */
function inScriptOf(six: string, digit: string): string {
  const offset = six.trim().codePointAt(0)! - '6'.codePointAt(0)!;
  return six.replace(six.trim(), String.fromCodePoint(digit.codePointAt(0)! + offset));
}
