// Tells whoever renders a page about a setting with which no message could be sent. A browser says the same.
import type { FormProperties } from '../base/form-properties.ts';
import { warnOnce } from '../browser/warn.ts';
import type { ConfigIssue } from '../submission/config.ts';
import { diagnose } from '../submission/diagnosis.ts';

export function tellIssue(form: FormProperties, issue: ConfigIssue): void {
  const diagnosis = diagnose({
    tag: form.localName,
    page: new URL('https://server.invalid/'),
    form: form.formId,
    service: form.service,
    issue,
    hasCaptcha: form.captcha !== 'none',
    fields: form.fieldDefinitions,
    missingFields: [],
  });
  if (!diagnosis) return;
  const { happened, remedy, line } = diagnosis;
  warnOnce(form, [happened, remedy, line ?? ''].join(' ').trim());
}
