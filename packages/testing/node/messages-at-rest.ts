// Which messages of the widgets a visitor sees before any interaction, by lit-localize's own analysis of the sources.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type ts from 'typescript';

/** What defines a widget: a page downloads it, and all that it imports statically, before any interaction. */
const DEFINITION = /\/src\/elements\/[\w-]+\/define\.ts$/;

/** The part of a program that the analysis reads. */
type Sources = Pick<ts.Program, 'getSourceFiles' | 'getTypeChecker'>;

interface Analysis {
  extractMessagesFromProgram(program: Sources): { messages: readonly { readonly name: string }[] };
}

/** Ids as lit-localize makes them. `elements` is the folder of the package, `tsConfig` its project file. */
export async function messagesAtRest(elements: string, tsConfig: string): Promise<ReadonlySet<string>> {
  const analysisPath = createRequire(join(elements, 'package.json')).resolve(
    '@lit/localize-tools/lib/program-analysis.js',
  );
  // Its syntax trees are those of its own TypeScript.
  const typescriptPath = createRequire(join(dirname(analysisPath), 'index.js')).resolve('typescript');
  const { default: typescript } = (await import(typescriptPath)) as { default: typeof ts };
  const { extractMessagesFromProgram } = (await import(analysisPath)) as Analysis;

  const { sys, readConfigFile, parseJsonConfigFileContent, createProgram } = typescript;
  const { config } = readConfigFile(join(elements, tsConfig), (path) => sys.readFile(path)) as { config: unknown };
  const { fileNames, options } = parseJsonConfigFileContent(config, sys, elements);
  const program = createProgram(fileNames, options);
  const definitions = program.getSourceFiles().filter(({ fileName }) => DEFINITION.test(fileName));
  const atRest = staticImports(typescript, program, definitions);
  const { messages } = extractMessagesFromProgram({
    getSourceFiles: () => atRest,
    getTypeChecker: () => program.getTypeChecker(),
  });
  return new Set(messages.map(({ name }) => name));
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
