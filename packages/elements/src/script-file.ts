// The script files `foyer.js` and `foyer-<widget>.js`. They know the names of all files, so that a page asks for everything
// at once, before any widget's code has arrived. They run as classic scripts and as modules.
import type * as dataFoyer from './browser/data-foyer.ts';
import { discover } from './browser/discover.ts';
import { pageOptions } from './browser/page-options.ts';
import { findScript, keepOptions } from './browser/script-element.ts';

/** Names of built files. The build puts them in. */
interface BuiltFiles {
  /** In the address of every file, so that a new build is not mixed with an old copy. */
  readonly hash: string;
  /** All files that widgets import, parted by spaces, without `foyer-` and what follows the name. */
  readonly files: string;
  /** Which of them each widget needs, one digit of base 36 a file, by tag. */
  readonly widgets: Readonly<Record<string, string>>;
  /** Parted by spaces, in lower case. */
  readonly languages: string;
}

declare const BUILT_FILES: BuiltFiles;

const { hash, files, widgets, languages } = BUILT_FILES;

/**
 * The language whose words are probably wanted. A wrong guess costs a request: the widget itself finds its language by the
 * whole rule.
 */
function guessLanguage(element: Element): string {
  const options = pageOptions();
  const named = element.closest<HTMLElement>('[lang]:not(html)')?.lang || options.lang || document.documentElement.lang;
  const [language = ''] = named.toLowerCase().split('-');
  const formality = element.getAttribute('formality') ?? options.formality;
  const wanted = [...(formality === 'informal' ? [`${language}-x-informal`] : []), language];
  return wanted.find((id) => languages.split(' ').includes(id)) ?? 'en';
}

/** Rejects where the file is unavailable. */
type Load = <Module>(file: string) => Promise<Module>;

/** All files of one build lie side by side. */
function loadBeside(script: HTMLScriptElement | undefined): Load {
  const base = new URL(script?.src ?? `${pageOptions().server ?? ''}/`, document.baseURI);
  return (file) => import(/* @vite-ignore */ new URL(`foyer-${file}`, base).href);
}

/** One file with everything that a first view needs. */
function loadAlone(name: string, element: Element, load: Load): Promise<unknown> {
  return load(`${name}.${guessLanguage(element)}.js?${hash}`);
}

/** Files that several widgets share, each once. */
function loadTogether(tag: string, element: Element, load: Load): void {
  const names = files.split(' ');
  const digits = [...(widgets[tag] ?? '')];
  for (const name of [...digits.map((digit) => names[parseInt(digit, 36)]), guessLanguage(element)]) {
    void load(`${name ?? ''}-${hash}.js`).catch(() => undefined);
  }
}

/** Loads the widgets that the page uses, also those that are added later. */
export function startLoader(): void {
  if (typeof document === 'undefined') return;
  const script = findScript();
  keepOptions(script);
  const load = loadBeside(script);
  const waiting = new Map<string, HTMLElement>();
  let isScanned = false;
  const found = (tag: string, element: HTMLElement): void => {
    if (!widgets[tag]) console.warn(`<${tag}> is no widget of Foyer: there are ${Object.keys(widgets).join(', ')}.`);
    else if (isScanned) loadTogether(tag, element, load);
    else waiting.set(tag, element);
  };
  discover({ found, loadDivs: () => load<typeof dataFoyer>(`divs-${hash}.js`) });
  isScanned = true;
  // A page that is still being parsed may yet bring further widgets.
  const isComplete = document.readyState !== 'loading';
  const [first] = waiting;
  const isAlone = waiting.size === 1;
  // The widgets that are no controls have a file together.
  const areMany = waiting.size === Object.keys(widgets).length - 1 && !waiting.has('foyer-math-captcha');
  const loadAll = () => waiting.forEach((element, tag) => loadTogether(tag, element, load));
  if (first && isComplete && (isAlone || areMany)) {
    const [tag, element] = first;
    loadAlone(areMany ? 'widgets' : tag.slice(6), element, load).catch(loadAll);
  } else loadAll();
}

/** Defines one widget, whether the page uses it or not. */
export function startWidget(name: string): void {
  if (typeof document === 'undefined') return;
  const script = findScript();
  keepOptions(script);
  const element = document.querySelector(`foyer-${name}`) ?? document.documentElement;
  loadAlone(name, element, loadBeside(script)).catch(() =>
    console.warn(`foyer-${name}.js: its files are unavailable.`),
  );
}
