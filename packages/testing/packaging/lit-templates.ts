// What the analyzer behind Lit's editor plugins finds in the templates of an app. Its own command cannot follow `exports`.
import { join } from 'node:path';
import { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig } from 'lit-analyzer';
import ts from 'typescript';

/** The findings in the app's own files, as sentences. */
export function findingsInTemplates(project: string, app: string): string[] {
  const path = join(project, 'apps', app, 'tsconfig.json');
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(path, {}, host);
  if (!config) throw new Error(`${path} cannot be read`);
  const program = ts.createProgram(config.fileNames, config.options);
  const context = new DefaultLitAnalyzerContext({ getProgram: () => program });
  context.updateConfig(makeConfig({ strict: true }));
  const analyzer = new LitAnalyzer(context);
  const files = program.getSourceFiles().filter(({ fileName }) => config.fileNames.includes(fileName));
  return files.flatMap((file) => analyzer.getDiagnosticsInFile(file).map(({ message }) => message));
}
