// The script files `foyer.js` and `foyer-<widget>.js`, as classic script or module. They know all file names, so that a page
// requests everything at once, before any widget's code arrives.
import { awaitTouch, isStill } from './browser/await-touch.ts';
import { discover, findOutside } from './browser/discover.ts';
import type * as markup from './browser/markup.ts';
import { isOwnScript, pageOptions } from './browser/page-options.ts';
import { findScript, isFirst, keepOptions } from './browser/script-element.ts';

/** File names, inserted by the build. */
interface BuiltFiles {
  /** Part of every file name, so that builds do not mix. */
  readonly hash: string;
  /** All files that widgets import, separated by spaces, without `foyer-` and hash. */
  readonly files: string;
  /** Files of each widget by tag: one base-36 digit per index into `files`. */
  readonly widgets: Readonly<Record<string, string>>;
  /** Matches the beginning of a tag whose language has words. */
  readonly languages: RegExp;
  /** Matches a language with informal words. */
  readonly informal: RegExp;
}

declare const BUILT_FILES: BuiltFiles;

const { hash, files, widgets, languages, informal } = BUILT_FILES;

/**
 * The probable language. A wrong guess only costs a request: the widget resolves its language by the full rules.
 */
function guessLanguage(element: Element): string {
  const options = pageOptions();
  const named = options.lang ?? element.closest('[lang]')?.getAttribute('lang') ?? '';
  const language = languages.exec(named)?.[0] ?? 'en';
  const isInformal = (element.getAttribute('formality') ?? options.formality) === 'informal';
  return isInformal && informal.test(language) ? `${language}-x-informal` : language;
}

/** Rejects if the file is unavailable. */
type Load = <Module>(file: string) => Promise<Module>;

/** All files of a build are beside the script; the server has those of one that was joined with others, or inlined. */
function loadBeside(script: HTMLScriptElement | undefined): Load {
  const { server } = pageOptions();
  const place = script && (!server || isOwnScript(script)) ? script.src : `${server ?? ''}/`;
  const base = new URL(place, document.baseURI);
  return (file) => import(/* @vite-ignore */ new URL(`foyer-${file}`, base).href);
}

function loadMarkup(load: Load): Promise<typeof markup> {
  return load(`markup-${hash}.js`);
}

/** One file with everything for the first view. */
function loadAlone(name: string, language: string, load: Load): Promise<unknown> {
  return load(`${name}.${language}.js?${hash}`);
}

/** Files shared by several widgets, each loaded once. */
function loadTogether(tag: string, language: string, load: Load): Promise<unknown> {
  const names = files.split(' ');
  const digits = [...(widgets[tag] ?? '')];
  const wanted = [...digits.map((digit) => names[parseInt(digit, 36)]), language];
  return Promise.all(wanted.map((name) => load(`${name ?? ''}-${hash}.js`)));
}

/** Loads the widgets that the page uses, including those added later. */
export function startLoader(): void {
  if (typeof document === 'undefined' || !isFirst(hash)) return;
  const script = findScript();
  keepOptions(script);
  const load = loadBeside(script);
  const tags = Object.keys(widgets);
  /** The language of the first widget of each tag. The widget itself may leave the page. */
  const seen = new Map<string, string>();
  let requested = 0;
  let loading: Promise<unknown> | undefined;
  const loadSeen = (): typeof loading => {
    const news = [...seen].slice(requested);
    const [first] = news;
    if (!first) return loading;
    const [tag, language] = first;
    // More widgets may follow while the page is being parsed.
    const isAll = requested === 0 && document.readyState !== 'loading';
    requested = seen.size;
    // The widgets other than the captcha have a combined file.
    const areMany = requested === tags.length - 1 && !seen.has('foyer-math-captcha');
    const apart = () => Promise.all(news.map((widget) => loadTogether(...widget, load)));
    const isOneFile = isAll && (areMany || requested === 1);
    const files = isOneFile ? loadAlone(areMany ? 'widgets' : tag.slice(6), language, load).catch(apart) : apart();
    return (loading = files.catch(() => undefined));
  };
  const found = (tag: string, element: HTMLElement): void => {
    if (!seen.has(tag)) seen.set(tag, guessLanguage(element));
    if (isStill(element)) awaitTouch(element, loadSeen);
    else queueMicrotask(loadSeen);
  };
  discover({ tags, found, loadMarkup: () => loadMarkup(load) });
}

/** Defines one widget, even if the page does not use it. */
export function startWidget(name: string): void {
  if (typeof document === 'undefined') return;
  const script = findScript();
  keepOptions(script);
  const load = loadBeside(script);
  findOutside(`foyer-${name}`, () => loadMarkup(load));
  const element = document.querySelector(`foyer-${name}`) ?? document.documentElement;
  loadAlone(name, guessLanguage(element), load).catch(() =>
    console.warn(`foyer-${name}.js: its files are unavailable.`),
  );
}
