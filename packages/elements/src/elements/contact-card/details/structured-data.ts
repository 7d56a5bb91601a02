// A contact as schema.org data in JSON-LD, for search engines.
import type { Contact } from './contact.ts';
import type { OpeningHours } from './hours.ts';
import { isOnDay } from './hours.ts';
import type { ClosedDays } from './open-now.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A person, an organization, or where there are opening hours a business, with the person as its employee. */
export function structuredData(
  contact: Contact,
  hours: readonly OpeningHours[],
  closed: readonly ClosedDays[],
): Readonly<Record<string, unknown>> {
  const { name, organization, jobTitle, phone, email, address, photo } = contact;
  const ways = { telephone: phone, email, address, image: photo };
  const person = { '@type': 'Person', name, jobTitle };
  if (hours.length > 0) {
    const employee = organization && name ? person : undefined;
    const openingHoursSpecification = [...hours.map(openOn), ...closed.map(closedOn)].flat();
    return data({
      '@type': 'LocalBusiness',
      name: organization || name,
      ...ways,
      employee: employee && filled(employee),
      openingHoursSpecification,
    });
  }
  if (!name) return data({ '@type': 'Organization', name: organization, ...ways });
  return data({
    ...person,
    ...ways,
    worksFor: organization && { '@type': 'Organization', name: organization },
  });
}

const data = (entries: Readonly<Record<string, unknown>>) => ({ '@context': 'https://schema.org', ...filled(entries) });

function filled(entries: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && value !== ''));
}

/** `closes` before `opens` is after midnight. */
function openOn(row: OpeningHours): readonly unknown[] {
  const dayOfWeek = dayNames.filter((_name, day) => isOnDay(row, day));
  return row.spans.map(([from, to]) => specification({ dayOfWeek, opens: clockTime(from), closes: clockTime(to) }));
}

/** Opening and closing at the same time is closed all day. */
function closedOn({ first, last }: ClosedDays): unknown {
  return specification({ opens: '00:00', closes: '00:00', validFrom: first, validThrough: last });
}

const specification = (entries: object) => ({ '@type': 'OpeningHoursSpecification', ...entries });

/** The end of a day is written as its last minute, as search engines read it. */
function clockTime(minutes: number): string {
  const inDay = minutes === 24 * 60 ? minutes - 1 : minutes % (24 * 60);
  return [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
