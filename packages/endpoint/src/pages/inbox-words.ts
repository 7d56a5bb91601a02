// Wording of the inbox.
import type { FormDefinition } from '../domain/forms.ts';
import { localized } from '../domain/localized-text.ts';
import { messagesIn, type Msg, type Wording } from '../domain/messages.ts';

export type InboxWords = ReturnType<typeof inboxWords>;

export function inboxWords(wording: Wording) {
  const msg = messagesIn(wording);
  return {
    ...lists(msg),
    ...decisions(msg),
    ...messageParts(msg),
    ...deliveries(msg),
    ...mailKinds(msg),
    ...access(msg),
    ...states(msg),
    ...fields(msg),
    ...beacons(msg),
  };
}

function lists(msg: Msg) {
  return {
    title: msg('Inbox'),
    messages: msg('Messages'),
    subscribers: msg('Subscribers'),
    suspected: msg('Suspected spam'),
    noMessages: msg('No messages yet.'),
    noSubscribers: msg('No subscribers yet.'),
    noSuspected: msg('Nothing is suspected.'),
    nothingFound: msg('Nothing was found.'),
    unread: msg('New'),
    onlyUnread: msg('Only new ones'),
    select: msg('Select:'),
    selected: msg('Selected'),
    selectAll: msg('Select all on this page'),
    selectNone: msg('Select none'),
    markRead: msg('Mark as read'),
    markUnread: msg('Mark as unread'),
    keep: msg('Keep them'),
    older: msg('Older'),
    newest: msg('Back to the newest'),
    back: msg('Back to the inbox'),
    search: msg('Search'),
    form: msg('Form'),
    allForms: msg('All forms'),
    allStates: msg('All'),
    filterSubscribers: msg('All subscribers, with filters'),
    find: msg('Find'),
    exportMessages: msg('Messages as CSV'),
    exportSubscribers: msg('Subscribers as CSV'),
    leave: msg('Lock the inbox'),
  };
}

function decisions(msg: Msg) {
  return {
    reply: msg('Reply'),
    release: msg('Not spam'),
    releaseHint: msg('Mails that were held back are sent.'),
    markSpam: msg('Mark as spam'),
    sendAgain: msg('Send failed mails again'),
    remove: msg('Delete …'),
    removeHint: msg(
      'Deleted messages cannot be restored; mails about them are not sent any more, and a sign-up that is not confirmed cannot be confirmed any more.',
    ),
    removeNow: msg('Delete for good'),
    print: msg('Proof to print'),
  };
}

function messageParts(msg: Msg) {
  return {
    reasons: msg('Noticed'),
    consent: msg('Consent'),
    given: msg('given'),
    informed: msg('informed'),
    translated: msg('translated by the browser'),
    proof: msg('Proof of consent'),
    proofOf: msg('Proof of consent of'),
    asOf: msg('As of'),
    wording: msg('Wording'),
    language: msg('Language'),
    page: msg('Page'),
    messageId: msg('Mail'),
    bodyHash: msg('SHA-256 of its text'),
    submission: msg('Message'),
    since: msg('Since'),
    status: msg('Status'),
    received: msg('Received'),
  };
}

function deliveries(msg: Msg) {
  return {
    mails: msg('Mails'),
    noMails: msg('No mail belongs to it.'),
    mailSent: msg('sent'),
    mailWaits: msg('waits since'),
    mailTriedAgain: msg('is tried again'),
    mailFailed: msg('given up'),
    reason: msg('Reason'),
    reasonLogin: msg('The mail server does not accept user name and password.'),
    reasonRecipient: msg('The mail server does not know the recipient, or does not accept mail for them.'),
    reasonUnreachable: msg('The server cannot be reached.'),
    reasonGone: msg('The receiver wants no more calls: the others wait until you have it called again.'),
    failed: msg('Failed deliveries'),
    failedHint: msg('Mails and calls of hooks that were given up. Once the cause is mended, send them again.'),
    closedHooks: msg('Hooks that get no more calls'),
    closedHint: msg(
      'Their receiver responded that it wants no more (410). Calls wait until its settings change, or until you have it called again.',
    ),
    waitingCalls: msg('Calls that wait'),
    reopen: msg('Call it again'),
    noFailed: msg('Nothing has failed.'),
    retry: msg('Send again'),
    dismiss: msg('Remove from the list'),
    resend: msg('Send the confirmation mail again'),
    resendHint: msg(
      'One address gets at most one mail in ten minutes, and three a day before it is confirmed. The mail leaves as soon as that allows.',
    ),
    mailHeld: msg('leaves after'),
    gaveUp: msg('Given up'),
    attempts: msg('Attempts'),
  };
}

function mailKinds(msg: Msg) {
  return {
    notification: msg('Mail to you'),
    confirmation: msg('Confirmation mail'),
    'already-confirmed': msg('Mail “on the list already”'),
    answer: msg('Automatic answer'),
    'inbox-link': msg('Link to the inbox'),
    digest: msg('Daily digest'),
  };
}

function access(msg: Msg) {
  return {
    enterToken: msg('This inbox is locked'),
    tokenHint: msg('The endpoint prints its token when it starts.'),
    token: msg('Token'),
    open: msg('Open inbox'),
    linkHint: msg('Or have a link mailed to the owner’s address. It is good once, for fifteen minutes.'),
    sendLink: msg('Mail me a link'),
    linkSent: msg('The link is on its way'),
    linkSentHint: msg('Please look into the owner’s mailbox. There is at most one such mail in ten minutes.'),
    linkAsk: msg('Open the inbox?'),
    linkGone: msg('This link is no longer valid'),
    forged: msg('That did not come from this inbox'),
    forgedHint: msg('Nothing was changed. Please go back and try again.'),
    notThere: msg('There is nothing here'),
    notThereHint: msg('Perhaps it was deleted meanwhile.'),
  };
}

function states(msg: Msg) {
  return {
    accepted: msg('received'),
    pending: msg('waits for confirmation'),
    spam: msg('suspected spam'),
    confirmed: msg('confirmed'),
    unsubscribed: msg('unsubscribed'),
    requested: msg('Signed up'),
    mail_sent: msg('Confirmation mail sent'),
    expired: msg('Deleted, never confirmed'),
    erased: msg('Erased on request'),
    trap: msg('hidden field filled in'),
    'too-fast': msg('filled in very fast'),
    'no-proof': msg('sent without a proof of work'),
    load: msg('sent while many messages came'),
    links: msg('many links'),
    repeated: msg('same words as shortly before'),
    words: msg('words from your list'),
  };
}

function fields(msg: Msg) {
  return {
    name: msg('Name'),
    email: msg('Email'),
    phone: msg('Phone'),
    subject: msg('Subject'),
    message: msg('Message'),
    topics: msg('Topics'),
  };
}

function beacons(msg: Msg) {
  return {
    clicks: msg('Clicks'),
    place: msg('Address'),
    what: msg('What'),
    clickSpan: msg('In 30 days'),
    otherPlaces: msg('other addresses'),
    action: msg('followed'),
    'feed-error': msg('feed failed'),
  };
}

/** Label of a status or reason; the code itself where there is none. */
export function wordFor(words: InboxWords, code: string): string {
  return Object.entries(words).find(([key]) => key === code)?.[1] ?? code;
}

const knownFields: readonly string[] = ['name', 'email', 'phone', 'subject', 'message', 'topics'];

/** The owner's label first. */
export function labelIn({ fields }: Pick<FormDefinition, 'fields'>, name: string, wording: Wording): string {
  const label = fields.find((rule) => rule.name === name)?.label;
  return label === undefined ? fieldLabel(inboxWords(wording), name) : localized(label, wording);
}

/** Fields that a page added keep their names. */
export function fieldLabel(words: InboxWords, name: string): string {
  return knownFields.includes(name) ? wordFor(words, name) : name;
}
