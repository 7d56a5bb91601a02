// On a server, details and addresses are read at once: nothing is loaded while a page is rendered.
import * as details from './details/card-details.ts';
import { provideAddressReader } from './email-link.ts';
import { provideDetails } from './more-details.ts';
import { readAddress } from './read-address.ts';

provideDetails(details);
provideAddressReader(readAddress);
