// Which messages of the widgets a visitor sees before any interaction, by lit-localize's own analysis of the sources.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type ts from 'typescript';

/** Modules that a visitor downloads only with the first interaction, or after it, or where a feed fails. */
const LATER =
  /\/src\/(?:base\/session\/|elements\/[\w-]+\/(?:outcome-view|captcha-session|(?:feeds|resend)\/[\w-]+)\.ts$)/;

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
  const atRest = program.getSourceFiles().filter(({ fileName }) => !LATER.test(fileName));
  const { messages } = extractMessagesFromProgram({
    getSourceFiles: () => atRest,
    getTypeChecker: () => program.getTypeChecker(),
  });
  return new Set(messages.map(({ name }) => name));
}
