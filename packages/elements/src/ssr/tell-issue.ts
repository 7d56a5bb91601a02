// Tells whoever renders a page about a setting with which no message could be sent. A browser says the same.
import { english } from '../base/english.ts';
import type { FormProperties } from '../base/form-properties.ts';
import { warnOnce } from '../browser/warn.ts';
import type { ConfigIssue } from '../submission/config.ts';
import { diagnosisWords } from '../session/diagnosis-words.ts';
import { diagnose, type Symptoms } from '../submission/diagnosis.ts';

export function tellIssue(form: FormProperties, issue: ConfigIssue): void {
  const symptoms: Symptoms = {
    tag: form.localName,
    page: new URL('https://server.invalid/'),
    form: form.formId,
    service: form.service,
    issue,
    hasCaptcha: form.captcha !== 'none',
    fields: form.fieldDefinitions,
    missingFields: [],
  };
  const diagnosis = diagnose(symptoms);
  if (!diagnosis) return;
  const { happened, remedy, line } = diagnosisWords(english, diagnosis, symptoms);
  warnOnce(form, [happened, remedy, line ?? ''].join(' ').trim());
}
