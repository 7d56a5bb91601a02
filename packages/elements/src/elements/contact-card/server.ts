// On a server, opening hours and addresses are read at once: nothing is loaded while a page is rendered.
import { provideAddressReader } from './email-link.ts';
import * as hours from './hours.ts';
import { provideHoursParser } from './opening-hours.ts';
import { readAddress } from './read-address.ts';

provideHoursParser(hours);
provideAddressReader(readAddress);
