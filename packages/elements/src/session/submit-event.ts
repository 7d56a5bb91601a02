// Fires `foyer-submit` and reads the page's response.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import type { Content } from '../submission/payload.ts';
import { listenForResponse } from './page-sender.ts';
import { readSettings } from './route.ts';
import type { Sender } from './sender.ts';

export interface SubmitEventResult {
  /** False if the page canceled the event. */
  readonly proceeds: boolean;
  /** The page itself, if it sends the message. */
  readonly sender: Sender | undefined;
}

/** Fires once for each message. */
export function fireSubmit(element: FoyerFormElement, submissionId: string, content: Content): SubmitEventResult {
  const settings = readSettings(element);
  const endpoint = settings.kind === 'config' ? settings.config.endpoint.href : '';
  const { respondWith, close } = listenForResponse(element.localName);
  const { form, fields, consent } = content;
  const proceeds = element.emit('foyer-submit', { submissionId, form, endpoint, fields, consent, respondWith }, true);
  return { proceeds, sender: close() };
}
