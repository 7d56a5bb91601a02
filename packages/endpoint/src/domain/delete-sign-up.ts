// Deletes sign-ups that were never confirmed: because they expired, or because the owner wants it.
import { paceWindow } from './mail-pace.ts';
import type { Records, StoredSignUp } from './ports.ts';
import { subscriberEvent } from './sign-up-request.ts';
import type { ConsentKind } from './subscriber.ts';

/** Only an anonymous event in the consent chain remains, and links that say that the sign-up was deleted. */
export async function deleteSignUp(
  records: Records,
  signUp: StoredSignUp,
  { form, kind, now }: { readonly form: string; readonly kind: ConsentKind; readonly now: number },
): Promise<void> {
  const { persons, subscribers } = records;
  const { subscriberId } = signUp;
  await deleteMessages(records, { ...signUp, subscriberIds: [subscriberId] }, now);
  await persons.removeSubscribers([subscriberId], new Date(now).toISOString());
  await subscribers.addConsentEvent(subscriberId, subscriberEvent(kind, { form, email: null }, now));
}

/** Does not change the subscription or its end. */
export async function deleteRequest(records: Records, request: StoredSignUp, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  for (const submissionId of request.submissionIds) await records.tokens.withdrawConfirmLinks({ submissionId }, at);
  await deleteMessages(records, { ...request, subscriberIds: [] }, now);
}

async function deleteMessages(
  { persons }: Records,
  {
    positions,
    submissionIds,
    subscriberIds,
  }: Pick<StoredSignUp, 'positions' | 'submissionIds'> & { readonly subscriberIds: readonly string[] },
  now: number,
): Promise<void> {
  await persons.removeMails({ addressKey: null, submissionIds, subscriberIds }, paceWindow(now));
  await persons.removeMessages(submissionIds, { at: new Date(now).toISOString(), keepContentHash: true });
  await persons.blankConsent(positions);
}
