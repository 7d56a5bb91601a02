// What services for plain forms have in common: the message as multipart, the trap under a name of their own, and no
// field for consent. Knows no service.

type Entries = readonly (readonly [name: string, value: string])[];

/** The fields of the message in `describeService`, as sent under our own names. */
export const typed: Entries = [
  ['name', 'Lena Müßig'],
  ['email', 'lena@example.org'],
  ['message', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
];

/** @param constants further fields of the service, from `service-params` */
export function plainForm(trap: string, constants: Entries = []) {
  return {
    request: { headers: { Accept: 'application/json' }, multipart: [...typed, ...constants, [trap, ''] as const] },
    trapped: `["${trap}","https://spam.example"]`,
    consented: undefined,
    reserved: [trap],
  };
}
