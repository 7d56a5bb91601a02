// Property names that the script files shorten, since brotli cannot: 200 bytes of a form. Only names that no page, browser,
// service or library reads; `internal-names.test.ts` checks each. A name that is missing here only costs bytes.
const internalNames = `
announcementOf askItself asksItself autoCaptcha baseMs budgetMs capMs captchaKind captchaRow challengeFailure concluded
consentAbove controlOf defaultSubmitLabel delayMs describedWords doubt doubted draftNotice fieldDefinitions fireError
foyerEndpoint hasCheckbox hasField hasNumber hasSlotted hasSum isCurrent isIncomplete isInForm isLate isNoticeable
isRepeatable isSkipped labelOf loadSession mailSubject mailView moreFields moveFocus noticeIsConsent onFollow onSkip
onSlotChange onSlottedKeydown onSubmit proceeds proved renderHeading renderMain renderMoreFields renderNotice renderText
renderUnconfirmed renew retryLabel secondsLeft showState showsErrors situation skipQuestion slotNamed slottedFields
spokenLocale tellOwner timeoutSeconds totalSeconds tryNow usesFoyer waitedMs waitsForNetwork wantWords watchAge wordsFor
`
  .trim()
  .split(/\s+/);

/** Each name with its short one. All script files of a build share them. */
export const shortNames: ReadonlyMap<string, string> = new Map(
  internalNames.map((name, index) => [name, `$${index.toString(36)}`]),
);
