// Parses JSON columns. They are written in this folder, so a mismatch is a bug.
import * as v from 'valibot';

const fieldsColumn = v.record(v.string(), v.union([v.string(), v.array(v.string())]));
const consentColumn = v.nullable(
  v.pipe(
    v.object({
      text: v.string(),
      locale: v.string(),
      given: v.boolean(),
      privacyUrl: v.optional(v.string()),
      translated: v.optional(v.literal(true)),
    }),
    v.transform(({ privacyUrl, translated, ...consent }) => ({
      ...consent,
      ...(privacyUrl !== undefined && { privacyUrl }),
      ...(translated && { translated }),
    })),
  ),
);
const pageColumn = v.object({ url: v.string(), locale: v.string() });
const spamColumn = v.array(v.string());

export function readJsonColumns(row: { fields: string; consent: string; page: string; spam: string }) {
  return {
    fields: v.parse(fieldsColumn, JSON.parse(row.fields)),
    consent: v.parse(consentColumn, JSON.parse(row.consent)),
    page: v.parse(pageColumn, JSON.parse(row.page)),
    spam: v.parse(spamColumn, JSON.parse(row.spam)),
  };
}
