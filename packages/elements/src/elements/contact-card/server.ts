// On a server, opening hours are parsed at once: nothing is loaded while a page is rendered.
import * as hours from './hours.ts';
import { provideHoursParser } from './opening-hours.ts';

provideHoursParser(hours);
