// The route of a form's messages, and what it changes in the form: reserved names, required fields, who asks the question.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { failure } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';
import type { Captcha } from './captcha.ts';
import type { FailureExtras } from './failure-extras.ts';
import type { FormFields } from './form-fields.ts';
import { chooseRoute, describeFields, type Route } from './route.ts';

export interface FormRouteOptions {
  readonly form: FoyerFormElement;
  readonly fields: FormFields;
  readonly captcha: Captcha;
  readonly extras: FailureExtras;
  changed(): void;
}

export class FormRoute {
  readonly #options: FormRouteOptions;
  /** The route chosen last. */
  chosen: Route | undefined;

  constructor(options: FormRouteOptions) {
    this.#options = options;
    void this.#check();
  }

  /** Reports settings that would block every message to the owner, before the first message. */
  async #check(): Promise<void> {
    const { form, extras, changed } = this.#options;
    const route = await chooseRoute(form);
    this.chosen ??= route;
    changed(); // removes the page's own question if the server has challenges
    if (route.kind !== 'misconfigured' || route.issue.code !== 'misconfigured') return;
    void extras.explain(failure('misconfigured'), route);
  }

  /** Called before the first message too: captcha and field names depend on the route. */
  async choose(): Promise<Route> {
    const { form, fields, captcha, changed } = this.#options;
    const route = await chooseRoute(form);
    this.chosen = route;
    if (route.kind === 'open') {
      fields.reservedNames = route.service.reservedNames ?? [];
      // No message waits for the description: the service validates its fields itself.
      void this.#describe(describeFields(route, form.spokenLocale));
      captcha.askItself();
      changed();
      await form.updateComplete;
    }
    return route;
  }

  async #describe(description: Promise<readonly FieldIssue[]>): Promise<void> {
    const { fields, changed } = this.#options;
    const described = await description;
    if (described.length === 0 && fields.described.length === 0) return;
    fields.described = described;
    changed();
  }
}
