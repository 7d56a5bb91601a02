// What a hook is told, and what it answers. Each kind of hook is one file beside this one.
import type { FieldValue } from '@foyer/protocol';
import { faultCode } from '../domain/fault-code.ts';
import type { HookEvent } from '../domain/needs.ts';
import type { SendResult } from '../mail/outgoing-mail.ts';

export interface HookMessage {
  readonly submissionId: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly page: { readonly url: string; readonly locale: string };
  readonly receivedAt: string;
}

export interface HookSubscriber {
  readonly email: string;
  readonly name: string | null;
  readonly locale: string;
}

export interface Announcement {
  /** The same for every attempt. */
  readonly id: string;
  readonly event: HookEvent;
  readonly createdAt: string;
  readonly form: string;
  readonly message?: HookMessage;
  readonly subscriber?: HookSubscriber;
}

export interface Hook {
  /** Never rejects; `signal` breaks it off. */
  tell(announcement: Announcement, signal: AbortSignal): Promise<SendResult>;
  /** Whether it could be told, without telling it anything. Never rejects. */
  reach(signal: AbortSignal): Promise<SendResult>;
}

/** A POST, or whatever it is, in words that a log may hold: the status, or the code of the fault. */
export async function exchange(
  url: string,
  init: Omit<RequestInit, 'redirect'>,
): Promise<{ readonly status: number; readonly body: string } | { readonly fault: string }> {
  try {
    // Followed, a redirect would turn the POST into a GET, and success would mean nothing.
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return { status: response.status, body: await readSome(response) };
  } catch (error) {
    return { fault: faultCode(error) };
  }
}

const longestReply = 65_536;

async function readSome(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader !== undefined && text.length < longestReply) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader?.cancel();
  return text;
}
