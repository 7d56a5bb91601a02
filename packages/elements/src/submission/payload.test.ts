import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { createSubmission, SubmissionIds } from './payload.ts';

const content = (message: string) => ({ form: 'contact', fields: { message } });
const page = { url: 'https://example.org/', locale: 'de' };

describe('The id of a message', () => {
  const createIds = () => {
    let count = 0;
    return new SubmissionIds(() => `id-${count++}`);
  };
  const idOf = (ids: SubmissionIds, of: Parameters<SubmissionIds['identify']>[0]) => ids.identify(of).submissionId;

  it('stays the same for the same content, and changes with it', () => {
    const ids = createIds();
    const first = idOf(ids, content('Guten Tag'));
    expect(idOf(ids, content('Guten Tag'))).to.equal(first);
    expect(idOf(ids, content('Guten Abend'))).not.to.equal(first);
    expect(idOf(ids, { ...content('Guten Abend'), consent: { text: 'x', locale: 'de', given: true } })).to.equal(
      'id-2',
    );
  });

  it('keeps the consent wording of the first attempt when only its translation changes', () => {
    const ids = createIds();
    const consent = { text: 'Ja', locale: 'de', given: true };
    const first = ids.identify({ ...content('Guten Tag'), consent });
    const translated = { ...consent, text: 'Yes', translated: true } as const;
    expect(ids.identify({ ...content('Guten Tag'), consent: translated })).to.deep.equal(first);
    const withdrawn = ids.identify({ ...content('Guten Tag'), consent: { ...consent, given: false } });
    expect(withdrawn.submissionId).not.to.equal(first.submissionId);
  });

  it('changes on the next page when the consent wording differs, since the server would reject it', () => {
    const ids = createIds();
    const consent = { text: 'Ja', locale: 'de', given: true };
    ids.identify({ ...content('Guten Tag'), consent });
    const next = new SubmissionIds(() => 'new');
    next.remember(ids.last);
    const { submissionId } = next.identify({ ...content('Guten Tag'), consent: { ...consent, text: 'Yes' } });
    expect(submissionId).to.equal('new');
  });

  it('changes for the same content after a reset', () => {
    const ids = createIds();
    const first = idOf(ids, content('Guten Tag'));
    ids.remember(undefined);
    expect(idOf(ids, content('Guten Tag'))).not.to.equal(first);
  });

  it('is restored on the next page for the same content only', () => {
    const ids = createIds();
    idOf(ids, content('Guten Tag'));
    const next = new SubmissionIds(() => 'new');
    next.remember(ids.last);
    expect(idOf(next, content('Guten Tag'))).to.equal('id-0');
    expect(idOf(next, content('Guten Tag.'))).to.equal('new');
  });

  it('differs for any two different messages', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const ids = createIds();
        expect(idOf(ids, content(one)) === idOf(ids, content(other))).to.equal(one === other);
      }),
      propertyRuns(100),
    );
  });
});

describe('createSubmission()', () => {
  it('returns exactly the properties of the protocol', () => {
    expect(createSubmission(content('Guten Tag'), { submissionId: 'id-0', trap: 'spam', page })).to.deep.equal({
      v: 1,
      submissionId: 'id-0',
      form: 'contact',
      fields: { message: 'Guten Tag' },
      trap: { website: 'spam' },
      page,
    });
  });

  it('includes the captcha answer when there is one', () => {
    const captcha = { token: 't', answer: '6' };
    const submission = createSubmission(content('x'), { submissionId: 'id-0', trap: '', page, captcha });
    expect(submission.captcha).to.deep.equal(captcha);
  });
});
