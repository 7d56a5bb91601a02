// Property names that the script files shorten, since brotli cannot: 350 bytes of a form. Only names that no page, browser,
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
`;

/** Names of Lit's own that only Lit and the widgets use. Pages may call `requestUpdate` and read `updateComplete`. */
const litNames = `
addController createProperty createRenderRoot elementStyles enableUpdating finalizeStyles firstUpdated fromAttribute
getPropertyDescriptor getPropertyOptions hasChanged hostConnected hostDisconnected hostUpdate hostUpdated
isUpdatePending performUpdate renderBefore renderOptions scheduleUpdate shadowRootOptions toAttribute useDefault
willUpdate
`;

const namesIn = (list: string) => list.trim().split(/\s+/);

export const ownNames: readonly string[] = namesIn(internalNames);
export const namesOfLit: readonly string[] = namesIn(litNames);

/** Each name with its short one. All script files of a build share them. */
export const shortNames: ReadonlyMap<string, string> = new Map(
  [...ownNames, ...namesOfLit].map((name, index) => [name, `$${index.toString(36)}`]),
);
