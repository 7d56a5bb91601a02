// Property names that the script files shorten, since brotli cannot: 200 bytes of a form. Only names that no page, browser,
// service or library reads; `internal-names.test.ts` checks each. A name that is missing here only costs bytes.
const internalNames = `
announcementOf askItself asksItself autoCaptcha baseMs budgetMs capMs captchaKind captchaRow challengeFailure
concluded consentAbove controlOf defaultSubmitLabel delayMs describedWords doubt doubted draftNotice fieldDefinitions
fireError foyerEndpoint hasCheckbox hasField hasNumber hasSlotted hasSum internals isAllowed isAlone isComplete
isCurrent isInForm isIncomplete isLate isNoticeable isRepeatable isSkipped issueShown labelOf loadSession mailSubject
mailView moreFields moveFocus noticeIsConsent onFollow onSkip onSlotChange onSlottedKeydown onSubmit ownQuestion
proceeds proved renderHeading renderMain renderMoreFields renderNotice renderText renderUnconfirmed renew
resolvedEndpoint retryLabel secondsLeft showState showsErrors situation skipQuestion slotNamed slottedFields
spokenLocale tellOwner timeoutSeconds totalSeconds tryNow usesFoyer waitedMs waitsForNetwork wantWords watchAge
wordsFor
`
  .trim()
  .split(/\s+/);

/** Each name with its short one. All script files of a build share them. */
export const shortNames: ReadonlyMap<string, string> = new Map(
  internalNames.map((name, index) => [name, `$${index.toString(36)}`]),
);
