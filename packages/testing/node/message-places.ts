// Where messages are used: by the endpoint, by the widgets, there before any interaction or for the site's owner alone. By lit-localize's own analysis of
// the sources.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type ts from 'typescript';

/** What defines a widget: a page downloads it, and all that it imports statically, before any interaction. */
const DEFINITION = /\/src\/elements\/[\w-]+\/define\.ts$/;

/** The modules whose sentences only the owner of a site reads. */
const OWNER = /\/src\/(?:base\/owner-words|session\/(?:advice-words|diagnosis-words|editor-note))\.ts$/;

/** The part of a program that the analysis reads. */
type Sources = Pick<ts.Program, 'getSourceFiles' | 'getTypeChecker'>;

interface Analysis {
  extractMessagesFromProgram(program: Sources): { messages: readonly { readonly name: string }[] };
}

/** Ids as lit-localize makes them. */
export interface MessagePlaces {
  /** What a visitor sees of a widget before any interaction. */
  readonly atRest: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
  /** What no visitor sees. */
  readonly owner: ReadonlySet<string>;
  readonly endpoint: ReadonlySet<string>;
}

/** @param tsConfig the project file of all sources that have messages, from `root` on */
export async function messagePlaces(root: string, tsConfig: string): Promise<MessagePlaces> {
  const analysisPath = createRequire(join(root, 'packages/elements/package.json')).resolve(
    '@lit/localize-tools/lib/program-analysis.js',
  );
  // Its syntax trees are those of its own TypeScript.
  const typescriptPath = createRequire(join(dirname(analysisPath), 'index.js')).resolve('typescript');
  const { default: typescript } = (await import(typescriptPath)) as { default: typeof ts };
  const { extractMessagesFromProgram } = (await import(analysisPath)) as Analysis;

  const { sys, readConfigFile, parseJsonConfigFileContent, createProgram } = typescript;
  const { config } = readConfigFile(join(root, tsConfig), (path) => sys.readFile(path)) as { config: unknown };
  const { fileNames, options } = parseJsonConfigFileContent(config, sys, root);
  const program = createProgram(fileNames, options);
  const sources = program.getSourceFiles();
  const messagesIn = (files: readonly ts.SourceFile[]) => {
    const part = { getSourceFiles: () => files, getTypeChecker: () => program.getTypeChecker() };
    return new Set(extractMessagesFromProgram(part).messages.map(({ name }) => name));
  };
  const below = (folder: string) => sources.filter(({ fileName }) => fileName.startsWith(join(root, folder, '/')));
  const elements = below('packages/elements/src');
  const forVisitors = messagesIn(elements.filter(({ fileName }) => !OWNER.test(fileName)));
  const definitions = sources.filter(({ fileName }) => DEFINITION.test(fileName));
  return {
    atRest: messagesIn(staticImports(typescript, program, definitions)),
    elements: messagesIn(elements),
    owner: new Set([...messagesIn(elements)].filter((id) => !forVisitors.has(id))),
    endpoint: messagesIn(below('packages/endpoint/src')),
  };
}

/** The files and all that they import statically, types left out. */
function staticImports(typescript: typeof ts, program: ts.Program, files: readonly ts.SourceFile[]): ts.SourceFile[] {
  const found = new Set(files);
  for (const file of found) {
    for (const statement of file.statements) {
      const isImport = typescript.isImportDeclaration(statement) || typescript.isExportDeclaration(statement);
      if (!isImport || !statement.moduleSpecifier || isTypeOnly(typescript, statement)) continue;
      const path = join(dirname(file.fileName), statement.moduleSpecifier.getText(file).slice(1, -1));
      const imported = program.getSourceFile(path);
      if (imported) found.add(imported);
    }
  }
  return [...found];
}

function isTypeOnly(typescript: typeof ts, statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return typescript.isImportDeclaration(statement) ? statement.importClause?.isTypeOnly === true : statement.isTypeOnly;
}
