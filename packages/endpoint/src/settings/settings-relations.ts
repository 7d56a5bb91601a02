// Checks settings that depend on each other: forms named by hooks, fields that a form requires.
import { limits } from '@foyer/protocol';
import { kindOf, parseFieldList } from '@foyer/protocol/server';
import type * as v from 'valibot';
import { defaultForms, reservedFormIds } from '../domain/forms.ts';
import type { FormOptions } from '../form-options.ts';
import type { HookOptions } from '../hook-options.ts';

interface RelatedSettings extends HookOptions {
  readonly forms?: Readonly<Record<string, FormOptions>>;
  readonly apiKey?: string;
  readonly inboxToken?: string;
  readonly publicUrl?: string;
  readonly basePath?: string;
}

type AddIssue = v.RawCheckContext<RelatedSettings>['addIssue'];
type Report = (keys: readonly (string | number)[], input: unknown, allowed: string) => void;

export function checkRelations(settings: RelatedSettings, addIssue: AddIssue): void {
  const report: Report = ([first, ...rest], input, message) =>
    addIssue({ input, message, path: [pathItem(first), ...rest.map(pathItem)] });
  const { apiKey, forms = defaultForms, inboxToken } = settings;
  // A read-only key that equals the token would grant full access.
  if (apiKey !== undefined && apiKey === inboxToken)
    report(['apiKey'], apiKey, 'a different text than the inbox token');
  checkPublicUrl(settings, report);
  for (const [id, form] of Object.entries(settings.forms ?? {})) checkForm(['forms', id], form, report);
  for (const { keys, listed } of formLists(settings)) {
    for (const [index, id] of listed.entries()) {
      if (!Object.hasOwn(forms, id)) report([...keys, 'forms', index], id, Object.keys(forms).join(', '));
    }
  }
}

/** Links are the public URL, the base path and a route, so a public URL that contains one of those breaks them. */
function checkPublicUrl({ basePath = '', publicUrl }: RelatedSettings, report: Report): void {
  if (publicUrl === undefined || !URL.canParse(publicUrl)) return;
  const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '');
  const [path, base] = [segmentsOf(new URL(publicUrl).pathname), segmentsOf(basePath)];
  if (base.length > 0 && path.slice(-base.length).join('/') === base.join('/'))
    report(['publicUrl'], publicUrl, 'the URL without basePath');
  if (reservedFormIds.includes(path.at(-1) ?? ''))
    report(['publicUrl'], publicUrl, 'the URL of the endpoint, such as https://forms.example.org, without a page');
}

function formLists({ listmonk, webhooks = {} }: HookOptions) {
  return [
    ...Object.entries(webhooks).map(([name, { forms }]) => ({ keys: ['webhooks', name], listed: forms ?? [] })),
    { keys: ['listmonk'], listed: listmonk?.forms ?? [] },
  ];
}

function checkForm(keys: readonly string[], form: FormOptions, report: Report): void {
  const fields = fieldsOf(form);
  const addresses = fields.filter(({ kind }) => kind === 'email').map(({ name }) => name);
  if (form.doubleOptIn === true && !addresses.includes('email'))
    report([...keys, 'doubleOptIn'], true, 'true where the form has a field named email');
  if (form.reply !== undefined && addresses.length === 0)
    report([...keys, 'reply'], form.reply, 'an answer where the form has a field of kind email');
  for (const { kind, maxLength = 0, name } of fields) {
    const longest = longestOf[kind];
    if (maxLength > longest)
      report([...keys, 'fields', name, 'maxLength'], maxLength, `at most ${longest} where its kind is ${kind}`);
  }
}

const longestOf = {
  text: limits.singleLine,
  list: limits.singleLine,
  email: limits.email,
  'multi-line': limits.multiLine,
} as const;

function fieldsOf({ fields = 'email' }: FormOptions) {
  if (typeof fields === 'string') return parseFieldList(fields).map((field) => ({ ...field, maxLength: undefined }));
  return Object.entries(fields).map(([name, { kind = kindOf(name), maxLength }]) => ({ name, kind, maxLength }));
}

function pathItem(key: string | number | undefined): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input: undefined, key: key ?? '', value: undefined };
}
