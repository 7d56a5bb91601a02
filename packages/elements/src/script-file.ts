// The script files `foyer.js` and `foyer-<widget>.js`, as classic script or module. They know all file names, so that a page
// requests everything at once, before any widget's code arrives.
import { awaitTouch, stillTree } from './browser/await-touch.ts';
import { discover, findOutside } from './browser/discover.ts';
import type * as markup from './browser/markup.ts';
import { isOwnScript, pageOptions } from './browser/page-options.ts';
import { isFirst, keepScript } from './browser/script-element.ts';

/** File names. The build puts each value where it is used. */
interface BuiltFiles {
  /** Part of every file name, so that builds do not mix. */
  readonly hash: string;
  /** Files that each widget imports, by tag, separated by spaces, without `foyer-` and hash. Its own file is named as the tag. */
  readonly widgets: Readonly<Record<string, string>>;
  /** Matches the beginning of a tag whose language has words. */
  readonly languages: RegExp;
  /** Matches a language with informal words. */
  readonly informal: RegExp;
}

declare const BUILT_FILES: BuiltFiles;

/**
 * The probable language. A wrong guess only costs a request: the widget resolves its language by the full rules.
 */
function guessLanguage(element: Element): string {
  const options = pageOptions();
  const named = options.lang ?? element.closest('[lang]')?.getAttribute('lang') ?? '';
  const language = BUILT_FILES.languages.exec(named)?.[0] ?? 'en';
  const isInformal = (element.getAttribute('formality') ?? options.formality) === 'informal';
  return isInformal && BUILT_FILES.informal.test(language) ? language + '-x-informal' : language;
}

/**
 * Rejects if the file is unavailable.
 *
 * @param language of a file with everything for a first view
 */
type Load = <Module>(name: string, language?: string) => Promise<Module>;

/** All files of a build are beside the script; the server has those of one that was joined with others, or inlined. */
function loadBeside(script: HTMLScriptElement | undefined): Load {
  const { server } = pageOptions();
  const place = script && (!server || isOwnScript(script)) ? script.src : (server ?? '') + '/';
  const base = new URL(place, document.baseURI);
  return (name, language) => {
    const end = language ? `.${language}.js?${BUILT_FILES.hash}` : `-${BUILT_FILES.hash}.js`;
    return import(/* @vite-ignore */ new URL('foyer-' + name + end, base).href);
  };
}

/** Loads the widgets that the page uses, including those added later. */
export function startLoader(): void {
  if (typeof document === 'undefined' || !isFirst(BUILT_FILES.hash)) return;
  const load = loadBeside(keepScript());
  const widgets = BUILT_FILES.widgets;
  const tags = Object.keys(widgets);
  const seen: Record<string, number> = {};
  /** Those that are not requested yet, each with its first element. */
  let waiting: (readonly [tag: string, element: Element])[] = [];
  let loading: Promise<unknown> | undefined;
  const loadSeen = (): typeof loading => {
    const news = waiting;
    const [first] = news;
    if (!first) return loading;
    waiting = [];
    const [tag, element] = first;
    // The browser loads files shared by several widgets once.
    const names = news.flatMap(([tag, element]) =>
      [widgets[tag], tag.slice(6), guessLanguage(element)].join(' ').split(' '),
    );
    const apart = () => Promise.all(names.map((name) => load(name)));
    // The widgets other than the captcha have a combined file.
    const areMany = news.length === tags.length - 1 && !seen['foyer-math-captcha'];
    const oneFile = areMany ? 'widgets' : news.length === 1 && tag.slice(6);
    // More widgets may follow while the page is being parsed.
    const isAll = !loading && document.readyState !== 'loading';
    const files = isAll && oneFile ? load(oneFile, guessLanguage(element)).catch(apart) : apart();
    return (loading = files.catch(() => undefined));
  };
  const found = (tag: string, element: HTMLElement): void => {
    seen[tag] ??= waiting.push([tag, element]);
    const tree = stillTree(element);
    if (tree) awaitTouch(element, tree, loadSeen);
    else queueMicrotask(loadSeen);
  };
  discover(tags, found, () => load<typeof markup>('markup'));
}

/** Defines one widget, even if the page does not use it. */
export function startWidget(name: string): void {
  if (typeof document === 'undefined') return;
  const load = loadBeside(keepScript());
  findOutside(`foyer-${name}`, () => load<typeof markup>('markup'));
  const element = document.querySelector(`foyer-${name}`) ?? document.documentElement;
  load(name, guessLanguage(element)).catch(() => console.warn(`foyer-${name}.js: its files are unavailable.`));
}
