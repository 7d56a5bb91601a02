// The pure folders know no browser: they are compiled without the DOM's types, so `document`, `fetch` and `setTimeout`
// are names that do not exist. What both browsers and Node have, and a pure function may use, is declared here.
import { join } from 'node:path';
import ts from 'typescript';
import { type Check, filesMatching } from './guard.ts';

const PURE = ['packages/protocol/src/**/*.ts', 'packages/elements/src/{submission,services}/**/*.ts'];
const PLATFORM = 'platform.d.ts';
const PLATFORM_TYPES = `
interface URLSearchParams extends Iterable<[string, string]> {
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
}
declare var URLSearchParams: { new (init?: string | string[][] | Record<string, string>): URLSearchParams };
interface FormData {
  append(name: string, value: string): void;
}
declare var FormData: { new (): FormData };
interface URL {
  href: string;
  protocol: string;
  hostname: string;
  host: string;
  readonly origin: string;
  pathname: string;
  search: string;
  hash: string;
  username: string;
  password: string;
  readonly searchParams: URLSearchParams;
}
declare var URL: {
  new (url: string | URL, base?: string | URL): URL;
  canParse(url: string | URL, base?: string | URL): boolean;
  parse(url: string | URL, base?: string | URL): URL | null;
};
interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
}
declare var Headers: { new (init?: Record<string, string>): Headers };
interface AbortSignal {
  readonly aborted: boolean;
}
`;

export function purity(root: string): Check[] {
  const files = filesMatching(root, ...PURE).filter((path) => !path.endsWith('.test.ts'));
  const findings = diagnose(root, files);
  if (files.length === 0) findings.push('no pure file was looked at');
  return [{ name: 'pure folders know no browser', findings }];
}

function diagnose(root: string, files: readonly string[]): string[] {
  const platform = join(root, PLATFORM);
  const options: ts.CompilerOptions = {
    lib: ['lib.es2024.d.ts'],
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    customConditions: ['foyer:source'],
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => path === platform || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === platform
      ? ts.createSourceFile(path, PLATFORM_TYPES, ts.ScriptTarget.ES2023)
      : getSourceFile(path, ...rest);

  const pure = files.map((path) => join(root, path));
  const program = ts.createProgram([platform, ...pure], options, host);
  return pure.flatMap((path, index) => {
    const source = program.getSourceFile(path);
    return program.getSemanticDiagnostics(source).map(({ messageText, start = 0 }) => {
      const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${files[index]}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
