// Asks in the terminal for what the command line left open.
import { type CANCEL_SYMBOL, isCancel, multiselect, select, text } from '@clack/prompts';
import { languages } from './languages.ts';
import { type Answers, type Parsed, type Question, questions, type Widget, widgets } from './questions.ts';

const labels: Readonly<Record<Widget, string>> = {
  'contact-card': 'a contact form',
  'newsletter-signup': 'a sign-up for a newsletter, with double opt-in',
};

class Canceled extends Error {}

/**
 * @param findObstacle says why a folder cannot be taken
 * @returns undefined where the visitor pressed Ctrl-C
 */
export async function ask(
  given: Partial<Answers>,
  defaults: Answers,
  findObstacle: (folder: string) => string | undefined,
): Promise<Answers | undefined> {
  try {
    return {
      folder: given.folder ?? (await askForFolder(defaults.folder, findObstacle)),
      widgets: given.widgets ?? (await askForWidgets()),
      language: given.language ?? (await askForLanguage(defaults.language)),
      mailTo: given.mailTo ?? (await askForText(questions.mailTo)),
      origin: given.origin ?? (await askForText(questions.origin)),
    };
  } catch (error) {
    if (error instanceof Canceled) return undefined;
    throw error;
  }
}

async function askForFolder(fallback: string, findObstacle: (folder: string) => string | undefined): Promise<string> {
  const validate = (typed: string | undefined) => findObstacle(typed?.trim() || fallback);
  const typed = answered(await text({ message: questions.folder.asks, placeholder: fallback, validate }));
  return typed.trim() || fallback;
}

async function askForWidgets(): Promise<readonly Widget[]> {
  const choices = widgets.map((value) => ({ value, label: value, hint: labels[value] }));
  return answered(
    await multiselect<Widget>({ message: questions.widgets.asks, options: choices, initialValues: [...widgets] }),
  );
}

async function askForLanguage(initialValue: string): Promise<string> {
  const choices = languages.map((value: string) => ({ value, label: value, hint: nameOf(value) }));
  return answered(
    await select<string>({ message: questions.language.asks, options: choices, initialValue, maxItems: 8 }),
  );
}

/** The language's own name for itself. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

async function askForText({ asks, example, parse }: Question<string>): Promise<string> {
  const reasonOf = (parsed: Parsed<string>) => (parsed.ok ? undefined : parsed.reason);
  const validate = (typed: string | undefined) => reasonOf(parse(typed ?? ''));
  const typed = answered(
    await text({ message: `${asks} (Enter for none)`, placeholder: example, defaultValue: '', validate }),
  );
  const parsed = parse(typed);
  return parsed.ok ? parsed.value : '';
}

function answered<Value>(value: Value | typeof CANCEL_SYMBOL): Value {
  if (isCancel(value)) throw new Canceled();
  return value;
}
