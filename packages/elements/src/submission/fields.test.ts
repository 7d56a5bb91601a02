import { expect } from '@open-wc/testing';
import { parseFieldList } from './field-list.ts';
import { isBuiltInField } from './field-names.ts';

describe('A list of fields', () => {
  it('is parsed in its order, with optional fields', () => {
    const fields = parseFieldList(' name?  email\nmessage ')!;
    expect(fields.map(({ name, required }) => [name, required])).to.deep.equal([
      ['name', false],
      ['email', true],
      ['message', true],
    ]);
  });

  it('may be "none", for no form', () => {
    expect(parseFieldList('none')).to.deep.equal([]);
  });

  for (const list of [
    '',
    ' ',
    'email age',
    'email email',
    'email email?',
    'none email',
    'Email',
    'constructor',
    'email??',
  ]) {
    it(`is rejected: "${list}"`, () => {
      expect(parseFieldList(list)).to.equal(undefined);
    });
  }

  it('does not contain names of Object.prototype', () => {
    expect(isBuiltInField('email')).to.equal(true);
    expect(isBuiltInField('toString')).to.equal(false);
  });
});
