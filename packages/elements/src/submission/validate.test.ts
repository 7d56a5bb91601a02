import { limits } from '@foyer/protocol';
import { expect } from '@open-wc/testing';
import type { FieldName } from './field-names.ts';
import { contactFields } from './field-list.ts';
import { afterEdit, validate, validateSlotted, visibleIssues } from './validate.ts';

const defineField = (name: FieldName, required: boolean) => ({ name, required, ...contactFields[name] });
const codeOf = (name: FieldName, value: string | undefined, required = true) =>
  validate([defineField(name, required)], value === undefined ? {} : { [name]: value })[0]?.code;

describe('validate()', () => {
  for (const [name, value, code] of [
    ['message', undefined, 'required'],
    ['message', '', 'required'],
    ['message', ' \n\t\u00a0', 'required'],
    ['message', 'Guten Tag\n', undefined],
    ['message', 'x'.repeat(limits.multiLine), undefined],
    ['message', 'x'.repeat(limits.multiLine + 1), 'too-long'],
    ['message', 'a\u0000b', 'control-character'],
    ['message', '\ud83d', 'control-character'],
    ['message', '👩‍👧 ✓ العربية', undefined],
    ['name', 'x'.repeat(limits.singleLine + 1), 'too-long'],
    ['name', 'a\nb', 'control-character'],
    ['email', 'lena@example.org', undefined],
    ['email', 'lena', 'invalid'],
    ['email', ' lena@example.org', 'invalid'],
    ['email', `${'x'.repeat(243)}@example.org`, 'too-long'],
  ] as const) {
    it(`finds ${code ?? 'no issue'} in ${name}: ${JSON.stringify(value)?.slice(0, 24)}`, () => {
      expect(codeOf(name, value)).to.equal(code);
    });
  }

  it('allows an optional field to be empty, but not invalid', () => {
    expect(codeOf('email', '', false)).to.equal(undefined);
    expect(codeOf('email', 'lena', false)).to.equal('invalid');
  });

  it('returns one issue per field, in the order of the form', () => {
    const fields = [defineField('message', true), defineField('email', true)];
    expect(validate(fields, {}).map(({ name }) => name)).to.deep.equal(['message', 'email']);
  });
});

describe('validateSlotted()', () => {
  const flags = { valid: false, valueMissing: false, tooLong: false };

  it('uses the validity of the browser first', () => {
    expect(validateSlotted('', { ...flags, valueMissing: true })).to.equal('required');
    expect(validateSlotted('x', { ...flags, tooLong: true })).to.equal('too-long');
    expect(validateSlotted('x', flags)).to.equal('invalid');
    expect(validateSlotted('x', { ...flags, valid: true })).to.equal(undefined);
  });

  it('finds values that the server would reject', () => {
    expect(validateSlotted(['a', 'b\u0000'], undefined)).to.equal('control-character');
    expect(validateSlotted('x'.repeat(limits.multiLine + 1), undefined)).to.equal('too-long');
    expect(validateSlotted('two\nlines', undefined)).to.equal(undefined);
  });
});

describe('Visible issues', () => {
  const issues = [
    { name: 'email', code: 'invalid' },
    { name: 'message', code: 'required' },
  ] as const;

  it('before submission are those of blurred fields, except for missing values', () => {
    expect(visibleIssues(issues, new Set())).to.deep.equal([]);
    expect(visibleIssues(issues, new Set(['email', 'message']))).to.deep.equal([issues[0]]);
  });

  it('after an edit keep what the server reported about other fields', () => {
    expect(afterEdit(issues, 'message', [])).to.deep.equal([issues[0]]);
    const stillWrong = { name: 'message', code: 'too-long' } as const;
    expect(afterEdit(issues, 'message', [stillWrong])).to.deep.equal([issues[0], stillWrong]);
  });
});
