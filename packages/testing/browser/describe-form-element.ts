// The contract of both form widgets, as tests of one tag: from the first key to the receipt.
import { describeAnswers } from './describe-answers.ts';
import { describeConsentAndTrap } from './describe-consent.ts';
import { describeDrafts } from './describe-drafts.ts';
import { describePageSends } from './describe-page-sends.ts';
import { describeHandedOver } from './describe-handed-over.ts';
import { describePauses } from './describe-pauses.ts';
import { describeRepetition } from './describe-repetition.ts';
import { describeSending } from './describe-sending.ts';
import { describeSettings } from './describe-settings.ts';
import { describeSlottedFields } from './describe-slotted-fields.ts';
import { describeTranslated } from './describe-translated.ts';
import { describeValidation } from './describe-validation.ts';
import { describeWaysOut } from './describe-ways-out.ts';
import { FormPage, type FormSuite } from './form-page.ts';

export function describeFormElement(tag: string, suite: FormSuite): void {
  const page = new FormPage(tag, suite);
  describe(`<${tag}> as a form`, () => {
    describeSending(page);
    describeValidation(page);
    describeAnswers(page);
    describePauses(page);
    describeWaysOut(page);
    describeHandedOver(page);
    describeRepetition(page);
    describePageSends(page);
    describeDrafts(page);
    describeConsentAndTrap(page);
    describeSlottedFields(page);
    describeSettings(page);
    describeTranslated(page);
  });
}
