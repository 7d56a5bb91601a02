// What an error of nodemailer means: for one recipient, for one mail, or for the server as a whole.
import type { SendResult } from '../outbox/delivery.ts';

interface SmtpError {
  readonly code: string;
  /** The code of the operating system, such as ECONNREFUSED. */
  readonly originalCode: string;
  readonly command: string;
  readonly response: string;
  readonly responseCode: number;
}

/** The server answered about this mail. */
const codesOfMail: readonly string[] = ['EENVELOPE', 'EMESSAGE', 'ESTREAM', 'EMAXRECIPIENTS'];
const serviceClosing = 421;

/** `bodyStarted`: the text was being sent, so it may have arrived although no reply came. */
export function toFailure(error: unknown, { bodyStarted }: { readonly bodyStarted: boolean }): SendResult {
  const found = readError(error);
  const reason = reasonOf(found);
  if (isUnknownRecipient(found)) return { status: 'refused', reason };
  const isAboutMail = codesOfMail.includes(found.code) && found.responseCode !== serviceClosing;
  return { status: isAboutMail || bodyStarted ? 'failed' : 'unavailable', reason };
}

/** Only a rejected recipient is permanent: a rejected sender or a missing login can be fixed in the settings. */
function isUnknownRecipient({ command, response, responseCode }: SmtpError): boolean {
  const isPolicy = /^5\d\d[ -]5\.7\./.test(response) || [530, 535, 538].includes(responseCode);
  return command === 'RCPT TO' && responseCode >= 500 && !isPolicy;
}

/** Codes only: the server's message may contain the address. */
function reasonOf({ code, command, originalCode, responseCode }: SmtpError): string {
  const codes = [code, originalCode, responseCode === 0 ? '' : String(responseCode)].filter((part) => part !== '');
  const hint = code === 'ETLS' && command === 'STARTTLS' ? ': no encryption; see SMTP_URL in the documentation' : '';
  return codes.join(' ') + hint;
}

function readError(error: unknown): SmtpError {
  const text = (name: string) => {
    const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const responseCode: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : 0;
  return {
    code: text('code') || (error instanceof Error ? error.name : 'unknown'),
    originalCode: text('originalCode'),
    command: text('command'),
    response: text('response'),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
  };
}
