// The script file of this one widget, for pages and builders that load a file a tag. In Node it does nothing.
import { usePageOptions } from '../../browser/use-page-options.ts';

if (typeof document !== 'undefined') {
  usePageOptions(import.meta.url);
  void import('./define.ts');
}
