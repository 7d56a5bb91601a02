// Interface of hooks. Each kind of hook is one file in this folder.
import type { FieldValue } from '@foyer/protocol';
import { faultCode } from '../domain/fault-code.ts';
import type { HookEvent } from '../domain/outbox.ts';
import type { SendResult } from '../outbox/delivery.ts';

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

/** Of a message, or of a subscriber. */
export interface HookErasure {
  readonly email: string;
  readonly submissionId: string | null;
}

export interface HookPayload {
  /** The same for every attempt. */
  readonly id: string;
  readonly event: HookEvent;
  readonly createdAt: string;
  readonly form: string;
  readonly message?: HookMessage;
  readonly subscriber?: HookSubscriber;
  readonly erased?: HookErasure;
}

export interface Hook {
  /** Never rejects; `signal` aborts it. */
  send(announcement: HookPayload, signal: AbortSignal): Promise<SendResult>;
  /** Checks that the receiver is reachable, without sending an event. Never rejects. */
  checkConnection(signal: AbortSignal): Promise<SendResult>;
}

type Reply = { readonly status: number; readonly body: string } | { readonly fault: string };

/** One HTTP request. Returns the status, or an error code that is safe to log. */
export function request(url: string, init: Omit<RequestInit, 'redirect'>): Promise<Reply> {
  return exchange(url, init, readLimited);
}

/** Does not wait for the body, which may be slow or endless. */
export function requestStatus(url: string, init: Omit<RequestInit, 'redirect'>): Promise<Reply> {
  return exchange(url, init, async ({ body }) => {
    await body?.cancel();
    return '';
  });
}

async function exchange(
  url: string,
  init: Omit<RequestInit, 'redirect'>,
  read: (response: Response) => Promise<string>,
): Promise<Reply> {
  try {
    // Not followed: a redirect would turn the POST into a GET.
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return { status: response.status, body: await read(response) };
  } catch (error) {
    return { fault: faultCode(error) };
  }
}

const maxReplyChars = 65_536;

async function readLimited(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader !== undefined && text.length < maxReplyChars) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader?.cancel();
  return text;
}
