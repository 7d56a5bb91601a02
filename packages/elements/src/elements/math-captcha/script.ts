// The script file of this one widget, for pages and builders that load a file a tag.
import { usePageOptions } from '../../browser/page-options.ts';
import './define.ts';

usePageOptions(import.meta.url);
