// Every kind of endpoint that a form can speak to, by the name that `service` takes.
import { foyer } from './foyer.ts';
import type { Service } from './service.ts';

export const services: Readonly<Record<string, Service>> = { foyer };
