import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createSubmission, SubmissionIds } from './payload.ts';

const content = (message: string) => ({ form: 'contact', fields: { message } });
const page = { url: 'https://example.org/', locale: 'de' };

describe('The id of a message', () => {
  const createIds = () => {
    let count = 0;
    return new SubmissionIds(() => `id-${count++}`);
  };

  it('stays while the message is the same, and is another once it is corrected', () => {
    const ids = createIds();
    const first = ids.for(content('Guten Tag'));
    expect(ids.for(content('Guten Tag'))).to.equal(first);
    expect(ids.for(content('Guten Abend'))).not.to.equal(first);
    expect(ids.for({ ...content('Guten Abend'), consent: { text: 'x', locale: 'de', given: true } })).to.equal('id-2');
  });

  it('is another for the same words after a reset', () => {
    const ids = createIds();
    const first = ids.for(content('Guten Tag'));
    ids.remember(undefined);
    expect(ids.for(content('Guten Tag'))).not.to.equal(first);
  });

  it('is the same for the same words on the next page, and another for others', () => {
    const ids = createIds();
    ids.for(content('Guten Tag'));
    const next = new SubmissionIds(() => 'new');
    next.remember(ids.last);
    expect(next.for(content('Guten Tag'))).to.equal('id-0');
    expect(next.for(content('Guten Tag.'))).to.equal('new');
  });

  it('tells any two messages apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const ids = createIds();
        expect(ids.for(content(one)) === ids.for(content(other))).to.equal(one === other);
      }),
    );
  });
});

describe('A message on the wire', () => {
  it('holds what the protocol names, and nothing else', () => {
    expect(createSubmission(content('Guten Tag'), { submissionId: 'id-0', trap: 'spam', page })).to.deep.equal({
      v: 1,
      submissionId: 'id-0',
      form: 'contact',
      fields: { message: 'Guten Tag' },
      trap: { website: 'spam' },
      page,
    });
  });

  it('carries the answer of the captcha where there is one', () => {
    const captcha = { token: 't', answer: '6' };
    const submission = createSubmission(content('x'), { submissionId: 'id-0', trap: '', page, captcha });
    expect(submission.captcha).to.deep.equal(captcha);
  });
});
