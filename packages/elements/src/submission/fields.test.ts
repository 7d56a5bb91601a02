import { expect } from '@open-wc/testing';
import { parseFieldList } from './field-list.ts';
import { isBuiltInField } from './fields.ts';

describe('A list of fields', () => {
  it('is read in its order, with what may stay empty', () => {
    const fields = parseFieldList(' name?  email\nmessage ')!;
    expect(fields.map(({ name, required }) => [name, required])).to.deep.equal([
      ['name', false],
      ['email', true],
      ['message', true],
    ]);
  });

  it('may say that there is no form', () => {
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
    it(`"${list}" is none`, () => {
      expect(parseFieldList(list)).to.equal(undefined);
    });
  }

  it('knows its own names from those of every object', () => {
    expect(isBuiltInField('email')).to.equal(true);
    expect(isBuiltInField('toString')).to.equal(false);
  });
});
