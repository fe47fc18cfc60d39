// The two forms of the `Authorization` header: platform calls name the organisation, hub calls an element instance.

/** What opens the door. No part of it appears in an error, a log line or a printed object. */
export interface Secrets {
  readonly userSecret: string;
  readonly organizationSecret?: string;
  /** The token of an element instance; {@link CloudElementsClient.instances} finds it as well. */
  readonly elementToken?: string;
}

/** Keeps the secrets where printing an object does not reach. */
export class Authorization {
  readonly #user: string;
  readonly #organization: string | undefined;
  #element: string | undefined;

  constructor(secrets: Secrets) {
    this.#user = secrets.userSecret;
    this.#organization = secrets.organizationSecret;
    this.#element = secrets.elementToken;
  }

  /** The header of platform calls (`/instances`); throws a TypeError without the organisation's secret. */
  platform(): string {
    if (this.#organization === undefined) throw new TypeError('a platform call needs `organizationSecret`');
    return `User ${this.#user}, Organization ${this.#organization}`;
  }

  /** The header of hub calls; throws a TypeError while no instance is known. */
  hub(): string {
    if (this.#element === undefined) {
      throw new TypeError(
        'a hub call needs an element token: give `elementToken`, or open an instance first',
      );
    }
    return `User ${this.#user}, Element ${this.#element}`;
  }

  /** Hub calls from here on go to the instance with this token. */
  use(elementToken: string): void {
    this.#element = elementToken;
  }

  /** The text without any of the secrets: servers repeat what they were sent. */
  withoutSecrets(text: string): string {
    let clean = text;
    for (const secret of [this.#user, this.#organization, this.#element]) {
      if (secret !== undefined && secret !== '') clean = clean.replaceAll(secret, '***');
    }
    return clean;
  }
}
